// Who waits for something new. One question to the database every fifth of a second, whoever waits: a
// NOTIFY would come before its change may be told (cursor.hpp), and make all commits wait for each other.
// What is told to all benches wakes a fifth of them at a time, each once a second at most: one that moves
// goods would else have all others ask at once, with each of its rows.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <list>
#include <set>

#include "central/pg/pool.hpp"

namespace packbench::central {

namespace asio = boost::asio;

class Watcher {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  static constexpr std::int64_t kOutcomes = 0;  // in the place of a bench

  Watcher(asio::io_context& io, pg::Pool& pool) : io_(io), pool_(pool) {}

  // Ends when there may be changes of the bench from the transaction `told` on, or at the deadline.
  asio::awaitable<void> wait(std::int64_t bench, std::int64_t told, TimePoint deadline);

  // Asks, for as long as the io_context runs.
  asio::awaitable<void> run();

 private:
  struct News {
    std::int64_t horizon = 0;
    bool all = false, outcomes = false;
    std::set<std::int64_t> benches;
  };
  struct Waiter {
    std::int64_t bench, told;
    asio::steady_timer* timer;
  };
  static News news(pg::Connection& db, std::int64_t since);
  void wake(const News& news);
  [[nodiscard]] bool is_meant(const Waiter& waiter, const News& news) const;

  asio::io_context& io_;
  pg::Pool& pool_;
  std::int64_t told_ = 0;         // transactions before it were looked at; 0: nobody waited
  std::int64_t told_to_all_ = 0;  // there is something for all before this transaction
  std::int64_t turn_ = 0;         // whose it is to hear that
  std::list<Waiter> waiters_;
};

}  // namespace packbench::central
