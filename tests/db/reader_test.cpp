// What readers are told.
#include <gmock/gmock.h>

#include "db/connection.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct ReaderTest : testing::Test {
  Folder folder;
  std::unique_ptr<Store> store = open_store(folder / "bench.db");
  std::unique_ptr<Reader> reader = open_reader(folder / "bench.db");
  int ids = 0;

  void put(r::Event event, const std::string& order = {}, const std::string& lane = "1") {
    must(*store, {batch(std::to_string(++ids), {std::move(event)}, order, lane)});
  }
};

r::Item an_item(const std::string& name, std::vector<r::Barcode> barcodes) {
  r::Item item;
  item.item = name;
  item.name = {"名", "name of " + name};
  item.barcodes = std::move(barcodes);
  return item;
}

std::vector<std::string> names(const std::vector<ItemMatch>& matches) {
  std::vector<std::string> found;
  for (const auto& match : matches) found.push_back(match.item + "*" + std::to_string(match.quantity));
  return found;
}

TEST_F(ReaderTest, ItemsByCodeAndByGtin14) {
  put(r::ItemReceived{an_item("tee", {{"6901234567892", 1}, {"16901234567899", 12}, {"ABC", 2}})});
  put(r::ItemReceived{
      an_item("mug", {{"96385074", 1}, {"ABC", 1}, {"036000291452", 1}, {"6901234567893", 1}})});
  EXPECT_THAT(names(reader->items_by_barcode("ABC")), ElementsAre("mug*1", "tee*2"));
  EXPECT_THAT(names(reader->items_by_gtin14("06901234567892")), ElementsAre("tee*1"));
  EXPECT_THAT(names(reader->items_by_gtin14("16901234567899")), ElementsAre("tee*12"));
  EXPECT_THAT(names(reader->items_by_gtin14("00000096385074")), ElementsAre("mug*1"));
  EXPECT_THAT(names(reader->items_by_gtin14("00036000291452")), ElementsAre("mug*1"));
  EXPECT_THAT(reader->items_by_gtin14("06901234567893"), IsEmpty()) << "wrong check digit";
  EXPECT_THAT(reader->items_by_barcode("690123456789"), IsEmpty());
}

TEST_F(ReaderTest, ANewFactReplacesAnItem) {
  auto kit = an_item("kit", {{"K", 1}});
  kit.kit = {{"mug", 2}, {"tee", 1}};
  kit.lot = kit.hazardous = true;
  kit.weight_g = 5;
  put(r::ItemReceived{kit});
  EXPECT_EQ(*reader->item("kit"), kit);
  kit = an_item("kit", {{"L", 1}});
  put(r::ItemReceived{kit});
  EXPECT_EQ(*reader->item("kit"), kit);
  EXPECT_THAT(reader->items_by_barcode("K"), IsEmpty());
  EXPECT_FALSE(reader->item("none"));
}

TEST_F(ReaderTest, KitsAreOpenedIntoTheirParts) {
  auto tee = an_item("tee", {});
  tee.weight_g = 180;
  tee.lot = true;
  auto kit = an_item("kit", {});
  kit.kit = {{"tee", 2}, {"mug", 1}};
  put(r::ItemReceived{tee});
  put(r::ItemReceived{kit});
  auto order = an_order("A1");
  order.lines = {{"1", "kit", 3, false}, {"2", "tee", 1, true}};
  order.waybills = {"W1", "W2"};
  put(r::OrderReceived{order});
  const auto pack = reader->pack_order("A1");
  ASSERT_TRUE(pack);
  ASSERT_EQ(pack->lines.size(), 3u);
  EXPECT_EQ(pack->lines[0],
            (r::PackLine{"1/tee", "tee", tee.name, 6, 180, true, false, false, false, false, "kit", ""}));
  EXPECT_EQ(pack->lines[1],
            (r::PackLine{"1/mug", "mug", {}, 3, 0, false, false, false, false, false, "kit", ""}));
  EXPECT_EQ(pack->lines[2],
            (r::PackLine{"2", "tee", tee.name, 1, 180, true, false, false, false, true, "", ""}));
  EXPECT_EQ(pack->notes, order.notes);
  EXPECT_EQ(pack->waybills, order.waybills);
  EXPECT_EQ(reader->order_head("A1")->pieces, 10);
  EXPECT_FALSE(reader->pack_order("none"));
}

TEST_F(ReaderTest, WorkIsSortedByUrgency) {
  const std::pair<const char*, const char*> orders[] = {{"never", ""},
                                                        {"noon+8", "2026-10-01T12:00:00+08:00"},
                                                        {"five-utc", "2026-10-01T05:00:00Z"},
                                                        {"eleven+8", "2026-10-01T11:00:00+08:00"}};
  for (const auto& [number, ship_by] : orders) {
    auto order = an_order(number);
    order.ship_by = ship_by;
    put(r::OrderReceived{order});
  }
  std::vector<std::string> found;
  for (const auto& head : reader->work(10)) found.push_back(head.order);
  EXPECT_THAT(found, ElementsAre("eleven+8", "noon+8", "five-utc", "never"));
  EXPECT_EQ(reader->work(2).size(), 2u);
  put(opened("eleven+8", 1), "eleven+8");
  EXPECT_EQ(reader->work(1)[0].order, "noon+8");
  const std::int64_t half_past_four_utc = 1790829000000;
  EXPECT_EQ(reader->totals(half_past_four_utc).late_orders, 2);
  EXPECT_EQ(reader->totals(0).late_orders, 0);
}

TEST_F(ReaderTest, OrdersByNumberToteAndPickList) {
  auto a = an_order("A1"), b = an_order("A2"), c = an_order("A3");
  b.tote = "A1";
  c.tote = "";
  c.pick_list = "P7";
  b.pick_list = "P7";
  for (const auto& order : {a, b, c}) put(r::OrderReceived{order});
  EXPECT_THAT(reader->orders_by_code("A1"), ElementsAre("A1", "A2"));
  EXPECT_THAT(reader->orders_by_code("T-A1"), ElementsAre("A1"));
  EXPECT_THAT(reader->orders_by_code("P7"), ElementsAre("A2", "A3"));
  EXPECT_THAT(reader->orders_by_code("a1"), IsEmpty());
  EXPECT_THAT(reader->orders_by_code(""), IsEmpty());
}

TEST_F(ReaderTest, LanesFollowTheirEvents) {
  const r::Operator wei{"wei", "Wei", "B1", r::Role::packer, "zh-CN", true};
  put(r::OperatorReceived{wei});
  put(r::LaneSignedIn{wei});
  EXPECT_EQ(reader->lane("1")->person, wei);
  put(r::LaneLanguage{"en"});
  EXPECT_EQ(reader->lane("1")->person->language, "en");
  EXPECT_EQ(reader->operator_by_badge("B1")->language, "en");
  put(r::LaneStopped{{"wrong_item", {"mug"}}});
  EXPECT_EQ(reader->lane("1")->stop, (r::Text{"wrong_item", {"mug"}}));
  put(r::LaneAcknowledged{});
  EXPECT_FALSE(reader->lane("1")->stop);
  const r::LaneAsked asked{{"which", {}}, {}, "", {"A1", "A2"}, ""};
  put(r::LaneAsked{asked});
  EXPECT_EQ(reader->lane("1")->asked, asked);
  put(r::LaneAnswered{true});
  EXPECT_FALSE(reader->lane("1")->asked);
  put(r::LaneSignedOut{"wei"});
  EXPECT_FALSE(reader->lane("1")->person);
  EXPECT_FALSE(reader->lane("9"));
  EXPECT_EQ(reader->lanes().size(), 1u);
}

TEST_F(ReaderTest, BadgesBelongToOneActiveOperator) {
  put(r::OperatorReceived{{"wei", "Wei", "B1", r::Role::packer, "en", true}});
  const auto stolen =
      store->commit(batch("x", {r::OperatorReceived{{"eve", "Eve", "B1", r::Role::admin, "en", true}}}));
  ASSERT_FALSE(stolen);
  EXPECT_EQ(stolen.error().code, Errc::bad_input);
  put(r::OperatorReceived{{"wei", "Wei", "B1", r::Role::packer, "en", false}});
  EXPECT_FALSE(reader->operator_by_badge("B1"));
  put(r::OperatorReceived{{"eve", "Eve", "B1", r::Role::admin, "en", true}});
  EXPECT_EQ(reader->operator_by_badge("B1")->id, "eve");
  EXPECT_FALSE(reader->operator_by_badge(""));
  EXPECT_EQ(reader->operators().size(), 2u);
}

TEST_F(ReaderTest, AReaderKeepsNothingFromTheWriter) {
  must(*store, half_packed("A1"));
  const auto before = reader->parcel_content("A1-1");
  ASSERT_EQ(before.size(), 2u);
  put(scanned(3, "mug", "A1-1"), "A1");
  EXPECT_EQ(reader->parcel_content("A1-1")[1].quantity + reader->parcel_content("A1-1")[0].quantity, 4);
  EXPECT_EQ(reader->parcel("A1-1")->pieces, 4);
  EXPECT_EQ(reader->journal_after(2, 2).size(), 2u);
  EXPECT_EQ(reader->journal_after(2, 2)[0].seq, 3);
}

// "SCAN" without "USING" in a plan is a walk over a whole table.
TEST_F(ReaderTest, NoQuestionWalksATable) {
  Connection db(folder / "bench.db", Connection::Access::read);
  for (const char* sql : {
           "SELECT 1 FROM journal WHERE stream = ? ORDER BY seq",
           "SELECT 1 FROM orders WHERE number = ?",
           "SELECT 1 FROM orders WHERE tote = ? AND tote <> ''",
           "SELECT 1 FROM orders WHERE pick_list = ? AND pick_list <> ''",
           "SELECT 1 FROM orders WHERE state IN ('open', 'packing') AND state = 'open' ORDER BY due, id "
           "LIMIT 5",
           "SELECT 1 FROM barcodes WHERE code = ?",
           "SELECT 1 FROM barcodes WHERE gtin14 = ?",
           "SELECT 1 FROM parcels WHERE waybill = ? AND waybill <> ''",
           "SELECT 1 FROM parcels WHERE order_id = ?",
           "SELECT 1 FROM print_jobs WHERE parcel = ?",
           "SELECT 1 FROM print_jobs WHERE state IN ('requested', 'sending', 'sent', 'in_doubt') ORDER BY "
           "requested_seq",
           "SELECT 1 FROM operators WHERE badge = ? AND active = 1 AND badge <> ''",
           "SELECT number FROM leases WHERE state <> 'over' AND state IN ('held', 'wanted')",
       }) {
    SQLite::Statement plan(db.raw(), "EXPLAIN QUERY PLAN " + std::string(sql));
    while (plan.executeStep()) {
      const auto step = plan.getColumn(3).getString();
      EXPECT_FALSE(step.starts_with("SCAN") && step.find("USING") == std::string::npos)
          << sql << ": " << step;
    }
  }
}

// They grow for ever: by their state alone they are only counted.
TEST_F(ReaderTest, SealedParcelsAreFoundByTheirOrder) {
  Connection db(folder / "bench.db", Connection::Access::read);
  for (const char* sql : {
           "SELECT EXISTS(SELECT 1 FROM parcels p WHERE p.order_id = ? AND p.state = 'sealed')",
           "SELECT l.number, EXISTS(SELECT 1 FROM parcels p WHERE p.order_id = o.id AND p.state = 'sealed')"
           " FROM leases l LEFT JOIN orders o ON o.number = l.number WHERE l.state = 'held'",
           "SELECT c.item FROM parcel_contents c JOIN parcels p USING(parcel)"
           " WHERE p.order_id = ? AND p.state = 'sealed' GROUP BY 1",
           "SELECT max(p.sealed_ms) FROM orders o LEFT JOIN parcels p"
           " ON p.order_id = o.id AND p.state = 'sealed' WHERE o.number = ? GROUP BY o.id",
       }) {
    SQLite::Statement plan(db.raw(), "EXPLAIN QUERY PLAN " + std::string(sql));
    std::string steps;
    while (plan.executeStep()) steps += plan.getColumn(3).getString() + "\n";
    EXPECT_NE(steps.find("(order_id=?)"), std::string::npos) << sql << ": " << steps;
  }
}

}  // namespace
}  // namespace packbench::db::test
