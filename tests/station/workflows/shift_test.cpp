// The shift's checklists, rule by rule: points one by one, what is odd, who is here, the signature.
#include "tests/station/workflows/random_days.hpp"
#include "tests/station/workflows/ship_bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

constexpr const char* kFine = "PB-C-CHOOSE-1";
constexpr const char* kOdd = "PB-C-CHOOSE-2";

// Ann stands at the lane; what the store would tell of a checklist that stands open is told.
struct Floor : ShipBench {
  Floor() { scan("PB-B-ANN"); }
  void add_facts(Input& input) override {
    if (input.code != "PB-C-SHIFT" || state().work) return;
    for (const auto& [name, facts] : works)
      if (facts.kind == WorkKind::shift && facts.state != "ended") input.facts.works.push_back(facts);
  }
  const ShiftState& list() const { return job<ShiftState>(); }
  void begin(const std::string& which = "1") {
    scan({"PB-C-SHIFT", "PB-C-CHOOSE-" + which});
    ASSERT_TRUE(list().began);
  }
  // Everything is in order from here on.
  void answer_all() {
    while (next_point(list())) scan(kFine);
  }
  // The text that is shown for the one thing to do now.
  std::string asked() const { return screen().instruction.key; }
};

TEST(Shift, F24_EachPointIsAskedOneByOne) {
  Floor floor;
  floor.begin();
  std::int64_t number = 0;
  for (const auto& point : floor.rules.shift_opening) {
    EXPECT_EQ(floor.asked(), point);
    EXPECT_EQ(floor.refused(kMug), "shift.answer_first");
    floor.scan(kFine);
    EXPECT_EQ(floor.emitted<ShiftPoint>(), (std::vector<ShiftPoint>{{++number, point, ""}}));
  }
  EXPECT_EQ(floor.asked(), "shift.scan_badges");
  EXPECT_EQ(floor.list().began->day, floor.today);
}

TEST(Shift, F24_TheClosingHasItsOwnList) {
  Floor floor;
  floor.begin("2");
  EXPECT_EQ(floor.list().began->list, ShiftList::closing);
  EXPECT_EQ(floor.list().began->points, floor.rules.shift_closing);
}

TEST(Shift, F24_TheListsAreOfTheConfiguration) {
  Floor floor;
  floor.rules.shift_opening = {"冷库温度 / Cold room at 4 °C"};
  floor.rules.shift_odd = {"too warm"};
  floor.begin();
  floor.rules.shift_opening = {"another", "list"};
  EXPECT_EQ(floor.asked(), "冷库温度 / Cold room at 4 °C") << "what has begun keeps its points";
  floor.scan({kOdd, "PB-C-CHOOSE-1", "PB-B-ANN", "PB-C-DONE", "PB-B-ANN"});
  const auto ticket = floor.emitted<TicketOpened>().at(0);
  EXPECT_EQ(text_of_keys(ticket.text, "en"), ticket.document + ": 冷库温度 / Cold room at 4 °C: too warm");
}

TEST(Shift, F24_WhatIsOddBecomesATicketThatNamesThePoint) {
  Floor floor;
  floor.begin("2");
  const auto document = floor.document();
  floor.scan({kFine, kOdd});
  EXPECT_EQ(floor.state().work->asked->choices.size(), floor.rules.shift_odd.size() + 1)
      << "something else, too";
  floor.scan("PB-C-CHOOSE-1");
  floor.answer_all();
  floor.scan({"PB-B-ANN", "PB-C-DONE", "PB-B-ANN"});
  const auto tickets = floor.emitted<TicketOpened>();
  ASSERT_EQ(tickets.size(), 1U);
  EXPECT_EQ(tickets[0].ticket, document + "-odd-2");
  EXPECT_EQ(tickets[0].document, document);
  EXPECT_EQ(text_of_keys(tickets[0].text, "en"), document + ": Windows shut: Not shut");
  EXPECT_EQ(text_of_keys(tickets[0].text, "zh-CN"), document + "：窗户已关好：没关好");
}

TEST(Shift, F24_SomethingElseIsAlwaysOffered) {
  Floor floor;
  floor.rules.shift_odd.clear();
  floor.begin();
  floor.scan({kOdd, "PB-C-CHOOSE-1"});
  EXPECT_EQ(floor.emitted<ShiftPoint>().at(0).odd, "shift.odd_other");
}

TEST(Shift, F24_NotOddAfterAllThePointIsAskedAgain) {
  Floor floor;
  floor.begin();
  floor.scan({kOdd, "PB-C-NO"});
  EXPECT_TRUE(floor.list().answers.empty());
  EXPECT_EQ(floor.asked(), floor.rules.shift_opening[0]);
  floor.scan(kFine);
  EXPECT_EQ(floor.list().answers.size(), 1U);
}

TEST(Shift, F24_UndoGoesBackAPoint) {
  Floor floor;
  floor.begin();
  floor.scan({kOdd, "PB-C-CHOOSE-1", kFine, "PB-C-UNDO", "PB-C-UNDO"});
  EXPECT_EQ(floor.emitted<ShiftPointUndone>(),
            (std::vector<ShiftPointUndone>{{1, floor.rules.shift_opening[0]}}));
  EXPECT_EQ(floor.asked(), floor.rules.shift_opening[0]);
  floor.answer_all();
  floor.scan({"PB-B-ANN", "PB-C-DONE", "PB-B-ANN"});
  EXPECT_TRUE(floor.emitted<TicketOpened>().empty()) << "the odd point was undone";
}

TEST(Shift, F24_UndoOfNothingDropsTheList) {
  for (const bool chosen : {false, true}) {
    Floor floor;
    floor.scan("PB-C-SHIFT");
    if (chosen) floor.scan("PB-C-CHOOSE-1");
    floor.scan("PB-C-UNDO");
    EXPECT_EQ(floor.emitted<ShiftDropped>().size(), 1U);
    EXPECT_FALSE(floor.state().work);
    EXPECT_EQ(phase_of(floor.state()), Phase::idle);
  }
}

TEST(Shift, F24_WhoIsInTheWarehouseIsOnRecordOnce) {
  Floor floor;
  floor.begin();
  floor.answer_all();
  floor.scan({"PB-B-BOB", "PB-B-ANN"});
  const auto again = floor.scan("PB-B-BOB");
  EXPECT_EQ(again.tone, Tone::info);
  EXPECT_EQ(again.text.key, "shift.here_already");
  EXPECT_TRUE(floor.decision.events.empty());
  EXPECT_EQ(floor.list().present, (std::vector<ShiftPresent>{{"bob", "Bob"}, {"ann", "Ann"}}));
  EXPECT_EQ(floor.state().person->id, "ann") << "nobody took the lane over";
  EXPECT_EQ(floor.refused("PB-B-NOBODY"), "shift.badges_only");
  EXPECT_EQ(floor.refused(kMug), "shift.badges_only");
}

TEST(Shift, F24_UndoTakesTheLastBadgeOffFirst) {
  Floor floor;
  floor.begin();
  floor.answer_all();
  floor.scan({"PB-B-ANN", "PB-B-BOB", "PB-C-UNDO"});
  EXPECT_EQ(floor.list().present, (std::vector<ShiftPresent>{{"ann", "Ann"}}));
  floor.scan({"PB-C-UNDO", "PB-C-UNDO"});
  EXPECT_EQ(floor.asked(), floor.rules.shift_opening.back());
}

TEST(Shift, F24_NothingIsSignedBeforeAllIsAnsweredAndSomebodyIsThere) {
  Floor floor;
  floor.begin();
  EXPECT_EQ(floor.refused("PB-C-DONE"), "shift.answer_first");
  floor.answer_all();
  EXPECT_EQ(floor.refused("PB-C-DONE"), "shift.nobody");
  EXPECT_EQ(floor.refused(kFine), "shift.badges_only") << "there is nothing left to answer";
}

TEST(Shift, F24_TheResponsiblePersonSignsAndIsThere) {
  Floor floor;
  floor.begin();
  floor.answer_all();
  floor.scan({"PB-B-ANN", "PB-C-DONE"});
  EXPECT_EQ(floor.scan("PB-B-SUE").tone, Tone::done);
  EXPECT_EQ(floor.emitted<ShiftPresent>(), (std::vector<ShiftPresent>{{"sue", "Sue"}}));
  EXPECT_EQ(floor.emitted<ShiftSigned>().at(0).signed_by, "sue");
  EXPECT_EQ(floor.emitted<WorkEnded>().at(0).signed_by, "sue");
  EXPECT_EQ(phase_of(floor.state()), Phase::idle);
}

TEST(Shift, F24_TheConfigurationMayAskForASupervisor) {
  Floor floor;
  floor.rules.shift_supervisor = true;
  floor.begin();
  floor.answer_all();
  floor.scan({"PB-B-ANN", "PB-C-DONE"});
  EXPECT_EQ(floor.refused("PB-B-ANN"), "supervisor.needed");
  EXPECT_EQ(floor.scan("PB-B-SUE").tone, Tone::done);
}

TEST(Shift, F24_SigningIsDroppedAndMorePeopleCome) {
  Floor floor;
  floor.begin();
  floor.answer_all();
  floor.scan({"PB-B-ANN", "PB-C-DONE", "PB-C-NO", "PB-B-BOB", "PB-C-DONE", "PB-B-ANN"});
  EXPECT_EQ(floor.emitted<WorkEnded>().size(), 1U);
}

TEST(Shift, F24_RefusesWhatIsNoAnswer) {
  Floor floor;
  floor.scan("PB-C-SHIFT");
  EXPECT_EQ(floor.refused("PB-C-CHOOSE-3"), "question.no_such_choice");
  EXPECT_EQ(floor.refused("PB-C-DONE"), "shift.answer_first");
  floor.scan("PB-C-CHOOSE-1");
  for (const auto* code : {"PB-C-CHOOSE-3", "PB-C-CHOOSE-0", "PB-C-CHOOSE"})
    EXPECT_EQ(floor.refused(code), "question.no_such_choice") << code;
  EXPECT_EQ(floor.refused("PB-C-QTY-2"), "command.not_now");
  EXPECT_EQ(floor.refused("PB-C-SHIFT"), "command.not_now");
  EXPECT_TRUE(floor.list().answers.empty());
}

TEST(Shift, F24_PutAsideItIsTakenUpWhereItStood) {
  Floor floor;
  floor.begin();
  const auto document = floor.document();
  floor.scan({kFine, kFine, "PB-C-ASIDE"});
  floor.lane = "2";
  floor.scan({"PB-B-BOB", "PB-C-SHIFT"});
  EXPECT_EQ(floor.document(), document) << "one checklist at a time";
  EXPECT_EQ(floor.asked(), floor.rules.shift_opening[2]);
}

TEST(Shift, F24_AnotherLaneTakesItOverOnlyWhenAsked) {
  Floor floor;
  floor.begin();
  floor.scan(kFine);
  const auto document = floor.document();
  floor.lane = "2";
  floor.scan({"PB-B-BOB", "PB-C-SHIFT"});
  EXPECT_EQ(phase_of(floor.state()), Phase::confirming);
  floor.scan("PB-C-YES");
  EXPECT_EQ(floor.document(), document);
  EXPECT_EQ(floor.list().answers.size(), 1U);
  EXPECT_FALSE(floor.lanes.at("1").work);
}

TEST(Shift, F24_AnotherBadgeTakesOverBetweenPointsAndTheQuestionStays) {
  Floor floor;
  floor.begin();
  floor.scan({kFine, "PB-B-BOB", "PB-C-YES"});
  EXPECT_EQ(floor.state().person->id, "bob");
  EXPECT_EQ(floor.asked(), floor.rules.shift_opening[1]);
  floor.scan(kFine);
  EXPECT_EQ(floor.list().answers.size(), 2U);
}

TEST(Shift, TheScreenOffersTheAnswersAndTellsWhatIsOdd) {
  Floor floor;
  floor.begin();
  EXPECT_EQ(floor.screen().choices.at(0), (Choice{kFine, say("shift.fine")}));
  EXPECT_EQ(floor.screen().choices.at(1), (Choice{kOdd, say("shift.odd")}));
  floor.scan({kOdd, "PB-C-CHOOSE-1"});
  EXPECT_EQ(text(floor.screen().hints.back(), "en"), "Odd: Doors and locks as they were left: Not shut");
  EXPECT_EQ(floor.screen().done, 1);
  floor.scan(kMug);
  for (const auto& choice : floor.screen().choices)
    EXPECT_FALSE(choice.code.starts_with("PB-C-CHOOSE")) << "stopped";
}

// clang-format off
const char* const kCodes[] = {
    kFine, kOdd, "PB-C-CHOOSE-3", "PB-C-CHOOSE-7", "PB-C-CHOOSE-0", "PB-C-UNDO", "PB-C-UNDO", "PB-C-DONE",
    "PB-C-NO", "PB-C-YES", "PB-C-OK", "PB-C-ASIDE", "PB-C-SHIFT", "PB-C-QTY-2", "PB-C-LANG", "PB-C-SIGNOUT", kMug, kTwin,
    "JUNK", "]C1019", "PB-B-ANN", "PB-B-BOB", "PB-B-SUE", "PB-B-NOBODY", kTeaGs1,
};
// clang-format on

std::string sensible(const Floor& floor, std::mt19937& random) {
  static const char* const kBadges[] = {"PB-B-ANN", "PB-B-BOB", "PB-B-SUE", "PB-C-DONE", "PB-C-DONE"};
  switch (phase_of(floor.state())) {
    case Phase::stopped:
      return "PB-C-OK";
    case Phase::signed_out:
      return "PB-B-ANN";
    case Phase::confirming:
      return "PB-C-YES";
    case Phase::work_asking:
      return "PB-C-CHOOSE-" + std::to_string(1 + random() % 6);
    case Phase::work_signing:
      return random() % 2 ? "PB-B-ANN" : "PB-B-SUE";
    case Phase::working:
      if (all_answered(floor.list())) return kBadges[random() % std::size(kBadges)];
      return random() % 3 ? kFine : kOdd;
    default:
      return "PB-C-SHIFT";
  }
}

// Each point has one answer, in order; each person stands there once.
void check(const ShiftState& list) {
  ASSERT_LE(list.answers.size(), list.began ? list.began->points.size() : 0U);
  for (std::size_t i = 0; i < list.answers.size(); ++i) {
    EXPECT_EQ(list.answers[i].number, static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(list.answers[i].point, list.began->points[i]);
  }
  std::set<std::string> people;
  for (const auto& present : list.present) EXPECT_TRUE(people.insert(present.who).second) << present.who;
}

// What was signed was answered whole, by somebody who is there; each odd point has its one ticket, nothing
// else has.
void check_signed(const Floor& floor, const ShiftState& before, const ShiftSigned& event) {
  ASSERT_TRUE(all_answered(before));
  std::vector<std::string> odd, told;
  for (const auto& answer : before.answers)
    if (!answer.odd.empty()) odd.push_back(answer.point);
  std::set<std::string> names;
  for (const auto& ticket : floor.emitted<TicketOpened>()) {
    told.push_back(ticket.text.args.at(1));
    EXPECT_TRUE(names.insert(ticket.ticket).second);
  }
  EXPECT_EQ(told, odd);
  const auto added = floor.emitted<ShiftPresent>();
  EXPECT_NE(is_present(before, event.signed_by), added.size() == 1 && added[0].who == event.signed_by);
}

// How many checklists this scan signed.
int step(Floor& floor, std::mt19937& random) {
  if (random() % 20 == 0) floor.lane = floor.lane == "1" ? "2" : "1";
  const auto before = floor.state();
  const auto choices = floor.screen().choices;
  auto code = random() % 4 ? sensible(floor, random) : std::string(kCodes[random() % std::size(kCodes)]);
  if (!choices.empty() && random() % 6 == 0) code = choices[random() % choices.size()].code;
  if (begins_work(code)) code = "PB-C-SHIFT";
  floor.scan(code);
  const auto& decision = floor.decision;
  if (decision.verdict.tone == Tone::stop && decision.resumed_work.empty()) {
    for (const auto& event : decision.events) EXPECT_TRUE(may_stand_beside_a_stop(event)) << type_of(event);
    EXPECT_EQ(floor.state().work, before.work);
  }
  const auto& state = floor.state();
  const auto history = state.work ? floor.told(state.work->document).history : std::vector<Event>{};
  EXPECT_EQ(restore(state.lane, state.person, state.stop, state.asked, {}, history), state);
  if (state.work) check(floor.list());
  expect_known(floor.screen());
  const auto signatures = floor.emitted<ShiftSigned>();
  if (signatures.empty()) {
    EXPECT_TRUE(floor.emitted<TicketOpened>().empty());
    EXPECT_EQ(floor.emitted<WorkEnded>().size(), floor.emitted<ShiftDropped>().size());
    return 0;
  }
  check_signed(floor, std::get<ShiftState>(before.work->job), signatures.at(0));
  return 1;
}

struct Day {
  explicit Day(unsigned seed) : random(seed) {}
  std::mt19937 random;
  Floor floor;
};

TEST(Shift, F24_PropertyWhateverIsScannedEachPointHasOneAnswerAndEachOddOneItsTicket) {
  int signed_lists = 0;
  live<Day>({1, 60, 250}, [&](Day& day) { signed_lists += step(day.floor, day.random); });
  EXPECT_GT(signed_lists, 60) << "the days must reach what they are to prove";
}

TEST(Shift, WhatTheScreenOffersIsAccepted) {
  std::size_t offered = 0;
  live<Day>({100, 109, 100}, [&](Day& day) {
    offered += try_offers(day.floor, "PB-C-SHIFT");
    step(day.floor, day.random);
  });
  EXPECT_GT(offered, 500U);
}

}  // namespace
}  // namespace packbench::workflows
