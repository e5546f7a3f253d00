// Corrections after sealing over a whole bench (F19): a parcel opened again across a restart, an order sent
// once more.
#include "station/desk/forget.hpp"
#include "station/desk/history.hpp"
#include "station/desk/reship.hpp"
#include "station/reports/sheets.hpp"
#include "station/time.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

using workflows::Tone;

constexpr const char* kTee = "6901234500011";
constexpr const char* kMug = "6901234500035";
constexpr const char* kWaybill = "SF1023456789012";

// SO-1, two shirts and a mug, sealed in one box.
void pack_so_1(RunningBench& bench) {
  for (const char* code : {"PB-B-P1", "PB-T-T-1", "PB-C-OK", kTee, kTee, kMug}) bench.scan(code);
  bench.until_label("SO-1-1-label-1", records::JobState::confirmed);
  ASSERT_EQ(bench.scan(kWaybill).verdict.tone, Tone::done);
}

void hand_over(RunningBench& bench, const char* label) {
  for (const char* code : {"PB-C-HANDOVER", label, "PB-C-CLOSE", "PB-B-P1", "PB-C-HANDED", "PB-B-P1"})
    EXPECT_NE(bench.scan(code).verdict.tone, Tone::stop) << code;
}

void expect_clean(const std::filesystem::path& folder) {
  const auto verified = db::verify(folder / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

TEST(CorrectDay, F19AParcelIsOpenedAgainAndSealedByTheNewCopyAcrossRestarts) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path());
    bench.stock();
    pack_so_1(bench);
    EXPECT_EQ(bench.verdict_key("PB-C-UNPACK"), "unpack.scan");
    EXPECT_EQ(bench.verdict_key(kWaybill), "unpack.why");
    EXPECT_EQ(bench.verdict_key("PB-C-CHOOSE-1"), "supervisor.scan_badge");
  }
  {
    RunningBench bench(folder.path());
    EXPECT_EQ(bench.verdict_key("PB-B-P2"), "supervisor.needed");
    bench.scan("PB-C-OK");
    EXPECT_EQ(bench.verdict_key("PB-B-S1"), "unpack.done");
    EXPECT_EQ(bench->reader().job("SO-1-1-label-1")->state, records::JobState::voided);
    EXPECT_EQ(bench.verdict_key("PB-C-UNDO"), "undo.done");
  }
  {
    RunningBench bench(folder.path());
    ASSERT_TRUE(bench.lane().pack);
    EXPECT_EQ(bench.lane().person->id, "p1");
    bench.scan(kMug);
    bench.until_label("SO-1-1-label-2", records::JobState::confirmed);
    EXPECT_EQ(bench.verdict_key("PB-P-SO-1-1-1"), "seal.old_copy");
    bench.scan("PB-C-OK");
    EXPECT_EQ(bench.scan("PB-P-SO-1-1-2").verdict.tone, Tone::done);
    EXPECT_EQ(bench->reader().parcel("SO-1-1")->waybill, kWaybill);
    hand_over(bench, "PB-P-SO-1-1-2");
    bench.scan("PB-C-UNPACK");
    EXPECT_EQ(bench.verdict_key(kWaybill), "unpack.handed");
  }
  expect_clean(folder.path());
}

TEST(CorrectDay, F19AnOrderChangedAfterSealingIsPutRightByUnpackingIt) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path());
    bench.stock();
    pack_so_1(bench);
    bench.import(R"({"order":"SO-1","revision":2,"carrier":"sf","waybills":["SF1023456789012"],)"
                 R"("consignee":{"name":"甲","phone":"000-1","address":"演示路 1 号"},)"
                 R"("lines":[{"line":"1","sku":"TEE","quantity":2}]})");
    for (const char* code : {"PB-C-HANDOVER", kWaybill, "PB-C-OK", "PB-C-ASIDE"}) bench.scan(code);
    bench.scan("PB-C-UNPACK");
    bench.scan(kWaybill);
    bench.scan("PB-C-CHOOSE-2");
    EXPECT_EQ(bench.verdict_key("PB-B-S1"), "unpack.done");
    EXPECT_EQ(bench.verdict_key(kMug), "changed.difference");
    bench.scan("PB-C-OK");
    EXPECT_NE(bench.scan(kMug).verdict.tone, Tone::stop);
    bench.until_label("SO-1-1-label-2", records::JobState::confirmed);
    EXPECT_EQ(bench.scan("PB-P-SO-1-1-2").verdict.tone, Tone::done);
    EXPECT_EQ(bench->reader().order_head("SO-1")->revision, 2);
  }
  expect_clean(folder.path());
}

// F20, F21: every exception is on the list of those, and what was unpacked doesn't count as shipped.
TEST(CorrectDay, F19UnpackingStandsInTheReports) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  pack_so_1(bench);
  for (const char* code : {"PB-C-UNPACK", kWaybill, "PB-C-CHOOSE-1", "PB-B-S1"}) bench.scan(code);
  const auto today = local_day(wall_clock_ms());
  const auto report = [&](const char* name) {
    return report_sheet(bench->reader(), name, {today, today}, "en")->rows;
  };
  const auto forced = report("forced");
  ASSERT_EQ(forced.size(), 1U);
  EXPECT_EQ(std::vector<std::string>(forced[0].begin() + 1, forced[0].end()),
            (std::vector<std::string>{"p1", "s1", "Unsealed", "SO-1", "", "0", "Wrong content"}));
  EXPECT_TRUE(report("dispatch").empty());
  EXPECT_EQ(report("items").at(0).at(3), "0") << "mugs shipped";
}

// The desk sends SO-1 again.
class Reshipping : public testing::Test {
 protected:
  void SetUp() override {
    bench.stock();
    pack_so_1(bench);
    hand_over(bench, kWaybill);
  }
  void TearDown() override { expect_clean(folder.path()); }
  // Key of the refusal, or "" and it is made.
  std::string made(ReshipAsk ask) {
    auto answer = reship(bench->reader(), bench->store(), ask, wall_clock_ms());
    if (const auto* text = std::get_if<records::Text>(&answer)) return text->key;
    number = std::get<Reship>(answer).order;
    const auto done = bench->store().commit(std::get<Reship>(std::move(answer)).batch);
    return done ? "" : done.error().message;
  }
  static ReshipAsk all(const std::string& order = "SO-1") {
    return {order, "lost by the carrier", "PB-B-S1", std::nullopt};
  }
  static ReshipAsk some(std::vector<ReshipLine> lines) { return {"SO-1", "broken", "S1", std::move(lines)}; }

  ScratchFolder folder;
  RunningBench bench{folder.path()};
  std::string number;
};

TEST_F(Reshipping, F19AReshipIsAnOrderOfItsOwnPackedLikeAnyOther) {
  ASSERT_EQ(made(all()), "");
  EXPECT_EQ(number, "SO-1-R1");
  const auto first = bench->reader().order("SO-1").value(), again = bench->reader().order("SO-1-R1").value();
  EXPECT_EQ(again.reship_of, "SO-1");
  EXPECT_EQ(again.lines.size(), 2U);
  EXPECT_EQ(again.carrier, "sf");
  EXPECT_EQ(again.notes, first.notes);
  EXPECT_TRUE(again.waybills.empty());
  EXPECT_NE(again.consignee, first.consignee) << "under a key of its own";
  EXPECT_EQ(bench->reader().consignee("SO-1-R1").value(), bench->reader().consignee("SO-1").value());
  EXPECT_GT(again.ship_by, utc_moment(wall_clock_ms()));
  bool queued = false;
  const auto overview = bench.overview();
  for (const auto& row : overview.at("queue").as_array()) queued |= row.at("order") == "SO-1-R1";
  EXPECT_TRUE(queued);
  for (const char* code : {"SO-1-R1", "PB-C-OK", kTee, kTee, kMug}) bench.scan(code);
  bench.until_label("SO-1-R1-1-label-1", records::JobState::confirmed);
  EXPECT_EQ(bench.verdict_key(kWaybill), "seal.used") << "the first order's waybill";
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.scan("SF1023456789036").verdict.tone, Tone::done);
  bool told = false;
  for (const auto& row : bench->reader().order_events("SO-1-R1"))
    if (const auto* sealed = row.event ? row.event->as<records::PackSealed>() : nullptr)
      told = sealed->reship_of == "SO-1" && sealed->waybill == "SF1023456789036";
  EXPECT_TRUE(told);
}

TEST_F(Reshipping, F19TwiceGivesR2AndAReshipOfAReshipIsBoundToTheFirstOrder) {
  ASSERT_EQ(made(all()), "");
  ASSERT_EQ(made(some({{"2", 1}})), "");
  EXPECT_EQ(number, "SO-1-R2");
  EXPECT_EQ(bench->reader().order("SO-1-R2")->lines,
            (std::vector<records::OrderLine>{{"2", "MUG", 1, false}}));
  EXPECT_EQ(made(all("SO-1-R2")), "reship.not_left");
  for (const char* code : {"SO-1-R2", "PB-C-OK", kMug}) bench.scan(code);
  bench.until_label("SO-1-R2-1-label-1", records::JobState::confirmed);
  bench.scan("SF1023456789036");
  EXPECT_EQ(made(all("SO-1-R2")), "reship.not_left") << "sealed, and still here: it can be unpacked";
  hand_over(bench, "SF1023456789036");
  ASSERT_EQ(made(all("SO-1-R2")), "");
  EXPECT_EQ(number, "SO-1-R3");
  EXPECT_EQ(bench->reader().order("SO-1-R3")->reship_of, "SO-1");
  EXPECT_EQ(bench->reader().order("SO-1-R3")->lines.size(), 1U) << "what that reship sent";
}

TEST_F(Reshipping, F19TheHistoriesNameEachOther) {
  ASSERT_EQ(made(all()), "");
  const auto first = history(bench->reader(), "SO-1", "en"),
             again = history(bench->reader(), "SO-1-R1", "en");
  EXPECT_EQ(first.at("reships").as_array().at(0), "SO-1-R1");
  EXPECT_EQ(first.at("reship_of"), "");
  EXPECT_EQ(first.at("sent").as_array().size(), 2U);
  EXPECT_EQ(again.at("reship_of"), "SO-1");
  EXPECT_TRUE(again.at("sent").as_array().empty());
  const auto rows = boost::json::serialize(first.at("rows"));
  EXPECT_NE(rows.find("lost by the carrier"), rows.npos) << rows;
}

TEST_F(Reshipping, F19RefusesEachWithItsOwnText) {
  auto ask = all();
  ask.reason.clear();
  EXPECT_EQ(made(ask), "reship.reason");
  ask.reason = std::string(201, 'x');
  EXPECT_EQ(made(ask), "reship.reason");
  ask = all();
  ask.badge = "PB-B-P1";
  EXPECT_EQ(made(ask), "supervisor.needed");
  EXPECT_EQ(made(all("SO-9")), "reship.unknown");
  EXPECT_EQ(made(all("SO-2")), "reship.not_left");
  EXPECT_EQ(made(some({{"1", 3}})), "reship.too_many");
  EXPECT_EQ(made(some({{"1", 2}, {"1", 1}})), "reship.too_many");
  EXPECT_EQ(made(some({{"7", 1}})), "reship.no_such_line");
  EXPECT_EQ(made(some({})), "reship.nothing");
  EXPECT_TRUE(bench->reader().reships_of("SO-1").empty());
  bench.import(R"({"order":"SO-2","revision":2,"state":"cancelled"})");
  EXPECT_EQ(made(all("SO-2")), "reship.cancelled");
}

TEST_F(Reshipping, F19AForgottenConsigneeGetsNothingMore) {
  ASSERT_TRUE(forget_consignee(bench->reader(), bench->store(), {"SO-1", "asked", "s1"}, wall_clock_ms()));
  EXPECT_EQ(made(all()), "reship.forgotten");
}

TEST_F(Reshipping, F19WhoIsForgottenIsForgottenInTheReshipsToo) {
  ASSERT_EQ(made(all()), "");
  ASSERT_TRUE(bench->reader().consignee("SO-1-R1"));
  ASSERT_TRUE(forget_consignee(bench->reader(), bench->store(), {"SO-1-R1", "asked", "s1"}, wall_clock_ms()));
  for (const char* order : {"SO-1", "SO-1-R1"}) EXPECT_FALSE(bench->reader().consignee(order)) << order;
  EXPECT_TRUE(bench->reader().consignee("SO-2"));
  const auto again =
      forget_consignee(bench->reader(), bench->store(), {"SO-2", "asked", "s1"}, wall_clock_ms());
  EXPECT_TRUE(again) << again.error().message;
  EXPECT_FALSE(forget_consignee(bench->reader(), bench->store(), {"SO-9", "asked", "s1"}, wall_clock_ms()));
}

TEST_F(Reshipping, F19AnImportKeepsItBoundAndMayTellOne) {
  ASSERT_EQ(made(all()), "");
  bench.import(R"({"order":"SO-1-R1","carrier":"sf","lines":[{"line":"1","sku":"TEE","quantity":1}]})");
  EXPECT_EQ(bench->reader().order("SO-1-R1")->revision, 2);
  EXPECT_EQ(bench->reader().order("SO-1-R1")->reship_of, "SO-1");
  const std::string told = R"(","carrier":"sf","lines":[{"line":"1","sku":"TEE","quantity":1}]})";
  EXPECT_EQ(bench.import(R"({"order":"X-1","reship_of":"SO-OLD)" + told).at("new"), 1);
  EXPECT_EQ(bench->reader().order("X-1")->reship_of, "SO-OLD");
  for (const char* first : {"SO-1-R1", "X-2"})
    EXPECT_EQ(bench.import(R"({"order":"X-2","reship_of":")" + std::string(first) + told)
                  .at("problems")
                  .as_array()
                  .size(),
              1U);
}

}  // namespace
}  // namespace packbench::station
