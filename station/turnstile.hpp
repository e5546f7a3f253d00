// One coroutine at a time, the others in the order they came: what keeps the scans of a lane in line.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <utility>

namespace packbench::station {

namespace asio = boost::asio;

class Turnstile {
 public:
  // Whoever holds it is inside. The turnstile must outlive it.
  class Pass {
   public:
    explicit Pass(Turnstile* turnstile) : turnstile_(turnstile) {}
    Pass(Pass&& other) noexcept : turnstile_(std::exchange(other.turnstile_, nullptr)) {}
    Pass& operator=(Pass&&) = delete;
    ~Pass() {
      if (turnstile_) turnstile_->leave();
    }

   private:
    Turnstile* turnstile_;
  };

  asio::awaitable<Pass> enter() {
    if (std::exchange(busy_, true)) {
      auto initiate = [this](auto handler) {
        auto executor = asio::get_associated_executor(handler);
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        waiting_.push_back([shared, executor] { asio::post(executor, [shared] { (*shared)(); }); });
      };
      co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(std::move(initiate),
                                                                           asio::use_awaitable);
    }
    co_return Pass(this);
  }

 private:
  void leave() {
    if (waiting_.empty()) {
      busy_ = false;
      return;
    }
    auto next = std::move(waiting_.front());
    waiting_.pop_front();
    next();
  }

  bool busy_ = false;
  std::deque<std::function<void()>> waiting_;
};

}  // namespace packbench::station
