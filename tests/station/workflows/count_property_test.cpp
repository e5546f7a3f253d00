// What must hold whatever counters scan while goods move: random days, seeded.
#include "tests/station/workflows/count_bench.hpp"
#include "tests/station/workflows/random_days.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

// clang-format off
const char* const kCodes[] = {
    kMug, kMug, kMugCase, kPlate, kTwin, kPhone, "SN1", "SN2", kTea, kTeaGs1, "270131", "L1", kWaybill, "JUNK", "]C1019",
    "PB-L-A-01", "PB-L-A-02", "PB-L-NOWHERE", "T1", "T2", "PB-B-ANN", "PB-B-BOB", "PB-B-CAT", "PB-B-SUE", "PB-B-NOBODY",
    "PB-C-QTY-2", "PB-C-QTY-99999", "PB-C-STACK-2X2P1", "PB-C-STACK-X", "PB-C-CHOOSE-1", "PB-C-CHOOSE-2", "PB-C-OK",
    "PB-C-YES", "PB-C-NO", "PB-C-DONE", "PB-C-UNDO", "PB-C-ASIDE", "PB-C-APPROVE", "PB-C-RECOUNT", "PB-C-COUNT",
    "PB-C-LANG", "PB-C-SIGNOUT", "PB-O-SO1", "PB-C-SHORT",
};
// clang-format on

struct Day {
  explicit Day(unsigned seed) : random(seed) {
    bench.books["A-01"] = {{{"MUG", ""}, 2}, {{"PLATE", ""}, 1}};
    bench.books["A-02"] = {{{"MUG", ""}, 3}};
    bench.task(
        {"T1", "P", "A-01", "count.reason_plan", true, pick(2) ? CountTolerance{} : CountTolerance{2, 0, 0}});
    bench.task({"T2", "P", "A-02", "count.reason_plan", pick(2) == 0, {}});
    bench.take({"PB-B-ANN"});
  }

  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  }

  std::string any(std::initializer_list<const char*> codes) { return *(codes.begin() + pick(codes.size())); }

  // What a counter who follows the screen would scan.
  std::string sensible_code() {
    const auto& state = bench.state();
    switch (phase_of(state)) {
      case Phase::stopped:
        return "PB-C-OK";
      case Phase::signed_out:
        return any({"PB-B-ANN", "PB-B-BOB"});
      case Phase::confirming:
        return any({"PB-C-YES", "PB-C-NO"});
      case Phase::idle:
        return any({"PB-L-A-01", "PB-L-A-02", "PB-B-ANN", "PB-B-BOB", "PB-B-CAT", "PB-B-SUE", "PB-C-COUNT"});
      case Phase::work_asking:
        return "PB-C-CHOOSE-1";
      case Phase::work_signing:
        return "PB-B-SUE";
      case Phase::work_awaiting:
        return any({"L1", "270131", "SN1", "SN2"});
      default:
        break;
    }
    const auto& job = bench.job();
    if (job.step == CountStep::approving) return pick(4) ? "PB-C-APPROVE" : "PB-C-RECOUNT";
    if (job.step != CountStep::counting)
      return "PB-L-" + (job.task.location.empty() ? "A-01" : job.task.location);
    return counted_of(job, "MUG") < 2 ? kMug : "PB-C-DONE";
  }

  std::string code() {
    if (pick(4) != 0) return sensible_code();
    const auto choices = bench.screen().choices;
    const auto offered = choices.empty() ? std::string() : choices[pick(choices.size())].code;
    if (!offered.empty() && (offered == "PB-C-COUNT" || !begins_work(offered)) && pick(3) == 0)
      return offered;
    return kCodes[pick(std::size(kCodes))];
  }

  void world() {
    if (pick(12) == 0) bench.lane = bench.lane == "1" ? "2" : "1";
    if (pick(15) == 0) bench.move(pick(2) ? "A-01" : "A-02", pick(2) ? "MUG" : "PLATE", pick(2) ? 1 : -1);
  }

  CountBench bench;
  std::mt19937 random;
};

// Told from raw events alone: rounds since the last rejection, each with its persons and differences.
struct RawRound {
  std::set<std::string> persons;
  CountVariances found;
};
std::vector<RawRound> raw_rounds(const std::vector<Event>& history) {
  std::vector<RawRound> rounds;
  std::set<std::string> persons;
  for (const auto& event : history) {
    if (event.is<CountTaken>()) persons.clear();
    if (const auto* e = event.as<CountScanned>()) persons.insert(e->person);
    if (const auto* e = event.as<CountNone>()) persons.insert(e->person);
    if (event.is<CountRejected>()) rounds.clear();
    if (const auto* e = event.as<CountFinished>()) {
      persons.insert(e->person);
      rounds.push_back({persons, variances_of(e->lines)});
    }
  }
  return rounds;
}

// The books are corrected only by what two different people found, and a supervisor approved or the plan
// tolerates.
int check_corrected(const Day& day, const std::string& document) {
  const auto corrected = day.bench.emitted<CountCorrected>();
  if (corrected.empty()) return 0;
  const auto rounds = raw_rounds(day.bench.works.at(document).history);
  CountVariances booked;
  for (const auto& event : corrected) booked[{event.item, event.lot}] = event.variance;
  std::size_t agree = 0;
  for (const auto& round : rounds) agree += round.found == booked;
  EXPECT_GE(agree, 2u);
  for (std::size_t a = 0; a < rounds.size(); ++a)
    for (std::size_t b = a + 1; b < rounds.size(); ++b)
      for (const auto& person : rounds[a].persons)
        EXPECT_FALSE(rounds[b].persons.contains(person)) << person << " counted twice";
  const auto approved = day.bench.emitted<CountApproved>();
  const auto finished = day.bench.emitted<CountFinished>();
  if (approved.empty()) {
    EXPECT_EQ(finished.at(0).outcome, CountOutcome::tolerated);
  } else {
    EXPECT_EQ(approved[0].by, "sue");
    EXPECT_FALSE(approved[0].cause.empty());
    EXPECT_FALSE(approved[0].responsible.empty());
  }
  return 1;
}

void check_refused(const Day& day, const LaneState& before) {
  if (day.bench.decision.verdict.tone != Tone::stop) return;
  const auto& events = day.bench.decision.events;
  // A question may be answered after what it asked about is gone.
  for (const auto& event : events)
    EXPECT_TRUE(event.is<LaneStopped>() || event.is<LaneAnswered>()) << type_of(event);
  EXPECT_EQ(day.bench.state().work, before.work);
}

void check_folds(const Day& day) {
  const auto& state = day.bench.state();
  const auto history = state.work ? day.bench.works.at(state.work->document).history : std::vector<Event>{};
  const auto restored = restore(state.lane, state.person, state.stop, state.asked, {}, history);
  ASSERT_EQ(restored.work.has_value(), state.work.has_value());
  if (state.work) {
    const auto &a = *restored.work, &b = *state.work;
    EXPECT_EQ(a.asked, b.asked);
    EXPECT_EQ(a.awaited, b.awaited);
    EXPECT_EQ(a.token, b.token);
    EXPECT_EQ(a.job, b.job);
  }
  EXPECT_EQ(restored, state);
}

int step(Day& day) {
  day.world();
  const auto before = day.bench.state();
  day.bench.scan(day.code());
  auto document = before.work ? before.work->document : std::string();
  for (const auto& opened : day.bench.emitted<WorkOpened>()) document = opened.document;
  check_refused(day, before);
  check_folds(day);
  expect_known(day.bench.screen());
  for (const auto& hint : day.bench.screen().hints) expect_known(hint);
  return check_corrected(day, document);
}

TEST(CountProperty, BooksFollowOnlyWhatTwoFoundAndOneAnswersFor) {
  int corrected = 0;
  live<Day>({1, 60, 250}, [&](Day& day) { corrected += step(day); });
  EXPECT_GT(corrected, 15) << "the days must reach what they are to prove";
}

TEST(CountProperty, WhatTheScreenOffersIsAccepted) {
  std::size_t offered = 0;
  live<Day>({100, 105, 100}, [&](Day& day) {
    offered += try_offers(day.bench, "PB-C-COUNT");
    step(day);
  });
  EXPECT_GT(offered, 500U);
}

}  // namespace
}  // namespace packbench::workflows
