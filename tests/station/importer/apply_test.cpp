// Imports into a real store: what is new, what is known, and that nothing happens twice.
#include "station/importer/apply.hpp"

#include <filesystem>

#include "tests/support/parse_support.hpp"

namespace packbench::importer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kItems =
    "sku,name_zh,barcodes,kit\nTEA,茶,6901234567892,\nCUP,杯,6901234567908,\nSET,套装,,TEA*2 CUP\n";
const std::string kOrder =
    R"({"order":"A","carrier":"sf","ship_by":"2024-06-12","consignee":{"name":"王小明","phone":"138"},"lines":[{"line":"1","sku":"TEA","quantity":2}],"remarks":["易碎"]})";

class ApplyTest : public testing::Test {
 protected:
  ApplyTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / (std::string("packbench_import_") + test->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    store_ = *db::Store::open(folder_ / "store.db");
    reader_ = *db::Reader::open(folder_ / "store.db");
  }
  ~ApplyTest() override {
    reader_.reset();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  ImportResult apply_text(std::string_view text) {
    return apply(parse(text), *store_, *reader_, now_ms_++, "file:test");
  }
  std::int64_t rows() { return reader_->totals(now_ms_).rows; }
  static std::vector<std::int64_t> counts(const ImportResult& result) {
    return {result.added, result.changed, result.unchanged, result.cancelled};
  }
  static std::vector<std::string> told(const ImportResult& result) {
    std::vector<std::string> texts;
    for (const auto& problem : result.problems) texts.push_back(to_string(problem));
    return texts;
  }
  // Applied once as expected, then once more without a trace.
  void expect_once(std::string_view text, const std::vector<std::int64_t>& first) {
    const auto once = apply_text(text);
    EXPECT_THAT(told(once), IsEmpty());
    EXPECT_EQ(counts(once), first);
    const auto before = rows();
    const auto again = apply_text(text);
    EXPECT_THAT(told(again), IsEmpty());
    EXPECT_EQ(counts(again), (std::vector<std::int64_t>{0, 0, first[0] + first[1] + first[2] + first[3], 0}));
    EXPECT_EQ(rows(), before);
  }

  std::filesystem::path folder_;
  std::unique_ptr<db::Store> store_;
  std::unique_ptr<db::Reader> reader_;
  std::int64_t now_ms_ = 1'718'000'000'000;
};

TEST_F(ApplyTest, TheSameFileTwiceChangesNothing) {
  expect_once(kItems, {3, 0, 0, 0});
  expect_once("sku,lot,location,quantity\nTEA,,S-01,50\nTEA,L1,S-01,5\n", {2, 0, 0, 0});
  expect_once("id,name,badge,role\nli,李雷,1,packer\nmei,Mei,2,supervisor\n", {2, 0, 0, 0});
  expect_once(kOrder, {1, 0, 0, 0});
}

TEST_F(ApplyTest, AnOrderArrivesWholeWithItsConsigneeSealed) {
  apply_text(kItems);
  apply_text(kOrder);
  const auto order = reader_->order("A");
  ASSERT_TRUE(order);
  EXPECT_EQ(order->ship_by, "2024-06-12T15:59:59Z");
  EXPECT_EQ(order->notes.at(0).text, "易碎");
  EXPECT_EQ(order->consignee.find("王小明"), std::string::npos);
  EXPECT_EQ(*reader_->consignee("A"), (records::Consignee{"王小明", "138", ""}));
}

TEST_F(ApplyTest, NothingOfAConsigneeReachesTheJournal) {
  apply_text(kItems);
  apply_text(kOrder);
  for (const auto& row : reader_->journal_after(0, 100)) {
    EXPECT_EQ(row.raw.find("王小明"), std::string::npos);
    if (row.event) {
      EXPECT_EQ(records::json::serialize(records::payload_of(*row.event)).find("王小明"), std::string::npos);
    }
  }
}

TEST_F(ApplyTest, AChangedOrderBecomesTheNextRevision) {
  apply_text(kItems);
  apply_text(kOrder);
  const std::string changed = R"({"order":"A","lines":[{"line":"1","sku":"TEA","quantity":3}]})";
  expect_once(changed, {0, 1, 0, 0});
  EXPECT_EQ(reader_->order("A")->revision, 2);
  EXPECT_EQ(reader_->order("A")->lines.at(0).quantity, 3);
  expect_once(kOrder, {0, 1, 0, 0});  // and back again
  EXPECT_EQ(reader_->order("A")->revision, 3);
}

TEST_F(ApplyTest, AChangedConsigneeIsAChange) {
  apply_text(kItems);
  apply_text(kOrder);
  auto moved = kOrder;
  moved.replace(moved.find("138"), 3, "139");
  expect_once(moved, {0, 1, 0, 0});
  EXPECT_EQ(reader_->consignee("A")->phone, "139");
}

TEST_F(ApplyTest, RevisionsOfTheirOwnAreKept) {
  apply_text(kItems);
  const auto order = [](int revision, int quantity) {
    return R"({"order":"A","revision":)" + std::to_string(revision) +
           R"(,"lines":[{"line":"1","sku":"TEA","quantity":)" + std::to_string(quantity) + "}]}";
  };
  expect_once(order(5, 1), {1, 0, 0, 0});
  EXPECT_EQ(counts(apply_text(order(4, 9))), (std::vector<std::int64_t>{0, 0, 1, 0}));
  EXPECT_THAT(told(apply_text(order(5, 2))),
              ElementsAre(HasSubstr("revision 5 of order A is known with another content")));
  expect_once(order(9, 2), {0, 1, 0, 0});
  EXPECT_EQ(reader_->order("A")->revision, 9);
}

TEST_F(ApplyTest, ACancelledOrderStaysCancelledUntilAGreaterRevision) {
  apply_text(kItems);
  apply_text(kOrder);
  EXPECT_THAT(told(apply_text(R"({"order":"Z","state":"cancelled"})")),
              ElementsAre(HasSubstr("nothing to cancel")));
  expect_once(R"({"order":"A","state":"cancelled","reason":"changed mind"})", {0, 0, 0, 1});
  EXPECT_TRUE(reader_->order_head("A")->cancelled);
  EXPECT_EQ(counts(apply_text(kOrder)), (std::vector<std::int64_t>{0, 0, 1, 0}));
  EXPECT_TRUE(reader_->order_head("A")->cancelled);
  EXPECT_THAT(told(apply_text(R"({"order":"A","lines":[{"sku":"TEA","quantity":1}]})")),
              ElementsAre(HasSubstr("give it a revision above 2")));
  EXPECT_EQ(apply_text(R"({"order":"A","revision":3,"lines":[{"sku":"TEA","quantity":1}]})").changed, 1);
  EXPECT_FALSE(reader_->order_head("A")->cancelled);
}

TEST_F(ApplyTest, AForgottenConsigneeIsNotBroughtBack) {
  apply_text(kItems);
  apply_text(kOrder);
  ASSERT_TRUE(store_->forget("A", "asked to", "sue", now_ms_));
  const auto before = rows();
  EXPECT_EQ(counts(apply_text(kOrder)), (std::vector<std::int64_t>{0, 0, 1, 0}));
  EXPECT_EQ(rows(), before);
  EXPECT_FALSE(reader_->consignee("A"));
}

TEST_F(ApplyTest, AnUnknownItemLeavesTheOrderOutByPlace) {
  const auto result = apply_text("order,sku,quantity\nA,TEA,1\n");
  EXPECT_THAT(told(result), ElementsAre(HasSubstr("line 2, column 2 (sku): TEA is no known item")));
  EXPECT_FALSE(reader_->order("A"));
}

TEST_F(ApplyTest, ItemsAndTheirOrdersMayComeInOneFile) {
  const auto result = apply_text(kOrder + "\n{\"sku\":\"TEA\"}\n");
  EXPECT_THAT(told(result), IsEmpty());
  EXPECT_EQ(result.added, 2);
}

TEST_F(ApplyTest, ANoteIsCancelledOnce) {
  EXPECT_THAT(told(apply_text("{\"note\":\"N-1\",\"state\":\"cancelled\"}")),
              ElementsAre(HasSubstr("nothing to cancel")));
  apply_text(kItems);
  apply_text("note,sku,quantity\nN-1,TEA,2\n");
  expect_once("{\"note\":\"N-1\",\"state\":\"cancelled\"}", {0, 0, 0, 1});
}

TEST_F(ApplyTest, WhatComesFromTheCentreIsNoBusinessOfFiles) {
  EXPECT_THAT(told(apply_text("{\"rma\":\"R-1\",\"sku\":\"TEA\",\"quantity\":1}\n{\"plan\":\"P-1\"}")),
              ElementsAre(HasSubstr("line 1, rma: RMAs come from the centre"),
                          HasSubstr("line 2, plan: count plans")));
}

TEST_F(ApplyTest, AKitNeedsItsParts) {
  EXPECT_THAT(told(apply_text("sku,kit\nSET,TEA\n")), ElementsAre(HasSubstr("part TEA is no known item")));
  apply_text(kItems);
  EXPECT_THAT(told(apply_text("sku,kit\nBOX,SET\n")), ElementsAre(HasSubstr("part SET is a kit itself")));
}

TEST_F(ApplyTest, OpeningStockOfAnotherQuantityIsTold) {
  apply_text(kItems);
  apply_text("sku,location,quantity\nTEA,S-01,50\n");
  EXPECT_THAT(told(apply_text("sku,location,quantity\nTEA,S-01,60\n")),
              ElementsAre(HasSubstr("told before with another quantity")));
}

TEST_F(ApplyTest, ABadgeOfAnotherOperatorIsTheStoresWord) {
  apply_text("id,badge,role\nli,1,packer\n");
  EXPECT_THAT(told(apply_text("id,badge,role\nmei,1,packer\n")), Contains(HasSubstr("badge 1")));
}

TEST_F(ApplyTest, AChangedItemIsReplaced) {
  apply_text(kItems);
  expect_once("sku,name_zh\nTEA,红茶\n", {0, 1, 0, 0});
  EXPECT_EQ(reader_->item("TEA")->name.zh, "红茶");
}

// Orders as `kOrder`, in both forms of a file.
std::string json_order(const std::string& number, const std::string& more) {
  return R"({"order":")" + number + R"(",)" + more + R"("lines":[{"line":"1","sku":"TEA","quantity":2}]})";
}

TEST_F(ApplyTest, F26AnExchangeNamesWhatItIsFor) {
  apply_text(kItems);
  apply_text(kOrder);
  expect_once(json_order("B", R"("exchange_of":"A",)"), {1, 0, 0, 0});
  expect_once("order,exchange_of,sku,quantity\nC,A,TEA,1\n", {1, 0, 0, 0});
  for (const auto* order : {"B", "C"}) EXPECT_EQ(reader_->order(order)->exchange_of, "A") << order;
  EXPECT_EQ(reader_->exchanges_of("A"), (std::vector<std::string>{"B", "C"}));
  EXPECT_EQ(apply_text(json_order("B", R"("revision":2,)")).changed, 1);
  EXPECT_EQ(reader_->order("B")->exchange_of, "A") << "left out: as it was";
}

TEST_F(ApplyTest, F26AnExchangeForWhatIsNotKnownHereIsTakenWithAWarning) {
  apply_text(kItems);
  const auto result = apply_text(json_order("B", R"("exchange_of":"A",)"));
  EXPECT_THAT(told(result),
              ElementsAre(HasSubstr("line 1, exchange_of: no return and no order A is known here")));
  EXPECT_TRUE(result.problems.at(0).warning);
  EXPECT_EQ(result.added, 1);
  EXPECT_EQ(reader_->order("B")->exchange_of, "A");
}

TEST_F(ApplyTest, F26WhatIsNoExchangeIsLeftOut) {
  struct Row {
    const char *more, *why;
  };
  const Row rows[] = {
      {R"("exchange_of":"X",)", "order X can't be an exchange for itself"},
      {R"("exchange_of":"A","reship_of":"A",)", "order X is a reship: it can't be an exchange as well"},
  };
  apply_text(kItems);
  apply_text(kOrder);
  for (const auto& row : rows) {
    EXPECT_THAT(told(apply_text(json_order("X", row.more))), ElementsAre(HasSubstr(row.why)));
    EXPECT_FALSE(reader_->order("X"));
  }
  apply_text(json_order("B", R"("exchange_of":"A",)"));
  EXPECT_THAT(told(apply_text(json_order("B", R"("revision":2,"exchange_of":"C",)"))),
              ElementsAre(HasSubstr("order B is the exchange for A: it can't become the one for C")));
  EXPECT_EQ(reader_->order("B")->exchange_of, "A");
}

}  // namespace
}  // namespace packbench::importer
