// One who calls the centre.
#include "tests/central/bench/line.hpp"

#include <boost/asio/co_spawn.hpp>
#include <stdexcept>

namespace packbench::central {

Line::Line(asio::io_context& io, drivers::Clock& clock, http::ClientOptions options)
    : client_(http::Client::create(io.get_executor(), clock, std::move(options)).value()) {}

asio::awaitable<json::object> Line::ask(http::Call call) {
  const auto target = call.target;
  const auto answer = co_await client_->ask(std::move(call), std::chrono::minutes(5));
  if (!answer) throw std::runtime_error(target + ": " + answer.error().message);
  if (answer->status != 200) throw std::runtime_error(target + ": " + answer->body);
  co_return json::parse(answer->body).as_object();
}

asio::awaitable<json::object> Line::get(std::string target) {
  http::Call call;
  call.target = std::move(target);
  co_return co_await ask(std::move(call));
}

asio::awaitable<json::object> Line::post(std::string target, std::string body) {
  http::Call call;
  call.post = true;
  call.target = std::move(target);
  call.body = std::move(body);
  co_return co_await ask(std::move(call));
}

void run_all(asio::io_context& io, std::vector<asio::awaitable<void>> works) {
  std::exception_ptr first;
  for (auto& work : works)
    asio::co_spawn(io, std::move(work), [&](const std::exception_ptr& thrown) {
      if (!thrown || first) return;
      first = thrown;
      io.stop();
    });
  io.restart();
  io.run();
  if (first) std::rethrow_exception(first);
}

}  // namespace packbench::central
