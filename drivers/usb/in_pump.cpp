// The IN pump.
#include "drivers/usb/in_pump.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <utility>

namespace packbench::drivers {
namespace {

// Printers that answer every IN with nothing would otherwise keep the CPU busy.
constexpr Duration kPauseAfterEmpty = std::chrono::milliseconds(20);
constexpr int kMaxStallsInARow = 5;

}  // namespace

UsbInPump::State::State(std::shared_ptr<UsbHandle> h, Clock& c, UsbInPumpOptions o)
    : handle(std::move(h)),
      clock(c),
      options(o),
      inbox(handle->context().executor(), c, o.inbox_bytes),
      idle(handle->context().executor(), c) {}

UsbInPump::UsbInPump(std::shared_ptr<UsbHandle> handle, Clock& clock, UsbInPumpOptions options)
    : state_(std::make_shared<State>(std::move(handle), clock, options)) {}

void UsbInPump::start() {
  for (int i = 0; i < state_->options.queued; ++i) {
    auto transfer = UsbTransfer::create(state_->handle, state_->options.transfer_bytes);
    state_->transfers.push_back(transfer);
    ++state_->active;
    submit(state_, transfer);
  }
}

void UsbInPump::on_failure(std::function<void(Error)> handler) {
  state_->on_failure = std::move(handler);
}

void UsbInPump::submit(const std::shared_ptr<State>& state, const std::shared_ptr<UsbTransfer>& transfer) {
  if (state->stopping || state->inbox.failure()) return done(state);
  const UsbEndpoint& endpoint = state->options.endpoint;
  // The transfer holds its call-back and the state holds the transfer: a weak pointer here, so that nothing
  // stays behind.
  UsbTransfer::Done on_end = [state, weak = std::weak_ptr(transfer)](TransferEnd end) {
    if (const auto self = weak.lock()) ended(state, self, std::move(end));
  };
  const std::optional<Error> refused =
      endpoint.type == EndpointType::interrupt
          ? transfer->submit_interrupt(endpoint.address, state->options.transfer_bytes, std::move(on_end))
          : transfer->submit_bulk(endpoint.address, state->options.transfer_bytes, std::move(on_end));
  if (!refused) return;
  fail(state, *refused);
  done(state);
}

void UsbInPump::ended(const std::shared_ptr<State>& state, const std::shared_ptr<UsbTransfer>& transfer,
                      TransferEnd end) {
  if (end.length > 0) {
    const auto begin = transfer->buffer().begin();
    state->inbox.push(std::string(begin, begin + static_cast<std::ptrdiff_t>(end.length)));
    state->stalls = 0;
  }
  const bool empty = !end.error && end.length == 0;
  const bool recoverable = end.stalled && ++state->stalls <= kMaxStallsInARow;
  if (!state->stopping && (empty || recoverable)) {
    asio::co_spawn(state->handle->context().executor(), resume(state, transfer, end.stalled), asio::detached);
    return;
  }
  if (end.error && !state->stopping) fail(state, *end.error);
  if (end.error || state->stopping) return done(state);
  submit(state, transfer);
}

asio::awaitable<void> UsbInPump::resume(std::shared_ptr<State> state, std::shared_ptr<UsbTransfer> transfer,
                                        bool stalled) {
  if (stalled) {
    if (auto error = co_await state->handle->clear_halt(state->options.endpoint.address)) fail(state, *error);
  }
  co_await sleep_until(state->handle->context().executor(), state->clock,
                       state->clock.now() + kPauseAfterEmpty);
  submit(state, transfer);
}

void UsbInPump::fail(const std::shared_ptr<State>& state, Error error) {
  state->inbox.fail(error);
  if (auto handler = std::exchange(state->on_failure, nullptr)) handler(std::move(error));
}

void UsbInPump::done(const std::shared_ptr<State>& state) {
  if (--state->active == 0) state->idle.notify();
}

asio::awaitable<void> UsbInPump::stop() {
  state_->stopping = true;
  state_->on_failure = nullptr;
  state_->inbox.cancel();
  for (const auto& transfer : state_->transfers) transfer->cancel();
  while (state_->active > 0) co_await state_->idle.wait();
  state_->transfers.clear();
}

}  // namespace packbench::drivers
