// Returns, rule by rule: what it is about, packaging first, piece by piece, tickets.
#include <gtest/gtest.h>

#include "tests/station/workflows/returns_desk.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

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
    ReturnsDesk desk;
    for (const auto& code : way.codes) desk.scan(code);
    ASSERT_TRUE(desk.back().began) << way.codes.back();
    EXPECT_EQ(desk.back().began->rma, way.rma) << way.codes.back();
    EXPECT_EQ(desk.back().began->order, way.order) << way.codes.back();
    EXPECT_EQ(desk.back().began->days, way.order.empty() ? -1 : 5);
    EXPECT_EQ(desk.state().work->asked->act, "kind");
  }
}

TEST(Returns, RefusesWhatIsNoReturn) {
  ReturnsDesk desk;
  desk.scan("PB-C-RETURN");
  EXPECT_EQ(desk.refused("JUNK"), "returns.unknown");
  EXPECT_EQ(desk.refused("SF9999999999999"), "returns.unknown");
  EXPECT_EQ(desk.refused(kMug), "returns.unknown");
}

TEST(Returns, RefusesAnOrderThatNeverLeft) {
  ReturnsDesk desk;
  desk.scan("PB-C-RETURN");
  EXPECT_EQ(desk.refused("PB-O-SO2"), "returns.not_sent");
}

TEST(Returns, RefusesAnOrderOfWhichAllCameBackAlready) {
  ReturnsDesk desk;
  desk.sent["SO1"].pieces.clear();
  desk.scan("PB-C-RETURN");
  EXPECT_EQ(desk.refused("PB-O-SO1"), "returns.all_back");
}

TEST(Returns, RefusesAnRmaThatWasTakenInAlreadyOrIsElsewhere) {
  ReturnsDesk desk;
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
    ReturnsDesk desk;
    desk.scan({"PB-C-RETURN", "PB-O-SO1"});
    EXPECT_EQ(desk.refused(kMug), "question.first");
    desk.scan(kind == ReturnKind::customer ? "PB-C-CHOOSE-1" : "PB-C-CHOOSE-2");
    EXPECT_EQ(desk.back().kind, kind);
  }
}

TEST(Returns, F13PackagingIsLookedAtBeforeAnyPiece) {
  ReturnsDesk desk;
  desk.scan({"PB-C-RETURN", "PB-O-SO1", "PB-C-CHOOSE-1"});
  EXPECT_EQ(desk.state().work->asked->act, "packaging");
  desk.scan("PB-C-NO");
  EXPECT_EQ(desk.scan(kMug).text.key, "returns.which_packaging") << "dropped, it is asked again";
  EXPECT_TRUE(desk.back().entries.empty());
  desk.scan("PB-C-NO");
  EXPECT_EQ(desk.refused("PB-C-DONE"), "command.not_now");
}

TEST(Returns, F13DamagedPackagingIsCountedWithAWitnessBeforeSigning) {
  ReturnsDesk desk;
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
  ReturnsDesk desk;
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
    ReturnsDesk desk;
    desk.open();
    desk.scan({kMug, choice});
    EXPECT_EQ(desk.emitted<ReturnGraded>().at(0).place, place);
    desk.scan({"PB-C-DONE", "PB-B-ANN"});
    EXPECT_EQ(desk.tickets().size(), std::string(place) == "defects" ? 1U : 0U) << place;
  }
}

TEST(Returns, AnotherWayIsChosenByGradeAndDisposition) {
  ReturnsDesk desk;
  desk.open();
  desk.scan({kMug, "PB-C-CHOOSE-5", "PB-C-CHOOSE-2", "PB-C-CHOOSE-5"});
  const auto graded = desk.emitted<ReturnGraded>().at(0);
  EXPECT_EQ(graded.grade, "B");
  EXPECT_EQ(graded.disposition, "supplier");
}

TEST(Returns, GradesAreOfTheConfiguration) {
  ReturnsDesk desk;
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
    ReturnsDesk desk;
    desk.sent["SO1"].days = since;
    desk.open();
    const auto hints = desk.screen().hints;
    ASSERT_FALSE(hints.empty());
    EXPECT_EQ(hints[0].key, key) << since;
    EXPECT_EQ(hints[0].args[0], std::to_string(since));
  }
  ReturnsDesk desk;
  desk.rules.return_windows = {{"shop", 3, 4}, {"", 7, 15}};
  desk.open();
  EXPECT_EQ(desk.screen().hints[0].key, "returns.window_over") << "the channel has its own";
}

TEST(Returns, F26AForeignPieceIsToldHeldBackAndBecomesATicket) {
  ReturnsDesk desk;
  desk.open();
  EXPECT_EQ(desk.scan(kStrange).text.key, "returns.grade_foreign");
  desk.scan("PB-C-CHOOSE-1");
  EXPECT_EQ(desk.emitted<ReturnGraded>().at(0).place, "quarantine");
  desk.scan({"PB-C-DONE", "PB-B-ANN"});
  EXPECT_EQ(desk.tickets(), std::vector<std::string>{"foreign"});
}

TEST(Returns, F26AnExchangeIsWantedUnderATicketOnceItIsSigned) {
  ReturnsDesk desk;
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
    ReturnsDesk desk;
    desk.sent["SO1"].days = row.days;
    desk.open();
    desk.scan("PB-C-EXCHANGE");
    EXPECT_EQ(desk.state().work->asked.has_value(), row.asked) << row.days;
    if (row.asked) desk.scan("PB-C-CHOOSE-1");
    EXPECT_EQ(desk.back().exchange, row.ground) << row.days;
  }
  ReturnsDesk late;
  late.sent["SO1"].days = 16;
  late.open();
  late.scan({"PB-C-EXCHANGE", "PB-C-NO"});
  EXPECT_EQ(late.back().exchange, ExchangeGround::no_exchange) << "no fault: too late";
  ReturnsDesk channel;
  channel.rules.return_windows = {{"shop", 3, 4}, {"", 7, 15}};
  channel.open();
  EXPECT_EQ(channel.scan("PB-C-EXCHANGE").text, say("returns.exchange_late", 5, 4));
}

TEST(Returns, F26ABlindReturnMayBeAnExchange) {
  ReturnsDesk desk;
  desk.scan({"PB-C-RETURN", "PB-C-BLIND", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1", "PB-C-EXCHANGE", kMug,
             "PB-C-CHOOSE-1", "PB-C-DONE", "PB-B-ANN"});
  EXPECT_EQ(desk.emitted<ReturnExchangeWanted>().at(0).order, "");
}

TEST(Returns, F26ScannedAgainItIsNoExchange) {
  ReturnsDesk desk;
  desk.open();
  desk.scan({"PB-C-EXCHANGE", "PB-C-EXCHANGE", kMug, "PB-C-CHOOSE-1", "PB-C-DONE", "PB-B-ANN"});
  EXPECT_TRUE(desk.tickets().empty());
  EXPECT_TRUE(desk.emitted<ReturnExchangeWanted>().empty());
}

TEST(Returns, F26WhatIsNoExchangeIsRefused) {
  ReturnsDesk early;
  early.scan({"PB-C-RETURN", "PB-O-SO1"});
  EXPECT_EQ(early.refused("PB-C-EXCHANGE"), "command.not_now") << "who sends it back, and how does it look?";
  ReturnsDesk carrier;
  carrier.scan({"PB-C-RETURN", "PB-O-SO1", "PB-C-CHOOSE-2", "PB-C-CHOOSE-1"});
  EXPECT_EQ(carrier.refused("PB-C-EXCHANGE"), "returns.exchange_carrier");
  ReturnsDesk empty;
  empty.open();
  empty.scan("PB-C-EXCHANGE");
  EXPECT_EQ(empty.refused("PB-C-DONE"), "returns.exchange_empty");
  empty.scan({kStrange, "PB-C-CHOOSE-1"});
  EXPECT_EQ(empty.refused("PB-C-DONE"), "returns.exchange_empty") << "a foreign piece is none of ours";
}

TEST(Returns, ASerialThatWasNeverSentIsForeign) {
  ReturnsDesk desk;
  desk.open();
  desk.scan(kPhone);
  EXPECT_EQ(desk.scan("SN9").text.key, "returns.grade_foreign");
  desk.scan({"PB-C-NO", kPhone});
  EXPECT_EQ(desk.scan("SN1").text.key, "returns.which_grade");
}

TEST(Returns, F26MoreThanWasSentIsSurplusAndBecomesATicket) {
  ReturnsDesk desk;
  desk.open();
  desk.scan({kPlate, "PB-C-CHOOSE-1"});
  EXPECT_EQ(desk.scan(kPlate).text.key, "returns.grade_surplus");
  desk.scan({"PB-C-CHOOSE-1", "PB-C-DONE", "PB-B-ANN"});
  EXPECT_EQ(desk.tickets(), std::vector<std::string>{"surplus"});
}

TEST(Returns, RefusesACaseOfWhichOnlyAPartWasSent) {
  ReturnsDesk desk;
  desk.open();
  EXPECT_EQ(desk.refused(kMugCase), "returns.too_many");
  desk.scan({"PB-C-QTY-2", kMug, "PB-C-CHOOSE-1"});
  EXPECT_EQ(desk.emitted<ReturnGraded>().at(0).quantity, 2);
}

TEST(Returns, RefusesASerialTwice) {
  ReturnsDesk desk;
  desk.open();
  desk.scan({kPhone, "SN1", "PB-C-CHOOSE-1", kPhone});
  EXPECT_EQ(desk.refused("SN1"), "returns.serial_twice");
}

TEST(Returns, RefusesSeveralPiecesWithSerials) {
  ReturnsDesk desk;
  desk.open();
  desk.scan("PB-C-QTY-2");
  EXPECT_EQ(desk.refused(kPhone), "returns.one_by_one");
}

TEST(Returns, RefusesWhatIsNoItemOrTwo) {
  ReturnsDesk desk;
  desk.open();
  EXPECT_EQ(desk.refused("JUNK"), "returns.no_item");
  EXPECT_EQ(desk.refused("PB-O-SO1"), "returns.no_item");
  EXPECT_EQ(desk.refused(kTwin), "returns.two_items");
}

TEST(Returns, UndoIsACompensatingEvent) {
  ReturnsDesk desk;
  desk.open();
  desk.scan({kMug, "PB-C-CHOOSE-1", "PB-C-UNDO"});
  EXPECT_EQ(desk.emitted<ReturnUndone>().at(0), (ReturnUndone{1, "MUG", "", "passed", 1}));
  desk.scan({kMug, "PB-C-CHOOSE-1"});
  EXPECT_EQ(desk.emitted<ReturnGraded>().at(0).entry, 2) << "an entry is never given twice";
}

TEST(Returns, AnEmptyParcelIsAskedAbout) {
  ReturnsDesk desk;
  desk.open();
  EXPECT_EQ(desk.scan("PB-C-DONE").text.key, "returns.empty");
  EXPECT_EQ(desk.scan({"PB-C-CHOOSE-1", "PB-B-ANN"}).tone, Tone::done);
}

TEST(Returns, SetAsideItGoesOnWhereItStood) {
  ReturnsDesk desk;
  desk.scan({"RMA-1", "PB-C-CHOOSE-1", "PB-C-ASIDE"});
  desk.lane = "2";
  desk.scan({"PB-B-BOB", "RMA-1"});
  EXPECT_EQ(desk.state().work->asked->act, "packaging");
}

}  // namespace
}  // namespace packbench::workflows
