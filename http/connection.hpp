// One client's connection from accept to close: requests one after the other, and what becomes of each.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>

#include "http/site.hpp"

namespace packbench::http {

// Ends when the client goes, breaks a rule or a deadline, or the site is closed.
[[nodiscard]] asio::awaitable<void> serve(std::shared_ptr<Site> site, asio::ip::tcp::socket socket);

}  // namespace packbench::http
