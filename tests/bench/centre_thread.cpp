// A centre that answers from a thread of its own.
#include "tests/bench/centre_thread.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace packbench::bench {

namespace asio = boost::asio;

CentreThread::CentreThread()
    : centre_([this](drivers::Duration pause) -> asio::awaitable<void> {
        asio::steady_timer timer(io_, pause);
        co_await timer.async_wait(asio::use_awaitable);
      }),
      thread_([this] { io_.run(); }) {}

CentreThread::~CentreThread() {
  io_.stop();
  thread_.join();
}

station::Ask CentreThread::ask() {
  return [this, inner = centre_.ask()](
             http::Call call, drivers::Duration within) -> asio::awaitable<http::Result<http::Answer>> {
    co_return co_await asio::co_spawn(io_, inner(std::move(call), within), asio::use_awaitable);
  };
}

void CentreThread::with(const std::function<void(tests::ScriptedCentre& centre)>& work) {
  asio::post(io_, asio::use_future([&] { work(centre_); })).get();
}

}  // namespace packbench::bench
