// libusb transfers bridged to the io_context.
#include "drivers/usb/transfer.hpp"

#include <libusb.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <new>
#include <utility>

#include "drivers/usb/error.hpp"

namespace packbench::drivers {

// libusb's callback, on the event thread: moves the transfer over to the io thread.
struct UsbTransferCallback {
  static void LIBUSB_CALL call(libusb_transfer* transfer) {
    auto* ended = static_cast<UsbTransfer*>(transfer->user_data);
    std::shared_ptr<UsbTransfer> self = std::move(ended->self_);
    const int status = transfer->status;
    const auto length = static_cast<std::size_t>(std::max(transfer->actual_length, 0));
    const asio::any_io_executor executor = self->handle_->context().executor();
    asio::post(executor, [self = std::move(self), status, length] { self->finish(status, length); });
  }
};

std::shared_ptr<UsbTransfer> UsbTransfer::create(std::shared_ptr<UsbHandle> handle,
                                                 std::size_t buffer_bytes) {
  return std::shared_ptr<UsbTransfer>(new UsbTransfer(std::move(handle), buffer_bytes));
}

UsbTransfer::UsbTransfer(std::shared_ptr<UsbHandle> handle, std::size_t buffer_bytes)
    : handle_(std::move(handle)), buffer_(buffer_bytes), transfer_(libusb_alloc_transfer(0)) {
  if (transfer_ == nullptr) throw std::bad_alloc();
}

UsbTransfer::~UsbTransfer() {
  libusb_free_transfer(transfer_);
}

std::optional<Error> UsbTransfer::submit_bulk(std::uint8_t endpoint, std::size_t length, Done done) {
  libusb_fill_bulk_transfer(transfer_, handle_->native(), endpoint, buffer_.data(), static_cast<int>(length),
                            &UsbTransferCallback::call, this, 0);
  return submit(std::move(done));
}

std::optional<Error> UsbTransfer::submit_interrupt(std::uint8_t endpoint, std::size_t length, Done done) {
  libusb_fill_interrupt_transfer(transfer_, handle_->native(), endpoint, buffer_.data(),
                                 static_cast<int>(length), &UsbTransferCallback::call, this, 0);
  return submit(std::move(done));
}

std::optional<Error> UsbTransfer::submit_control(Done done) {
  libusb_fill_control_transfer(transfer_, handle_->native(), buffer_.data(), &UsbTransferCallback::call, this,
                               0);
  return submit(std::move(done));
}

std::optional<Error> UsbTransfer::submit(Done done) {
  done_ = std::move(done);
  self_ = shared_from_this();
  pending_ = true;
  const int code = libusb_submit_transfer(transfer_);
  if (code == LIBUSB_SUCCESS) return std::nullopt;
  pending_ = false;
  done_ = nullptr;
  const std::shared_ptr<UsbTransfer> keep = std::move(self_);
  return usb_error(code, "submit");
}

// On the io thread. `done` may submit again.
void UsbTransfer::finish(int status, std::size_t length) {
  pending_ = false;
  TransferEnd end{length, std::nullopt, status == LIBUSB_TRANSFER_STALL};
  if (status != LIBUSB_TRANSFER_COMPLETED) end.error = usb_transfer_error(status, "transfer");
  const Done done = std::exchange(done_, nullptr);
  done(std::move(end));
}

void UsbTransfer::cancel() {
  // NOT_FOUND means that it has just ended and its callback is on the way.
  if (pending_) libusb_cancel_transfer(transfer_);
}

namespace {

constexpr std::size_t kSetupBytes = LIBUSB_CONTROL_SETUP_SIZE;

// What the callback and the waiting coroutine share; the callback may come after the coroutine was destroyed.
struct ControlWait {
  ControlWait(const asio::any_io_executor& executor, Clock& clock) : ended(executor, clock) {}
  Signal ended;
  std::optional<TransferEnd> end;
};

asio::awaitable<TransferEnd> control(std::shared_ptr<UsbTransfer> transfer, asio::any_io_executor executor,
                                     Clock& clock, TimePoint deadline) {
  auto wait = std::make_shared<ControlWait>(executor, clock);
  const std::optional<Error> refused = transfer->submit_control([wait](TransferEnd end) {
    wait->end = std::move(end);
    wait->ended.notify();
  });
  if (refused) co_return TransferEnd{0, refused, false};
  bool expired = false;
  while (!wait->end) {
    const bool in_time = co_await wait->ended.wait(expired ? kNoDeadline : deadline);
    if (in_time || expired) continue;
    expired = true;
    transfer->cancel();
  }
  TransferEnd end = std::move(*wait->end);
  if (expired && end.error) end.error = Error{Errc::timeout, "control request: the device doesn't answer"};
  co_return end;
}

}  // namespace

asio::awaitable<Result<std::string>> control_in(std::shared_ptr<UsbHandle> handle, Clock& clock,
                                                ControlRequest request, std::uint16_t length,
                                                TimePoint deadline) {
  const asio::any_io_executor executor = handle->context().executor();
  auto transfer = UsbTransfer::create(std::move(handle), kSetupBytes + length);
  libusb_fill_control_setup(transfer->buffer().data(), request.request_type, request.request, request.value,
                            request.index, length);
  const TransferEnd end = co_await control(transfer, executor, clock, deadline);
  if (end.error) co_return *end.error;
  const auto data = transfer->buffer().begin() + kSetupBytes;
  co_return std::string(data, data + static_cast<std::ptrdiff_t>(end.length));
}

asio::awaitable<std::optional<Error>> control_out(std::shared_ptr<UsbHandle> handle, Clock& clock,
                                                  ControlRequest request, std::string data,
                                                  TimePoint deadline) {
  const asio::any_io_executor executor = handle->context().executor();
  auto transfer = UsbTransfer::create(std::move(handle), kSetupBytes + data.size());
  libusb_fill_control_setup(transfer->buffer().data(), request.request_type, request.request, request.value,
                            request.index, static_cast<std::uint16_t>(data.size()));
  std::copy(data.begin(), data.end(), transfer->buffer().begin() + kSetupBytes);
  const TransferEnd end = co_await control(transfer, executor, clock, deadline);
  co_return end.error;
}

}  // namespace packbench::drivers
