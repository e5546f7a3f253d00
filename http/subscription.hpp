// One subscriber's WebSocket: what its mailbox holds goes out, a sign of life where that is nothing for a
// while, pings keep it honest, what it says is thrown away.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>

#include "http/hub.hpp"
#include "http/intake.hpp"
#include "http/server.hpp"
#include "http/stream.hpp"

namespace packbench::http {

// "lane/{lane}" with lane = 1 -> "lane/1".
[[nodiscard]] std::string topic_of(const Channel& channel, const Params& params);

// Stream: Plain or Secure, after its handshake.
template <class Stream>
class Subscription {
 public:
  // A client from which nothing, not even a pong, came for limits.idle is given up; it hears "{}" when there
  // was nothing else for limits.sign_of_life.
  Subscription(Stream stream, std::shared_ptr<Mailbox> mailbox, const Limits& limits);
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
