// A receiver's day on a whole bench: a note is told, counted, inspected and closed, with a restart in the
// middle.
#include "db/records/places.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

using workflows::Tone;

void tell(RunningBench& bench, const records::InboundNote& note) {
  db::Batch batch;
  batch.input = {"note-" + std::to_string(note.revision), "api", "", ""};
  batch.events = {records::NoteReceived{note}};
  const auto done = bench->store().commit(batch);
  ASSERT_TRUE(done) << done.error().message;
}

void add_places(RunningBench& bench) {
  db::Batch batch;
  batch.input = {"places", "api", "", ""};
  batch.events = {records::LocationReceived{{"IN-1", records::Zone::inspection, 1, false, true}},
                  records::LocationReceived{{"DEF-1", records::Zone::defects, 2, false, true}}};
  ASSERT_TRUE(bench->store().commit(batch));
}

records::InboundNote note(std::int64_t revision, std::int64_t tees) {
  return {"ASN-1",    revision,     false, "ACME",
          {"ACME-1"}, "2026-11-22", 0,     {{"1", "TEE", tees, ""}, {"2", "TEA", 1, ""}}};
}

std::int64_t lies_at(RunningBench& bench, const std::string& place, const std::string& item) {
  std::int64_t sum = 0;
  for (const auto& row : bench->reader().stock_at(place)) sum += row.item == item ? row.quantity : 0;
  return sum;
}

TEST(ReceiveDay, FromTheNoteToTheSignatureWithARestartInTheMiddle) {
  ScratchFolder folder;
  workflows::Screen before;
  {
    RunningBench bench(folder.path());
    bench.stock();
    add_places(bench);
    tell(bench, note(1, 12));
    bench.scan("PB-B-P1");
    EXPECT_EQ(bench.scan("ACME-1").verdict.text.key, "receive.opened");
    EXPECT_EQ(bench->lane("1")->screen().lines.at(0).name.en, "T-shirt");
    bench.scan("PB-L-IN-1");
    EXPECT_EQ(bench.scan("16901234500018").verdict.tone, Tone::good) << "a case of ten";
    bench.scan("6901234500011");
    bench.scan("PB-C-DAMAGED");
    bench.scan("PB-C-CHOOSE-1");
    bench.scan("6901234500011");
    bench.scan("6901234500042");  // tea: its lot and expiry are awaited
    before = bench->lane("1")->screen();
  }
  RunningBench bench(folder.path());
  auto after = bench->lane("1")->screen();
  after.verdict = before.verdict;
  EXPECT_EQ(records::to_json(after), records::to_json(before)) << "the lane stands at the next step";
  bench.scan("L1");
  EXPECT_EQ(bench.scan("2029-01-31").verdict.tone, Tone::good);
  tell(bench, note(2, 12));
  EXPECT_EQ(bench.scan("6901234500011").verdict.text.key, "receive.note_changed");
  bench.scan("PB-C-OK");
  EXPECT_EQ(lies_at(bench, "IN-1", "TEE"), 12);
  EXPECT_EQ(lies_at(bench, "IN-1", "TEA"), 1);
  bench.scan("PB-C-INSPECT");
  bench.scan("16901234500018");
  bench.scan("PB-C-CHOOSE-1");
  bench.scan("6901234500011");
  EXPECT_EQ(bench.scan("PB-C-PASS").verdict.tone, Tone::good);
  bench.scan("PB-L-DEF-1");
  bench.scan("6901234500011");
  bench.scan("PB-C-REJECT");
  bench.scan("PB-C-CHOOSE-1");
  bench.scan("6901234500042");
  bench.scan("PB-C-PASS");
  EXPECT_EQ(bench.scan("PB-C-CLOSE").verdict.text.key, "receive.why_damage");
  bench.scan("PB-C-CHOOSE-2");
  bench.scan("PB-C-CHOOSE-2");
  EXPECT_EQ(bench.scan("PB-B-P1").verdict.tone, Tone::done);
  EXPECT_FALSE(bench.lane().work);
  EXPECT_EQ(bench->reader().work("receive", "ASN-1")->signed_by, "p1");
  EXPECT_EQ(lies_at(bench, "IN-1", "TEE"), 0);
  EXPECT_EQ(lies_at(bench, std::string(records::kPassedPlace), "TEE"), 11);
  EXPECT_EQ(lies_at(bench, std::string(records::kPassedPlace), "TEA"), 1);
  EXPECT_EQ(lies_at(bench, "DEF-1", "TEE"), 1);
  const auto verified = db::verify(folder.path() / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

TEST(ReceiveDay, ABlindReceiptIsWitnessedAndAnotherLaneTakesItOverUnderAWitness) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  bench.scan("PB-B-P1", "1");
  bench.scan("PB-C-RECEIVE", "1");
  EXPECT_EQ(bench.scan("PB-B-S1", "1").verdict.text.key, "receive.witnessed");
  EXPECT_EQ(bench.scan("6901234500035", "1").verdict.tone, Tone::good);
  const auto document = bench.lane("1").work->document;
  bench.scan("PB-B-P2", "2");
  bench.scan(document, "2");
  EXPECT_EQ(bench.scan("PB-C-YES", "2").verdict.text.key, "receive.witness_handover");
  EXPECT_FALSE(bench.lane("1").work) << "the lane before can't go on";
  bench.scan("PB-B-S1", "2");
  EXPECT_EQ(bench.scan("6901234500035", "2").verdict.tone, Tone::good);
  EXPECT_EQ(lies_at(bench, std::string(records::kInspectionPlace), "MUG"), 2);
}

}  // namespace
}  // namespace packbench::station
