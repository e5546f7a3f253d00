// Bytes out through one bulk endpoint, chunk by chunk, cancellable, with the count of what was taken.
#pragma once

#include <memory>
#include <optional>

#include "drivers/signal.hpp"
#include "drivers/transport.hpp"
#include "drivers/usb/device_info.hpp"
#include "drivers/usb/transfer.hpp"

namespace packbench::drivers {

class UsbBulkOut {
 public:
  // `chunk_bytes`: of one transfer; a multiple of the endpoint's packet size.
  UsbBulkOut(std::shared_ptr<UsbHandle> handle, Clock& clock, UsbEndpoint out, std::size_t chunk_bytes);

  // Sends all of `bytes`; never an empty transfer, which wedges some printers (michaelrsweet/pappl#434). Ends
  // early with timeout, cancelled, gone or io_error; `accepted` is right in every case. A stall is cleared.
  asio::awaitable<WriteOutcome> write(Bytes bytes, TimePoint deadline);
  void cancel();
  // Cancels and awaits the transfer under way.
  asio::awaitable<void> close();

 private:
  // Shared with the transfer's call-back.
  struct Wait {
    Wait(const asio::any_io_executor& executor, Clock& clock) : ended(executor, clock) {}
    Signal ended;
    std::optional<TransferEnd> end;
  };

  asio::awaitable<TransferEnd> send_chunk(Bytes chunk);

  std::shared_ptr<UsbHandle> handle_;
  Clock& clock_;
  UsbEndpoint out_;
  std::size_t chunk_bytes_;
  std::shared_ptr<UsbTransfer> transfer_;
  std::shared_ptr<Wait> wait_;
  bool writing_ = false;
  bool cancelled_ = false;
};

}  // namespace packbench::drivers
