// Files that an order system drops: what becomes of each line, and of the file.
#include "files_fixture.hpp"

#include <fstream>

namespace packbench::connectors::files {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using FilesInTest = FilesFixture;

const std::string kOrder =
    R"({"order":"SO-1","carrier":"sf","consignee":{"name":"Li Lei"},"lines":[{"sku":"TEA","quantity":2}]})"
    "\n";

TEST_F(FilesInTest, EachKindIsTold) {
  drop("a.csv", "sku,name_en,barcodes\nTEA,Tea,6901234567892 16901234567899*12\n");
  drop("b.csv", "location,zone\nPB-L-A-1,shelf\n");
  drop("c.jsonl", kOrder);
  drop("d.csv", "note,supplier,sku,quantity\nN-1,SUP,TEA,10\nN-1,,TEA,2\n");
  drop("e.csv", "rma,order,sku,quantity\nR-1,SO-1,TEA,1\n");
  drop("f.jsonl", "{\"plan\":\"P-1\",\"every_days\":7,\"location\":\"A-1\"}\n");
  drop("g.csv", "note,state,reason,sku,quantity\nN-1,cancelled,sold out,,\n");
  run();
  EXPECT_THAT(names("done"), ElementsAre("a.csv", "b.csv", "c.jsonl", "d.csv", "e.csv", "f.jsonl", "g.csv"));
  EXPECT_THAT(names("in"), IsEmpty());
  EXPECT_THAT(names("work"), IsEmpty());
  EXPECT_THAT(names("refused"), IsEmpty());
  EXPECT_EQ(open_tickets(), "");
  EXPECT_EQ(
      value("SELECT string_agg(kind || ' ' || subject || ' ' || revision, ', ' ORDER BY kind) FROM facts"),
      "item TEA 0, location A-1 0, note N-1 2, plan P-1 1, rma R-1 1");
  EXPECT_THAT(value("SELECT payload FROM facts WHERE kind = 'item'"),
              HasSubstr(R"({"code":"16901234567899","quantity":12})"));
  EXPECT_THAT(value("SELECT payload FROM facts WHERE kind = 'plan'"), HasSubstr(R"("location":"A-1")"));
  EXPECT_EQ(value("SELECT number || revision || carrier FROM orders"), "SO-11sf");
}

TEST_F(FilesInTest, TheSameFileAgainChangesNothing) {
  const auto all = [&] {
    drop("orders.jsonl",
         kOrder +
             "{\"sku\":\"TEA\"}\n{\"plan\":\"P-1\"}\n{\"rma\":\"R-1\",\"sku\":\"TEA\",\"quantity\":1}\n"
             "{\"note\":\"N-1\",\"sku\":\"TEA\",\"quantity\":1}\n");
    run();
  };
  all();
  const auto told = [&] {
    return value(
        "SELECT count(*) || ' ' || (SELECT sum(revision) FROM facts) || (SELECT revision FROM orders) FROM changes");
  };
  const auto first = told();
  all();
  EXPECT_EQ(told(), first);
  EXPECT_THAT(names("done"), ElementsAre("orders.jsonl"));
}

TEST_F(FilesInTest, AWrongLineIsReportedAndATicketUntilItIsMended) {
  drop("orders.csv", "order,revision,sku,quantity\nSO-1,,TEA,2\nSO-2,,TEA,many\nSO-3,-1,TEA,1\n");
  run();
  EXPECT_THAT(names("refused"), ElementsAre("orders.csv", "orders.csv.report.txt"));
  EXPECT_THAT(names("done"), IsEmpty());
  const auto report = in("refused")["orders.csv.report.txt"];
  EXPECT_THAT(report, HasSubstr("orders.csv: 1 new, 0 changed, 0 unchanged\n"));
  EXPECT_THAT(report, HasSubstr("line 3, column 4 (quantity): not a whole number from 1 to 1000000\n"));
  EXPECT_THAT(report, HasSubstr("line 3, order: order SO-2 is left out"));
  EXPECT_THAT(
      open_tickets(),
      HasSubstr("orders.csv 1: line 3, column 4 (quantity): not a whole number from 1 to 1000000; see"));
  EXPECT_EQ(value("SELECT string_agg(number, ' ') FROM orders"), "SO-1");
  drop("orders.csv", "order,revision,sku,quantity\nSO-1,,TEA,2\nSO-2,,TEA,3\nSO-3,,TEA,1\n");
  run();
  EXPECT_EQ(open_tickets(), "");
  EXPECT_THAT(names("done"), ElementsAre("orders.csv"));
  EXPECT_EQ(value("SELECT string_agg(number || revision, ' ' ORDER BY number) FROM orders"),
            "SO-11 SO-21 SO-31");
}

TEST_F(FilesInTest, WhatTheCentreRefusesIsReportedByItsLine) {
  drop("a.csv", "order,revision,sku,quantity\nSO-1,3,TEA,2\n");
  run();
  drop("b.csv", "order,revision,sku,quantity\nSO-0,,TEA,1\nSO-1,3,TEA,4\n");
  run();
  EXPECT_THAT(in("refused")["b.csv.report.txt"],
              HasSubstr("line 3, order: order.revision: 3 was told with another content"));
  EXPECT_THAT(names("done"), ElementsAre("a.csv"));
}

TEST_F(FilesInTest, OperatorsAndOpeningStockAreForABench) {
  drop("a.csv", "id,badge,role\nli,1,admin\n");
  drop("b.csv", "sku,location,quantity\nTEA,A-1,5\n");
  run();
  EXPECT_THAT(in("refused")["a.csv.report.txt"],
              HasSubstr("line 2, badge: operators are made known at a bench"));
  EXPECT_THAT(in("refused")["b.csv.report.txt"],
              HasSubstr("line 2, location: opening stock is told at a bench"));
  EXPECT_EQ(value("SELECT count(*) FROM facts"), "0");
}

TEST_F(FilesInTest, AnOldFileOpensNoCancelledOrderAgain) {
  drop("a.jsonl", kOrder);
  run();
  drop("b.csv", "order,state,reason,sku,quantity\nSO-1,cancelled,doubled,,\n");
  run();
  drop("a.jsonl", kOrder);
  run();
  EXPECT_EQ(value("SELECT revision || reason FROM orders WHERE cancelled"), "2doubled");
  drop("c.csv", "order,revision,sku,quantity\nSO-1,3,TEA,2\n");
  run();
  EXPECT_EQ(value("SELECT revision FROM orders WHERE NOT cancelled"), "3");
}

// A cancellation that comes before its order is not undone by it.
TEST_F(FilesInTest, ACancellationMayComeFirst) {
  drop("b.csv", "order,state,sku,quantity\nSO-1,cancelled,,\n");
  run();
  drop("a.jsonl", kOrder);
  run();
  EXPECT_EQ(value("SELECT cancelled FROM orders"), "t");
  EXPECT_THAT(in("refused")["a.jsonl.report.txt"],
              HasSubstr("line 1, order: order.revision: it was cancelled: give it one above 1"));
}

TEST_F(FilesInTest, WhatIsStillBeingWrittenIsLeft) {
  drop("orders.csv.part", "order,sku,qua");
  drop(".orders.csv", "order,sku,qua");
  drop("orders.csv", "order,sku,quantity\nSO-1,TEA,2\n");
  run(*centre_, std::chrono::seconds(3600));
  EXPECT_THAT(names("in"), ElementsAre("orders.csv", "orders.csv.part"));
  EXPECT_EQ(value("SELECT count(*) FROM orders"), "0");
  run();
  EXPECT_THAT(names("in"), ElementsAre("orders.csv.part"));
  EXPECT_EQ(value("SELECT count(*) FROM orders"), "1");
}

TEST_F(FilesInTest, AnotherFileOfThatNameTakesNoPlace) {
  for (const auto* quantity : {"1", "2", "1"}) {
    drop("orders.csv", std::string("order,sku,quantity\nSO-1,TEA,") + quantity + "\n");
    run();
  }
  EXPECT_EQ(names("done").size(), 2U);
  EXPECT_EQ(in("done")["orders.csv"], "order,sku,quantity\nSO-1,TEA,1\n");
  EXPECT_EQ(value("SELECT revision FROM orders"), "3");
}

TEST_F(FilesInTest, WhatCantBeReadStopsNothingElse) {
  drop("a.csv", "");
  fs::resize_file(folder_ / "in/a.csv", (256 << 20) + 1);
  fs::create_directory(folder_ / "in/b.csv");
  fs::create_symlink("/etc/passwd", folder_ / "in/c.csv");
  drop("d.csv", "sku\nTEA\n");
  run();
  EXPECT_THAT(names("done"), ElementsAre("d.csv"));
  EXPECT_THAT(open_tickets(), HasSubstr("a.csv 1: "));
  EXPECT_THAT(open_tickets(), HasSubstr("is larger than 256 MiB"));
}

TEST_F(FilesInTest, AnyNameIsShown) {
  drop("\xff\xfe.csv", "sku\n,\n");
  run();
  EXPECT_THAT(open_tickets(), HasSubstr("??.csv 1: line 2"));
}

TEST_F(FilesInTest, ManyWrongLinesAreAHundredTickets) {
  std::string text = "sku,weight_g\n";
  for (int i = 0; i < 250; ++i) text += "A" + std::to_string(i) + ",x\n";
  drop("a.csv", text);
  run();
  EXPECT_EQ(value("SELECT count(*) FROM system_tickets WHERE state = 'open'"), "100");
  EXPECT_THAT(open_tickets(), HasSubstr("a.csv 100: 151 more lines are wrong"));
  drop("a.csv", "sku\nA\n");
  run();
  EXPECT_EQ(open_tickets(), "");
}

TEST_F(FilesInTest, OneConnectorWorksInAFolder) {
  const FilesConnector first({folder_, std::chrono::seconds(0)}, *centre_);
  EXPECT_THROW(run(), std::invalid_argument);
}

}  // namespace
}  // namespace packbench::connectors::files
