// What Tryton answers as facts, by answers as they were recorded.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "central/connectors/tryton/items.hpp"
#include "central/connectors/tryton/locations.hpp"
#include "central/connectors/tryton/names.hpp"
#include "central/connectors/tryton/notes.hpp"
#include "central/connectors/tryton/orders.hpp"
#include "central/connectors/tryton/plans.hpp"
#include "central/connectors/tryton/rmas.hpp"

namespace packbench::connectors::tryton {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

json::array list_of(const char* text) {
  return json::parse(text).as_array();
}
json::object record(const char* text) {
  return json::parse(text).as_object();
}

std::vector<std::string> names_of(const std::vector<Ticket>& tickets) {
  std::vector<std::string> names;
  for (const auto& ticket : tickets) names.push_back(ticket.name);
  return names;
}

TEST(TrytonItems, ProductsWithCodesWeightsAndLots) {
  const auto all = catalogue_from(list_of(R"([
    {"id":2,"code":"SKU-002","active":true,"weight":0.25,"weight_uom.":{"factor":1.0,"id":2},
     "template.":{"id":2,"name":"Mug black","lot_required":null,"expiration_state":"none"},
     "identifiers.":[{"id":2,"code":"2000000000022"},{"id":3,"code":"2000000009025"}]},
    {"id":14,"code":"SKU-014","active":true,"weight":450,"weight_uom.":{"factor":0.001,"id":3},
     "template.":{"id":14,"name":"Green tea","lot_required":["customer","storage"],"expiration_state":"optional"},
     "identifiers.":[]}])"),
                                  list_of(R"([{"id":2,"template.":{"name":"Mug black"}},
                                              {"id":14,"template.":{"name":"绿茶"}}])"));
  ASSERT_EQ(all.items.size(), 2U);
  const auto &mug = all.items[0], &tea = all.items[1];
  EXPECT_EQ(mug.item, "SKU-002");
  EXPECT_EQ(mug.name, (records::Name{"", "Mug black"}));
  EXPECT_THAT(mug.barcodes,
              ElementsAre(records::Barcode{"2000000000022"}, records::Barcode{"2000000009025"}));
  EXPECT_EQ(mug.weight_g, 250);
  EXPECT_FALSE(mug.lot || mug.expiry);
  EXPECT_EQ(tea.name, (records::Name{"绿茶", "Green tea"}));
  EXPECT_EQ(tea.weight_g, 450);
  EXPECT_TRUE(tea.lot && tea.expiry);
  EXPECT_EQ(all.names.at(14), "SKU-014");
  EXPECT_THAT(all.tickets, IsEmpty());
}

TEST(TrytonItems, NothingIsToldThatCouldMeanTwoThings) {
  const auto all = catalogue_from(list_of(R"([
    {"id":1,"code":"A","active":true,"template.":{"name":"Cup"},"identifiers.":[{"code":"111"},{"code":"222"}]},
    {"id":2,"code":"B","active":true,"template.":{"name":"Jug"},"identifiers.":[{"code":"111"}]},
    {"id":3,"code":"C","active":true,"template.":{"name":"Pan"},"identifiers.":[]},
    {"id":4,"code":"C","active":true,"template.":{"name":"Pot"},"identifiers.":[{"code":"333"}]},
    {"id":5,"code":null,"active":true,"template.":{"name":"Lid"},"identifiers.":[]}])"),
                                  {});
  ASSERT_EQ(all.items.size(), 2U);
  EXPECT_THAT(all.items[0].barcodes, ElementsAre(records::Barcode{"222"}));
  EXPECT_THAT(all.items[1].barcodes, IsEmpty());
  EXPECT_THAT(names_of(all.tickets), ElementsAre("item/id 5", "item/C", "item/barcode 111"));
  EXPECT_THAT(all.tickets[2].text, HasSubstr("A Cup, B Jug"));
  EXPECT_FALSE(all.names.contains(3) || all.names.contains(4) || all.names.contains(5));
}

TEST(TrytonItems, WhatIsNotActiveAnyMoreLeavesItsCodesToOthers) {
  const auto all = catalogue_from(list_of(R"([
    {"id":1,"code":"OLD","active":false,"template.":{"name":"Cup"},"identifiers.":[{"code":"111"}]},
    {"id":2,"code":"A","active":false,"template.":{"name":"Jug"},"identifiers.":[]},
    {"id":3,"code":"A","active":true,"template.":{"name":"New jug"},"identifiers.":[{"code":"111"}]}])"),
                                  {});
  ASSERT_EQ(all.items.size(), 2U);
  EXPECT_EQ(all.items[0].item, "OLD");
  EXPECT_THAT(all.items[0].barcodes, IsEmpty());
  EXPECT_EQ(all.items[1].name.en, "New jug");
  EXPECT_THAT(all.items[1].barcodes, ElementsAre(records::Barcode{"111"}));
  EXPECT_THAT(all.tickets, IsEmpty());
}

TEST(TrytonLocations, BinsAndWaste) {
  const auto places = locations_from(list_of(R"([
    {"id":3,"code":"STO","name":"Storage","active":true,"childs":[9,10]},
    {"id":9,"code":"A-01","name":"Bin","active":true,"childs":[],"sequence":4},
    {"id":10,"code":"A-02","name":"Bin","active":false,"childs":[]},
    {"id":11,"code":"A-03","name":"Bin","active":true,"childs":[]},
    {"id":12,"code":"A-03","name":"Bin too","active":true,"childs":[]},
    {"id":13,"code":"A-04","name":"Old","active":false,"childs":[]},
    {"id":14,"code":"A-04","name":"New","active":true,"childs":[]},
    {"id":15,"code":null,"name":"No name","active":true,"childs":[]}])"),
                                     list_of(R"([{"id":17,"code":"DMG","active":true,"childs":[]}])"));
  ASSERT_EQ(places.locations.size(), 4U);
  EXPECT_EQ(places.locations[0], (records::Location{"A-01", records::Zone::shelf, 4, false, true}));
  EXPECT_EQ(places.locations[1], (records::Location{"A-02", records::Zone::shelf, 0, false, false}));
  EXPECT_TRUE(places.locations[2].active);
  EXPECT_EQ(places.locations[3].zone, records::Zone::defects);
  EXPECT_EQ(places.names.at(14), "A-04");
  EXPECT_THAT(names_of(places.tickets), ElementsAre("location/id 15", "location/A-03"));
}

// As recorded, with a line from two bins, one of which somebody let go in part, and one that was taken off.
const char* const kShipment =
    R"({"id":7,"number":"7","state":"assigned","origins":"7 [WEB-1007]","reference":null,
  "planned_date":{"__class__":"date","year":2026,"month":11,"day":3},
  "customer.":{"id":7,"name":"李雷"},"carrier.":{"id":1,"party.":{"id":9,"name":"Parcel Service"}},
  "delivery_address.":{"id":7,"full_address":"幸福路 1 号\n100000 北京\nCHINA"},
  "inventory_moves.":[
    {"id":60,"product":14,"product.":{"code":"SKU-014"},"internal_quantity":4.0,"state":"assigned","origin":"stock.move,58",
     "lot.":{"id":1,"number":"L-1"}},
    {"id":61,"product":1,"product.":{"code":"SKU-001"},"internal_quantity":12.0,"state":"assigned","origin":"stock.move,57","lot.":null},
    {"id":63,"product":1,"product.":{"code":"SKU-001"},"internal_quantity":6.0,"state":"assigned","origin":"stock.move,57","lot.":null},
    {"id":64,"product":6,"product.":{"code":"SKU-006"},"internal_quantity":0.0,"state":"assigned","origin":"stock.move,62","lot.":null}],
  "outgoing_moves.":[
    {"id":57,"product":1,"product.":{"code":"SKU-001"},"internal_quantity":24.0,"origin":"sale.line,10","state":"draft"},
    {"id":58,"product":14,"product.":{"code":"SKU-014"},"internal_quantity":4.0,"origin":"sale.line,9","state":"draft"},
    {"id":62,"product":6,"product.":{"code":"SKU-006"},"internal_quantity":3.0,"origin":null,"state":"draft"}]})";
const ItemNames kItems{{1, "SKU-001"}, {6, "SKU-006"}, {14, "SKU-014"}};

TEST(TrytonOrders, AShipmentIsAnOrder) {
  const auto fact = order_from(record(kShipment), kItems);
  ASSERT_TRUE(fact) << fact.error().message;
  const auto& order = fact->order;
  EXPECT_EQ(order.order, "7");
  EXPECT_EQ(order.revision, 0);
  EXPECT_EQ(order.pick_list, "WEB-1007");
  EXPECT_EQ(order.carrier, "Parcel Service");
  EXPECT_EQ(order.ship_by, "2026-11-03T23:59:59Z");
  EXPECT_THAT(order.lines, ElementsAre(records::OrderLine{"sale.line,9", "SKU-014", 4, false},
                                       records::OrderLine{"sale.line,10", "SKU-001", 18, false}));
  EXPECT_THAT(order.notes,
              ElementsAre(records::OrderNote{"lots", records::NoteKind::remark, "SKU-014 L-1 × 4"}));
  EXPECT_EQ(fact->to, (records::Consignee{"李雷", "", "幸福路 1 号, 100000 北京, CHINA"}));
  EXPECT_FALSE(fact->cancelled);
}

TEST(TrytonOrders, WhereBinsAndDockAreOnePlaceWhatGoesOutIsTheOrder) {
  auto shipment = record(kShipment);
  shipment["inventory_moves."] = json::array{};
  const auto fact = order_from(shipment, kItems);
  ASSERT_EQ(fact->order.lines.size(), 3U);
  EXPECT_EQ(fact->order.lines[2].quantity, 24);
  EXPECT_EQ(fact->order.lines[0].line, "product,6");
}

TEST(TrytonOrders, TheCodeThatOpensItIsNeverHalfOfOne) {
  const std::pair<const char*, const char*> rows[] = {
      {"1 [WEB-1]", "WEB-1"}, {"1", "1"}, {"1 [a [b]]", "a [b]"}, {"1 [WEB-1], 2 [WEB-2]", ""}, {"", ""}};
  for (const auto& [origins, code] : rows) {
    auto shipment = record(kShipment);
    shipment["origins"] = origins;
    EXPECT_EQ(order_from(shipment, kItems)->order.pick_list, code) << origins;
  }
}

TEST(TrytonOrders, WhatABenchCantPackIsSaidInWords) {
  auto half = record(kShipment);
  half["inventory_moves."].at(0).as_object()["internal_quantity"] = 2.5;
  EXPECT_THAT(order_from(half, kItems).error().message,
              HasSubstr("Shipment 7: 2.5 of SKU-014 can't be counted in pieces"));
  EXPECT_THAT(order_from(record(kShipment), {{14, "SKU-014"}}).error().message,
              HasSubstr("benches don't know product SKU-001"));
  auto empty = record(kShipment);
  empty["outgoing_moves."] = json::array{};
  EXPECT_THAT(order_from(empty, kItems).error().message, HasSubstr("cancel it in Tryton"));
  auto nothing = record(kShipment);
  for (auto& move : nothing["inventory_moves."].as_array()) move.as_object()["internal_quantity"] = 0.0;
  EXPECT_THAT(order_from(nothing, kItems).error().message, HasSubstr("nothing is reserved"));
}

TEST(TrytonNotes, EachDeliveryOfAPurchaseHasANameThatLeadsBackToIt) {
  for (const std::string purchase : {"2", "PO/2026", "PO/2026/17", "A#B", ""})
    for (const int delivery : {1, 2, 17}) EXPECT_EQ(purchase_of(note_of(purchase, delivery)), purchase);
  EXPECT_EQ(note_of("PO/2026", 2), "PO/2026#2");
}

TEST(TrytonNotes, WhatIsStillOwedOfAPurchase) {
  const auto moves = list_of(R"([
    {"id":76,"product":14,"product.":{"code":"SKU-014"},"internal_quantity":40.0,"origin":"purchase.line,4","state":"draft",
     "planned_date":{"__class__":"date","year":2026,"month":12,"day":9},"lot.":{"id":1,"number":"L-1"},
     "purchase":2,"purchase.":{"id":2,"number":"2","reference":"PO-502"},"supplier.":{"id":3,"name":"Tea Import"}},
    {"id":77,"product":1,"product.":{"code":"SKU-001"},"internal_quantity":60.0,"origin":"purchase.line,5","state":"draft",
     "planned_date":null,"purchase":2,"purchase.":{"id":2,"number":"2","reference":"PO-502"},"supplier.":{"id":3}}])");
  const auto note = note_from(moves, 0, kItems);
  ASSERT_TRUE(note);
  EXPECT_EQ(note->note, "2");
  EXPECT_EQ(note->supplier, "Tea Import");
  EXPECT_EQ(note->expected, "2026-12-09");
  EXPECT_THAT(note->codes, ElementsAre("PO-502"));
  EXPECT_THAT(note->lines, ElementsAre(records::InboundLine{"purchase.line,4/L-1", "SKU-014", 40, "L-1"},
                                       records::InboundLine{"purchase.line,5", "SKU-001", 60, ""}));
  const auto second = note_from(moves, 1, kItems);
  EXPECT_EQ(second->note, "2#2");
  EXPECT_THAT(second->codes, ElementsAre("2", "PO-502"));
  EXPECT_THAT(note_from(moves, 0, {}).error().message, HasSubstr("Purchase 2: benches don't know"));
}

TEST(TrytonReturns, ADraftIsAnRma) {
  const auto rma =
      rma_from(record(R"({"id":1,"number":"1","origins":"13 [RMA-77]","reference":null,"incoming_moves.":[
    {"id":81,"product":1,"internal_quantity":2.0,"origin":"sale.line,25","state":"draft"},
    {"id":82,"product":1,"internal_quantity":1.0,"origin":"sale.line,26","state":"draft"},
    {"id":80,"product":14,"internal_quantity":1.0,"origin":"sale.line,24","state":"draft"}]})"),
               kItems);
  ASSERT_TRUE(rma);
  EXPECT_EQ(rma->rma, "1");
  EXPECT_EQ(rma->reason, "13 [RMA-77]");
  EXPECT_THAT(rma->lines, ElementsAre(records::ReturnLine{"SKU-001", 3}, records::ReturnLine{"SKU-014", 1}));
}

TEST(TrytonPlans, ADraftInventoryIsAPlanOfItsBin) {
  const auto inventory =
      record(R"({"id":9,"number":"9","location":11,"location.":{"id":11,"name":"Bin A-03"}})");
  const auto plan = plan_from(inventory, {{11, "A-03"}});
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->plan, "9");
  EXPECT_EQ(plan->location, "A-03");
  EXPECT_EQ(plan->every_days, 1);
  EXPECT_TRUE(plan->active);
  EXPECT_THAT(plan_from(inventory, {}).error().message, HasSubstr("Bin A-03, which is no bin"));
  EXPECT_FALSE(plan_ended("9").active);
}

}  // namespace
}  // namespace packbench::connectors::tryton
