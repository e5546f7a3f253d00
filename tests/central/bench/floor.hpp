// All benches of a warehouse and the order system, on one centre.
#pragma once
#include <map>
#include <memory>

#include "tests/bench/samples.hpp"
#include "tests/central/bench/line.hpp"
#include "tests/central/bench/sim_bench.hpp"
#include "tests/central/bench/site.hpp"

namespace packbench::central {

// All benches tell what they have at once, as after a night without a line.
struct Rush {
  std::int64_t rows = 0, orders = 0;
  double told_s = 0, claimed_s = 0, pushed_s = 0;
  bench::Samples pushes;
};

// Benches pack at their pace, tell each row at once, and listen; an order system tells what is new.
struct Day {
  std::int64_t rows = 0, heard_rows = 0, pulls = 0;
  bench::Samples pushes;  // from when the rows were there until they are kept
  bench::Samples heard;   // from when an item is told until a bench has it
};

class Floor {
 public:
  Floor(Site& site, int benches);

  // Items, locations and what lies there.
  void open();

  // One batch of so many rows from each bench, of orders that are told and claimed before.
  Rush rush(std::size_t batch);
  Day day(std::chrono::seconds length);

  // What is wrong at the centre beside what the benches did; empty: nothing.
  [[nodiscard]] std::string wrong() const;

 private:
  struct Bench {
    SimBench sim;
    Line push, pull;
  };
  using Bodies = std::vector<std::string>;

  asio::awaitable<void> tell(json::array facts);
  asio::awaitable<void> tell_orders(std::int64_t count);
  asio::awaitable<void> claim(Bench& bench, std::int64_t orders);
  asio::awaitable<void> push(Bench& bench, std::string body, std::chrono::steady_clock::time_point since,
                             bench::Samples& samples);
  void claim_for(std::int64_t rows, Rush& rush);
  double timed(std::vector<asio::awaitable<void>> works);

  asio::awaitable<void> pack(Bench& bench, std::chrono::steady_clock::time_point first,
                             std::chrono::steady_clock::time_point last, Day& day);
  asio::awaitable<void> listen(Bench& bench, std::string cursor, Day& day);
  asio::awaitable<void> tell_news(std::chrono::steady_clock::time_point last);

  Site& site_;
  asio::io_context io_{1};
  std::unique_ptr<drivers::Clock> clock_ = drivers::create_steady_clock(io_.get_executor());
  Line order_system_;
  std::vector<std::unique_ptr<Bench>> benches_;
  std::int64_t orders_ = 0, days_ = 0;
  std::map<std::string, std::chrono::steady_clock::time_point> news_;  // when it was told
  std::string last_news_;                                              // empty: more is to come
};

}  // namespace packbench::central
