// Scans while a bench that was without a line for a week tells and hears all of it.
#include "tests/bench/bench_catch_up.hpp"

#include <boost/asio/co_spawn.hpp>
#include <cstdio>
#include <functional>
#include <random>
#include <stdexcept>

#include "station/centre/centre_line.hpp"
#include "station/time.hpp"
#include "tests/bench/centre_thread.hpp"
#include "tests/bench/packing_lane.hpp"
#include "tests/bench/samples.hpp"
#include "tests/db/bench_events.hpp"

namespace packbench::bench {
namespace {

namespace fs = std::filesystem;
namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int kParcels = 7 * 600;  // packed in that week
constexpr int kParts = 20;         // the week is told so often, and heard in so many parts: disks have moods
constexpr int kMoved = 1000;       // by other benches, in a part
constexpr int kOrders = 2;         // that come with a part
constexpr int kQuiet = 60;         // scans between them

// The line of a bench, from its first call until it is stopped.
class Line {
 public:
  Line(PackingLane& lane, station::BackOffice& office, station::Ask ask) : io_(lane.io()) {
    station::Config config;
    config.centre.ahead = 0;
    station::LineServices services{
        lane.store(),       lane.reader(), office, lane.commits(),     lane.clock(), station::wall_clock_ms,
        station::boot_time, [] {},         [] {},  [](auto&, auto) {}, [](auto&) {}, std::move(ask)};
    line_ = station::CentreLine::create(io_, config, std::move(services)).value();
    line_->run([this](asio::awaitable<void> part, const char*) {
      ++running_;
      asio::co_spawn(io_, std::move(part), [this](std::exception_ptr failed) {
        --running_;
        if (failed) std::rethrow_exception(failed);
      });
    });
  }
  ~Line() {
    line_->stop();
    io_.restart();
    while (running_ > 0) io_.run_one();
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  // But for what is scanned right now.
  [[nodiscard]] bool has_told_all(std::int64_t newest) const {
    const auto state = line_->state().to_json(newest, "en");
    return state.at("unsent").is_int64() && state.at("unsent").as_int64() < 100;
  }

 private:
  asio::io_context& io_;
  std::unique_ptr<station::CentreLine> line_;
  int running_ = 0;
};

class Week {
 public:
  explicit Week(const fs::path& folder)
      : lane_(folder / "packbench.db"), office_(db::Reader::open(folder / "packbench.db").value()) {
    auto batches = master_data();
    for (const char* name : {"tee", "mug"}) {
      records::Item item;
      item.item = name;
      batches.push_back(fact(name, records::ItemReceived{item}));
    }
    batches.push_back(fact("long", records::OrderReceived{order_of("LONG", 10'000'000)}));
    commit(lane_.store(), std::move(batches));
    for (int parcel = 0; parcel < kParcels; ++parcel)
      commit(lane_.store(), db::test::packed_order("W-" + std::to_string(parcel)));
    lane_.io().run_for(2s);  // the log gets its blocks
    lane_.scan(kBadge);
    lane_.scan("LONG");
  }

  void run() {
    CentreThread centre;
    const Line line(lane_, office_, centre.ask());
    const auto has_told_all = [&] { return line.has_told_all(lane_.reader().newest_row()); };
    while (!has_told_all()) scan(1, unmeasured_);
    for (int part = 0; part < kParts; ++part) {
      scan(kQuiet, quiet);
      centre.with([](auto& c) { c.rows.clear(); });
      while (has_told_all()) scan(1, unmeasured_);  // until the bench finds out
      const auto began = Clock::now();
      while (!has_told_all()) scan(1, going_out);
      out_s_ += std::chrono::duration<double>(Clock::now() - began).count();
      rows_ += lane_.reader().newest_row();
      scan(kQuiet, quiet);
      hear(centre, part);
    }
    centre.with([](auto& c) { c.down = true; });  // nobody waits for the next change
  }
  void print() const {
    std::printf("%-46s %8.0f rows/s to the centre, %.0f changes/s from it\n", "while a lane packs",
                static_cast<double>(rows_) / out_s_, kParts * (kMoved + kOrders) / in_s_);
  }

  Samples quiet, going_out, coming_in;

 private:
  // Until all that other benches did, and the orders behind it, are here.
  void hear(CentreThread& centre, int part) {
    const auto order = [part](int i) { return "SO-" + std::to_string(part) + "-" + std::to_string(i); };
    centre.with([&](auto& c) {
      for (int i = 0; i < kMoved; ++i)
        c.tell("stock.elsewhere", {{"bench", "bench-" + std::to_string(i % 40)},
                                   {"item", kItem},
                                   {"location", "A-" + std::to_string(i % 500)},
                                   {"quantity", -1}});
      for (int i = 0; i < kOrders; ++i) {
        records::OrderFact told;
        told.order = order_of(order(i), 3);
        told.to = {"Somebody", "000", "Somewhere 1"};
        c.tell(records::kOrderFact, records::to_json(told));
      }
    });
    const auto began = Clock::now();
    while (!lane_.reader().order_head(order(kOrders - 1))) scan(1, coming_in);
    in_s_ += std::chrono::duration<double>(Clock::now() - began).count();
  }
  // From when the piece is before the scanner, whatever the loop is at then.
  void scan(int times, Samples& samples) {
    for (; times > 0; --times) {
      const auto comes = Clock::now() + std::chrono::microseconds(between_(random_));
      lane_.io().restart();
      lane_.io().run_until(comes);
      lane_.scan(kCode);
      samples.add(Clock::now() - comes);
    }
  }

  PackingLane lane_;
  station::BackOffice office_;
  std::mt19937 random_{7};
  std::uniform_int_distribution<int> between_{5'000, 25'000};  // us; no packer is as quick
  Samples unmeasured_;
  double out_s_ = 0, in_s_ = 0;
  std::int64_t rows_ = 0;
};

}  // namespace

void bench_catch_up() {
  std::printf("\nA week without a line is caught up while a lane packs (%d parcels told, %d changes heard)\n",
              kParcels, kParts * (kMoved + kOrders));
  const auto folder = scratch_folder();
  {
    Week week(folder);
    week.run();
    week.quiet.print("scan -> durable reply, nothing to tell");
    week.going_out.print("... while the week's rows go out");
    week.coming_in.print("... while the week's changes come in");
    print_ratio("scan while rows go out / quiet", week.going_out, week.quiet, 1.3);
    print_ratio("scan while changes come in / quiet", week.coming_in, week.quiet, 1.3);
    week.print();
  }
  fs::remove_all(folder);
}

}  // namespace packbench::bench
