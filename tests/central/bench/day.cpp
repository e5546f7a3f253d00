// All benches of a warehouse, at a packer's pace.
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "central/cursor.hpp"
#include "central/pg/connection.hpp"
#include "tests/central/bench/floor.hpp"

namespace packbench::central {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kOrder = 12s;   // four times the pace of 600 parcels in a shift
constexpr auto kLook = 500ms;  // as a bench looks for rows to be told
constexpr auto kBetweenNews = 1s;

asio::awaitable<void> until(asio::io_context& io, Clock::time_point when) {
  asio::steady_timer timer(io, when);
  co_await timer.async_wait(asio::use_awaitable);
}

std::size_t rows_in(Clock::duration time) {
  return static_cast<std::size_t>(kOrderRows * time / kOrder);
}

}  // namespace

asio::awaitable<void> Floor::pack(Bench& bench, Clock::time_point first, Clock::time_point last, Day& day) {
  std::size_t told = 0;
  for (auto look = first; look < last; look += kLook) {
    co_await until(io_, look);
    const auto rows = bench.sim.take(rows_in(look - first) - told);
    if (rows.empty()) continue;
    told += rows.size();
    day.rows += static_cast<std::int64_t>(rows.size());
    co_await push(bench, body_of(rows), look, day.pushes);
  }
}

asio::awaitable<void> Floor::listen(Bench& bench, std::string cursor, Day& day) {
  for (bool more = true; more;) {
    const auto answer = co_await bench.pull.get("/v1/changes?limit=100&wait=30&after=" + cursor);
    const auto now = Clock::now();
    cursor = std::string(answer.at("next").as_string());
    ++day.pulls;
    for (const auto& change : answer.at("changes").as_array()) {
      ++day.heard_rows;
      if (change.at("type") != "item.received") continue;
      const std::string item(change.at("payload").at("item").at("item").as_string());
      day.heard.add(now - news_.at(item));
      more = more && item != last_news_;
    }
  }
}

asio::awaitable<void> Floor::tell_news(Clock::time_point last) {
  const auto orders = static_cast<std::int64_t>(benches_.size()) * kBetweenNews / kOrder;
  for (int number = 0; last_news_.empty(); ++number) {
    const auto next = Clock::now() + kBetweenNews;
    const auto item = "NEW-" + std::to_string(days_) + "-" + std::to_string(number);
    json::array facts;
    facts.push_back({{"type", "item.received"}, {"payload", {{"item", {{"item", item}}}}}});
    news_[item] = Clock::now();
    if (news_[item] >= last) last_news_ = item;
    co_await tell(std::move(facts));
    co_await tell_orders(orders);
    co_await until(io_, next);
  }
}

Day Floor::day(std::chrono::seconds length) {
  Day day;
  ++days_;
  last_news_.clear();
  Rush unmeasured;
  claim_for(static_cast<std::int64_t>(rows_in(length)) + 1, unmeasured);
  const auto cursor = [&] {
    pg::Connection db(site_.database());
    return to_text({horizon(db), {}});
  }();
  std::vector<asio::awaitable<void>> works;
  const auto start = Clock::now() + 1s;
  works.push_back(tell_news(start + length));
  for (std::size_t i = 0; i < benches_.size(); ++i) {
    const auto first = start + kLook * i / benches_.size();
    works.push_back(listen(*benches_[i], cursor, day));
    works.push_back(pack(*benches_[i], first, start + length, day));
  }
  run_all(io_, std::move(works));
  return day;
}

}  // namespace packbench::central
