// Stock over benches: what one moves at a location that was told, the others know.
#include "centre_fixture.hpp"

namespace packbench::central {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class StockTest : public CentreFixture {
 protected:
  void location(const std::string& name) {
    EXPECT_EQ(tell_one("location.received", {{"location", {{"location", name}}}}), "new");
  }
  // What the centre says of it, by all benches.
  std::string at(const std::string& place) {
    return db_.run("SELECT coalesce(sum(quantity), 0) FROM stock WHERE location = $1", {place}).text(0, 0);
  }
};

json::value move(const std::string& from, const std::string& to, std::int64_t quantity) {
  return {{"item", "A"}, {"from", from}, {"to", to}, {"quantity", quantity}};
}

// Each event that moves goods to or from a place that may be a location; the lot goes with it.
TEST_F(StockTest, EachMovementCounts) {
  const std::tuple<const char*, json::value, int> rows[] = {
      {"stock.received", {{"item", "A"}, {"location", "S"}, {"quantity", 5}}, 5},
      {"receive.counted", {{"goods", {{"item", "A"}, {"place", "S"}}}, {"quantity", 5}}, 5},
      {"receive.undone", {{"goods", {{"item", "A"}, {"place", "S"}}}, {"quantity", 5}}, -5},
      {"receive.inspected", {{"goods", {{"item", "A"}, {"place", "I"}}}, {"to", "S"}, {"quantity", 5}}, 5},
      {"receive.inspected", {{"goods", {{"item", "A"}, {"place", "S"}}}, {"to", "D"}, {"quantity", 5}}, -5},
      {"move.moved", move("S", "T", 5), -5},
      {"move.moved", move("T", "S", 5), 5},
      {"move.undone", move("S", "T", 5), 5},
      {"pick.picked", {{"item", "A"}, {"from", "S"}, {"quantity", 5}}, -5},
      {"pick.undone", {{"item", "A"}, {"from", "S"}, {"quantity", 5}}, 5},
      {"returns.graded", {{"item", "A"}, {"place", "S"}, {"quantity", 5}}, 5},
      {"returns.undone", {{"item", "A"}, {"place", "S"}, {"quantity", 5}}, -5},
      {"count.corrected", {{"item", "A"}, {"location", "S"}, {"variance", -5}}, -5},
      {"move.taken", move("S", "T", 5), 0},
  };
  auto a = bench("a");
  int sum = 0;
  for (const auto& [type, payload, change] : rows) {
    a.row(type, "x:1", payload);
    push_all(a);
    sum += change;
    EXPECT_EQ(at("S"), std::to_string(sum)) << type;
  }
  a.row("pick.dropped", "x:1",
        {{"goods", {{{"item", "A"}, {"quantity", 2}}, {{"item", "B"}, {"quantity", 3}}}}});
  push_all(a);
  EXPECT_EQ(at("passed"), "5");
}

TEST_F(StockTest, OthersAreToldTheSumOfAPush) {
  location("S");
  auto a = bench("a");
  const auto b = bench("b");
  told(a), told(b);
  a.row("move.moved", "move:1", move("passed", "S", 5)).row("move.moved", "move:1", move("S", "T", 2));
  a.row("pick.picked", "pick:1", {{"item", "B"}, {"from", "S"}, {"quantity", 1}, {"lot", "L"}});
  a.row("pick.undone", "pick:1", {{"item", "B"}, {"from", "S"}, {"quantity", 1}, {"lot", "L"}});
  push_all(a);
  EXPECT_THAT(told(b), ElementsAre("stock.elsewhere S A 3"));  // T was not told, B did not change
  EXPECT_THAT(told(a), IsEmpty());
}

TEST_F(StockTest, ALocationThatIsToldLaterBringsWhatLiesThere) {
  auto a = bench("a"), b = bench("b");
  a.row("stock.received", "item:A", {{"item", "A"}, {"location", "S"}, {"quantity", 5}});
  b.row("stock.received", "item:A", {{"item", "A"}, {"location", "S"}, {"quantity", 2}});
  push_all(a), push_all(b);
  EXPECT_THAT(told(a), IsEmpty());
  location("S");
  EXPECT_THAT(told(a), ElementsAre("location.received", "stock.elsewhere S A 2"));
  EXPECT_THAT(told(b), ElementsAre("location.received", "stock.elsewhere S A 5"));
  EXPECT_THAT(told(bench("c")),
              ElementsAre("location.received", "stock.elsewhere S A 5", "stock.elsewhere S A 2"));
}

TEST_F(StockTest, LessThanNothingIsOneTicket) {
  location("S");
  auto a = bench("a"), b = bench("b");
  a.row("stock.received", "item:A", {{"item", "A"}, {"location", "S"}, {"quantity", 5}});
  push_all(a);
  for (int i = 0; i < 2; ++i) {
    b.row("pick.picked", "pick:1", {{"item", "A"}, {"from", "S"}, {"quantity", 4}});
    push_all(b);
  }
  EXPECT_THAT(open_tickets(), ElementsAre("stock.negative S/A"));
  push_all(b.row("pick.picked", "pick:1", {{"item", "A"}, {"from", "S"}, {"quantity", 1}}));
  EXPECT_THAT(open_tickets(), ElementsAre("stock.negative S/A"));
  // What another bench put there before reaches the centre late.
  push_all(a.row("stock.received", "item:A", {{"item", "A"}, {"location", "S"}, {"quantity", 4}}));
  EXPECT_THAT(open_tickets(), IsEmpty());
}

}  // namespace
}  // namespace packbench::central
