// From a scan to its durable reply, beside a bare durable transaction of the same bytes; empty and large
// store.
#include "tests/bench/bench_scans.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

#include "station/desk/history.hpp"
#include "station/desk/tickets.hpp"
#include "station/lane.hpp"
#include "station/reports/availability_sheet.hpp"
#include "station/reports/sheets.hpp"
#include "station/time.hpp"
#include "tests/bench/samples.hpp"

namespace packbench::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kPieces = 20;   // scans in an order
constexpr int kRounds = 100;  // orders packed
constexpr const char* kCode = "6901234500011";
constexpr std::int64_t kBetweenOrdersMs = 30'000;  // a million of them take a year

records::Order order_of(long number) {
  records::Order order;
  order.order = "SO-" + std::to_string(number);
  order.carrier = "sf";
  order.ship_by = "2026-11-23T18:00:00+08:00";
  order.waybills = {"SF" + std::to_string(1'000'000'000'000 + number)};
  order.lines = {{"1", "TEE-WHT-M", kPieces, false}};
  return order;
}

db::Batch fact(std::string id, records::Event event, std::int64_t ago_ms) {
  db::Batch batch;
  batch.input = {std::move(id), "file:bench", "", ""};
  batch.at_ms = station::wall_clock_ms() - ago_ms;
  batch.events.push_back(std::move(event));
  return batch;
}

void fill(db::Store& store, long orders) {
  records::Item item;
  item.item = "TEE-WHT-M";
  item.name = {"纯棉圆领T恤", "T-shirt"};
  item.barcodes = {{kCode, 1}};
  std::vector<db::Batch> batches;
  batches.push_back(fact("item", records::ItemReceived{item}, orders * kBetweenOrdersMs));
  batches.push_back(fact("operator", records::OperatorReceived{{.id = "p1", .name = "P1", .badge = "P1"}},
                         orders * kBetweenOrdersMs));
  for (long number = 0; number < orders; ++number) {
    batches.push_back(fact("order-" + std::to_string(number), records::OrderReceived{order_of(number)},
                           (orders - number) * kBetweenOrdersMs));
    if (batches.size() < 5000 && number + 1 < orders) continue;
    for (const auto& done : store.commit_all(std::exchange(batches, {})))
      if (!done) throw std::runtime_error(done.error().message);
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
  Run(const fs::path& folder, long orders) : path_(folder / "packbench.db"), bare_(folder / "bare.db") {
    store_ = db::Store::open(path_, {.vfs = "", .wal_bytes = db::kBenchWalBytes}).value();
    const auto start = std::chrono::steady_clock::now();
    fill(*store_, orders);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::printf("\n%ld order(s) in the store (%.0f orders/s while they came in)\n", orders,
                static_cast<double>(orders) / took.count());
    open_lane();
    io_.run_for(std::chrono::seconds(2));  // the pause before the shift: the log gets its blocks
    scan("PB-B-P1");
  }

  // From a stopped bench to the reply to its first scan, in ms: store, reader, lane. The page and devices
  // come on top.
  double restart() {
    lane_.reset();
    commits_.reset();
    reader_.reset();
    store_.reset();
    const auto start = std::chrono::steady_clock::now();
    store_ = db::Store::open(path_, {.vfs = "", .wal_bytes = db::kBenchWalBytes}).value();
    open_lane();
    scan("SO-1");
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  }

  void open_lane() {
    reader_ = db::Reader::open(path_).value();
    commits_ = std::make_unique<station::GroupCommit>(io_.get_executor(), *clock_, *store_);
    workflows::Rules rules;
    rules.close_when_complete = false;
    lane_ = std::make_unique<station::Lane>(
        station::LaneConfig{.name = "1", .scanners = {}, .printer = ""}, rules,
        station::LaneServices{*commits_, *reader_, "", station::wall_clock_ms, [](auto&, auto&, auto&) {},
                              [](auto&) {}});
    lane_->restore();
  }

  void measure(long orders) {
    const std::string same_bytes(journal_bytes(), 'x');
    for (int round = 0; round < kRounds; ++round) {
      scan("SO-" + std::to_string((round * 7919L) % orders));
      for (int piece = 0; piece < kPieces; ++piece) {
        scans.time([&] { scan(kCode); });
        bare.time([&] { bare_.write(same_bytes); });
      }
      scan("PB-C-ASIDE");
    }
  }

  // What the supervisors' desk asks of a store of that size: an order's and an item's history, a month's
  // reports.
  void desk() {
    const auto today = station::local_day(station::wall_clock_ms());
    const auto month_ago = station::local_day(station::wall_clock_ms() - std::int64_t{30} * 24 * 3600 * 1000);
    std::vector<std::pair<std::string, std::function<void()>>> pages = {
        {"desk: history of an order", [&] { static_cast<void>(station::history(*reader_, "SO-7", "en")); }},
        {"desk: history of an item",
         [&] { static_cast<void>(station::history(*reader_, "TEE-WHT-M", "en")); }},
        {"desk: queue, documents, tickets", [&] {
           static_cast<void>(reader_->unfinished_orders(200));
           static_cast<void>(reader_->open_works("receive", 100));
           static_cast<void>(station::tickets_json(*reader_, "en"));
           static_cast<void>(station::shortages_json(*reader_, "en"));
           static_cast<void>(reader_->low_stock());
           static_cast<void>(reader_->totals(station::wall_clock_ms()));
         }}};
    for (const auto name : db::report_names())
      pages.push_back({"desk: 30 days of " + std::string(name), [&, name] {
                         static_cast<void>(station::report_sheet(*reader_, name, {month_ago, today}, "en"));
                       }});
    pages.push_back({"desk: 30 days of availability", [&] {
                       static_cast<void>(station::availability_sheet(*reader_, {}, {month_ago, today},
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
  station::ScanReply scan(const std::string& code) {
    std::optional<station::ScanReply> reply;
    boost::asio::co_spawn(io_, lane_->scan({std::to_string(++count_), "virtual", code, ""}),
                          [&](std::exception_ptr error, station::ScanReply got) {
                            if (error) std::rethrow_exception(error);
                            reply = got;
                          });
    io_.restart();
    while (!reply) io_.run_one();
    if (reply->verdict.tone == workflows::Tone::stop || !reply->stored)
      throw std::runtime_error(code + " was refused: " + reply->verdict.text.key);
    return *reply;
  }

  // What the journal holds of one counted piece: its scan and its event.
  std::size_t journal_bytes() {
    scan("SO-0");
    const auto seq = scan(kCode).seq;
    scan("PB-C-UNDO");
    scan("PB-C-ASIDE");
    const auto rows = reader_->journal_after(seq - 1, 1);
    const auto& row = rows.at(0);
    return row.raw.size() + row.source.size() + row.stream.size() + row.type.size() + row.lane.size() +
           row.person.size() + boost::json::serialize(records::payload_of(*row.event)).size() + 32 + 24;
  }

  fs::path path_;
  boost::asio::io_context io_{1};
  std::unique_ptr<drivers::Clock> clock_ = drivers::create_steady_clock(io_.get_executor());
  std::unique_ptr<db::Store> store_;
  Bare bare_;
  std::unique_ptr<db::Reader> reader_;
  std::unique_ptr<station::GroupCommit> commits_;
  std::unique_ptr<station::Lane> lane_;
  long count_ = 0;
};

fs::path scratch() {
  std::string name = (fs::temp_directory_path() / "packbench-bench-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no scratch folder");
  return name;
}

}  // namespace

void bench_scans(long orders_in_large_store) {
  std::printf(
      "Scan -> durable reply, beside a bare durable SQLite transaction (WAL, FULL) of the same bytes\n");
  Samples small;
  for (const long orders : {static_cast<long>(kRounds), orders_in_large_store}) {
    const auto folder = scratch();
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
