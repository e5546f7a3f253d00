// The yardstick: what the same PostgreSQL takes into the same table from a bare loop of COPY.
#pragma once
#include <atomic>
#include <string>

#include "tests/bench/samples.hpp"
#include "tests/central/bench/sim_bench.hpp"

namespace packbench::central {

// Into the journal itself, as benches that there are none of: the same columns, indexes and rows that lie
// there already.
class BareCopy {
 public:
  explicit BareCopy(std::string database) : database_(std::move(database)) {}

  // Rows a second. `connections` at a time, each COPY and commit after the other, `rows` in each, until about
  // `all` are there.
  double rush(int connections, std::size_t rows, std::int64_t all);

  // One now and then until `ends`: what each of them takes.
  bench::Samples now_and_then(std::size_t rows, const std::atomic<bool>& ends);

  [[nodiscard]] std::int64_t written() const { return written_; }  // rows

 private:
  [[nodiscard]] std::string lines(std::size_t rows);

  std::string database_;
  std::int64_t benches_ = 1'000'000;  // nobody has such a number
  std::int64_t written_ = 0;
};

}  // namespace packbench::central
