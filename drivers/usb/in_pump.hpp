// Keeps IN transfers pending on one endpoint and puts what comes into an inbox.
#pragma once

#include <memory>
#include <vector>

#include "drivers/inbox.hpp"
#include "drivers/usb/device_info.hpp"
#include "drivers/usb/transfer.hpp"

namespace packbench::drivers {

struct UsbInPumpOptions {
  UsbEndpoint endpoint;            // bulk or interrupt, IN
  std::size_t transfer_bytes = 0;  // a multiple of the endpoint's packet size
  int queued = 1;  // transfers pending at once; more than one so that no report finds nobody waiting
  std::size_t inbox_bytes = 0;
};

// Every completion is one message, also a short one; empty ones are no message. A stalled endpoint is
// cleared, any other error fails the inbox and ends the pump.
class UsbInPump {
 public:
  UsbInPump(std::shared_ptr<UsbHandle> handle, Clock& clock, UsbInPumpOptions options);

  void start();
  Inbox& inbox() { return state_->inbox; }
  // Called once when the pump has failed.
  void on_failure(std::function<void(Error)> handler);
  // Cancels all transfers and awaits their ends.
  asio::awaitable<void> stop();

 private:
  // Shared with transfers under way, which may end after everything else.
  struct State {
    State(std::shared_ptr<UsbHandle> h, Clock& c, UsbInPumpOptions o);
    std::shared_ptr<UsbHandle> handle;
    Clock& clock;
    UsbInPumpOptions options;
    Inbox inbox;
    Signal idle;
    std::vector<std::shared_ptr<UsbTransfer>> transfers;
    std::function<void(Error)> on_failure;
    int active = 0;  // transfers pending, pauses and recoveries
    int stalls = 0;  // in a row
    bool stopping = false;
  };

  static void submit(const std::shared_ptr<State>& state, const std::shared_ptr<UsbTransfer>& transfer);
  static void ended(const std::shared_ptr<State>& state, const std::shared_ptr<UsbTransfer>& transfer,
                    TransferEnd end);
  static asio::awaitable<void> resume(std::shared_ptr<State> state, std::shared_ptr<UsbTransfer> transfer,
                                      bool stalled);
  static void fail(const std::shared_ptr<State>& state, Error error);
  static void done(const std::shared_ptr<State>& state);

  std::shared_ptr<State> state_;
};

}  // namespace packbench::drivers
