// Commands to a device that is being read: sent one after the other beside the reading.
#pragma once

#include <deque>
#include <functional>
#include <string>

#include "drivers/signal.hpp"
#include "drivers/transport.hpp"

namespace packbench::drivers {

class Outbox {
 public:
  // The transport must live until finish() has returned. `on_failure` hears of a command that wasn't taken,
  // unless the device is gone: that is told by the reading.
  Outbox(asio::any_io_executor executor, Transport& transport, Clock& clock,
         std::function<void(Error)> on_failure);

  // Nothing happens with an empty command.
  void send(std::string command);
  // Forgets what isn't sent yet and awaits the command under way. To be awaited before destruction.
  asio::awaitable<void> finish();

 private:
  asio::awaitable<void> send_all();

  asio::any_io_executor executor_;
  Transport& transport_;
  Clock& clock_;
  std::function<void(Error)> on_failure_;
  std::deque<std::string> waiting_;
  bool sending_ = false;
  Signal sent_;
};

}  // namespace packbench::drivers
