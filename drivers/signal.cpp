// Signal over an Asio timer that never expires.
#include "drivers/signal.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace packbench::drivers {

Signal::Signal(asio::any_io_executor executor, Clock& clock) : clock_(clock), timer_(std::move(executor)) {}

void Signal::notify() {
  notified_ = true;
  timer_.cancel();
}

asio::awaitable<bool> Signal::wait(TimePoint deadline) {
  if (std::exchange(notified_, false)) co_return true;
  if (clock_.now() >= deadline) co_return false;
  timer_.expires_at(asio::steady_timer::time_point::max());
  std::unique_ptr<Alarm> alarm;
  if (deadline != kNoDeadline) alarm = clock_.alarm(deadline, [this] { timer_.cancel(); });
  boost::system::error_code woken;
  co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  co_return std::exchange(notified_, false);
}

asio::awaitable<void> sleep_until(asio::any_io_executor executor, Clock& clock, TimePoint when) {
  Signal never(std::move(executor), clock);
  co_await never.wait(when);
}

}  // namespace packbench::drivers
