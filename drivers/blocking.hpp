// A thread for calls that may block (fsync, libusb's claim and clear-halt): the io thread only awaits them.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <utility>

#include "drivers/clock.hpp"

namespace packbench::drivers {

class BlockingThread {
 public:
  ~BlockingThread() { thread_.join(); }

  // Runs `work` on the thread and returns its value on the caller's executor.
  template <class T>
  asio::awaitable<T> run(std::function<T()> work) {
    asio::awaitable<T> call = invoke<T>(std::move(work));
    T value = co_await asio::co_spawn(thread_, std::move(call), asio::use_awaitable);
    co_return value;
  }

 private:
  template <class T>
  static asio::awaitable<T> invoke(std::function<T()> work) {
    co_return work();
  }

  asio::thread_pool thread_{1};
};

}  // namespace packbench::drivers
