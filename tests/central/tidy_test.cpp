// Old changes are put together: who begins comes to the same, who reads already sees nothing of it.
#include "central/tidy.hpp"

#include <random>

#include "central/changes.hpp"
#include "centre_fixture.hpp"

namespace packbench::central {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kDays = 30;

class TidyTest : public CentreFixture {
 protected:
  void location(const std::string& name) {
    EXPECT_EQ(tell_one("location.received", {{"location", {{"location", name}}}}), "new");
  }
  void item(std::int64_t weight_g, const char* becomes) {
    EXPECT_EQ(tell_one("item.received", {{"item", {{"item", "A"}, {"weight_g", weight_g}}}}), becomes);
  }
  void put(FakeBench& bench, const std::string& place, std::int64_t quantity) {
    push_all(bench.row("move.moved", "move:1",
                       {{"item", "A"}, {"from", "passed"}, {"to", place}, {"quantity", quantity}}));
  }
  // All, and says so.
  void hears(const FakeBench& bench) {
    told(bench);
    db_.run("UPDATE benches SET pulled_at = pulled_at - interval '1 minute'");
    told(bench);
  }
  void days_pass() { db_.run("UPDATE marks SET day = day - $1::integer", {kDays}); }
  void tidy(std::int64_t upto = 1000) {
    while (tidy_changes(db_, kDays, upto) > 0) {
    }
  }
  // All that was told until now is old, and put together as far as it may be.
  void a_month_later(std::int64_t upto = 1000) {
    tidy();  // marks the day
    days_pass();
    tidy(upto);
  }
  std::string rows() { return value("SELECT count(*) FROM changes"); }
  // What a bench knows by what it was told: pieces by place.
  std::map<std::string, std::int64_t> pieces(const FakeBench& bench, std::int64_t page) {
    std::map<std::string, std::int64_t> sums;
    std::string cursor;
    for (bool more = true; more;) {
      auto told = changes_after(db_, bench.caller(), cursor, page).value();
      cursor = told.next;
      more = told.more;
      for (const auto& change : told.rows)
        if (change.at("type") == "stock.elsewhere")
          sums[std::string(change.at("payload").at("location").as_string())] +=
              change.at("payload").at("quantity").as_int64();
    }
    EXPECT_TRUE(changes_after(db_, bench.caller(), cursor, page)) << "it says that it has all";
    std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });
    return sums;
  }
};

TEST_F(TidyTest, WhoBeginsIsToldWhatItComesTo) {
  auto a = bench("a");
  location("S"), location("T");
  item(1, "new"), item(2, "changed");
  EXPECT_EQ(tell_one("receive.noted", {{"note", {{"note", "N"}, {"revision", 1}}}}), "new");
  EXPECT_EQ(tell_one("receive.cancelled", {{"note", "N"}, {"revision", 2}}), "changed");
  for (const int quantity : {5, -2, 4}) put(a, "S", quantity);
  for (const int quantity : {3, -3}) put(a, "T", quantity);
  hears(a);
  a_month_later();
  const auto b = bench("b");
  EXPECT_THAT(told(b), ElementsAre("location.received", "location.received", "item.received",
                                   "stock.elsewhere S A 7"));
  EXPECT_THAT(told(a), IsEmpty());
  put(a, "S", 1);
  EXPECT_THAT(told(b), ElementsAre("stock.elsewhere S A 1"));
}

TEST_F(TidyTest, WhatSomebodyHasStillToHearStays) {
  auto a = bench("a");
  auto behind = bench("behind");
  location("S");
  put(a, "S", 1), put(a, "S", 1);
  hears(a);
  a_month_later();
  EXPECT_EQ(rows(), "3");
  hears(behind);
  tidy();
  EXPECT_EQ(rows(), "2");
}

TEST_F(TidyTest, WhoIsRevokedHoldsNothingBack) {
  auto a = bench("a");
  bench("behind");
  location("S");
  put(a, "S", 1), put(a, "S", 1);
  hears(a);
  revoke_bench(db_, "behind");
  a_month_later();
  EXPECT_EQ(rows(), "2");
}

TEST_F(TidyTest, WhatIsNotOldStaysForStoresThatArePutBack) {
  auto a = bench("a");
  location("S");
  put(a, "S", 1);
  const auto before = changes_after(db_, a.caller(), "", 1000).value().next;
  tidy();
  put(a, "S", 1);
  hears(a);
  days_pass();
  tidy();
  EXPECT_EQ(rows(), "3");
  EXPECT_TRUE(changes_after(db_, a.caller(), before, 1000));
  told(a);
  a_month_later();
  EXPECT_EQ(rows(), "2");
  EXPECT_FALSE(changes_after(db_, a.caller(), before, 1000));
}

TEST_F(TidyTest, ACursorThatIsTooOldIsRefused) {
  auto a = bench("a"), b = bench("b");
  location("S");
  const auto old = changes_after(db_, b.caller(), "", 1000).value().next;
  put(a, "S", 1), put(a, "S", 1);
  for (const auto* each : {&a, &b}) hears(*each);
  a_month_later();
  const auto refused = changes_after(db_, b.caller(), old, 1000);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().status, 410U);
  EXPECT_EQ(code_of(refused.error()), "cursor.gone");
}

TEST_F(TidyTest, WhatOneBenchWasToldIsGoneAndWhatItWaitsForIsNot) {
  const auto a = bench("a");
  ASSERT_TRUE(add_bench(db_, "later"));
  const auto later = db_.run("SELECT id FROM benches WHERE name = 'later'").number(0, 0);
  order("SO-1");
  claim_order(a, "SO-1");
  tell(db_, later, "item.received", {{"item", "for it"}});
  hears(a);
  a_month_later();
  EXPECT_EQ(value("SELECT string_agg(bench::text, ',') FROM changes"), std::to_string(later));
}

// Three benches move goods for some months. Whoever begins, whenever, and however far it reads before the
// next time that changes are put together, has what lies there.
TEST_F(TidyTest, HoweverOftenItComesToTheSame) {
  for (const char* name : {"S", "T", "U"}) location(name);
  for (unsigned seed = 1; seed <= 5; ++seed) {
    std::mt19937 random(seed);
    std::vector<FakeBench> benches;
    for (int i = 0; i < 3; ++i) benches.push_back(bench("b" + std::to_string(seed) + std::to_string(i)));
    for (int month = 0; month < 3; ++month) {
      const auto begins = bench("begins" + std::to_string(seed) + std::to_string(month));
      for (int move = 0; move < 20; ++move)
        put(benches[random() % 3], std::string(1, static_cast<char>('S' + random() % 3)),
            static_cast<int>(random() % 9) - 4);
      std::string first = changes_after(db_, begins.caller(), "", 1 + random() % 9).value().next;
      ASSERT_TRUE(changes_after(db_, begins.caller(), first, 1)) << "it says where it is";
      for (const auto& each : benches) hears(each);
      a_month_later(1 + random() % 7);
      const auto known = pieces(begins, 1 + random() % 9);
      std::map<std::string, std::int64_t> there;
      const auto rows = db_.run(
          "SELECT location, sum(quantity)::bigint FROM stock WHERE bench <> $1 AND location <> 'passed'"
          " GROUP BY 1 HAVING sum(quantity) <> 0",
          {begins.caller().id});
      for (int i = 0; i < rows.size(); ++i) there[rows.text(i, 0)] = rows.number(i, 1);
      revoke_bench(db_, begins.caller().name);
      EXPECT_EQ(known, there) << "seed " << seed << ", month " << month;
    }
    for (const auto& each : benches) revoke_bench(db_, each.caller().name);
  }
}

}  // namespace
}  // namespace packbench::central
