// What must hold of a receipt whatever is scanned: random days, seeded.
#include "station/workflows/labels.hpp"
#include "tests/station/workflows/random_days.hpp"
#include "tests/station/workflows/receive_bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

// Where goods lie, told from the raw events alone, without the fold under test.
struct Places {
  std::map<std::pair<std::string, std::string>, std::int64_t> pieces;  // by place and item
  std::int64_t counted = 0, decided = 0;
  bool witnessed = false, blind = false;
  std::vector<ReceiveExplained> explained;

  explicit Places(const std::vector<Event>& history) {
    for (const auto& event : history) event.visit([this](const auto& e) { on(e); });
  }
  template <class Other>
  void on(const Other&) {}
  void on(const ReceiveBegan& e) { blind = e.blind; }
  void on(const ReceiveWitnessed&) { witnessed = true; }
  void on(const ReceiveExplained& e) { explained.push_back(e); }
  void on(const ReceiveCounted& e) {
    EXPECT_TRUE(!blind || witnessed) << "F2";
    std::int64_t parts = 0;
    for (const auto& part : e.parts) parts += part.quantity;
    EXPECT_EQ(parts, e.quantity);
    pieces[{e.goods.place, e.goods.item}] += e.quantity;
    counted += e.quantity;
  }
  void on(const ReceiveUndone& e) {
    take(e.goods, e.quantity);
    counted -= e.quantity;
  }
  void on(const ReceiveInspected& e) {
    take(e.goods, e.quantity);
    decided += e.quantity;
    EXPECT_LE(e.examined, e.quantity);
    EXPECT_GT(e.examined, 0);
    const bool passed = e.result == Inspection::passed;
    EXPECT_FALSE(passed && e.goods.condition == ReceiveCondition::damaged);
    EXPECT_FALSE(passed && e.goods.condition == ReceiveCondition::foreign && e.by.empty());
    EXPECT_FALSE(passed && !e.goods.expiry.empty() && e.goods.expiry < "2026-06-15" && e.by.empty());
    EXPECT_EQ(e.to == kPassedPlace, passed);
  }
  void on(const WorkEnded&) { EXPECT_EQ(counted, decided) << "F1: closed with goods that nobody inspected"; }
  void take(const ReceiveLot& goods, std::int64_t quantity) {
    auto& there = pieces[{goods.place, goods.item}];
    there -= quantity;
    EXPECT_GE(there, 0) << "more left " << goods.place << " than lay there";
  }
};

// clang-format off
const char* const kCodes[] = {
    kMug, kMug, kMugCase, kPlate, kTwin, kPhone, "SN1", "SN2", kTea, kTeaGs1, kTeaLot, kTeaExpiry, kStrange, kAcid,
    "2026-01-01", "L1", kWaybill, "JUNK", "]C1019", "N1", "N2", "ACME", "PB-B-ANN", "PB-B-BOB", "PB-B-SUE", "PB-B-TOM",
    "PB-L-IN-1", "PB-L-IN-H", "PB-L-A-01", "PB-L-DEF-1", "PB-L-DEF-H", "PB-C-QTY-2", "PB-C-STACK-2X2P1", "PB-C-STACK-X",
    "PB-C-PHOTO-P1", "PB-C-CHOOSE-1", "PB-C-CHOOSE-2", "PB-C-OK", "PB-C-YES", "PB-C-NO", "PB-C-DONE", "PB-C-UNDO",
    "PB-C-DAMAGED", "PB-C-INSPECT", "PB-C-RECEIVE", "PB-C-PASS", "PB-C-REJECT", "PB-C-CLOSE", "PB-C-ASIDE", "PB-C-LANG",
    "PB-C-SIGNOUT", "PB-C-MOVE-", "PB-C-LABEL", "PB-C-CARD", "PB-C-NOLABEL",
};
// clang-format on

struct ReceiveDay {
  explicit ReceiveDay(unsigned seed) : random(seed) {
    auto first = inbound("N1", {{"1", "MUG", 7, ""}, {"2", "TEA", 2, ""}, {"3", "PHONE", 1, ""}});
    first.sample_percent = pick(2) ? 30 : 0;
    bench.tell(first);
    bench.tell(inbound("N2", {{"1", "PLATE", 2, ""}, {"2", "ACID", 1, ""}}));
    bench.scan({"PB-B-ANN", pick(4) ? "N1" : "PB-C-RECEIVE"});
  }

  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  }

  std::string barcode_of(const std::string& item) {
    static const std::map<std::string, std::string> kBarcodeOf = {{"MUG", kMug},         {"PLATE", kPlate},
                                                                  {"PHONE", kPhone},     {"TEA", kTea},
                                                                  {"STRANGE", kStrange}, {"ACID", kAcid}};
    return kBarcodeOf.at(item);
  }

  std::string sensible_piece() {
    const auto& job = bench.job();
    if (label_trouble(bench.state())) return pick(2) ? "PB-C-OK" : "PB-C-NOLABEL";
    if (job.inspecting) {
      if (job.examined) return pick(3) ? "PB-C-PASS" : "PB-C-REJECT";
      const auto* waits = receive::next_pending(job);
      if (!waits) return "PB-C-CLOSE";
      const auto acid = waits->goods.item == "ACID";
      return pick(4) ? barcode_of(waits->goods.item) : acid ? "PB-L-DEF-H" : "PB-L-DEF-1";
    }
    for (const auto& line : job.lines) {
      if (receive::left(job, {&line}) == 0) continue;
      if ((line.item == "ACID") != job.place_hazardous)
        return line.item == "ACID" ? "PB-L-IN-H" : "PB-L-IN-1";
      return barcode_of(line.item);
    }
    return receive::next_pending(job) ? "PB-C-INSPECT" : "PB-C-CLOSE";
  }

  std::string sensible_code() {
    switch (phase_of(bench.state())) {
      case Phase::stopped:
        return "PB-C-OK";
      case Phase::signed_out:
        return "PB-B-ANN";
      case Phase::confirming:
        return pick(2) ? "PB-C-YES" : "PB-C-NO";
      case Phase::idle:
        return pick(2) ? "N1" : "N2";
      case Phase::work_asking:
        return pick(3) ? "PB-C-CHOOSE-1" : "PB-C-CHOOSE-2";
      case Phase::work_signing:
        return bench.work().asked->signer == Signer::supervisor ? (pick(2) ? "PB-B-SUE" : "PB-B-TOM")
               : bench.work().person == "bob"                   ? "PB-B-BOB"
                                                                : "PB-B-ANN";
      case Phase::work_awaiting:
        return bench.work().awaited->item == "TEA" ? "2026-08-01" : "SN" + std::to_string(pick(9));
      default:
        return sensible_piece();
    }
  }

  std::string code() {
    if (pick(3) != 0) return sensible_code();
    const auto choices = bench.screen().choices;
    const bool idle =
        phase_of(bench.state()) == Phase::idle;  // there the screen offers other work: not of these days
    if (!idle && !choices.empty() && pick(3) == 0) return choices[pick(choices.size())].code;
    return kCodes[pick(std::size(kCodes))];
  }

  // The print queue takes a step with one of the open document's labels.
  void print() {
    if (!bench.state().work || bench.work().labels.open.empty()) return;
    const auto job = bench.work().labels.open.front();
    if (job.state == JobState::requested) bench.print(PrintSending{job.job, "zebra", "00"});
    const bool well = pick(4) != 0;
    if (job.state == JobState::sending && well) bench.print(PrintSent{job.job, 9});
    if (job.state == JobState::sending && !well) bench.print(PrintFailed{job.job, "no byte went out"});
    if (job.state == JobState::sent && well) bench.print(PrintConfirmed{job.job, "done"});
    if (job.state == JobState::sent && !well) bench.print(PrintInDoubt{job.job, "unplugged"});
  }

  // Now and then the centre changes a note, and another lane comes by.
  void world() {
    print();
    if (pick(12) == 0) bench.lane = bench.lane == "1" ? "2" : "1";
    const std::string name = pick(2) ? "N1" : "N2";
    const auto& facts = bench.works.at(name);
    if (pick(60) != 0 || facts.state == "ended") return;
    auto note = from_json<InboundNote>(json::parse(facts.body)).value();
    note.revision = facts.revision + 1;
    note.cancelled = pick(8) == 0;
    note.lines.at(0).quantity = static_cast<std::int64_t>(1 + pick(8));
    if (pick(3) == 0 && note.lines.size() > 1) note.lines.pop_back();
    bench.tell(note);
  }

  ReceiveBench bench;
  std::mt19937 random;
  std::set<std::string> jobs;  // labels asked for: each by its own name
};

bool may_stand_beside_a_stop(const Event& event) {
  return event.is<LaneStopped>() || event.is<ReceiveChanged>() || event.is<WorkOpened>() ||
         event.is<LaneAnswered>();
}

void check_refused(const ReceiveDay& day, const LaneState& before) {
  const auto& events = day.bench.decision.events;
  if (day.bench.decision.verdict.tone != Tone::stop) return;
  for (const auto& event : events) EXPECT_TRUE(may_stand_beside_a_stop(event)) << type_of(event);
  if (before.stop) {
    EXPECT_TRUE(events.empty());
  }
  if (events.size() == 1) {
    EXPECT_EQ(day.bench.state().work, before.work);
  }
}

void check_folds(const ReceiveDay& day) {
  const auto& state = day.bench.state();
  const auto history = state.work ? day.bench.history(state.work->document) : std::vector<Event>{};
  EXPECT_EQ(restore(state.lane, state.person, state.stop, state.asked, {}, history), state);
}

// One scan; how many receipts it ended.
std::size_t step(ReceiveDay& day) {
  day.world();
  const auto before = day.bench.state();
  const auto code = day.code();
  day.bench.scan(code);
  check_refused(day, before);
  check_folds(day);
  expect_known(day.bench.screen());
  for (const auto& hint : day.bench.screen().hints) expect_known(hint);
  for (const auto& [name, work] : day.bench.works) Places places(work.history);
  for (const auto& label : day.bench.emitted<PrintRequested>())
    EXPECT_TRUE(day.jobs.insert(label.job).second);
  for (const auto& ended : day.bench.emitted<WorkEnded>()) {
    EXPECT_EQ(ended.signed_by, before.work->person);
    EXPECT_TRUE(code.starts_with("PB-B-")) << "signed by a badge";
    // F3: whatever differs has its cause and its party.
    EXPECT_FALSE(receive::next_unexplained(std::get<ReceiveState>(before.work->job)));
  }
  return day.bench.emitted<WorkEnded>().size();
}

TEST(ReceiveProperty, GoodsLeaveTheInspectionZoneOnlyByADecisionWhateverIsScanned) {
  std::size_t ended = 0, inspected = 0;
  live<ReceiveDay>({1, 40, 250}, [&](ReceiveDay& day) {
    ended += step(day);
    inspected += day.bench.emitted<ReceiveInspected>().size();
  });
  EXPECT_GT(ended, 20U) << "the days must reach what they are to prove";
  EXPECT_GT(inspected, 200U);
}

TEST(ReceiveProperty, WhatTheScreenOffersIsAccepted) {
  std::size_t offered = 0;
  live<ReceiveDay>({100, 105, 100}, [&](ReceiveDay& day) {
    offered += try_offers(day.bench, "PB-C-RECEIVE");
    step(day);
  });
  EXPECT_GT(offered, 500U);
}

}  // namespace
}  // namespace packbench::workflows
