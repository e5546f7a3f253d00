// Returns, rule by rule: what it is about, packaging first, piece by piece, tickets.
#include <gtest/gtest.h>

#include <random>

#include "tests/station/workflows/ship_bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

constexpr const char* kSf = "SF1023456789012";

// SO1 left with two mugs, a plate and the phone SN1, five days ago; RMA-1 announces a mug and the plate of
// it.
struct Desk : ShipBench {
  Desk() {
    for (const auto* name : {"SO1", "SO2"}) add(order(name, {line("1", "MUG", 2)}));
    sent["SO1"] = {"SO1", "shop", 5, {{"MUG", "", "", 2}, {"PLATE", "", "", 1}, {"PHONE", "", "SN1", 1}}};
    sent["SO2"] = {"SO2", "shop", -1, {}};
    parcel("SO1-1", "sf", kSf).order = "SO1";
    announce({"RMA-1", 1, "SO1", "shop", "too small", {{"MUG", 1}, {"PLATE", 1}}});
    scan("PB-B-ANN");
  }
  const ReturnsState& back() const { return job<ReturnsState>(); }
  // A customer's return of SO1 in this packaging: 1 intact, 2 opened, 3 damaged.
  void open(const std::string& packaging = "1") {
    scan({"PB-C-RETURN", "PB-O-SO1", "PB-C-CHOOSE-1", "PB-C-CHOOSE-" + packaging});
    ASSERT_TRUE(back().packaging);
  }
  std::vector<std::string> tickets() const {
    std::vector<std::string> kinds;
    for (const auto& ticket : emitted<TicketOpened>()) kinds.push_back(ticket.kind);
    return kinds;
  }
};

TEST(Returns, OpensByRmaOrderWaybillParcelLabelOrBlind) {
  struct Way {
    std::vector<std::string> codes;
    std::string rma, order;
  };
  const Way ways[] = {{{"RMA-1"}, "RMA-1", "SO1"},
                      {{"PB-C-RETURN", "RMA-1"}, "RMA-1", "SO1"},
                      {{"PB-C-RETURN", "PB-O-SO1"}, "", "SO1"},
                      {{"PB-C-RETURN", "SO1"}, "", "SO1"},
                      {{"PB-C-RETURN", kSf}, "", "SO1"},
                      {{"PB-C-RETURN", "PB-P-SO1-1-1"}, "", "SO1"},
                      {{"PB-C-RETURN", "PB-C-BLIND"}, "", ""}};
  for (const auto& way : ways) {
    Desk desk;
    for (const auto& code : way.codes) desk.scan(code);
    ASSERT_TRUE(desk.back().began) << way.codes.back();
    EXPECT_EQ(desk.back().began->rma, way.rma) << way.codes.back();
    EXPECT_EQ(desk.back().began->order, way.order) << way.codes.back();
    EXPECT_EQ(desk.back().began->days, way.order.empty() ? -1 : 5);
    EXPECT_EQ(desk.state().work->asked->act, "kind");
  }
}

TEST(Returns, RefusesWhatIsNoReturn) {
  Desk desk;
  desk.scan("PB-C-RETURN");
  EXPECT_EQ(desk.refused("JUNK"), "returns.unknown");
  EXPECT_EQ(desk.refused("SF9999999999999"), "returns.unknown");
  EXPECT_EQ(desk.refused(kMug), "returns.unknown");
}

TEST(Returns, RefusesAnOrderThatNeverLeft) {
  Desk desk;
  desk.scan("PB-C-RETURN");
  EXPECT_EQ(desk.refused("PB-O-SO2"), "returns.not_sent");
}

TEST(Returns, RefusesAnOrderOfWhichAllCameBackAlready) {
  Desk desk;
  desk.sent["SO1"].pieces.clear();
  desk.scan("PB-C-RETURN");
  EXPECT_EQ(desk.refused("PB-O-SO1"), "returns.all_back");
}

TEST(Returns, RefusesAnRmaThatWasTakenInAlreadyOrIsElsewhere) {
  Desk desk;
  desk.scan({"PB-C-RETURN", "RMA-1", "PB-C-ASIDE", "PB-C-RETURN"});
  EXPECT_EQ(desk.refused("RMA-1"), "returns.rma_done");
  desk.announce({"RMA-2", 1, "SO1", "", "", {}});
  desk.lane = "2";
  desk.scan({"PB-B-BOB", "RMA-2"});
  desk.lane = "1";
  EXPECT_EQ(desk.refused("RMA-2"), "returns.rma_elsewhere");
}

TEST(Returns, CustomersAndCarriersAreKeptApart) {
  for (const auto kind : {ReturnKind::customer, ReturnKind::carrier}) {
    Desk desk;
    desk.scan({"PB-C-RETURN", "PB-O-SO1"});
    EXPECT_EQ(desk.refused(kMug), "question.first");
    desk.scan(kind == ReturnKind::customer ? "PB-C-CHOOSE-1" : "PB-C-CHOOSE-2");
    EXPECT_EQ(desk.back().kind, kind);
  }
}

TEST(Returns, F13PackagingIsLookedAtBeforeAnyPiece) {
  Desk desk;
  desk.scan({"PB-C-RETURN", "PB-O-SO1", "PB-C-CHOOSE-1"});
  EXPECT_EQ(desk.state().work->asked->act, "packaging");
  desk.scan("PB-C-NO");
  EXPECT_EQ(desk.scan(kMug).text.key, "returns.which_packaging") << "dropped, it is asked again";
  EXPECT_TRUE(desk.back().entries.empty());
  desk.scan("PB-C-NO");
  EXPECT_EQ(desk.refused("PB-C-DONE"), "command.not_now");
}

TEST(Returns, F13DamagedPackagingIsCountedWithAWitnessBeforeSigning) {
  Desk desk;
  desk.open("3");
  desk.scan({kMug, "PB-C-CHOOSE-1", "PB-C-DONE"});
  EXPECT_EQ(desk.refused("PB-B-ANN"), "sign.other");
  desk.scan("PB-B-BOB");
  EXPECT_EQ(desk.emitted<ReturnCounted>().at(0).witness, "bob");
  EXPECT_EQ(desk.refused("PB-B-BOB"), "sign.other") << "who witnesses does not sign as well";
  desk.scan("PB-B-ANN");
  EXPECT_EQ(desk.tickets(), std::vector<std::string>{"damaged"});
  EXPECT_EQ(desk.emitted<WorkEnded>().at(0).signed_by, "ann");
}

TEST(Returns, F13WhatIsMissingIsToldAndBecomesATicket) {
  Desk desk;
  desk.scan({"RMA-1", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1", kMug, "PB-C-CHOOSE-1"});
  EXPECT_EQ(desk.scan("PB-C-DONE").text, say("returns.missing", "1 × PLATE"));
  desk.scan({"PB-C-CHOOSE-1", "PB-B-ANN"});
  EXPECT_EQ(desk.tickets(), std::vector<std::string>{"missing"});
  EXPECT_EQ(desk.emitted<TicketOpened>().at(0).ticket, "RMA-1-missing-1");
  EXPECT_EQ(desk.told("RMA-1").state, "ended");
}

TEST(Returns, F14GradesSendPiecesWhereTheyBelongAndTheManagerIsToldOfDefects) {
  const std::pair<const char*, const char*> ways[] = {{"PB-C-CHOOSE-1", "passed"},
                                                      {"PB-C-CHOOSE-2", "repackage"},
                                                      {"PB-C-CHOOSE-3", "repair"},
                                                      {"PB-C-CHOOSE-4", "defects"}};
  for (const auto& [choice, place] : ways) {
    Desk desk;
    desk.open();
    desk.scan({kMug, choice});
    EXPECT_EQ(desk.emitted<ReturnGraded>().at(0).place, place);
    desk.scan({"PB-C-DONE", "PB-B-ANN"});
    EXPECT_EQ(desk.tickets().size(), std::string(place) == "defects" ? 1U : 0U) << place;
  }
}

TEST(Returns, AnotherWayIsChosenByGradeAndDisposition) {
  Desk desk;
  desk.open();
  desk.scan({kMug, "PB-C-CHOOSE-5", "PB-C-CHOOSE-2", "PB-C-CHOOSE-5"});
  const auto graded = desk.emitted<ReturnGraded>().at(0);
  EXPECT_EQ(graded.grade, "B");
  EXPECT_EQ(graded.disposition, "supplier");
}

TEST(Returns, GradesAreOfTheConfiguration) {
  Desk desk;
  desk.rules.return_grades = {{"1", "like new", "shelf"}, {"2", "used", "nonsense"}};
  desk.open();
  desk.scan({kMug, "PB-C-CHOOSE-2"});
  EXPECT_EQ(desk.emitted<ReturnGraded>().at(0).grade, "2");
  EXPECT_EQ(desk.emitted<ReturnGraded>().at(0).disposition, "hold") << "an unknown way holds back";
}

TEST(Returns, F26TheReturnWindowIsOnTheScreenAtIntake) {
  const std::pair<std::int64_t, const char*> days[] = {{0, "returns.window_return"},
                                                       {7, "returns.window_return"},
                                                       {8, "returns.window_exchange"},
                                                       {15, "returns.window_exchange"},
                                                       {16, "returns.window_over"}};
  for (const auto& [since, key] : days) {
    Desk desk;
    desk.sent["SO1"].days = since;
    desk.open();
    const auto hints = desk.screen().hints;
    ASSERT_FALSE(hints.empty());
    EXPECT_EQ(hints[0].key, key) << since;
    EXPECT_EQ(hints[0].args[0], std::to_string(since));
  }
  Desk desk;
  desk.rules.return_windows = {{"shop", 3, 4}, {"", 7, 15}};
  desk.open();
  EXPECT_EQ(desk.screen().hints[0].key, "returns.window_over") << "the channel has its own";
}

TEST(Returns, F26AForeignPieceIsToldHeldBackAndBecomesATicket) {
  Desk desk;
  desk.open();
  EXPECT_EQ(desk.scan(kStrange).text.key, "returns.grade_foreign");
  desk.scan("PB-C-CHOOSE-1");
  EXPECT_EQ(desk.emitted<ReturnGraded>().at(0).place, "quarantine");
  desk.scan({"PB-C-DONE", "PB-B-ANN"});
  EXPECT_EQ(desk.tickets(), std::vector<std::string>{"foreign"});
}

TEST(Returns, F26AnExchangeIsWantedUnderATicketOnceItIsSigned) {
  Desk desk;
  desk.open();
  EXPECT_EQ(desk.scan("PB-C-EXCHANGE").text.key, "returns.is_exchange");
  EXPECT_EQ(desk.screen().hints.at(0).key, "returns.is_exchange");
  desk.scan({kMug, "PB-C-CHOOSE-1", kStrange, "PB-C-CHOOSE-1", kMug, "PB-C-CHOOSE-1", "PB-C-DONE"});
  EXPECT_TRUE(desk.emitted<ReturnExchangeWanted>().empty()) << "not signed yet";
  const auto document = desk.state().work->document;
  desk.scan("PB-B-ANN");
  EXPECT_EQ(desk.tickets(), (std::vector<std::string>{"foreign", "exchange"}));
  const auto wanted = desk.emitted<ReturnExchangeWanted>().at(0);
  EXPECT_EQ(wanted, (ReturnExchangeWanted{document + "-exchange-1", "", "SO1", {{"MUG", 2}}}))
      << "what was never sent is not exchanged";
  EXPECT_EQ(desk.emitted<TicketOpened>().at(1).text, say("returns.ticket_exchange", document, "2 × MUG"));
}

TEST(Returns, F26AnExchangeHasItsOwnDaysAndFaultsOfQualityHaveNone) {
  struct Row {
    std::int64_t days;
    bool asked;
    ExchangeGround ground;
  };
  const Row rows[] = {{0, false, ExchangeGround::in_time},
                      {8, false, ExchangeGround::in_time},
                      {15, false, ExchangeGround::in_time},
                      {16, true, ExchangeGround::fault}};
  for (const auto& row : rows) {
    Desk desk;
    desk.sent["SO1"].days = row.days;
    desk.open();
    desk.scan("PB-C-EXCHANGE");
    EXPECT_EQ(desk.state().work->asked.has_value(), row.asked) << row.days;
    if (row.asked) desk.scan("PB-C-CHOOSE-1");
    EXPECT_EQ(desk.back().exchange, row.ground) << row.days;
  }
  Desk late;
  late.sent["SO1"].days = 16;
  late.open();
  late.scan({"PB-C-EXCHANGE", "PB-C-NO"});
  EXPECT_EQ(late.back().exchange, ExchangeGround::no_exchange) << "no fault: too late";
  Desk channel;
  channel.rules.return_windows = {{"shop", 3, 4}, {"", 7, 15}};
  channel.open();
  EXPECT_EQ(channel.scan("PB-C-EXCHANGE").text, say("returns.exchange_late", 5, 4));
}

TEST(Returns, F26ABlindReturnMayBeAnExchange) {
  Desk desk;
  desk.scan({"PB-C-RETURN", "PB-C-BLIND", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1", "PB-C-EXCHANGE", kMug,
             "PB-C-CHOOSE-1", "PB-C-DONE", "PB-B-ANN"});
  EXPECT_EQ(desk.emitted<ReturnExchangeWanted>().at(0).order, "");
}

TEST(Returns, F26ScannedAgainItIsNoExchange) {
  Desk desk;
  desk.open();
  desk.scan({"PB-C-EXCHANGE", "PB-C-EXCHANGE", kMug, "PB-C-CHOOSE-1", "PB-C-DONE", "PB-B-ANN"});
  EXPECT_TRUE(desk.tickets().empty());
  EXPECT_TRUE(desk.emitted<ReturnExchangeWanted>().empty());
}

TEST(Returns, F26WhatIsNoExchangeIsRefused) {
  Desk early;
  early.scan({"PB-C-RETURN", "PB-O-SO1"});
  EXPECT_EQ(early.refused("PB-C-EXCHANGE"), "command.not_now") << "who sends it back, and how does it look?";
  Desk carrier;
  carrier.scan({"PB-C-RETURN", "PB-O-SO1", "PB-C-CHOOSE-2", "PB-C-CHOOSE-1"});
  EXPECT_EQ(carrier.refused("PB-C-EXCHANGE"), "returns.exchange_carrier");
  Desk empty;
  empty.open();
  empty.scan("PB-C-EXCHANGE");
  EXPECT_EQ(empty.refused("PB-C-DONE"), "returns.exchange_empty");
  empty.scan({kStrange, "PB-C-CHOOSE-1"});
  EXPECT_EQ(empty.refused("PB-C-DONE"), "returns.exchange_empty") << "a foreign piece is none of ours";
}

TEST(Returns, ASerialThatWasNeverSentIsForeign) {
  Desk desk;
  desk.open();
  desk.scan(kPhone);
  EXPECT_EQ(desk.scan("SN9").text.key, "returns.grade_foreign");
  desk.scan({"PB-C-NO", kPhone});
  EXPECT_EQ(desk.scan("SN1").text.key, "returns.which_grade");
}

TEST(Returns, F26MoreThanWasSentIsSurplusAndBecomesATicket) {
  Desk desk;
  desk.open();
  desk.scan({kPlate, "PB-C-CHOOSE-1"});
  EXPECT_EQ(desk.scan(kPlate).text.key, "returns.grade_surplus");
  desk.scan({"PB-C-CHOOSE-1", "PB-C-DONE", "PB-B-ANN"});
  EXPECT_EQ(desk.tickets(), std::vector<std::string>{"surplus"});
}

TEST(Returns, RefusesACaseOfWhichOnlyAPartWasSent) {
  Desk desk;
  desk.open();
  EXPECT_EQ(desk.refused(kMugCase), "returns.too_many");
  desk.scan({"PB-C-QTY-2", kMug, "PB-C-CHOOSE-1"});
  EXPECT_EQ(desk.emitted<ReturnGraded>().at(0).quantity, 2);
}

TEST(Returns, RefusesASerialTwice) {
  Desk desk;
  desk.open();
  desk.scan({kPhone, "SN1", "PB-C-CHOOSE-1", kPhone});
  EXPECT_EQ(desk.refused("SN1"), "returns.serial_twice");
}

TEST(Returns, RefusesSeveralPiecesWithSerials) {
  Desk desk;
  desk.open();
  desk.scan("PB-C-QTY-2");
  EXPECT_EQ(desk.refused(kPhone), "returns.one_by_one");
}

TEST(Returns, RefusesWhatIsNoItemOrTwo) {
  Desk desk;
  desk.open();
  EXPECT_EQ(desk.refused("JUNK"), "returns.no_item");
  EXPECT_EQ(desk.refused("PB-O-SO1"), "returns.no_item");
  EXPECT_EQ(desk.refused(kTwin), "returns.two_items");
}

TEST(Returns, UndoIsACompensatingEvent) {
  Desk desk;
  desk.open();
  desk.scan({kMug, "PB-C-CHOOSE-1", "PB-C-UNDO"});
  EXPECT_EQ(desk.emitted<ReturnUndone>().at(0), (ReturnUndone{1, "MUG", "", "passed", 1}));
  desk.scan({kMug, "PB-C-CHOOSE-1"});
  EXPECT_EQ(desk.emitted<ReturnGraded>().at(0).entry, 2) << "an entry is never given twice";
}

TEST(Returns, AnEmptyParcelIsAskedAbout) {
  Desk desk;
  desk.open();
  EXPECT_EQ(desk.scan("PB-C-DONE").text.key, "returns.empty");
  EXPECT_EQ(desk.scan({"PB-C-CHOOSE-1", "PB-B-ANN"}).tone, Tone::done);
}

TEST(Returns, SetAsideItGoesOnWhereItStood) {
  Desk desk;
  desk.scan({"RMA-1", "PB-C-CHOOSE-1", "PB-C-ASIDE"});
  desk.lane = "2";
  desk.scan({"PB-B-BOB", "RMA-1"});
  EXPECT_EQ(desk.state().work->asked->act, "packaging");
}

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
void check(const Desk& desk) {
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

int step(Desk& desk, std::mt19937& random) {
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
  for (unsigned seed = 1; seed <= 60; ++seed) {
    std::mt19937 random(seed);
    Desk desk;
    desk.announce({"RMA-2", 1, "SO1", "", "", {{"PHONE", 1}}});
    for (int scan = 0; scan < 250; ++scan) {
      ended += step(desk, random);
      ASSERT_FALSE(testing::Test::HasFailure()) << "seed " << seed << ", scan " << scan;
    }
  }
  EXPECT_GT(ended, 60) << "the days must reach what they are to prove";
}

}  // namespace
}  // namespace packbench::workflows
