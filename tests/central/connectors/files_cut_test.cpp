// The line is cut at each request and at each reply, and the program ends before each step that lasts:
// afterwards everything is as if nothing had happened.
#include <type_traits>

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

// The n-th call does not arrive, or its answer doesn't.
class CutCentre : public Centre {
 public:
  CutCentre(Centre& real, Cut cut, int at) : real_(real), cut_(cut), fuse_{at} {}
  std::vector<FactResult> tell(const std::vector<json::object>& facts) override {
    return call([&] { return real_.tell(facts); });
  }
  OutcomePage outcomes(std::string_view after, const std::vector<std::string>& types,
                       std::chrono::seconds wait) override {
    return call([&] { return real_.outcomes(after, types, wait); });
  }
  std::vector<Outcome> story(std::string_view bench, std::string_view stream, std::int64_t until) override {
    return call([&] { return real_.story(bench, stream, until); });
  }
  std::vector<Outcome> outcomes_of(const std::string& stream) override {
    return call([&] { return real_.outcomes_of(stream); });
  }
  std::vector<std::string> standing(const std::string& type) override {
    return call([&] { return real_.standing(type); });
  }
  std::vector<std::string> open_tickets() override {
    return call([&] { return real_.open_tickets(); });
  }
  void done(std::string_view next) override {
    call([&] { return real_.done(next), 0; });
  }
  void raise(const std::vector<Ticket>& tickets) override {
    call([&] { return real_.raise(tickets), 0; });
  }
  void close(const std::vector<std::string>& names) override {
    call([&] { return real_.close(names), 0; });
  }

 private:
  template <class Call>
  std::invoke_result_t<Call> call(Call to_real) {
    if (cut_ == Cut::request && fuse_.burns()) throw CentreError("the request was lost");
    auto answer = to_real();
    if (cut_ == Cut::reply && fuse_.burns()) throw CentreError("the reply was lost");
    return answer;
  }
  Centre& real_;
  Cut cut_;
  Fuse fuse_;
};

class FilesCutTest : public FilesFixture, public testing::WithParamInterface<std::tuple<Cut, int>> {
 protected:
  // One start of the program: until nothing more is there, or until it ends. Whether it ended.
  bool start(Cut cut, int at) {
    CutCentre centre(*centre_, cut, at);
    FilesConnector connector({folder_, std::chrono::seconds(0)}, centre);
    Fuse fuse{at};
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
