// From a scan to its durable reply, beside a bare durable transaction of the same bytes; empty and large
// store.
#include "tests/bench/bench_scans.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>

#include "station/desk/history.hpp"
#include "station/desk/tickets.hpp"
#include "station/reports/availability_sheet.hpp"
#include "station/reports/sheets.hpp"
#include "station/time.hpp"
#include "tests/bench/packing_lane.hpp"
#include "tests/bench/samples.hpp"

namespace packbench::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kPieces = 20;                        // scans in an order
constexpr int kRounds = 100;                       // orders packed
constexpr std::int64_t kBetweenOrdersMs = 30'000;  // a million of them take a year

std::string number_of(long order) {
  return "SO-" + std::to_string(order);
}

void fill(db::Store& store, long orders) {
  auto batches = master_data(orders * kBetweenOrdersMs);
  for (long order = 0; order < orders; ++order) {
    batches.push_back(fact("order-" + std::to_string(order),
                           records::OrderReceived{order_of(number_of(order), kPieces)},
                           (orders - order) * kBetweenOrdersMs));
    if (batches.size() >= 5000 || order + 1 == orders) commit(store, std::exchange(batches, {}));
  }
}

// A bare durable transaction: one row of as many bytes as the journal takes for one scan.
class Bare {
 public:
  explicit Bare(const fs::path& path) : db_(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    db_.exec("PRAGMA journal_mode=WAL");
    db_.exec("PRAGMA synchronous=FULL");
    db_.exec("CREATE TABLE row(seq INTEGER PRIMARY KEY, bytes BLOB)");
    insert_ = std::make_unique<SQLite::Statement>(db_, "INSERT INTO row(bytes) VALUES(?)");
  }
  void write(const std::string& bytes) {
    db_.exec("BEGIN IMMEDIATE");
    insert_->bindNoCopy(1, bytes.data(), static_cast<int>(bytes.size()));
    insert_->exec();
    insert_->reset();
    db_.exec("COMMIT");
  }

 private:
  SQLite::Database db_;
  std::unique_ptr<SQLite::Statement> insert_;
};

class Run {
 public:
  Run(const fs::path& folder, long orders) : lane_(folder / "packbench.db"), bare_(folder / "bare.db") {
    const auto start = std::chrono::steady_clock::now();
    fill(lane_.store(), orders);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::printf("\n%ld order(s) in the store (%.0f orders/s while they came in)\n", orders,
                static_cast<double>(orders) / took.count());
    lane_.io().run_for(std::chrono::seconds(2));  // the pause before the shift: the log gets its blocks
    lane_.scan(kBadge);
  }

  // From a stopped bench to the reply to its first scan, in ms: store, reader, lane. The page and devices
  // come on top.
  double restart() {
    lane_.close();
    const auto start = std::chrono::steady_clock::now();
    lane_.open();
    lane_.scan("SO-1");
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  }

  void measure(long orders) {
    const std::string same_bytes(journal_bytes(), 'x');
    for (int round = 0; round < kRounds; ++round) {
      lane_.scan("SO-" + std::to_string((round * 7919L) % orders));
      for (int piece = 0; piece < kPieces; ++piece) {
        scans.time([&] { lane_.scan(kCode); });
        bare.time([&] { bare_.write(same_bytes); });
      }
      lane_.scan("PB-C-ASIDE");
    }
  }

  // What the supervisors' desk asks of a store of that size: an order's and an item's history, a month's
  // reports.
  void desk() {
    const auto today = station::local_day(station::wall_clock_ms());
    const auto month_ago = station::local_day(station::wall_clock_ms() - std::int64_t{30} * 24 * 3600 * 1000);
    std::vector<std::pair<std::string, std::function<void()>>> pages = {
        {"desk: history of an order",
         [&] { static_cast<void>(station::history(lane_.reader(), "SO-7", "en")); }},
        {"desk: history of an item",
         [&] { static_cast<void>(station::history(lane_.reader(), "TEE-WHT-M", "en")); }},
        {"desk: queue, documents, tickets", [&] {
           static_cast<void>(lane_.reader().unfinished_orders(200));
           static_cast<void>(lane_.reader().open_works("receive", 100));
           static_cast<void>(station::tickets_json(lane_.reader(), "en"));
           static_cast<void>(station::shortages_json(lane_.reader(), "en"));
           static_cast<void>(lane_.reader().low_stock());
           static_cast<void>(lane_.reader().totals(station::wall_clock_ms()));
         }}};
    for (const auto name : db::report_names())
      pages.push_back(
          {"desk: 30 days of " + std::string(name), [&, name] {
             static_cast<void>(station::report_sheet(lane_.reader(), name, {month_ago, today}, "en"));
           }});
    pages.push_back({"desk: 30 days of availability", [&] {
                       static_cast<void>(station::availability_sheet(lane_.reader(), {}, {month_ago, today},
                                                                     station::wall_clock_ms(), "en"));
                     }});
    for (const auto& [name, ask] : pages) {
      Samples times;
      for (int i = 0; i < 10; ++i) times.time(ask);
      std::printf("%-46s worst %8.1f ms   budget 200 ms\n", name.c_str(), times.quantile(1.0) / 1000);
    }
  }

  Samples scans, bare;

 private:
  // What the journal holds of one counted piece: its scan and its event.
  std::size_t journal_bytes() {
    lane_.scan("SO-0");
    const auto seq = lane_.scan(kCode).seq;
    lane_.scan("PB-C-UNDO");
    lane_.scan("PB-C-ASIDE");
    const auto rows = lane_.reader().journal_after(seq - 1, 1);
    const auto& row = rows.at(0);
    return row.raw.size() + row.source.size() + row.stream.size() + row.type.size() + row.lane.size() +
           row.person.size() + boost::json::serialize(records::payload_of(*row.event)).size() + 32 + 24;
  }

  PackingLane lane_;
  Bare bare_;
};

}  // namespace

void bench_scans(long orders_in_large_store) {
  std::printf(
      "Scan -> durable reply, beside a bare durable SQLite transaction (WAL, FULL) of the same bytes\n");
  Samples small;
  for (const long orders : {static_cast<long>(kRounds), orders_in_large_store}) {
    const auto folder = scratch_folder();
    {
      Run run(folder, std::max<long>(orders, kRounds));
      run.measure(std::max<long>(orders, kRounds));
      run.bare.print("bare durable transaction");
      run.scans.print("scan -> durable reply");
      print_ratio("scan / bare transaction", run.scans, run.bare, 1.3);
      std::printf("stopped bench -> first reply %26.0f ms   budget 300 ms\n", run.restart());
      run.desk();
      if (orders == kRounds) {
        small = run.scans;
      } else {
        print_ratio("scan with many orders / scan with few", run.scans, small, 1.2);
      }
    }
    fs::remove_all(folder);
  }
}

}  // namespace packbench::bench
