// The yardstick.
#include "tests/central/bench/bare_copy.hpp"

#include <thread>

#include "central/pg/connection.hpp"

namespace packbench::central {
namespace {

constexpr const char* kCopy =
    "COPY journal(bench, seq, at_ms, lane, person, stream, input_id, source, raw, aim, type, payload, hash)"
    " FROM STDIN";

constexpr std::chrono::milliseconds kPause{50};

}  // namespace

// Each as another bench: its rows are those that a bench makes.
std::string BareCopy::lines(std::size_t rows) {
  const auto bench = ++benches_;
  SimBench sim(1, 1);
  for (std::int64_t order = 1; sim.waiting() < static_cast<std::int64_t>(rows); ++order)
    sim.pack({"SO-" + std::to_string(bench * 1000 + order), 1});
  written_ += static_cast<std::int64_t>(rows);
  std::string lines;
  for (const auto& [row, hash] : sim.take(rows)) {
    pg::CopyLine line(lines);
    line.number(bench).number(row.seq).number(row.at_ms).text(row.lane).text(row.person).text(row.stream);
    if (row.input)
      line.text(*row.input->id).text(row.input->source).bytes(row.input->raw).text(row.input->aim);
    else
      line.null().null().null().null();
    line.text(row.type).text(row.payload).bytes(hash);
  }
  return lines;
}

double BareCopy::rush(int connections, std::size_t rows, std::int64_t all) {
  const auto each = std::max<std::int64_t>(1, all / connections / static_cast<std::int64_t>(rows));
  std::vector<std::vector<std::string>> work(static_cast<std::size_t>(connections));
  for (auto& batches : work)
    for (std::int64_t i = 0; i < each; ++i) batches.push_back(lines(rows));
  std::vector<std::unique_ptr<pg::Connection>> open;
  for (int i = 0; i < connections; ++i) open.push_back(std::make_unique<pg::Connection>(database_));
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < work.size(); ++i)
    threads.emplace_back([&, i] {
      for (const auto& batch : work[i]) open[i]->copy(kCopy, batch);
    });
  for (auto& thread : threads) thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  return static_cast<double>(each * connections) * static_cast<double>(rows) / took.count();
}

bench::Samples BareCopy::now_and_then(std::size_t rows, const std::atomic<bool>& ends) {
  pg::Connection db(database_);
  bench::Samples samples;
  do {
    const auto batch = lines(rows);
    samples.time([&] { db.copy(kCopy, batch); });
    std::this_thread::sleep_for(kPause);
  } while (!ends);
  return samples;
}

}  // namespace packbench::central
