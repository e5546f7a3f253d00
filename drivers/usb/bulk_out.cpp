// Bulk OUT.
#include "drivers/usb/bulk_out.hpp"

#include <algorithm>
#include <utility>

namespace packbench::drivers {

UsbBulkOut::UsbBulkOut(std::shared_ptr<UsbHandle> handle, Clock& clock, UsbEndpoint out,
                       std::size_t chunk_bytes)
    : handle_(std::move(handle)),
      clock_(clock),
      out_(out),
      chunk_bytes_(chunk_bytes),
      transfer_(UsbTransfer::create(handle_, chunk_bytes)),
      wait_(std::make_shared<Wait>(handle_->context().executor(), clock)) {}

asio::awaitable<WriteOutcome> UsbBulkOut::write(Bytes bytes, TimePoint deadline) {
  writing_ = true;
  cancelled_ = false;
  WriteOutcome outcome;
  while (!outcome.error && outcome.accepted < bytes.size()) {
    const Bytes chunk =
        bytes.subspan(outcome.accepted, std::min(chunk_bytes_, bytes.size() - outcome.accepted));
    asio::awaitable<TransferEnd> sending = send_chunk(chunk);
    const Timed<TransferEnd> sent = co_await with_timeout(
        clock_, deadline, [this] { transfer_->cancel(); }, std::move(sending));
    outcome.accepted += sent.value.length;
    const bool all = outcome.accepted == bytes.size();
    if (sent.value.error) outcome.error = *sent.value.error;
    if (sent.expired && !all) outcome.error = Error{Errc::timeout, "it doesn't take the data; look at it"};
    if (cancelled_ && !all) outcome.error = Error{Errc::cancelled, "write cancelled"};
    if (!all && !outcome.error && sent.value.length == 0)
      outcome.error = Error{Errc::io_error, "it takes nothing"};
    if (all) outcome.error.reset();  // cancelled too late: it has everything
  }
  writing_ = false;
  co_return outcome;
}

asio::awaitable<TransferEnd> UsbBulkOut::send_chunk(Bytes chunk) {
  std::copy(chunk.begin(), chunk.end(), transfer_->buffer().begin());
  wait_->end.reset();
  const std::optional<Error> refused =
      transfer_->submit_bulk(out_.address, chunk.size(), [wait = wait_](TransferEnd end) {
        wait->end = std::move(end);
        wait->ended.notify();
      });
  if (refused) co_return TransferEnd{0, refused, false};
  while (!wait_->end) co_await wait_->ended.wait();
  TransferEnd end = std::move(*wait_->end);
  if (end.stalled) {
    if (auto error = co_await handle_->clear_halt(out_.address)) end.error = std::move(error);
  }
  co_return end;
}

void UsbBulkOut::cancel() {
  cancelled_ = writing_;
  transfer_->cancel();
}

asio::awaitable<void> UsbBulkOut::close() {
  cancel();
  while (transfer_->pending()) co_await wait_->ended.wait();
}

}  // namespace packbench::drivers
