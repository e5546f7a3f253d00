// What benches did, as files.
#include "files_fixture.hpp"

namespace packbench::connectors::files {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class FilesOutTest : public FilesFixture {
 protected:
  // The rows in that CSV file of the newest outcome of its kind, without where they come from.
  std::string rows(const std::string& kind) {
    std::string text;
    for (const auto& [name, content] : in("out"))
      if (name.starts_with(kind + "-") && name.ends_with(".csv")) text = content;
    std::string all;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      std::size_t at = 0;
      for (int commas = 0; commas < 3; ++commas) at = line.find(',', at) + 1;
      all += line.substr(at, line.size() - at - 1) + "\n";
    }
    return all;
  }
};

TEST_F(FilesOutTest, AnOrderThatEndedIsToldWithWaybillsAndLots) {
  auto bench = this->bench("bench 1");
  pack_order(bench, "SO-1");
  push_all(bench);
  run();
  EXPECT_THAT(names("out"),
              ElementsAre("shorted-bench%201-000000000010.csv", "shorted-bench%201-000000000010.jsonl"));
  EXPECT_EQ(in("out")["shorted-bench%201-000000000010.csv"],
            "at,bench,row,order,parcel,waybill,carrier,line,sku,lot,expiry,serial,quantity,short,reason\r\n"
            "2023-11-14T22:13:20Z,bench 1,10,SO-1,SO-1-1,SF1,sf,1,TEA,L1,,,3,,\r\n"
            "2023-11-14T22:13:20Z,bench 1,10,SO-1,SO-1-2,\"SF\"\"2\"\"\",sf,1,TEA,L2,,,1,,\r\n"
            "2023-11-14T22:13:20Z,bench 1,10,SO-1,,,,2,CUP,,,,,1,missing\r\n");
  std::istringstream lines(in("out")["shorted-bench%201-000000000010.jsonl"]);
  std::string first;
  std::getline(lines, first);
  const auto row = json::parse(first);
  EXPECT_EQ(row.at("waybill"), "SF1");
  EXPECT_EQ(row.at("quantity"), 3);
  EXPECT_FALSE(row.as_object().contains("expiry"));
}

TEST_F(FilesOutTest, WhatIsOpenedAgainIsTold) {
  auto bench = this->bench("a");
  pack_order(bench, "SO-1");
  bench.row("pack.unsealed", "order:SO-1",
            {{"parcel", "SO-1-2"},
             {"waybill", "SF2"},
             {"ended", "shorted"},
             {"reason", "damaged"},
             {"by", "boss"}});
  bench.row("pack.sealed", "order:SO-1", {{"parcel", "SO-1-2"}, {"waybill", "SF3"}, {"carrier", "sf"}});
  push_all(bench.row("pack.finished", "order:SO-1", {{"end", "shipped"}}));
  run();
  EXPECT_EQ(rows("reopened"), "order,parcel,waybill,ended,reason\nSO-1,SO-1-2,SF2,shorted,damaged\n");
  EXPECT_THAT(rows("shipped"), HasSubstr("SO-1,SO-1-2,SF3,sf,1,TEA,L2,,,1,,\n"));
  EXPECT_THAT(rows("shorted"), HasSubstr("SO-1,SO-1-2,\"SF\"\"2\"\"\",sf,1,TEA,L2,,,1,,\n")) << "as it was";
}

TEST_F(FilesOutTest, WhatABenchDidBeforeAnotherTookTheOrderOverIsNotTold) {
  auto a = bench("a"), b = bench("b");
  push_all(a.row("pack.scanned", "order:SO-1",
                 {{"entry", 1}, {"line", "1"}, {"item", "CUP"}, {"parcel", "SO-1-1"}, {"quantity", 1}}));
  pack_order(b, "SO-1");
  push_all(b);
  run();
  EXPECT_EQ(names("out").size(), 2U);
  EXPECT_THAT(rows("shorted"), HasSubstr("SO-1,SO-1-1,SF1,sf,1,TEA,L1,,,3,,\n"));
  EXPECT_THAT(rows("shorted"), Not(HasSubstr("SO-1-1,SF1,sf,1,CUP")));
}

TEST_F(FilesOutTest, TheNameOfALongNamedBenchIsTheSameForEver) {
  auto bench = this->bench(std::string(120, 'b'));
  pack_order(bench, "SO-1");
  push_all(bench);
  run();
  EXPECT_THAT(names("out"), Contains("shorted-" + std::string(100, 'b') +
                                     "~7d6eec67dde90918c85f0c98867f1688-000000000010.csv"));
}

TEST_F(FilesOutTest, WhatWasCancelledHasLeftNothing) {
  auto bench = this->bench("a");
  bench.row("pack.opened", "order:SO-1");
  bench.row("pack.scanned", "order:SO-1",
            {{"entry", 1}, {"line", "1"}, {"item", "TEA"}, {"parcel", "SO-1-1"}, {"quantity", 1}});
  push_all(bench.row("pack.finished", "order:SO-1", {{"end", "cancelled"}}));
  run();
  EXPECT_THAT(rows("cancelled"), HasSubstr("\nSO-1,,,,,,,,,,,\n"));
  EXPECT_THAT(rows("cancelled"), Not(HasSubstr("TEA")));
}

TEST_F(FilesOutTest, WhatWasReceivedIsToldByLineAndDecision) {
  auto bench = this->bench("a");
  bench.row("work.opened", "receive:N-1");
  bench.row(
      "receive.inspected", "receive:N-1",
      {{"goods", {{"item", "TEA"}, {"lot", "L1"}, {"place", "INSPECTION"}}}, {"quantity", 8}, {"to", "A-1"}});
  bench.row("receive.inspected", "receive:N-1",
            {{"goods", {{"item", "TEA"}, {"lot", "L1"}, {"place", "INSPECTION"}}},
             {"quantity", 1},
             {"result", "rejected"},
             {"reason", "wet"}});
  push_all(bench.row("receive.closed", "receive:N-1",
                     {{"lines",
                       {{{"line", "1"}, {"item", "TEA"}, {"wanted", 10}, {"counted", 9}},
                        {{"line", "2"}, {"item", "CUP"}, {"wanted", 1}}}}}));
  run();
  EXPECT_EQ(rows("received"),
            "note,line,sku,lot,expiry,wanted,counted,passed,rejected,reason\n"
            "N-1,1,TEA,,,10,9,,,\nN-1,2,CUP,,,1,0,,,\nN-1,,TEA,L1,,,,8,,\nN-1,,TEA,L1,,,,,1,wet\n");
  EXPECT_THAT(rows("stock"), HasSubstr("receive.inspected,receive:N-1,TEA,L1,INSPECTION,,1\n"));
}

TEST_F(FilesOutTest, WhatCameBackIsToldByGradeAndPlace) {
  auto bench = this->bench("a");
  bench.row("work.opened", "returns:R-1")
      .row("returns.began", "returns:R-1", {{"rma", "R-1"}, {"order", "SO-1"}});
  for (const int entry : {1, 2})
    bench.row("returns.graded", "returns:R-1",
              {{"entry", entry},
               {"item", "TEA"},
               {"quantity", 1},
               {"capture", {{"lot", "L1"}}},
               {"grade", "A"},
               {"disposition", "restock"},
               {"place", "A-1"}});
  bench.row("returns.undone", "returns:R-1",
            {{"entry", 2}, {"item", "TEA"}, {"lot", "L1"}, {"place", "A-1"}, {"quantity", 1}});
  bench.row("returns.counted", "returns:R-1",
            {{"missing", {{{"item", "CUP"}, {"quantity", 1}}}}, {"witness", "boss"}});
  push_all(bench.row("work.ended", "returns:R-1", {{"signed_by", "li"}}).row("work.ended", "receive:N-1"));
  run();
  EXPECT_EQ(rows("returned"),
            "return,rma,order,sku,lot,expiry,serial,quantity,missing,grade,disposition,place,odd\n"
            "R-1,R-1,SO-1,TEA,L1,,,1,,A,restock,A-1,\nR-1,R-1,SO-1,CUP,,,,,1,,,,\n");
}

TEST_F(FilesOutTest, CountsAndMovementsAreTold) {
  auto bench = this->bench("a");
  bench.row("count.finished", "count:C-1",
            {{"location", "A-1"},
             {"lines", {{{"item", "TEA"}, {"lot", "L1"}, {"book", 2}}}},
             {"outcome", "approval"}});
  bench.row("count.corrected", "count:C-1",
            {{"location", "A-1"}, {"item", "TEA"}, {"lot", "L1"}, {"variance", -2}});
  push_all(bench);
  run();
  EXPECT_EQ(rows("counted"),
            "task,round,location,sku,lot,counted,book,result\nC-1,1,A-1,TEA,L1,0,2,approval\n");
  EXPECT_EQ(rows("adjusted"), "task,location,sku,lot,variance\nC-1,A-1,TEA,L1,-2\n");
  EXPECT_EQ(rows("stock"),
            "what,document,sku,lot,from,to,quantity\ncount.corrected,count:C-1,TEA,L1,A-1,,2\n");
  push_all(bench.row("move.moved", "move:M-1",
                     {{"item", "TEA"}, {"quantity", 3}, {"from", "A-1"}, {"to", "A-2"}}));
  run();
  EXPECT_EQ(rows("stock"), "what,document,sku,lot,from,to,quantity\nmove.moved,move:M-1,TEA,,A-1,A-2,3\n");
}

// No consignee, and nobody who worked.
TEST_F(FilesOutTest, NobodyIsNamed) {
  drop(
      "orders.jsonl",
      R"({"order":"SO-1","consignee":{"name":"Li Lei","phone":"555-0117","address":"1 Road"},"lines":[{"sku":"TEA","quantity":2}]})"
      "\n");
  auto bench = this->bench("a");
  pack_order(bench, "SO-1");
  push_all(bench);
  run();
  for (const auto& [name, text] : in("out"))
    for (const auto* personal : {"Li Lei", "555-0117", "1 Road", "packer-1", "boss"})
      EXPECT_THAT(text, Not(HasSubstr(personal))) << name;
  EXPECT_EQ(names("out").size(), 2U);
}

TEST_F(FilesOutTest, WhatIsToldIsToldOnce) {
  auto bench = this->bench("a");
  pack_order(bench, "SO-1");
  push_all(bench);
  run();
  for (const auto& entry : fs::directory_iterator(folder_ / "out")) fs::remove(entry);
  run();
  EXPECT_THAT(names("out"), IsEmpty());
}

}  // namespace
}  // namespace packbench::connectors::files
