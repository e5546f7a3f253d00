// A real Tryton's orders, purchases and products at a real centre, and at benches.
#include "central/connectors/tryton/facts.hpp"

#include "central/connectors/tryton/values.hpp"
#include "central/orders.hpp"
#include "connector_fixture.hpp"
#include "order_desk.hpp"
#include "tryton_server.hpp"

namespace packbench::connectors {
namespace {

using namespace tryton;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class TrytonFactsTest : public ConnectorFixture {
 protected:
  TrytonFactsTest() { start_anew(); }

  // As another process would begin.
  void start_anew() {
    using std::chrono::seconds;
    facts_ =
        create_facts(session_, *centre_, {"", true, seconds(3600), seconds(3600), seconds(0), seconds(0)});
  }
  bool round() { return facts_->round(); }

  // As the centre tells it; null where it does not know it.
  json::value order(const std::string& number) {
    if (value("SELECT count(*) FROM orders WHERE number = '" + number + "'") == "0") return nullptr;
    return central::order_fact(db_, number);
  }
  std::string state(const std::string& number) {
    const auto known = order(number);
    if (known.is_null()) return "not told";
    const auto* reason = known.as_object().if_contains("reason");
    return reason ? std::string(reason->as_string()) : "to be packed";
  }
  json::value fact(const std::string& kind, const std::string& name) {
    const auto found = value("SELECT coalesce((SELECT payload FROM facts WHERE kind = '" + kind +
                             "' AND subject = '" + name + "'), 'null')");
    return json::parse(found);
  }
  std::string ticket(const std::string& name) {
    return value("SELECT coalesce((SELECT text FROM system_tickets WHERE state = 'open' AND name = '" + name +
                 "'), '')");
  }
  json::value shipment(const Ordered& sold, const char* field) {
    return desk_.session().read("stock.shipment.out", sold.shipment, {field}).at(field);
  }
  void press(const Ordered& sold, const char* button) {
    desk_.session().call("stock.shipment.out", button, list(list(sold.shipment)));
  }

  // A shipment of screws that no order asked for.
  Ordered by_weight(double kilograms) {
    const auto at = [&](const char* code) { return desk_.id("stock.location", "code", code); };
    auto& session = desk_.session();
    const json::object move{{"company", session.company()},
                            {"product", desk_.id("product.product", "code", "SCREWS")},
                            {session.dialect().unit, desk_.id("product.uom", "symbol", "kg")},
                            {"quantity", kilograms},
                            {"from_location", at("OUT")},
                            {"to_location", at("CUS")},
                            {"unit_price", decimal("1")},
                            {"currency", desk_.id("currency.currency", "code", "EUR")}};
    auto made = desk_.at_warehouse("OUT");
    made["company"] = session.company();
    made["customer"] = desk_.id("party.party", "code", "CUS1");
    made["delivery_address"] = desk_.id("party.address", "party.code", "CUS1");
    made["outgoing_moves"] = list(list("create", list(move)));
    const auto id = session.call("stock.shipment.out", "create", list(list(made))).at(0).as_int64();
    session.call("stock.shipment.out", "wait", list(list(id)));
    return {0, id, text_in(session.read("stock.shipment.out", id, {"number"}), "number")};
  }

  TrytonServer& server_ = TrytonServer::get();
  Rpc desk_rpc_{server_.server()}, rpc_{server_.server()};
  OrderDesk desk_{desk_rpc_};
  Session session_{rpc_, TrytonServer::kConnector, TrytonServer::kPassword};
  std::unique_ptr<Centre> centre_ = open("tryton");
  std::unique_ptr<Facts> facts_;
};

TEST_F(TrytonFactsTest, AnOrderThatIsPlacedThereIsToldToABench) {
  const auto sold = desk_.sell({{"MUG", 2}, {"TEA", 1}}, "WEB-7");
  EXPECT_TRUE(round());
  auto bench = this->bench("a");
  EXPECT_EQ(claim_order(bench, "WEB-7"), "order.unknown");
  EXPECT_EQ(claim_order(bench, sold.number), sold.number + "/1");
  EXPECT_THAT(told(bench), Contains("order " + sold.number));
  const auto told = order(sold.number);
  const auto& lines = told.at("order").at("lines").as_array();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].at("item"), "MUG");
  EXPECT_EQ(lines[0].at("quantity"), 2);
  EXPECT_THAT(std::string(lines[0].at("line").as_string()), HasSubstr("sale.line,"));
  EXPECT_EQ(told.at("order").at("pick_list"), "WEB-7");
  EXPECT_NE(told.at("to").at("name"), "");
  EXPECT_THAT(std::string(told.at("to").at("address").as_string()), HasSubstr("GERMANY"));
  EXPECT_EQ(shipment(sold, "state"), "assigned");
  EXPECT_FALSE(round()) << "nothing is other than before";
  start_anew();
  EXPECT_FALSE(round()) << "another process knows by the centre what was told";
}

TEST_F(TrytonFactsTest, ItemsAndBins) {
  round();
  const auto mug = fact("item", "MUG").at("item");
  EXPECT_EQ(mug.at("weight_g"), 300);
  EXPECT_EQ(mug.at("barcodes").as_array().size(), 2U);
  const auto tea = fact("item", "TEA").at("item");
  EXPECT_EQ(tea.at("lot"), true);
  EXPECT_EQ(tea.at("expiry"), true);
  EXPECT_TRUE(fact("item", "SHIPPING").is_null()) << "a service";
  EXPECT_EQ(fact("location", "A-01").at("location").at("location"), "A-01");
  EXPECT_EQ(fact("location", "DMG").at("location").at("zone"), "defects");
  EXPECT_TRUE(fact("location", "STO").is_null());
}

TEST_F(TrytonFactsTest, ACancelledShipmentIsTakenBack) {
  const auto sold = desk_.sell({{"MUG", 1}});
  round();
  auto bench = this->bench("a");
  claim_order(bench, sold.number);
  told(bench);
  desk_.cancel(sold);
  EXPECT_TRUE(round());
  EXPECT_EQ(state(sold.number), "it was cancelled in Tryton");
  EXPECT_THAT(told(bench), Contains("order " + sold.number));
  EXPECT_FALSE(round());
}

TEST_F(TrytonFactsTest, AnAmendedOrderHasAnotherShipment) {
  const auto sold = desk_.sell({{"RARE", 3}});
  round();
  ASSERT_EQ(state(sold.number), "to be packed");
  desk_.amend(sold, "RARE", 2);
  round();
  EXPECT_EQ(state(sold.number), "it was cancelled in Tryton");
  round();  // what the first had reserved is free now
  const auto now = desk_.shipments(sold);
  const auto second = desk_.session().read("stock.shipment.out", now.back(), {"number"}).at("number");
  EXPECT_EQ(state(std::string(second.as_string())), "to be packed");
  EXPECT_EQ(order(std::string(second.as_string())).at("order").at("lines").at(0).at("quantity"), 2);
  desk_.cancel({sold.order, now.back(), ""});
}

TEST_F(TrytonFactsTest, OneThatWasDeletedWhileNobodyLookedIsTakenBack) {
  const auto sold = desk_.sell({{"MUG", 3}});
  round();
  press(sold, "wait");
  desk_.amend(sold, "MUG", 1);  // of a shipment that waits: it is deleted
  start_anew();
  EXPECT_TRUE(round());
  EXPECT_THAT(state(sold.number), HasSubstr("it was deleted in Tryton"));
}

TEST_F(TrytonFactsTest, ReservedInFullOrNotToldAndNothingIsHeldMeanwhile) {
  const auto large = desk_.sell({{"RARE", 5}, {"MUG", 1}}), small = desk_.sell({{"RARE", 2}});
  round();
  EXPECT_EQ(state(large.number), "not told");
  EXPECT_EQ(state(small.number), "to be packed");
  EXPECT_EQ(shipment(large, "partially_assigned"), false);
  press(large, "assign_try");  // a person reserves what is there
  round();
  EXPECT_EQ(shipment(large, "partially_assigned"), true);
  EXPECT_EQ(state(large.number), "not told");
  for (const auto& sold : {large, small}) desk_.cancel(sold);
  round();
}

TEST_F(TrytonFactsTest, WhatAPersonLetGoInPartIsToldAsWhatIsReserved) {
  const auto sold = desk_.sell({{"RARE", 5}, {"MUG", 1}});
  auto& desk = desk_.session();
  press(sold, "assign_try");
  const auto wizard = desk.ask("wizard.stock.shipment.assign.create", {}).at(0);
  const json::object there{{"active_model", "stock.shipment.out"},
                           {"active_id", sold.shipment},
                           {"active_ids", list(sold.shipment)}};
  const auto step = [&](const char* name, const json::object& shown) {
    return desk.ask("wizard.stock.shipment.assign.execute", list(wizard, shown, name), there);
  };
  const auto shown = step("start", {}).at("view").at("defaults");  // what could not be reserved
  step("ignore", {{"partial", shown}});
  round();
  const auto lines = order(sold.number).at("order").at("lines").as_array();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].at("quantity"), 3);
  desk_.cancel(sold);
}

TEST_F(TrytonFactsTest, GoodsThatAreGivenBackAreNotToBePackedUntilTheyAreReservedAgain) {
  const auto sold = desk_.sell({{"RARE", 3}}), other = desk_.sell({{"RARE", 1}});
  round();
  ASSERT_EQ(state(sold.number), "to be packed");
  press(sold, "wait");
  press(other, "assign_try");
  round();
  EXPECT_EQ(state(sold.number), "its goods are not reserved in Tryton any more");
  desk_.cancel(other);
  round();
  EXPECT_EQ(state(sold.number), "to be packed");
  desk_.cancel(sold);
}

TEST_F(TrytonFactsTest, WhatSomebodyPickedThereIsTakenBackAndWhatWePickedIsNot) {
  const auto theirs = desk_.sell({{"MUG", 1}}), ours = desk_.sell({{"MUG", 1}});
  round();
  press(theirs, "pick");
  session_.call("stock.shipment.out", "pick", list(list(ours.shipment)));
  round();
  EXPECT_EQ(state(theirs.number), "it was picked in Tryton without a bench");
  EXPECT_EQ(state(ours.number), "to be packed");
  for (const auto* step : {"pack", "done"})
    session_.call("stock.shipment.out", step, list(list(ours.shipment)));
  round();
  EXPECT_EQ(state(ours.number), "to be packed") << "a bench will say how it ended";
}

TEST_F(TrytonFactsTest, WhatABenchCantCountIsATicketUntilItIsMended) {
  const auto sold = by_weight(1.5);
  round();
  EXPECT_EQ(shipment(sold, "state"), "assigned");
  EXPECT_EQ(state(sold.number), "not told");
  EXPECT_THAT(ticket("order/" + sold.number), HasSubstr("1.5 of SCREWS can't be counted in pieces"));
  desk_.cancel(sold);
  start_anew();
  round();
  EXPECT_EQ(ticket("order/" + sold.number), "");
  const auto whole = by_weight(2);
  round();
  EXPECT_EQ(order(whole.number).at("order").at("lines").at(0).at("quantity"), 2);
  EXPECT_THAT(std::string(order(whole.number).at("order").at("lines").at(0).at("line").as_string()),
              HasSubstr("product,"));
  desk_.cancel(whole);
}

TEST_F(TrytonFactsTest, ABarcodeOfTwoProductsIsToldOfNeither) {
  const auto put = [&](const std::string& article) {
    return desk_.session()
        .call("product.identifier", "create",
              list(list(json::object{{"product", desk_.id("product.product", "code", article)},
                                     {"code", "SHARED"}})))
        .at(0);
  };
  const auto codes = [&](const std::string& item) { return json::serialize(fact("item", item)); };
  round();
  const auto on_pen = put("PEN");
  round();
  EXPECT_THAT(codes("PEN"), HasSubstr("SHARED"));
  const auto on_cable = put("CABLE");
  round();
  EXPECT_THAT(codes("PEN"), Not(HasSubstr("SHARED")));
  EXPECT_THAT(codes("CABLE"), Not(HasSubstr("SHARED")));
  EXPECT_THAT(ticket("item/barcode SHARED"), HasSubstr("CABLE"));
  desk_.session().call("product.identifier", "delete", list(list(on_pen)));
  start_anew();
  round();
  EXPECT_THAT(codes("CABLE"), HasSubstr("SHARED"));
  EXPECT_EQ(ticket("item/barcode SHARED"), "");
  desk_.session().call("product.identifier", "delete", list(list(on_cable)));
}

TEST_F(TrytonFactsTest, AnAddressInChinese) {
  const auto party =
      desk_.session()
          .call("party.party", "create",
                list(list(json::object{
                    {"name", "李雷"},
                    {"addresses", list(list("create", list(json::object{{"street", "幸福路 1 号"},
                                                                        {"postal_code", "100000"},
                                                                        {"city", "北京"}})))}})))
          .at(0);
  const auto addresses = desk_.session().call("party.address", "search",
                                              list(list(list("party", "=", party)), 0, nullptr, nullptr));
  const auto sold = desk_.sell({{"MUG", 1}});
  desk_.session().call(
      "stock.shipment.out", "write",
      list(list(sold.shipment), json::object{{"customer", party}, {"delivery_address", addresses.at(0)}}));
  round();
  const auto to = order(sold.number).at("to");
  EXPECT_EQ(to.at("name"), "李雷");
  EXPECT_THAT(std::string(to.at("address").as_string()), HasSubstr("幸福路 1 号"));
  EXPECT_THAT(std::string(to.at("address").as_string()), Not(HasSubstr("\n")));
}

TEST_F(TrytonFactsTest, APurchaseIsANoteUntilNothingMoreIsExpected) {
  const auto bought = desk_.buy({{"PEN", 10}, {"TEA", 4}}, "PO-9");
  round();
  const auto note = fact("note", bought.number).at("note");
  EXPECT_EQ(note.at("lines").as_array().size(), 2U);
  EXPECT_EQ(note.at("codes"), list("PO-9"));
  // What a bench counted becomes a delivery with our number; the rest is another note.
  const auto moves =
      desk_.session().call("stock.move", "search_read",
                           list(list(list("purchase", "=", bought.order), list("product.code", "=", "PEN")),
                                0, nullptr, nullptr, list("supplier", "to_location.warehouse")));
  const auto& pen = moves.at(0).as_object();
  auto made = desk_.at_warehouse("IN");
  made["number"] = "PB-" + bought.number;
  made["company"] = session_.company();
  made["supplier"] = pen.at("supplier");
  made["incoming_moves"] = list(list("add", list(pen.at("id"))),
                                list("write", list(pen.at("id")), json::object{{"quantity", 6.0}}));
  const auto delivery = session_.call("stock.shipment.in", "create", list(list(made)));
  session_.call("stock.shipment.in", "receive", list(delivery));
  round();
  EXPECT_TRUE(fact("note", bought.number).as_object().contains("reason"));
  const auto rest = fact("note", bought.number + "#2").at("note").at("lines").as_array();
  ASSERT_EQ(rest.size(), 2U);
  EXPECT_EQ(rest[0].at("quantity"), 4);
  EXPECT_EQ(rest[1].at("quantity"), 4);
}

TEST_F(TrytonFactsTest, AnAnnouncedReturnIsAnRma) {
  const auto back = desk_.take_back({{"MUG", 2}});
  round();
  const auto rma = fact("rma", back.number).at("rma");
  EXPECT_EQ(rma.at("lines"), list(json::object{{"item", "MUG"}, {"quantity", 2}}));
}

TEST_F(TrytonFactsTest, AnInventoryIsAPlanUntilItEnds) {
  const auto open_in = [&](Session& session, const char* number) {
    return session
        .call("stock.inventory", "create",
              list(list(json::object{{"number", number},
                                     {"company", session.company()},
                                     {"location", desk_.id("stock.location", "code", "A-03")},
                                     {"date", date("2026-01-02")}})))
        .at(0);
  };
  const auto theirs = open_in(desk_.session(), "INV-1"), ours = open_in(session_, "PB-INV-2");
  round();
  EXPECT_EQ(fact("plan", "INV-1").at("plan").at("location"), "A-03");
  EXPECT_TRUE(fact("plan", "PB-INV-2").is_null()) << "our own, on its way";
  desk_.session().call("stock.inventory", "cancel", list(list(theirs, ours)));
  round();
  EXPECT_EQ(fact("plan", "INV-1").at("plan").at("active"), false);
}

}  // namespace
}  // namespace packbench::connectors
