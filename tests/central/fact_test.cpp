// What becomes of what order systems tell.
#include "centre_fixture.hpp"

namespace packbench::central {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

using FactTest = CentreFixture;

json::value item(const std::string& name, std::int64_t weight) {
  return {{"item", {{"item", name}, {"weight_g", weight}}}};
}

TEST_F(FactTest, WhatHasNoRevisionIsAsToldLast) {
  const auto a = bench("a");
  EXPECT_EQ(tell_one("item.received", item("A", 1)), "new");
  EXPECT_EQ(tell_one("item.received", item("A", 1)), "unchanged");
  EXPECT_EQ(tell_one("item.received", item("A", 2)), "changed");
  EXPECT_EQ(told(a).size(), 2U);
}

TEST_F(FactTest, TheGreatestRevisionCounts) {
  const auto note = [](std::int64_t revision, const std::string& supplier) {
    return json::value{{"note", {{"note", "ASN-1"}, {"revision", revision}, {"supplier", supplier}}}};
  };
  EXPECT_EQ(tell_one("receive.noted", note(2, "x")), "new");
  EXPECT_EQ(tell_one("receive.noted", note(1, "y")), "unchanged");
  EXPECT_EQ(tell_one("receive.noted", note(2, "x")), "unchanged");
  EXPECT_THAT(tell_one("receive.noted", note(2, "y")), StartsWith("refused: revision"));
  EXPECT_EQ(tell_one("receive.cancelled", {{"note", "ASN-1"}, {"revision", 3}}), "changed");
  EXPECT_EQ(told(bench("a")).size(), 2U);
}

TEST_F(FactTest, OrdersOfARevisionAreToldOnce) {
  auto claimer = bench("a");
  order("SO-1", 2);
  claim_order(claimer, "SO-1");
  told(claimer);
  const auto fact = [](std::int64_t revision, const std::string& name) {
    return json::value{{"order", records::to_json(order_of("SO-1", revision))},
                       {"to", {{"name", name}, {"phone", "555-0117"}}}};
  };
  EXPECT_EQ(tell_one("order", fact(2, "Li Lei")), "unchanged");
  EXPECT_EQ(tell_one("order", fact(1, "Somebody")), "unchanged");
  EXPECT_THAT(tell_one("order", fact(2, "Somebody")), StartsWith("refused: order.revision"));
  EXPECT_THAT(told(claimer), IsEmpty());
  EXPECT_EQ(tell_one("order", fact(3, "Somebody")), "changed");
  EXPECT_THAT(told(claimer), ElementsAre("order SO-1"));
}

TEST_F(FactTest, WhatIsWrongIsRefusedByName) {
  const auto with = [](const char* member, const json::value& value) {
    auto order = records::to_json(order_of("SO-1")).as_object();
    order[member] = value;
    return json::value{{"order", order}};
  };
  const std::tuple<const char*, json::value, const char*> rows[] = {
      {"order", {{"order", {{"order", ""}}}}, "order.order"},
      {"order", with("revision", 0), "order.revision"},
      {"order", with("revision", "1"), "order.revision"},
      {"order", with("ship_by", "tomorrow"), "order.ship_by"},
      {"order", with("ship_by", "2026-02-30T10:00:00Z"), "order.ship_by"},
      {"order", with("consignee", "x"), "order.consignee"},
      {"order", with("lines", json::array{{{"line", "1"}, {"item", "A"}}}), "order.lines"},
      {"order", with("lines", json::array{{{"line", ""}, {"item", "A"}, {"quantity", 1}}}), "order.lines"},
      {"order", with("channel", json::string(std::string_view("a\0b", 3))), "zero byte"},
      {"order", 7, "not an object"},
      {"item.received", {{"item", {{"item", ""}}}}, "item"},
      {"item.received", {{"item", {{"item", "A"}, {"weight_g", "much"}}}}, "item.weight_g"},
      {"operator.received", {{"person", {{"id", "x"}, {"role", "king"}}}}, "person.role"},
      {"pack.sealed", json::object{}, "type"},
  };
  for (const auto& [type, payload, why] : rows)
    EXPECT_THAT(tell_one(type, payload), testing::AllOf(StartsWith("refused"), HasSubstr(why))) << payload;
  EXPECT_EQ(value("SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM facts)"), "0");
}

TEST_F(FactTest, WhatIsForSomeBenchesIsToldToThem) {
  const auto a = bench("a"), b = bench("b");
  const auto tell_to = [&](const std::string& name) {
    pg::Transaction transaction(db_);
    const json::value location{{"location", {{"location", "S1"}}}};
    const auto told =
        tell_fact(db_, {{"type", "location.received"}, {"payload", location}, {"benches", {name}}});
    transaction.commit();
    return std::string(told.at("result").as_string());
  };
  EXPECT_EQ(tell_to("a"), "new");
  EXPECT_EQ(tell_to("c"), "refused");
  EXPECT_EQ(told(a).size(), 1U);
  EXPECT_THAT(told(b), IsEmpty());
}

}  // namespace
}  // namespace packbench::central
