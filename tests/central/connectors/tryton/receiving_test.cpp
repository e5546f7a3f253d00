// Deliveries that benches received, at a real Tryton.
#include "central/connectors/tryton/receiving.hpp"

#include "central/connectors/tryton/names.hpp"
#include "db/records/receive_events.hpp"
#include "db/records/work_events.hpp"
#include "tryton_fixture.hpp"

namespace packbench::connectors {
namespace {

using namespace tryton;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kIn = "stock.shipment.in";

class TrytonReceivingTest : public TrytonFixture {
 protected:
  static records::ReceiveCounted counted(std::int64_t entry, const std::string& item, std::int64_t quantity,
                                         const std::string& lot = "", const std::string& expiry = "") {
    records::ReceiveCounted event;
    event.entry = entry;
    event.goods = {item, lot, expiry, records::ReceiveCondition::sound, "INSPECTION"};
    event.quantity = quantity;
    return event;
  }
  static records::ReceiveInspected rejected(const std::string& item, std::int64_t quantity) {
    records::ReceiveInspected event;
    event.goods = {item, "", "", records::ReceiveCondition::sound, "INSPECTION"};
    event.quantity = quantity;
    event.result = records::Inspection::rejected;
    event.to = "defects";
    return event;
  }
  static Story story(const std::string& note) { return Story("receive:" + note); }
  void receive(const std::string& note, const Story& story) {
    tryton::receive(session_, received_from(note, story.rows()));
  }
  // The shipments that were made for a note.
  std::vector<std::int64_t> shipments(const std::string& note) {
    std::vector<std::int64_t> ids;
    for (const auto& found : session_.search_read(kIn, list(list("number", "=", ours(note))), {"id"}))
      ids.push_back(id_in(found.as_object(), "id"));
    return ids;
  }
  // What Tryton still awaits of a purchase: "2 MUG".
  std::vector<std::string> expected(const Ordered& bought) {
    std::vector<std::string> lines;
    for (const auto& found :
         session_.search_read("stock.move",
                              list(list("purchase.number", "=", bought.number), list("state", "=", "draft"),
                                   list("shipment", "=", nullptr)),
                              {"quantity", "product.code"}))
      lines.push_back(std::to_string(pieces_in(found.as_object(), "quantity")) + " " +
                      text_in(object_in(found.as_object(), "product."), "code"));
    std::sort(lines.begin(), lines.end());
    return lines;
  }
};

// 18 of 20 came, two of them are no good; of the tea all, in a new lot and a known one; no pens.
TEST_F(TrytonReceivingTest, AShortDeliveryIsDoneOnceWhereverTheLineIsCut) {
  const auto bought = desk_.buy({{"MUG", 20}, {"TEA", 10}, {"PEN", 5}});
  const auto lot = "N" + bought.number;
  with_each_step_cut([&] {
    receive(bought.number, story(bought.number)
                               .tell(counted(1, "MUG", 19))
                               .tell(records::ReceiveUndone{1, {}, 1})
                               .tell(counted(2, "TEA", 6, lot, "2031-05-01"))
                               .tell(counted(3, "TEA", 4, "T-1"))
                               .tell(rejected("MUG", 2))
                               .tell(records::WorkEnded{"li"}));
  });
  const auto made = shipments(bought.number);
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(state(kIn, made[0]), "done");
  EXPECT_THAT(
      moves(kIn, made[0]),
      ElementsAre("16 MUG IN>STO done", "18 MUG SUP>IN done", "2 MUG IN>DMG done", "4 TEA/T-1 IN>STO done",
                  "4 TEA/T-1 SUP>IN done", "6 TEA/" + lot + " IN>STO done", "6 TEA/" + lot + " SUP>IN done"));
  EXPECT_THAT(expected(bought), ElementsAre("2 MUG", "5 PEN"));
  const auto lots = session_.search_read("stock.lot", list(list("number", "=", lot)), {"expiration_date"});
  ASSERT_EQ(lots.size(), 1U);
  EXPECT_EQ(iso_date(lots[0].at("expiration_date")), "2031-05-01");
}

TEST_F(TrytonReceivingTest, TheRestComesUnderANoteOfItsOwn) {
  const auto bought = desk_.buy({{"MUG", 20}});
  receive(bought.number, story(bought.number).tell(counted(1, "MUG", 12)).tell(records::WorkEnded{"li"}));
  EXPECT_THAT(expected(bought), ElementsAre("8 MUG"));
  const auto second = note_of(bought.number, 2);
  receive(second, story(second).tell(counted(1, "MUG", 9)).tell(records::WorkEnded{"li"}));  // one too many
  EXPECT_THAT(expected(bought), ElementsAre());
  ASSERT_EQ(shipments(second).size(), 1U);
  EXPECT_THAT(moves(kIn, shipments(second)[0]), ElementsAre("9 MUG IN>STO done", "9 MUG SUP>IN done"));
}

TEST_F(TrytonReceivingTest, NothingIsToldBeforeItIsSignedOrWhereNothingCame) {
  const auto bought = desk_.buy({{"MUG", 20}});
  receive(bought.number, story(bought.number).tell(counted(1, "MUG", 12)));
  receive(bought.number, story(bought.number).tell(records::WorkEnded{"li"}));
  EXPECT_THAT(shipments(bought.number), ElementsAre());
  EXPECT_THAT(expected(bought), ElementsAre("20 MUG"));
}

TEST_F(TrytonReceivingTest, WhatWasPutAwayLiesInItsBin) {
  const auto bought = desk_.buy({{"MUG", 3}});
  auto passed = rejected("MUG", 3);
  passed.result = records::Inspection::passed;
  passed.to = "A-01";
  receive(bought.number,
          story(bought.number).tell(counted(1, "MUG", 3)).tell(passed).tell(records::WorkEnded{"li"}));
  EXPECT_THAT(moves(kIn, shipments(bought.number).at(0)), Contains("3 MUG IN>A-01 done"));
}

TEST_F(TrytonReceivingTest, WhatTrytonDoesNotExpectIsATicket) {
  EXPECT_THAT(refusal([&] {
                receive("RC-1", story("RC-1").tell(counted(1, "MUG", 1)).tell(records::WorkEnded{"li"}));
              }),
              HasSubstr("expects nothing"));
  const auto bought = desk_.buy({{"MUG", 1}});
  EXPECT_THAT(refusal([&] {
                receive(bought.number, story(bought.number)
                                           .tell(counted(1, "MUG", 1))
                                           .tell(counted(2, "CABLE", 1))
                                           .tell(records::WorkEnded{"li"}));
              }),
              HasSubstr("1 CABLE"));
  EXPECT_THAT(shipments(bought.number), ElementsAre());
}

// Tryton asks for a lot; the bench's article knows of none.
TEST_F(TrytonReceivingTest, AMissingLotIsATicketInTrytonsWords) {
  const auto bought = desk_.buy({{"TEA", 1}});
  EXPECT_THAT(refusal([&] {
                receive(bought.number,
                        story(bought.number).tell(counted(1, "TEA", 1)).tell(records::WorkEnded{"li"}));
              }),
              HasSubstr("lot"));
  EXPECT_EQ(state(kIn, shipments(bought.number).at(0)), "draft");
}

// The second create would take the moves from the first shipment.
TEST_F(TrytonReceivingTest, TheSameMovesAreNeverTakenTwice) {
  const auto bought = desk_.buy({{"MUG", 2}});
  const auto rows = story(bought.number).tell(counted(1, "MUG", 2)).tell(records::WorkEnded{"li"}).rows();
  session_.company();
  proxy_.cut(Cut::nowhere, 0);
  tryton::receive(session_, received_from(bought.number, rows));
  std::string create;
  for (const auto& body : proxy_.seen())
    if (body.find("stock.shipment.in.create") != std::string::npos) create = body;
  ASSERT_FALSE(create.empty());
  const auto again = json::parse(create);
  EXPECT_THROW(
      session_.call(kIn, "create", list(again.at("params").at(0)), again.at("params").at(1).as_object()),
      RpcError);
  EXPECT_EQ(shipments(bought.number).size(), 1U);
}

}  // namespace
}  // namespace packbench::connectors
