// Outbox.
#include "drivers/outbox.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <utility>

namespace packbench::drivers {
namespace {

constexpr Duration kCommandTimeout = std::chrono::seconds(2);

}  // namespace

Outbox::Outbox(asio::any_io_executor executor, Transport& transport, Clock& clock,
               std::function<void(Error)> on_failure)
    : executor_(std::move(executor)),
      transport_(transport),
      clock_(clock),
      on_failure_(std::move(on_failure)),
      sent_(executor_, clock) {}

void Outbox::send(std::string command) {
  if (command.empty()) return;
  waiting_.push_back(std::move(command));
  if (std::exchange(sending_, true)) return;
  asio::co_spawn(executor_, send_all(), asio::detached);
}

asio::awaitable<void> Outbox::send_all() {
  while (!waiting_.empty()) {
    const std::string command = std::move(waiting_.front());
    waiting_.pop_front();
    const WriteOutcome sent = co_await transport_.write(as_bytes(command), clock_.now() + kCommandTimeout);
    if (sent.error && sent.error->code != Errc::gone) on_failure_(prefixed("command", *sent.error));
  }
  sending_ = false;
  sent_.notify();
}

asio::awaitable<void> Outbox::finish() {
  waiting_.clear();
  while (sending_) co_await sent_.wait();
}

}  // namespace packbench::drivers
