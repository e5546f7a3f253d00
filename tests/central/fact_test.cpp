// What becomes of what order systems tell.
#include <thread>

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

// Who keeps no revisions leaves them out: same content, nothing; other content, the next one.
TEST_F(FactTest, ARevisionThatIsLeftOutIsCounted) {
  const std::tuple<const char*, json::object, const char*> kinds[] = {
      {"receive.noted", {{"note", {{"note", "N-1"}}}}, "note"},
      {"returns.announced", {{"rma", {{"rma", "R-1"}}}}, "rma"},
      {"count.planned", {{"plan", {{"plan", "P-1"}}}}, "plan"}};
  const auto a = bench("a");
  for (auto [type, payload, holder] : kinds) {
    const auto revision = [&] {
      return value(std::string("SELECT revision FROM facts WHERE kind = '") + holder + "'");
    };
    const auto member = std::string(holder) == "note"  ? "supplier"
                        : std::string(holder) == "rma" ? "reason"
                                                       : "item";
    EXPECT_EQ(tell_one(type, payload), "new");
    EXPECT_EQ(tell_one(type, payload), "unchanged");
    EXPECT_EQ(revision(), "1");
    payload[holder].as_object()[member] = "x";
    EXPECT_EQ(tell_one(type, payload), "changed");
    EXPECT_EQ(tell_one(type, payload), "unchanged");
    payload[holder].as_object()["revision"] = 0;
    EXPECT_EQ(tell_one(type, payload), "unchanged");
    EXPECT_EQ(revision(), "2");
    EXPECT_THAT(value(std::string("SELECT payload FROM facts WHERE kind = '") + holder + "'"),
                HasSubstr("\"revision\":2"));
  }
  EXPECT_EQ(tell_one("receive.cancelled", {{"note", "N-1"}}), "changed");
  EXPECT_EQ(tell_one("receive.cancelled", {{"note", "N-1"}}), "unchanged");
  EXPECT_EQ(value("SELECT revision FROM facts WHERE kind = 'note'"), "3");
  EXPECT_EQ(told(a).size(), 7U);
}

json::object bare_order(const std::string& channel) {
  return {{"order",
           {{"order", "SO-1"},
            {"channel", channel},
            {"lines", {{{"line", "1"}, {"item", "A"}, {"quantity", 1}}}}}},
          {"to", {{"name", "Li Lei"}}}};
}

TEST_F(FactTest, AnOrdersRevisionIsCounted) {
  auto claimer = bench("a");
  const auto revision = [&] { return value("SELECT revision FROM orders"); };
  EXPECT_EQ(tell_one("order", bare_order("x")), "new");
  EXPECT_EQ(tell_one("order", bare_order("x")), "unchanged");
  EXPECT_EQ(revision(), "1");
  claim_order(claimer, "SO-1");
  EXPECT_EQ(tell_one("order", bare_order("y")), "changed");
  EXPECT_EQ(tell_one("order", bare_order("y")), "unchanged");
  auto other = bare_order("y");
  other["to"] = {{"name", "Han Meimei"}};
  EXPECT_EQ(tell_one("order", other), "changed");
  EXPECT_EQ(revision(), "3");
}

// It names its order alone: what that is stays known, so that the order told once more is seen to be the
// same.
TEST_F(FactTest, ACancellationLeavesTheOrderAsItWas) {
  const json::object cancelled{{"order", {{"order", "SO-1"}}}, {"cancelled", true}, {"reason", "doubled"}};
  tell_one("order", bare_order("x"));
  EXPECT_EQ(tell_one("order", cancelled), "changed");
  EXPECT_EQ(tell_one("order", cancelled), "unchanged");
  EXPECT_EQ(value("SELECT cancelled AND fact LIKE '%\"item\":\"A\"%' FROM orders"), "t");
  auto stale = bare_order("x");
  stale["reopen"] = false;
  EXPECT_EQ(tell_one("order", stale), "unchanged");
  stale["order"].as_object()["channel"] = "y";
  EXPECT_THAT(tell_one("order", stale), HasSubstr("it was cancelled: give it one above 2"));
  EXPECT_EQ(tell_one("order", bare_order("x")), "changed");
  EXPECT_EQ(value("SELECT revision || state FROM orders WHERE NOT cancelled"), "3open");
}

// Two tell the same new order at a time, each with a content of its own: neither is lost.
TEST_F(FactTest, WhoCountsWaitsForWhoCounts) {
  pg::Connection other(conninfo_);
  pg::Transaction first(db_);
  EXPECT_EQ(tell_fact(db_, {{"type", "order"}, {"payload", bare_order("x")}}).at("result"), "new");
  std::thread second([&] {
    pg::Transaction transaction(other);
    EXPECT_EQ(tell_fact(other, {{"type", "order"}, {"payload", bare_order("y")}}).at("result"), "changed");
    transaction.commit();
  });
  pg::Connection watch(conninfo_);
  while (
      watch
          .run(
              "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
          .number(0, 0) == 0) {
  }
  first.commit();
  second.join();
  EXPECT_EQ(value("SELECT revision || channel FROM orders"), "2y");
}

TEST_F(FactTest, OrdersOfARevisionAreToldOnce) {
  auto claimer = bench("a");
  order("SO-1", 2);
  claim_order(claimer, "SO-1");
  told(claimer);
  const auto fact = [](std::int64_t revision, const std::string& name) {
    auto order = records::to_json(order_of("SO-1", revision)).as_object();
    order["revision"] = revision;  // also 1, which is left out otherwise
    return json::value{{"order", order}, {"to", {{"name", name}, {"phone", "555-0117"}}}};
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
      {"order", with("revision", -1), "order.revision"},
      {"order", with("revision", "1"), "order.revision"},
      {"order", {{"order", {{"order", "SO-1"}}}, {"reopen", "no"}}, "reopen"},
      {"receive.noted", {{"note", {{"note", "N"}, {"revision", -1}}}}, "revision"},
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
