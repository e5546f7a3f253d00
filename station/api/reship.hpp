// POST /api/desk/orders/{order}/reship: goods that left are sent once more.
#pragma once
#include <boost/asio/awaitable.hpp>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

// {"reason","badge","lines"?}: why, a supervisor's badge, and what is sent again; left out: all that left.
// Answers with the new order, or why there is none.
[[nodiscard]] boost::asio::awaitable<http::Response> reship_order(Bench& bench, const http::Request& request);

}  // namespace packbench::station
