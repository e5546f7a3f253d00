// Counts that benches settled, at a real Tryton.
#include "central/connectors/tryton/counting.hpp"

#include "central/connectors/tryton/names.hpp"
#include "db/records/count_events.hpp"
#include "tryton_fixture.hpp"

namespace packbench::connectors {
namespace {

using namespace tryton;
using records::CountOutcome;
using testing::HasSubstr;

constexpr const char* kInventory = "stock.inventory";

class TrytonCountingTest : public TrytonFixture {
 protected:
  // A bin of this test alone, with these pieces in it; of articles that lie nowhere else.
  std::string bin(const std::vector<Wanted>& stock) {
    const auto code =
        "C-" + std::to_string(++bins_) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    const auto storage = desk_.id("stock.location", "code", "STO");
    const auto made = desk_.session().call(
        "stock.location", "create",
        list(list(json::object{{"name", code}, {"code", code}, {"type", "storage"}, {"parent", storage}})));
    json::array lines;
    for (const auto& [article, quantity] : stock)
      lines.push_back(
          json::object{{"product", desk_.id("product.product", "code", article)}, {"quantity", quantity}});
    const auto sheet = open_sheet(code, "", lines);
    desk_.session().call(kInventory, "confirm", list(list(sheet)));
    return code;
  }
  std::int64_t open_sheet(const std::string& bin, const std::string& number, const json::array& lines = {}) {
    json::object sheet = {{"location", desk_.id("stock.location", "code", bin)},
                          {"company", session_.company()},
                          {"lines", list(list("create", lines))}};
    if (!number.empty()) sheet["number"] = number;
    return desk_.session().call(kInventory, "create", list(list(sheet))).at(0).as_int64();
  }
  static Story story(const std::string& task, const std::string& bin,
                     const std::vector<records::CountLine>& lines,
                     CountOutcome outcome = CountOutcome::tolerated, const std::string& plan = "") {
    return Story("count:" + task)
        .tell(records::CountTasked{{task, plan, bin, "count.reason_plan", true, {}}})
        .tell(records::CountFinished{1, bin, "p1", lines, outcome});
  }
  static records::CountLine line(const std::string& item, std::int64_t counted, std::int64_t book,
                                 const std::string& lot = "") {
    return {item, lot, {}, counted, book, 0};
  }
  void count(const std::string& task, const Story& story) {
    const auto counted = counted_from(task, story.rows());
    ASSERT_TRUE(counted);
    tryton::count(session_, *counted);
  }
  std::size_t sheets(const std::string& number) {
    return session_.search_read(kInventory, list(list("number", "=", number)), {"id"}).size();
  }

 private:
  static inline int bins_ = 0;
};

TEST_F(TrytonCountingTest, ACountCorrectsTheStockOnceWhereverTheLineIsCut) {
  const auto there = bin({{"VASE", 10}, {"BOWL", 4}, {"PLATE", 7}});
  with_each_step_cut([&] {
    count("T-" + there,
          story("T-" + there, there, {line("VASE", 8, 10), line("BOWL", 0, 4), line("FORK", 1, 0)}));
  });
  EXPECT_EQ(sheets(ours("T-" + there)), 1U);
  EXPECT_EQ(desk_.stock("VASE", there), 8);
  EXPECT_EQ(desk_.stock("BOWL", there), 0);
  EXPECT_EQ(desk_.stock("FORK", there), 1);
  EXPECT_EQ(desk_.stock("PLATE", there), 7);  // nobody counted it
}

TEST_F(TrytonCountingTest, ThePlansOwnSheetIsUsedWhereThereIsOne) {
  const auto there = bin({{"VASE", 10}});
  const auto sheet = open_sheet(there, "INV-" + there);
  count("P-" + there, story("P-" + there, there, {line("VASE", 9, 10)}, CountOutcome::equal, "INV-" + there));
  EXPECT_EQ(state(kInventory, sheet), "done");
  EXPECT_EQ(sheets(ours("P-" + there)), 0U);
  EXPECT_EQ(desk_.stock("VASE", there), 9);
}

TEST_F(TrytonCountingTest, OnlyWhatIsSettledIsTold) {
  for (const auto outcome : {CountOutcome::recount, CountOutcome::approval})
    EXPECT_FALSE(counted_from("T", story("T", "A-01", {line("VASE", 1, 2)}, outcome).rows()));
  auto rows = story("T", "A-01", {line("VASE", 1, 2)}, CountOutcome::approval);
  EXPECT_TRUE(counted_from("T", rows.tell(records::CountApproved{1, "lost", "li", "boss"}).rows()));
  auto again = story("T", "A-01", {line("VASE", 1, 2)}, CountOutcome::approval);
  EXPECT_FALSE(counted_from("T", again.tell(records::CountRejected{1, "boss"}).rows()));
}

// Both would book the difference.
TEST_F(TrytonCountingTest, AnotherOpenSheetOfTheLocationIsATicket) {
  const auto there = bin({{"VASE", 10}});
  open_sheet(there, "DESK-" + there);
  EXPECT_THAT(refusal([&] { count("T-" + there, story("T-" + there, there, {line("VASE", 9, 10)})); }),
              HasSubstr("DESK-" + there));
  EXPECT_EQ(desk_.stock("VASE", there), 10);
}

// Five are reserved; the bench has picked two of them, and one is missing.
TEST_F(TrytonCountingTest, WhatIsUnderWayIsReckonedWith) {
  const auto there = bin({{"SPOON", 10}});
  const auto sold = desk_.sell({{"SPOON", 5}});
  session_.call("stock.shipment.out", "assign_try", list(list(sold.shipment)));
  ASSERT_EQ(state("stock.shipment.out", sold.shipment), "assigned");
  count("T1-" + there, story("T1-" + there, there, {line("SPOON", 7, 8)}));
  EXPECT_EQ(desk_.stock("SPOON", there), 9);
  EXPECT_THAT(refusal([&] { count("T2-" + there, story("T2-" + there, there, {line("SPOON", 7, 2)})); }),
              HasSubstr("5 are reserved"));
  desk_.cancel(sold);
}

TEST_F(TrytonCountingTest, UnknownPlacesAndArticlesAreTickets) {
  EXPECT_THAT(refusal([&] { count("T9", story("T9", "NOWHERE", {line("VASE", 1, 1)})); }),
              HasSubstr("NOWHERE"));
  const auto there = bin({});
  EXPECT_THAT(refusal([&] { count("T-" + there, story("T-" + there, there, {line("THING", 1, 1)})); }),
              HasSubstr("no article THING"));
}

}  // namespace
}  // namespace packbench::connectors
