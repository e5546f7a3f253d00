// The line is cut at each request and at each reply, and the program ends before each step that lasts:
// afterwards everything is as if nothing had happened.
#include "cut_centre.hpp"
#include "files_fixture.hpp"

namespace packbench::connectors::files {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int kMost = 18;  // more than there are of any kind

enum class Cut { request, reply, step };

// As if the process had been killed: nothing catches it.
struct Killed {};

// Counts, and is burnt at the n-th.
struct Fuse {
  int left = 0;
  bool burns() { return --left == 0; }
};

class FilesCutTest : public FilesFixture, public testing::WithParamInterface<std::tuple<Cut, int>> {
 protected:
  // One start of the program: until nothing more is there, or until it ends. Whether it ended.
  bool start(Cut cut, int at) {
    Fuse fuse{at};
    CutCentre centre(*centre_, [&](Lost what, const std::string&) {
      return cut == (what == Lost::request ? Cut::request : Cut::reply) && fuse.burns();
    });
    FilesConnector connector({folder_, std::chrono::seconds(0)}, centre);
    if (cut == Cut::step)
      connector.folder().before_step = [&fuse](std::string_view) {
        if (fuse.burns()) throw Killed();
      };
    try {
      connectors::run(connector, true);
    } catch (const CentreError&) {
      return true;
    } catch (const Killed&) {
      return true;
    }
    return false;
  }

  // The order system takes what lies there; the same name never says something else.
  void consume() {
    for (const auto& [name, text] : in("out")) {
      EXPECT_EQ(taken_.emplace(name, text).first->second, text) << name;
      fs::remove(folder_ / "out" / name);
    }
  }

  void world() {
    drop("a.jsonl", "{\"sku\":\"TEA\"}\n{\"order\":\"SO-1\",\"lines\":[{\"sku\":\"TEA\",\"quantity\":2}]}\n");
    drop("b.csv", "order,sku,quantity\nSO-2,TEA,1\nSO-3,TEA,none\n");
    auto bench = this->bench("a");
    pack_order(bench, "SO-1");
    push_all(bench.row("move.moved", "move:M-1",
                       {{"item", "TEA"}, {"quantity", 3}, {"from", "A-1"}, {"to", "A-2"}}));
  }

  void expect_whole() {
    EXPECT_THAT(names("in"), IsEmpty());
    EXPECT_THAT(names("work"), IsEmpty());
    EXPECT_THAT(names("done"), ElementsAre("a.jsonl"));
    EXPECT_THAT(names("refused"), ElementsAre("b.csv", "b.csv.report.txt"));
    EXPECT_EQ(value("SELECT string_agg(number || revision, ' ' ORDER BY number) FROM orders"), "SO-11 SO-21");
    // The order is told to the bench that sealed it, once.
    EXPECT_EQ(value("SELECT string_agg(type, ' ' ORDER BY id) FROM changes"), "item.received order");
    EXPECT_EQ(value("SELECT count(*) FROM system_tickets WHERE state = 'open'"), "2");
    std::vector<std::string> told;
    for (const auto& [name, text] : taken_) told.push_back(name);
    EXPECT_THAT(told, ElementsAre("shorted-a-000000000010.csv", "shorted-a-000000000010.jsonl",
                                  "stock-a-000000000011.csv", "stock-a-000000000011.jsonl"));
    EXPECT_THAT(taken_["shorted-a-000000000010.csv"], HasSubstr(",SO-1-1,SF1,sf,1,TEA,L1,,,3,,\r\n"));
  }

  std::map<std::string, std::string> taken_;
};

TEST_P(FilesCutTest, NothingIsLostAndNothingIsToldOtherwise) {
  const auto [cut, at] = GetParam();
  world();
  const bool ended = start(cut, at);
  consume();
  EXPECT_TRUE(ended || at > 1);
  EXPECT_FALSE(ended && at == kMost);  // or the cases would not meet them all
  if (ended) {
    EXPECT_FALSE(start(cut, 0));
    consume();
  }
  expect_whole();
  taken_.clear();
  EXPECT_FALSE(start(cut, 0));
  EXPECT_THAT(names("out"), IsEmpty());
}

std::string case_of(const testing::TestParamInfo<std::tuple<Cut, int>>& info) {
  constexpr const char* kCuts[] = {"Request", "Reply", "Step"};
  return kCuts[static_cast<int>(std::get<0>(info.param))] + std::to_string(std::get<1>(info.param));
}

INSTANTIATE_TEST_SUITE_P(Each, FilesCutTest,
                         testing::Combine(testing::Values(Cut::request, Cut::reply, Cut::step),
                                          testing::Range(1, kMost + 1)),
                         case_of);

}  // namespace
}  // namespace packbench::connectors::files
