// One subscriber's WebSocket: what its mailbox holds goes out, pings keep it honest, what it says is thrown
// away.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "station/http/hub.hpp"
#include "station/http/intake.hpp"
#include "station/http/server.hpp"

namespace packbench::http {

// "lane/{lane}" with lane = 1 -> "lane/1".
[[nodiscard]] std::string topic_of(const Channel& channel, const Params& params);

class Subscription {
 public:
  // A client from which nothing, not even a pong, came for `idle` is given up.
  Subscription(asio::ip::tcp::socket socket, std::shared_ptr<Mailbox> mailbox,
               std::chrono::milliseconds idle);
  ~Subscription();

  // From the handshake that answers `request` to the end of the connection.
  [[nodiscard]] asio::awaitable<void> run(const Intake::Raw& request);

  void close();

 private:
  struct Link;
  static asio::awaitable<void> send_all(std::shared_ptr<Link> link);

  std::shared_ptr<Link> link_;  // shared with the sender, which may end one turn later
};

}  // namespace packbench::http
