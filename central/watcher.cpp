// Who waits for something new.
#include "central/watcher.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "central/cursor.hpp"

namespace packbench::central {
namespace {

constexpr std::chrono::milliseconds kPause{200};
constexpr std::int64_t kTurns = 5;

}  // namespace

asio::awaitable<void> Watcher::wait(std::int64_t bench, std::int64_t told, TimePoint deadline) {
  if (told_ > told) co_return;
  asio::steady_timer timer(io_, deadline);
  const auto place = waiters_.insert(waiters_.end(), {bench, told, &timer});
  boost::system::error_code ended;
  co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ended));
  waiters_.erase(place);
}

Watcher::News Watcher::news(pg::Connection& db, std::int64_t since) {
  News found{horizon(db), since == 0, since == 0, {}};
  if (since == 0 || found.horizon == since) return found;
  const auto benches = db.run("SELECT DISTINCT bench FROM changes WHERE xid >= $1::xid8 AND xid < $2::xid8",
                              {since, found.horizon});
  for (int i = 0; i < benches.size(); ++i)
    benches.is_null(i, 0) ? void(found.all = true) : void(found.benches.insert(benches.number(i, 0)));
  found.outcomes = db.run("SELECT EXISTS (SELECT 1 FROM journal WHERE xid >= $1::xid8 AND xid < $2::xid8)",
                          {since, found.horizon})
                       .flag(0, 0);
  return found;
}

bool Watcher::is_meant(const Waiter& waiter, const News& news) const {
  if (waiter.bench == kOutcomes) return news.outcomes;
  const bool for_all = waiter.told < told_to_all_ && waiter.bench % kTurns == turn_;
  return for_all || news.benches.contains(waiter.bench);
}

void Watcher::wake(const News& news) {
  if (news.all) told_to_all_ = news.horizon;
  turn_ = (turn_ + 1) % kTurns;
  for (const auto& waiter : waiters_)
    if (is_meant(waiter, news)) waiter.timer->cancel();
}

asio::awaitable<void> Watcher::run() {
  asio::steady_timer timer(io_);
  for (;;) {
    timer.expires_after(kPause);
    co_await timer.async_wait(asio::use_awaitable);
    if (waiters_.empty()) told_ = 0;
    if (waiters_.empty()) continue;
    try {
      const std::function<News(pg::Connection&)> ask = [since = told_](pg::Connection& db) {
        return news(db, since);
      };
      const auto found = co_await pool_.run<News>(ask);
      told_ = found.horizon;
      wake(found);
    } catch (const std::exception&) {  // whoever waits asks again at its deadline, and is told then
      told_ = 0;
    }
  }
}

}  // namespace packbench::central
