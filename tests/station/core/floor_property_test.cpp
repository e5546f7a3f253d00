// Everything at once: four lanes at which anybody does any work, in a process that is killed again and again.
// Nothing waits for the disk here: what a killed process wrote is there; tests/crash cuts the power.
#include <algorithm>
#include <cstdlib>

#include "db/connection.hpp"
#include "station/demo/simulation.hpp"
#include "tests/station/core/bench_fixture.hpp"
#include "tests/station/core/floor_work.hpp"

namespace packbench::station {
namespace {

constexpr int kKills = 2;

struct Aftermath {
  std::vector<std::string> acknowledged;     // ids
  std::map<std::string, std::string> shown;  // by lane; without the lane that was being answered
  Script script;
  std::string broken;  // the first of it
  bool killed = false;
};

Aftermath heard(const std::vector<std::string>& told) {
  Aftermath after;
  for (const auto& line : told) {
    if (line.starts_with('!')) {
      after.broken = line.substr(1);
      return after;
    }
    if (line.starts_with('?')) {
      after.script.push_back(step_of(line.substr(1)));
      after.shown.erase(after.script.back().lane);
      continue;
    }
    const auto id = line.find('\t'), text = line.find('\t', id + 1);
    if (text > id + 1) after.acknowledged.push_back(line.substr(id + 1, text - id - 1));
    after.shown[line.substr(0, id)] = line.substr(text + 1);
  }
  return after;
}

// The same in a child that dies right before its n-th write.
Aftermath killed_work(const Start& start, int n) {
  const auto child =
      tests::killed_before_write(n, [&](const tests::Tell& tell) { work(start, false, tell); });
  auto after = heard(child.told);
  after.killed = child.killed;
  return after;
}

void expect_clean(const std::filesystem::path& folder) {
  const auto verified = db::verify(folder / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

// Nothing that was acknowledged is lost, and each lane shows what it showed.
void expect_nothing_lost(const std::filesystem::path& folder, const Aftermath& after) {
  expect_clean(folder);
  db::Connection db(folder / "packbench.db", db::Connection::Access::read);
  for (const auto& id : after.acknowledged) {
    auto row = db.query("SELECT 1 FROM journal WHERE input_id = ?1", id);
    EXPECT_TRUE(row.next()) << "acknowledged and lost: " << id;
  }
  SimulatedClock clock{kFirstDay};
  auto floor = SimulatedFloor::create(simulated_config(folder), clock).value();
  for (const auto& [lane, text] : after.shown) EXPECT_EQ(shown(*floor, lane), text) << "lane " << lane;
}

// What was scanned last, and what it led to.
std::string last_of(const std::vector<std::string>& told) {
  std::string text;
  for (auto line = told.end() - std::min<std::ptrdiff_t>(std::ssize(told), 12); line != told.end(); ++line)
    text += *line + '\n';
  return text;
}

// A copy of the folder, so that what is done in it can be done again.
std::filesystem::path kept(const std::filesystem::path& folder, const std::filesystem::path& as) {
  std::filesystem::remove_all(as);
  std::filesystem::copy(folder, as, std::filesystem::copy_options::recursive);
  return as;
}

class FloorProperty : public testing::TestWithParam<std::uint64_t> {};

TEST_P(FloorProperty, AllLanesTogetherLoseAndInventNothingWhateverIsKilled) {
  const ScratchFolder scratch;
  const auto folder = scratch.path() / "floor", before = scratch.path() / "before";
  SimulationPlan plan{1, GetParam(), kFirstDay};
  plan.orders = kOrdersADay;
  ASSERT_TRUE(simulate(folder, plan));
  Random random(GetParam());
  int killed = 0;
  std::size_t steps = 0;
  for (int run = 0; run < kKills; ++run) {
    const auto n = static_cast<int>(random.between(50, 4000));
    SCOPED_TRACE("run " + std::to_string(run) + ", killed before write " + std::to_string(n));
    kept(folder, before);
    const auto after = killed_work({folder, GetParam(), run}, n);
    killed += after.killed;
    steps += after.script.size();
    ASSERT_EQ(after.broken, "") << explained({before, GetParam(), run}, after.broken, after.script);
    expect_nothing_lost(folder, after);
    if (HasFailure()) return;
  }
  EXPECT_GT(killed, 0) << "too few writes to be a test";
  kept(folder, before);
  std::vector<std::string> told;
  work({folder, GetParam(), kKills}, true, [&](const std::string& line) { told.push_back(line); });
  ASSERT_FALSE(HasFatalFailure()) << last_of(told);
  const auto after = heard(told);
  ASSERT_EQ(after.broken, "") << explained({before, GetParam(), kKills}, after.broken, after.script);
  expect_clean(folder);
  RecordProperty("steps", std::to_string(steps + after.script.size()));
}

// The test's own proof: a rule that people do break is told with the one scan that breaks it.
TEST(FloorScript, WhatIsBrokenIsToldWithTheShortestScript) {
  const ScratchFolder scratch;
  const auto folder = scratch.path() / "floor", before = scratch.path() / "before";
  SimulationPlan plan{1, 7, kFirstDay};
  plan.orders = kOrdersADay;
  ASSERT_TRUE(simulate(folder, plan));
  const std::vector<Invariant> more{
      {"nobody works at lane 3", "SELECT lane FROM lanes WHERE lane = '3' AND person IS NOT NULL"}};
  kept(folder, before);
  std::vector<std::string> told;
  work({folder, 7, 0, more}, false, [&](const std::string& line) { told.push_back(line); });
  const auto after = heard(told);
  ASSERT_EQ(after.broken, "nobody works at lane 3: 3");
  const auto text = explained({before, 7, 0, more}, after.broken, after.script);
  EXPECT_TRUE(text.starts_with("nobody works at lane 3: 3\nseed 7, run 0, by these scans:\n")) << text;
  EXPECT_TRUE(text.ends_with("\t3\tPB-B-R1\t\n")) << text;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3) << text;
}

// A few as a rule, twenty thousand steps; PACKBENCH_FLOOR_SEEDS=10000 for a night of it.
std::uint64_t seeds() {
  const char* asked = std::getenv("PACKBENCH_FLOOR_SEEDS");
  return asked ? std::max<std::uint64_t>(1, std::strtoull(asked, nullptr, 10)) : 24;
}

INSTANTIATE_TEST_SUITE_P(Seeds, FloorProperty, testing::Range<std::uint64_t>(1, 1 + seeds()));

}  // namespace
}  // namespace packbench::station
