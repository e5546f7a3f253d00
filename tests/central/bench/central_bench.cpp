// central_bench: the centre under the load of a whole warehouse, beside a bare COPY of the same run.
#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <future>
#include <thread>

#include "tests/central/bench/bare_copy.hpp"
#include "tests/central/bench/floor.hpp"

namespace packbench::central {
namespace {

constexpr int kThreads = 8;  // of the centre, each with a connection; as many write the yardstick
constexpr std::size_t kFewRows = 2;

struct Wanted {
  std::int64_t rows = 10'000'000;
  int benches = 200;
  std::size_t batch = 1000;  // as a bench tells what has gathered
  int seconds = 30;
};

class CentralBench {
 public:
  explicit CentralBench(const Wanted& wanted)
      : wanted_(wanted), site_(wanted.benches), floor_(site_, wanted.benches), bare_(site_.database()) {}

  void run() {
    std::printf(
        "%d benches, a centre of %d threads and PostgreSQL, all of them on this machine of %u cores\n",
        wanted_.benches, kThreads, std::thread::hardware_concurrency());
    floor_.open();
    measure();
    fill();
    measure();
  }

  [[nodiscard]] std::string wrong() const { return floor_.wrong(); }

 private:
  [[nodiscard]] std::int64_t rows() const { return pushed_ + bare_.written(); }

  void measure() {
    print_size();
    at_once();
    at_a_pace();
    print_memory();
  }

  void at_once() {
    const auto rush = floor_.rush(wanted_.batch);
    const auto pushed = static_cast<double>(rush.rows) / rush.pushed_s;
    const auto bare = bare_.rush(kThreads, wanted_.batch, rush.rows);
    pushed_ += rush.rows;
    std::printf("All at once, %zu rows at a time\n", wanted_.batch);
    std::printf("  %-44s %8.0f rows/s\n", "bare COPY, on as many connections", bare);
    std::printf("  %-44s %8.0f rows/s   %.2f of the bare COPY\n", "pushed", pushed, pushed / bare);
    std::printf("  %-44s %8.0f orders/s told, %.0f orders/s claimed\n", "before it",
                static_cast<double>(rush.orders) / rush.told_s,
                static_cast<double>(rush.orders) / rush.claimed_s);
    rush.pushes.print("  push, all of them waiting in line");
  }

  void at_a_pace() {
    std::atomic<bool> ends{false};
    auto yardstick = std::async(std::launch::async, [&] { return bare_.now_and_then(kFewRows, ends); });
    const auto day = floor_.day(std::chrono::seconds(wanted_.seconds));
    ends = true;
    const auto bare = yardstick.get();
    pushed_ += day.rows;
    std::printf(
        "A parcel every 12 s at each bench, told at once: %.0f rows/s, %.0f pulls/s with %.0f changes/s\n",
        static_cast<double>(day.rows) / wanted_.seconds, static_cast<double>(day.pulls) / wanted_.seconds,
        static_cast<double>(day.heard_rows) / wanted_.seconds);
    bare.print("  bare COPY of 2 rows, at the same time");
    day.pushes.print("  push");
    std::printf("  %-44s p50 %8.2f x    p99 %8.2f x\n", "push / bare COPY",
                day.pushes.quantile(0.5) / bare.quantile(0.5),
                day.pushes.quantile(0.99) / bare.quantile(0.99));
    day.heard.print("  item told by the order system -> at a bench");
  }

  // Pushed like all others: the centre's memory has to stand it.
  void fill() {
    const auto steps = 10;
    for (int step = 1; step <= steps; ++step) {
      Rush sum;
      while (rows() < wanted_.rows * step / steps) {
        const auto rush = floor_.rush(wanted_.batch);
        pushed_ += rush.rows;
        sum.rows += rush.rows;
        sum.pushed_s += rush.pushed_s;
      }
      if (sum.rows == 0) continue;
      print_size();
      std::printf("  %-44s %8.0f rows/s\n", "pushed", static_cast<double>(sum.rows) / sum.pushed_s);
      print_memory();
    }
  }

  void print_size() {
    pg::Connection db(site_.database());
    const auto bytes = db.run("SELECT pg_database_size(current_database())").number(0, 0);
    std::printf("\n%lld rows, database of %.1f GiB\n", static_cast<long long>(rows()),
                static_cast<double>(bytes) / (1 << 30));
  }

  void print_memory() {
    std::printf("  %-44s %8.1f MiB\n", "memory of the centre", site_.centre().memory());
    std::fflush(stdout);
  }

  Wanted wanted_;
  Site site_;
  Floor floor_;
  BareCopy bare_;
  std::int64_t pushed_ = 0;
};

int run(int argc, char** argv) {
  CLI::App app("central_bench: rows/s, p99 and memory of the centre, beside a bare COPY");
  Wanted wanted;
  app.add_option("rows", wanted.rows, "Rows in the journal at the end")->capture_default_str();
  app.add_option("--benches", wanted.benches, "How many")->check(CLI::Range(1, 400))->capture_default_str();
  app.add_option("--batch", wanted.batch, "Rows at a time")
      ->check(CLI::Range(20, 2000))
      ->capture_default_str();
  app.add_option("--seconds", wanted.seconds, "Of a packer's pace")
      ->check(CLI::Range(2, 3600))
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  CentralBench bench(wanted);
  bench.run();
  const auto wrong = bench.wrong();
  std::fprintf(stderr, "%s", wrong.c_str());
  return wrong.empty() ? 0 : 1;
}

}  // namespace
}  // namespace packbench::central

int main(int argc, char** argv) {
  try {
    return packbench::central::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
