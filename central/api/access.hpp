// A request's way to the database: whose key it is, whether it may ask that often, and what failed.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <functional>

#include "central/api/centre.hpp"
#include "central/keys.hpp"
#include "http/request.hpp"

namespace packbench::central {

// What a request does, on a thread of the pool, possibly more than once (pg::Pool::run).
using Work = std::function<http::Response(pg::Connection& db, const Caller& caller)>;

// 401 key.missing, key.unknown; 403 key.other where it is not of that role; 429 too_often; 503 database.
asio::awaitable<http::Response> ask(Centre& centre, const http::Request& request, Role role, Work work);

// Whether the database answers.
asio::awaitable<bool> is_healthy(Centre& centre);

// As ask() without a key: 429 and 503.
asio::awaitable<http::Response> ask_stranger(Centre& centre,
                                             std::function<http::Response(pg::Connection& db)> work);

}  // namespace packbench::central
