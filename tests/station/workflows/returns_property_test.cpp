// Returns under anything that may be scanned: nothing is signed unseen, and refusals change nothing.
#include "tests/station/workflows/random_days.hpp"
#include "tests/station/workflows/returns_desk.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

// clang-format off
const char* const kCodes[] = {
    kMug, kMug, kMugCase, kPlate, kTwin, kPhone, "SN1", "SN2", kTea, kTeaGs1, kStrange, "JUNK", kSf, "RMA-1", "RMA-2",
    "PB-O-SO1", "PB-O-SO2", "PB-P-SO1-1-1", "PB-B-ANN", "PB-B-BOB", "PB-B-SUE", "PB-C-RETURN", "PB-C-RETURN", "PB-C-BLIND",
    "PB-C-CHOOSE-1", "PB-C-CHOOSE-1", "PB-C-CHOOSE-3", "PB-C-CHOOSE-4", "PB-C-CHOOSE-5", "PB-C-DONE", "PB-C-UNDO",
    "PB-C-QTY-2", "PB-C-EXCHANGE", "PB-C-NO", "PB-C-OK", "PB-C-OK", "PB-C-YES", "PB-C-ASIDE", "]C1019", "PB-C-LANG", "PB-C-SIGNOUT",
    "PB-C-LABEL",
};
// clang-format on

std::string sensible(const ShipBench& bench, std::mt19937& random) {
  const auto& state = bench.state();
  static const char* const kStarts[] = {"RMA-1", "RMA-2", "PB-C-RETURN", "PB-C-RETURN"};
  static const char* const kSources[] = {"PB-O-SO1", kSf, "PB-C-BLIND", "RMA-1"};
  static const char* const kPieces[] = {kMug,    kPlate,          kPhone,      kStrange,
                                        kTeaGs1, "PB-C-EXCHANGE", "PB-C-DONE", "PB-C-DONE"};
  switch (phase_of(state)) {
    case Phase::stopped:
      return "PB-C-OK";
    case Phase::signed_out:
      return "PB-B-ANN";
    case Phase::confirming:
      return "PB-C-YES";
    case Phase::work_asking:
      return "PB-C-CHOOSE-" + std::to_string(1 + random() % 3);
    case Phase::work_signing:
      return random() % 2 ? "PB-B-ANN" : "PB-B-BOB";
    case Phase::work_awaiting:
      return "SN" + std::to_string(random() % 3);
    case Phase::working:
      return std::get<ReturnsState>(state.work->job).began ? kPieces[random() % std::size(kPieces)]
                                                           : kSources[random() % std::size(kSources)];
    default:
      return state.pack ? "PB-C-ASIDE" : kStarts[random() % std::size(kStarts)];
  }
}

// Nothing is signed before packaging was seen; damage has its witness; goods taken for sent ones are never
// more than those.
void check(const ReturnsDesk& desk) {
  for (const auto& graded : desk.emitted<ReturnGraded>()) {
    const auto& job = std::get<ReturnsState>(desk.state().work->job);
    EXPECT_TRUE(job.kind && job.packaging);
    std::int64_t back = 0, sent = 0;
    for (const auto& entry : job.entries)
      back += entry.item == graded.item && entry.odd.empty() ? entry.quantity : 0;
    for (const auto& piece : job.began->sent) sent += piece.item == graded.item ? piece.quantity : 0;
    if (!job.began->order.empty()) {
      EXPECT_LE(back, sent) << graded.item;
    }
    if (!graded.odd.empty() && graded.disposition == "shelf") {
      EXPECT_EQ(graded.place, "passed");
    }
  }
}

struct Day {
  explicit Day(unsigned seed) : random(seed) { desk.announce({"RMA-2", 1, "SO1", "", "", {{"PHONE", 1}}}); }
  std::mt19937 random;
  ReturnsDesk desk;
};

int step(ReturnsDesk& desk, std::mt19937& random) {
  if (random() % 15 == 0) desk.lane = desk.lane == "1" ? "2" : "1";
  const auto before = desk.state();
  const auto choices = desk.screen().choices;
  auto code = random() % 3 ? sensible(desk, random) : std::string(kCodes[random() % std::size(kCodes)]);
  if (!choices.empty() && random() % 6 == 0) code = choices[random() % choices.size()].code;
  if (begins_work(code)) code = "PB-C-RETURN";
  desk.scan(code);
  const auto& decision = desk.decision;
  if (decision.verdict.tone == Tone::stop && decision.resumed_work.empty() && decision.resumed.empty()) {
    for (const auto& event : decision.events) EXPECT_TRUE(may_stand_beside_a_stop(event)) << type_of(event);
    EXPECT_EQ(desk.state().work, before.work);
  }
  const auto& state = desk.state();
  const auto history = state.work ? desk.told(state.work->document).history : std::vector<Event>{};
  if (!state.pack) {
    EXPECT_EQ(restore(state.lane, state.person, state.stop, state.asked, {}, history), state);
  }
  check(desk);
  expect_known(desk.screen());
  for (const auto& hint : desk.screen().hints) expect_known(hint);
  for (const auto& ended : desk.emitted<WorkEnded>()) {
    const auto& job = std::get<ReturnsState>(before.work->job);
    EXPECT_TRUE(job.counted && job.packaging);
    EXPECT_EQ(job.packaging == Packaging::damaged, !job.counted->witness.empty());
    EXPECT_NE(job.counted->witness, ended.signed_by);
    EXPECT_EQ(job.exchange != ExchangeGround::no_exchange, desk.emitted<ReturnExchangeWanted>().size() == 1);
    return 1;
  }
  return 0;
}

TEST(Returns, PropertyNothingIsSignedUnseenAndRefusalsChangeNothing) {
  int ended = 0;
  live<Day>({1, 60, 250}, [&](Day& day) { ended += step(day.desk, day.random); });
  EXPECT_GT(ended, 60) << "the days must reach what they are to prove";
}

TEST(Returns, WhatTheScreenOffersIsAccepted) {
  std::size_t offered = 0;
  live<Day>({100, 109, 100}, [&](Day& day) {
    offered += try_offers(day.desk, "PB-C-RETURN");
    step(day.desk, day.random);
  });
  EXPECT_GT(offered, 500U);
}

}  // namespace
}  // namespace packbench::workflows
