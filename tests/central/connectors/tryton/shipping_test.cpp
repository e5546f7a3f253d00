// Parcels that benches sealed, at a real Tryton: with the line cut everywhere, and other people at work.
#include "central/connectors/tryton/shipping.hpp"

#include <sstream>

#include "tryton_fixture.hpp"

namespace packbench::connectors {
namespace {

using namespace tryton;
using records::OrderEnd;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kOut = "stock.shipment.out";

class TrytonShippingTest : public TrytonFixture {
 protected:
  // A new order, reserved as it is when benches are told of it.
  Ordered sell(const std::vector<Wanted>& wanted) {
    const auto sold = desk_.sell(wanted);
    session_.call(kOut, "assign_try", list(list(sold.shipment)));
    EXPECT_EQ(state(kOut, sold.shipment), "assigned");
    return sold;
  }
  void ship(const Ordered& sold, const Story& story) {
    tryton::ship(session_, packed_from(sold.number, story.rows()));
  }
  static Story story(const Ordered& sold) { return Story("order:" + sold.number); }
  // "2 MUG picked", "2 MUG left": what was taken from whichever bins, and what went to the customer.
  std::vector<std::string> ways(std::int64_t shipment);
  // Waybills and what lies in each: "W1: 2 MUG + 1 PEN".
  std::vector<std::string> packages(const Ordered& sold);
};

std::vector<std::string> TrytonShippingTest::packages(const Ordered& sold) {
  const auto record =
      read(kOut, sold.shipment,
           {"packages.shipping_reference", "packages.moves.quantity", "packages.moves.product.code"});
  std::vector<std::string> lines;
  for (const auto& element : list_in(record, "packages.")) {
    const auto& package = element.as_object();
    std::vector<std::string> inside;
    for (const auto& move : list_in(package, "moves."))
      inside.push_back(std::to_string(pieces_in(move.as_object(), "quantity")) + " " +
                       text_in(object_in(move.as_object(), "product."), "code"));
    std::sort(inside.begin(), inside.end());
    auto& line = lines.emplace_back(text_in(package, "shipping_reference") + ":");
    for (const auto& what : inside) line += " " + what;
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> TrytonShippingTest::ways(std::int64_t shipment) {
  std::map<std::string, std::int64_t> pieces;
  for (const auto& line : moves(kOut, shipment)) {
    std::istringstream words(line);
    std::int64_t quantity = 0;
    std::string goods, way, is;
    words >> quantity >> goods >> way >> is;
    pieces[goods + (way.ends_with(">OUT") ? " picked" : " left") + (is == "done" ? "" : ", " + is)] +=
        quantity;
  }
  std::vector<std::string> lines;
  for (const auto& [what, quantity] : pieces) lines.push_back(std::to_string(quantity) + " " + what);
  return lines;
}

TEST_F(TrytonShippingTest, AnOrderIsDoneWithItsWaybillWhereverTheLineIsCut) {
  Ordered sold;
  with_every_cut(
      [&] {
        sold = sell({{"MUG", 2}, {"CABLE", 1}});
      },
      [&] {
        ship(sold,
             story(sold).scan("P1", "MUG", 2).scan("P1", "CABLE", 1).seal("P1", "W-" + sold.number).finish());
      },
      [&] {
        EXPECT_EQ(state(kOut, sold.shipment), "done");
        EXPECT_THAT(packages(sold), ElementsAre("W-" + sold.number + ": 1 CABLE 2 MUG"));
        EXPECT_THAT(ways(sold.shipment),
                    ElementsAre("1 CABLE left", "1 CABLE picked", "2 MUG left", "2 MUG picked"));
        EXPECT_EQ(desk_.shipments(sold).size(), 1U);
      });
}

// Everything at once: short, two parcels that share a line, a line from two lots.
TEST_F(TrytonShippingTest, PartsLotsAndShortagesAreDoneOnceWhereverTheLineIsCut) {
  const auto sold = sell({{"MUG", 5}, {"TEA", 4}, {"PEN", 3}});
  with_each_step_cut([&] {
    ship(sold, story(sold)
                   .scan("P1", "MUG", 3)
                   .scan("P1", "TEA", 3, "T-1")
                   .seal("P1", "W1")
                   .scan("P2", "MUG", 2)
                   .scan("P2", "TEA", 1, "T-2")
                   .scan("P2", "PEN", 1)
                   .seal("P2", "W2")
                   .finish(OrderEnd::shorted));
  });
  EXPECT_EQ(state(kOut, sold.shipment), "done");
  EXPECT_THAT(packages(sold), ElementsAre("W1: 3 MUG 3 TEA", "W2: 1 PEN 1 TEA 2 MUG"));
  EXPECT_THAT(ways(sold.shipment),
              ElementsAre("5 MUG left", "5 MUG picked", "1 PEN left", "1 PEN picked", "3 TEA/T-1 left",
                          "3 TEA/T-1 picked", "1 TEA/T-2 left", "1 TEA/T-2 picked"));
  const auto all = desk_.shipments(sold);
  ASSERT_EQ(all.size(), 2U);  // what was missing waits
  EXPECT_THAT(moves(kOut, *std::max_element(all.begin(), all.end())),
              testing::Contains("2 PEN OUT>CUS draft"));
}

TEST_F(TrytonShippingTest, NothingFoundLeavesAllOfItWithTheOrder) {
  const auto sold = sell({{"PEN", 2}});
  ship(sold, story(sold).finish(OrderEnd::shorted));
  EXPECT_EQ(state(kOut, sold.shipment), "done");
  const auto all = desk_.shipments(sold);  // without moves the done one is not the sale's any more
  ASSERT_EQ(all.size(), 1U);
  EXPECT_NE(all[0], sold.shipment);
  EXPECT_THAT(moves(kOut, all[0]), testing::Contains("2 PEN OUT>CUS draft"));
}

// Reserved in two bins, and a piece that was scanned in vain.
TEST_F(TrytonShippingTest, FromTwoBinsAndWithoutWhatWasTakenOutAgain) {
  const auto sold = sell({{"LAMP", 6}});
  auto rows = story(sold).scan("P1", "LAMP", 5).scan("P1", "LAMP", 1);
  rows.tell(records::PackUndone{2, "1", "LAMP", "P1", 1, {}}).scan("P1", "LAMP", 1).seal("P1", "W1").finish();
  ship(sold, rows);
  EXPECT_EQ(state(kOut, sold.shipment), "done");
  EXPECT_THAT(moves(kOut, sold.shipment), testing::Contains("6 LAMP OUT>CUS done"));
}

TEST_F(TrytonShippingTest, WhatDidNotEndIsNotTold) {
  const auto sold = sell({{"MUG", 1}});
  auto rows = story(sold).scan("P1", "MUG", 1).seal("P1", "W1");
  ship(sold, rows);
  EXPECT_EQ(state(kOut, sold.shipment), "assigned");
  rows.finish().tell(records::PackUnsealed{"P1", "W1", "shipped", "wrong", "boss"});
  ship(sold, rows);
  EXPECT_EQ(state(kOut, sold.shipment), "assigned");
  ship(sold, rows.seal("P1", "W2").finish());
  EXPECT_THAT(packages(sold), ElementsAre("W2: 1 MUG"));
}

// --- what Tryton does in silence, or lets others do

TEST_F(TrytonShippingTest, CancelledMeanwhileIsATicketNotASilentSuccess) {
  const auto sold = sell({{"MUG", 1}});
  desk_.cancel(sold);
  for (const char* button : {"assign_try", "pick", "pack", "done"})
    EXPECT_NO_THROW(session_.call(kOut, button, list(list(sold.shipment)))) << "Tryton says nothing of it";
  const auto why = refusal([&] { ship(sold, story(sold).scan("P1", "MUG", 1).seal("P1", "W1").finish()); });
  EXPECT_THAT(why, HasSubstr("cancelled"));
  EXPECT_THAT(why, HasSubstr("1 MUG"));
  EXPECT_EQ(state(kOut, sold.shipment), "cancelled");
}

TEST_F(TrytonShippingTest, CancelledAfterItWasPickedIsATicket) {
  const auto sold = sell({{"MUG", 1}});
  session_.call(kOut, "pick", list(list(sold.shipment)));
  desk_.cancel(sold);
  EXPECT_THAT(refusal([&] { ship(sold, story(sold).scan("P1", "MUG", 1).seal("P1", "W1").finish()); }),
              HasSubstr("cancelled"));
  EXPECT_THAT(moves(kOut, sold.shipment), testing::Contains("1 MUG OUT>CUS cancelled"));
}

TEST_F(TrytonShippingTest, AmendedWhilePickedIsATicketAndNothingLeaves) {
  const auto sold = sell({{"MUG", 5}});
  session_.call(kOut, "pick", list(list(sold.shipment)));
  desk_.amend(sold, "MUG", 3);  // neither state nor stamp of the picked shipment change
  const auto why = refusal([&] { ship(sold, story(sold).scan("P1", "MUG", 5).seal("P1", "W1").finish()); });
  EXPECT_THAT(why, HasSubstr("changed in Tryton after it was picked"));
  EXPECT_EQ(state(kOut, sold.shipment), "picked");
}

TEST_F(TrytonShippingTest, AmendedWhileItWaitsIsGone) {
  const auto sold = desk_.sell({{"MUG", 5}});
  desk_.amend(sold, "MUG", 3);
  EXPECT_THAT(refusal([&] { ship(sold, story(sold).scan("P1", "MUG", 5).seal("P1", "W1").finish()); }),
              HasSubstr("not in Tryton any more"));
}

TEST_F(TrytonShippingTest, MoreThanTheShipmentAsksForIsATicket) {
  const auto sold = sell({{"MUG", 2}});
  EXPECT_THAT(refusal([&] { ship(sold, story(sold).scan("P1", "MUG", 3).seal("P1", "W1").finish()); }),
              HasSubstr("asks for 2 MUG"));
  EXPECT_THAT(refusal([&] {
                ship(sold, story(sold).scan("P1", "MUG", 2).scan("P1", "PEN", 1).seal("P1", "W1").finish());
              }),
              HasSubstr("1 PEN"));
  EXPECT_EQ(state(kOut, sold.shipment), "assigned");
}

TEST_F(TrytonShippingTest, ALotThatTrytonDoesNotKnowIsATicket) {
  const auto sold = sell({{"TEA", 1}});
  EXPECT_THAT(refusal([&] { ship(sold, story(sold).scan("P1", "TEA", 1, "T-9").seal("P1", "W1").finish()); }),
              HasSubstr("no lot T-9 of TEA"));
  EXPECT_EQ(state(kOut, sold.shipment), "assigned");
}

// Given back by the desk: it is reserved again before it is picked, or Tryton takes it out of no bin.
TEST_F(TrytonShippingTest, ReservedAgainBeforeItIsPicked) {
  const auto sold = sell({{"MUG", 2}});
  session_.call(kOut, "wait", list(list(sold.shipment)));
  ship(sold, story(sold).scan("P1", "MUG", 2).seal("P1", "W1").finish());
  EXPECT_THAT(ways(sold.shipment), ElementsAre("2 MUG left", "2 MUG picked"));
  EXPECT_GE(desk_.stock("MUG", "STO"), 0);
}

TEST_F(TrytonShippingTest, NotEnoughStockToReserveIsATicket) {
  const auto sold = desk_.sell({{"RARE", 9}});
  EXPECT_THAT(refusal([&] { ship(sold, story(sold).scan("P1", "RARE", 9).seal("P1", "W1").finish()); }),
              HasSubstr("not enough stock"));
  EXPECT_EQ(state(kOut, sold.shipment), "waiting");
  session_.call(kOut, "wait", list(list(sold.shipment)));
}

TEST_F(TrytonShippingTest, DoneBySomebodyElseOtherwiseIsATicket) {
  const auto sold = sell({{"MUG", 2}});
  for (const char* step : {"pick", "pack", "done"}) session_.call(kOut, step, list(list(sold.shipment)));
  EXPECT_THAT(refusal([&] { ship(sold, story(sold).scan("P1", "MUG", 1).seal("P1", "W1").finish()); }),
              HasSubstr("done in Tryton already"));
  EXPECT_THAT(refusal([&] { ship(sold, story(sold).scan("P1", "MUG", 2).seal("P1", "W1").finish()); }),
              HasSubstr("packages"));
}

TEST_F(TrytonShippingTest, AnotherWaybillIsWrittenAfterwards) {
  const auto sold = sell({{"MUG", 2}});
  auto rows =
      story(sold).scan("P1", "MUG", 1).seal("P1", "W1").scan("P2", "MUG", 1).seal("P2", "W2").finish();
  ship(sold, rows);
  ship(sold,
       rows.tell(records::PackUnsealed{"P1", "W1", "shipped", "label", "boss"}).seal("P1", "W3").finish());
  EXPECT_THAT(packages(sold), ElementsAre("W2: 1 MUG", "W3: 1 MUG"));
}

// A question that Tryton asks a person, and the bench has answered.
TEST_F(TrytonShippingTest, WithoutCarrierItIsConfirmed) {
  const auto sold = sell({{"MUG", 1}});
  desk_.session().call(kOut, "write", list(list(sold.shipment), json::object{{"carrier", nullptr}}));
  ship(sold, story(sold).scan("P1", "MUG", 1).seal("P1", "W1").finish());
  EXPECT_EQ(state(kOut, sold.shipment), "done");
}

TEST_F(TrytonShippingTest, AnotherBenchBeginsAnew) {
  const auto sold = sell({{"MUG", 1}});
  auto rows = story(sold).scan("P1", "MUG", 1).rows();
  const auto second = Story("order:" + sold.number, "bench-2").scan("P1", "MUG", 1).seal("P1", "W1").finish();
  for (const auto& row : second.rows()) rows.push_back(row);
  tryton::ship(session_, packed_from(sold.number, rows));
  EXPECT_EQ(state(kOut, sold.shipment), "done");
}

}  // namespace
}  // namespace packbench::connectors
