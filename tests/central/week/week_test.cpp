// A bench that was without a line for a week catches up with a real centre while it packs: each row is there
// once, each change here once, and no scan waits for either.
#include <boost/asio/steady_timer.hpp>
#include <cstdlib>

#include "cut_line.hpp"
#include "db/records/hex.hpp"
#include "service_fixture.hpp"
#include "station/centre/lease_facts.hpp"
#include "tests/db/bench_store.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::central {
namespace {

namespace asio = boost::asio;
namespace r = records;
using station::RunningBench;
using workflows::Tone;

constexpr std::int64_t kDayMs = 86'400'000;
constexpr int kDays = 7, kWaiting = 40;  // orders that came to the centre meanwhile
constexpr const char* kPiece = "6901234500011";
constexpr const char* kWaybill = "SF1023456789012";

constexpr const char* kGoods = R"({"sku":"A","name_en":"A","name_zh":"A","barcodes":"6901234500011"})";
constexpr const char* kPeople = R"({"id":"p1","name":"P1","badge":"P1","role":"packer","language":"en"}
{"id":"p2","name":"P2","badge":"P2","role":"packer","language":"en"})";
constexpr const char* kLongOrder =
    R"({"order":"LONG","carrier":"sf","waybills":["SF1023456789029"],"lines":[{"line":"1","sku":"A","quantity":100000}]})";

// Sixty parcels a day as a rule; PACKBENCH_WEEK_PARCELS=600 for a whole bench's.
std::int64_t parcels_a_day() {
  const char* asked = std::getenv("PACKBENCH_WEEK_PARCELS");
  return asked ? std::max<std::int64_t>(1, std::strtoll(asked, nullptr, 10)) : 60;
}

std::size_t rows_in(const http::Call& call) {
  return json::parse(call.body).at("rows").as_array().size();
}

class WeekTest : public ServiceFixture {
 protected:
  void SetUp() override {
    for (const char* place : {"A-01", "A-02"})
      EXPECT_EQ(tell_one("location.received", {{"location", {{"location", place}}}}), "new");
    for (const char* number : {"SO-1", "SO-2"}) tell(number);
  }
  void TearDown() override {
    packing_ = false;
    line_.cut();  // so that nobody waits for its next change
    bench_.reset();
  }

  void start() {
    station::Surroundings surroundings;
    surroundings.boot = [this] { return boot_; };
    surroundings.measured = false;
    surroundings.centre = line_.ask();
    bench_.emplace(
        folder_.path(),
        [this](station::Config& config) {
          config.centre = {url(), ca(), kWaiting + 10};
        },
        std::move(surroundings));
  }
  RunningBench& bench() { return *bench_; }
  db::Reader& reader() { return (*bench_)->reader(); }

  void tell(const std::string& number, std::int64_t revision = 1, bool cancelled = false) {
    r::OrderFact fact;
    fact.order = order_of(number, revision);
    fact.order.carrier = "sf";
    if (number == "SO-1") fact.order.waybills = {kWaybill};
    fact.to = {"Somebody", "000", "Somewhere 1"};
    fact.cancelled = cancelled;
    EXPECT_EQ(tell_one(r::kOrderFact, r::to_json(fact)), revision == 1 ? "new" : "changed");
  }
  [[nodiscard]] std::int64_t unsent() {
    const auto line = bench()->line_json("en").as_object();
    const auto& told = line.at("unsent");
    return told.is_null() ? -1 : told.as_int64();
  }
  // Of orders whose number begins so.
  [[nodiscard]] int good_leases(const char* begin) {
    int good = 0;
    for (const auto& row : reader().leases())
      good += row.order.starts_with(begin) &&
              station::lease_facts(row, boot_).state == workflows::LeaseState::good;
    return good;
  }
  // All that the centre has for this bench is here.
  [[nodiscard]] bool is_told() {
    const auto page = changes_after(db_, caller_of(db_, key_).value(), reader().centre_cursor(), 1);
    return page.value().rows.empty();
  }

  // Orders leased to it, then the line is cut, the bench stopped.
  void leave() {
    start();
    for (const char* text : {kGoods, kPeople, kLongOrder}) bench().import(text);
    bench().until([&] { return good_leases("SO-") == 2 && is_told() && unsent() == 0; }, "the leases");
    line_.cut();
    bench_.reset();
  }
  // What lanes wrote down in that time; the newest row of it.
  std::int64_t pack_a_week() {
    const auto store = db::test::open_store(folder_.path() / "packbench.db");
    const auto began = station::wall_clock_ms() - kDays * kDayMs;
    for (const char* name : {"tee", "mug"}) {
      r::Item item;
      item.item = name;
      db::test::must(*store, {db::test::batch(std::string("item ") + name, {r::ItemReceived{item}})});
    }
    for (int day = 0; day < kDays; ++day) {
      const r::StockReceived put{"A", "", "A-01", 10};
      std::vector<db::Batch> rows{db::test::batch("stock " + std::to_string(day), {put})};
      for (std::int64_t parcel = 0; parcel < parcels_a_day(); ++parcel) {
        auto packed = db::test::packed_order("W-" + std::to_string(day) + "-" + std::to_string(parcel));
        std::move(packed.begin(), packed.end(), std::back_inserter(rows));
      }
      const auto pause = kDayMs / static_cast<std::int64_t>(rows.size());
      for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].at_ms = began + day * kDayMs + static_cast<std::int64_t>(i) * pause;
      db::test::must(*store, std::move(rows));
    }
    boot_.ms += kDays * kDayMs;
    return db::test::open_reader(folder_.path() / "packbench.db")->newest_row();
  }
  // What happened at the centre meanwhile.
  void go_on_elsewhere() {
    auto west = bench_named("west");
    for (int push = 0; push < kDays * 20; ++push) {
      west.row("stock.received", "item:A", {{"item", "A"}, {"location", "A-01"}, {"quantity", 5}});
      west.row("move.moved", "move:1", {{"item", "A"}, {"from", "A-01"}, {"to", "A-02"}, {"quantity", 2}});
      push_all(west);
    }
    for (int i = 0; i < kWaiting; ++i) tell("SO-W-" + std::to_string(i));
    tell("SO-2", 2, true);
  }
  FakeBench bench_named(const std::string& name) { return CentreFixture::bench(name); }

  // Closed without a line, under a lease that ran out days ago.
  void pack_what_cannot_be_sealed() {
    bench().scan("PB-B-P2", "2");
    for (const char* code : {"SO-1", kPiece, kPiece})
      ASSERT_EQ(bench().scan(code, "2").verdict.tone, Tone::good) << code;
    bench().until_label("SO-1-1-label-1", r::JobState::confirmed);
    EXPECT_EQ(bench().scan(kWaybill, "2").verdict.text.key, "lease.run_out");
    bench().scan("PB-C-OK", "2");
  }
  // Each batch is answered only when lanes were, three times, since it was sent.
  void hold_batches_back() {
    line_.before_reply = [this](const http::Call& call) -> asio::awaitable<void> {
      if (call.target != "/v1/journal") co_return;
      ++batches_;
      most_rows_ = std::max(most_rows_, rows_in(call));
      asio::steady_timer timer(co_await asio::this_coro::executor);
      for (const auto then = scans_; packing_ && scans_ < then + 3;) {
        timer.expires_after(std::chrono::milliseconds(1));
        co_await timer.async_wait(asio::use_awaitable);
      }
    };
    line_.loses = [this](const http::Call&) { return ++replies_ % 5 == 0; };
  }
  void scan_until(const std::function<bool()>& done) {
    while (!done()) {
      const auto reply = bench().scan(kPiece);
      ASSERT_EQ(reply.verdict.tone, Tone::good);
      ASSERT_TRUE(reply.stored);
      ++scans_;
    }
  }
  void expect_all_there() {
    const auto rows = db_.run(
        "SELECT seq, encode(j.hash, 'hex') FROM journal j JOIN benches b ON b.id = j.bench"
        " WHERE b.name = 'east' ORDER BY seq");
    ASSERT_EQ(rows.size(), reader().newest_row());
    for (int i = 0; i < rows.size(); ++i) {
      ASSERT_EQ(rows.number(i, 0), i + 1);
      ASSERT_EQ(rows.text(i, 1), r::hex(reader().row_hash(i + 1))) << i + 1;
    }
    EXPECT_EQ(std::stoll(value("SELECT count(*) FROM parcels WHERE sealed")), kDays * parcels_a_day() + 1);
    EXPECT_THAT(open_tickets(), testing::IsEmpty());
  }
  void expect_all_here() {
    for (const char* place : {"A-01", "A-02"}) {
      std::int64_t lies = 0;
      for (const auto& row : reader().stock_at(place)) lies += row.quantity;
      EXPECT_EQ(std::to_string(lies),
                value(std::string("SELECT sum(quantity) FROM stock WHERE location = '") + place + "'"));
    }
    EXPECT_TRUE(reader().order_head("SO-2")->cancelled);
    EXPECT_TRUE(reader().open_tickets(9).empty());
    const auto verified = db::verify(folder_.path() / "packbench.db");
    ASSERT_TRUE(verified);
    EXPECT_THAT(verified->differences, testing::IsEmpty());
  }

  const std::string key_ = enrolled("east");
  station::ScratchFolder folder_;
  tests::CutLine line_{{url(), ca(), key_}};
  station::BootTime boot_{"first", 1'000'000};
  std::optional<RunningBench> bench_;
  int scans_ = 0, batches_ = 0, replies_ = 0;
  std::size_t most_rows_ = 0;
  bool packing_ = true;
};

TEST_F(WeekTest, IsCaughtUpWhileLanesPack) {
  leave();
  const auto newest = pack_a_week();
  go_on_elsewhere();
  start();
  pack_what_cannot_be_sealed();
  bench().scan("PB-B-P1");
  ASSERT_EQ(bench().scan("LONG").verdict.tone, Tone::good);
  EXPECT_EQ(bench()->line_json("en").at("state").as_string(), "down");

  hold_batches_back();
  line_.mend();
  scan_until(
      [&] { return station::lease_of(reader(), "SO-1", boot_)->state == workflows::LeaseState::good; });
  EXPECT_EQ(bench().scan(kWaybill, "2").verdict.tone, Tone::done);
  scan_until([&] { return unsent() >= 0 && reader().newest_row() - unsent() >= newest && is_told(); });
  packing_ = false;
  line_.loses = nullptr;
  bench().until([&] { return good_leases("SO-W-") == kWaiting && is_told() && unsent() == 0; }, "the rest");
  line_.cut();

  EXPECT_LE(most_rows_, 1000U) << "never a week at once";
  EXPECT_GE(batches_, newest / 1000);
  EXPECT_GE(scans_, 3 * batches_ / 2);
  expect_all_there();
  expect_all_here();
}

}  // namespace
}  // namespace packbench::central
