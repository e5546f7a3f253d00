// POST /api/desk/orders/{order}/take-over: an order of the centre's that another bench has is asked for.
#pragma once
#include <boost/asio/awaitable.hpp>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

// {"reason","badge"}: why, and a supervisor's badge. Answers with what became of it, as a text for people;
// the order itself comes over the line.
[[nodiscard]] boost::asio::awaitable<http::Response> take_over_order(Bench& bench,
                                                                     const http::Request& request);

}  // namespace packbench::station
