// A bench's line to a real centre: a test cuts it, holds replies back, and loses them.
#pragma once
#include <functional>
#include <memory>

#include "http/client.hpp"
#include "station/centre/calls.hpp"

namespace packbench::tests {

class CutLine {
 public:
  explicit CutLine(http::ClientOptions options) : options_(std::move(options)) {}

  // What one run of a bench asks with; its connections end with it. The line outlives it.
  [[nodiscard]] station::Ask ask();

  void cut();  // what is on its way is lost as well
  void mend() { cut_ = false; }

  // Awaited before a reply is let through, and whether that is lost then. Both may be empty.
  std::function<boost::asio::awaitable<void>(const http::Call& call)> before_reply;
  std::function<bool(const http::Call& call)> loses;

 private:
  struct Clients;
  boost::asio::awaitable<http::Result<http::Answer>> through(std::shared_ptr<Clients> clients,
                                                             http::Call call, drivers::Duration within);

  http::ClientOptions options_;
  std::weak_ptr<Clients> clients_;
  bool cut_ = false;
};

}  // namespace packbench::tests
