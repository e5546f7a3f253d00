// A bench's line to a real centre.
#include "cut_line.hpp"

#include <boost/asio/this_coro.hpp>
#include <vector>

namespace packbench::tests {

namespace asio = boost::asio;

// As many connections as there are calls at a time.
struct CutLine::Clients {
  std::unique_ptr<drivers::Clock> clock;
  std::vector<std::shared_ptr<http::Client>> idle, busy;
};

station::Ask CutLine::ask() {
  auto clients = std::make_shared<Clients>();
  clients_ = clients;
  return [this, clients = std::move(clients)](http::Call call, drivers::Duration within) {
    return through(clients, std::move(call), within);
  };
}

void CutLine::cut() {
  cut_ = true;
  const auto clients = clients_.lock();
  if (!clients) return;
  for (const auto& client : clients->busy) client->stop();
  clients->idle.clear();
}

asio::awaitable<http::Result<http::Answer>> CutLine::through(std::shared_ptr<Clients> clients,
                                                             http::Call call, drivers::Duration within) {
  http::Error lost{http::Errc::unreachable, "the line is cut"};
  if (cut_) co_return lost;
  const auto executor = co_await asio::this_coro::executor;
  if (!clients->clock) clients->clock = drivers::create_steady_clock(executor);
  if (clients->idle.empty()) {
    auto made = http::Client::create(executor, *clients->clock, options_);
    if (!made) throw std::runtime_error(made.error().message);
    clients->idle.push_back(*std::move(made));
  }
  const auto client = clients->idle.back();
  clients->idle.pop_back();
  clients->busy.push_back(client);
  auto answer = co_await client->ask(call, within);
  std::erase(clients->busy, client);
  if (cut_) co_return lost;
  clients->idle.push_back(client);
  if (before_reply) co_await before_reply(call);
  if (cut_ || (loses && loses(call))) co_return lost;
  co_return answer;
}

}  // namespace packbench::tests
