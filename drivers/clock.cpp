// The real clock: Asio timers.
#include "drivers/clock.hpp"

#include <boost/asio/steady_timer.hpp>

namespace packbench::drivers {
namespace {

class SteadyAlarm : public Alarm {
 public:
  SteadyAlarm(const asio::any_io_executor& executor, TimePoint when, std::function<void()> wake)
      : timer_(executor, when), wake_(std::make_shared<std::function<void()>>(std::move(wake))) {
    timer_.async_wait([weak = std::weak_ptr(wake_)](boost::system::error_code error) {
      // The weak pointer covers the case of an alarm destroyed when its expiry was already queued.
      const auto call = weak.lock();
      if (!error && call) (*call)();
    });
  }

 private:
  asio::steady_timer timer_;
  std::shared_ptr<std::function<void()>> wake_;
};

class SteadyClock : public Clock {
 public:
  explicit SteadyClock(asio::any_io_executor executor) : executor_(std::move(executor)) {}
  TimePoint now() const override { return std::chrono::steady_clock::now(); }
  std::unique_ptr<Alarm> alarm(TimePoint when, std::function<void()> wake) override {
    return std::make_unique<SteadyAlarm>(executor_, when, std::move(wake));
  }

 private:
  asio::any_io_executor executor_;
};

}  // namespace

std::unique_ptr<Clock> create_steady_clock(asio::any_io_executor executor) {
  return std::make_unique<SteadyClock>(std::move(executor));
}

}  // namespace packbench::drivers
