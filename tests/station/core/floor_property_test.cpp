// Everything at once: four lanes at which anybody does any work, in a process that is killed again and again.
#include <algorithm>
#include <cstdlib>

#include "db/connection.hpp"
#include "station/demo/centre.hpp"
#include "station/demo/simulated_floor.hpp"
#include "station/demo/simulation.hpp"
#include "station/importing.hpp"
#include "station/time.hpp"
#include "tests/station/core/bench_fixture.hpp"
#include "tests/support/killed_child.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kFirstDay = 1'781'500'000'000;  // some day in 2026
constexpr std::int64_t kDay = 24 * 3'600'000;
constexpr int kKills = 3, kSteps = 250, kOrders = 12;
const std::vector<std::string> kBadges{"P1", "P2", "R1", "P3"};

// Tells "?lane" before each scan, and "lane<TAB>id<TAB>what the lane shows" once it was answered.
class TellingFloor final : public Floor {
 public:
  TellingFloor(SimulatedFloor& floor, SimulatedClock& clock, std::string run, tests::Tell told)
      : floor_(floor), clock_(clock), run_(std::move(run)), told_(std::move(told)) {}

  db::Reader& reader() override { return floor_.reader(); }
  const workflows::LaneState& lane(const std::string& name) override { return floor_.lane(name); }
  std::int64_t now_ms() override { return clock_.now_ms; }
  ScanReply scan(const std::string& lane, const Offer& offer) override {
    const auto id = run_ + "/" + std::to_string(++scans_);
    told_("?" + lane);
    auto reply = floor_.scan_as(id, lane, offer);
    told_(lane + '\t' + (reply.stored ? id : "") + '\t' + shown(floor_, lane));
    return reply;
  }

  static std::string shown(SimulatedFloor& floor, const std::string& lane) {
    const auto screen = floor.bench().lane(lane)->screen();
    std::string text = screen.person + ' ' + screen.order + ' ' + screen.instruction.key;
    for (const auto& arg : screen.instruction.args) text += ' ' + arg;
    return text;
  }

 private:
  SimulatedFloor& floor_;
  SimulatedClock& clock_;
  std::string run_;
  tests::Tell told_;
  int scans_ = 0;
};

Config durable_config(const std::filesystem::path& folder) {
  auto config = simulated_config(folder);
  config.durable = true;
  return config;
}

// What each of them scanned last, and the answer.
std::string lasts(const std::vector<Worker>& workers) {
  std::string all;
  for (const auto& worker : workers) all += "lane " + worker.lane() + ": " + worker.last() + '\n';
  return all;
}

// New orders, then work at whichever lane is next by chance; with `to_the_end` until everybody has left.
void work(const std::filesystem::path& folder, std::uint64_t seed, int run, bool to_the_end,
          const tests::Tell& told) {
  SimulatedClock clock{kFirstDay + run * kDay};
  auto floor = SimulatedFloor::create(durable_config(folder), clock).value();
  TellingFloor telling(*floor, clock, "run" + std::to_string(run), told);
  Random random(seed * 100 + static_cast<std::uint64_t>(run));
  for (const auto& mail : Centre(random).day(floor->reader(), day_of(local_day(clock.now_ms)).first, kOrders))
    (void)import_into(floor->bench().store(), floor->reader(), mail.text, mail.name, clock.now_ms);
  floor->bench().facts_changed();
  using enum Chore;
  Today today;
  std::vector<Worker> workers;
  for (std::size_t i = 0; i < kBadges.size(); ++i) {
    std::vector<Chore> chores{receive, put_away, give_back, count, pick, pack, hand_over};
    for (std::size_t at = chores.size(); at > 1; --at) std::swap(chores[at - 1], chores[random.below(at)]);
    workers.emplace_back(telling, random, today, std::to_string(i + 1), kBadges[i], std::move(chores));
  }
  for (int step = 0; step < kSteps; ++step) {
    clock.now_ms += random.between(1, 9) * 1000;
    workers[random.below(workers.size())].step();
  }
  std::size_t gone = 0;  // have left in a row
  for (int step = 0; to_the_end && gone < workers.size(); ++step) {
    clock.now_ms += 1000;
    auto& next = workers[static_cast<std::size_t>(step) % workers.size()];
    ASSERT_LT(step, 8000) << lasts(workers);
    gone = next.leave() ? 0 : gone + 1;
  }
}

struct Aftermath {
  std::vector<std::string> acknowledged;     // ids
  std::map<std::string, std::string> shown;  // by lane; without the lane that was being answered
  bool killed = false;
};

Aftermath heard(const tests::KilledChild& child) {
  Aftermath after;
  after.killed = child.killed;
  for (const auto& line : child.told) {
    if (line.starts_with('?')) {
      after.shown.erase(line.substr(1));
      continue;
    }
    const auto id = line.find('\t'), text = line.find('\t', id + 1);
    if (text > id + 1) after.acknowledged.push_back(line.substr(id + 1, text - id - 1));
    after.shown[line.substr(0, id)] = line.substr(text + 1);
  }
  return after;
}

// The same in a child that dies right before its n-th write.
Aftermath killed_work(const std::filesystem::path& folder, std::uint64_t seed, int run, int n) {
  return heard(
      tests::killed_before_write(n, [&](const tests::Tell& tell) { work(folder, seed, run, false, tell); }));
}

void expect_clean(const std::filesystem::path& folder) {
  const auto verified = db::verify(folder / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

// All that the query finds, a line each.
std::string found(const std::filesystem::path& folder, const char* sql) {
  db::Connection db(folder / "packbench.db", db::Connection::Access::read);
  std::string all;
  for (auto row = db.query(sql); row.next();) all += row.text(0) + '\n';
  return all;
}

constexpr const char* kSentOtherwise =
    "SELECT o.number || ' ' || l.line || ': ' || l.quantity || ' ordered, ' || sent || ' sent' FROM orders o"
    " JOIN (SELECT l.*, (SELECT coalesce(sum(c.quantity), 0) FROM parcels p JOIN parcel_contents c"
    " ON c.parcel = p.parcel WHERE p.order_id = l.order_id AND c.line = l.line) AS sent FROM order_lines l) l"
    " ON l.order_id = o.id"
    " WHERE o.state = 'shipped' AND l.quantity <> sent AND l.item NOT IN (SELECT item FROM kit_parts)";

// Nothing that was acknowledged is lost, and each lane shows what it showed.
void expect_nothing_lost(const std::filesystem::path& folder, const Aftermath& after) {
  expect_clean(folder);
  db::Connection db(folder / "packbench.db", db::Connection::Access::read);
  for (const auto& id : after.acknowledged) {
    auto row = db.query("SELECT 1 FROM journal WHERE input_id = ?1", id);
    EXPECT_TRUE(row.next()) << "acknowledged and lost: " << id;
  }
  SimulatedClock clock{kFirstDay};
  auto floor = SimulatedFloor::create(durable_config(folder), clock).value();
  for (const auto& [lane, shown] : after.shown)
    EXPECT_EQ(TellingFloor::shown(*floor, lane), shown) << "lane " << lane;
}

class FloorProperty : public testing::TestWithParam<std::uint64_t> {};

TEST_P(FloorProperty, AllLanesTogetherLoseAndInventNothingWhateverIsKilled) {
  ScratchFolder folder;
  SimulationPlan plan{1, GetParam(), kFirstDay};
  plan.orders = kOrders;
  ASSERT_TRUE(simulate(folder.path(), plan));
  Random random(GetParam());
  int killed = 0;
  for (int run = 0; run < kKills; ++run) {
    const auto n = static_cast<int>(random.between(50, 2500));
    SCOPED_TRACE("run " + std::to_string(run) + ", killed before write " + std::to_string(n));
    const auto after = killed_work(folder.path(), GetParam(), run, n);
    killed += after.killed;
    expect_nothing_lost(folder.path(), after);
    if (HasFailure()) return;
  }
  EXPECT_GT(killed, 0) << "too few writes to be a test";
  work(folder.path(), GetParam(), kKills, true, [](const std::string&) {});
  expect_clean(folder.path());
  EXPECT_EQ(found(folder.path(),
                  "SELECT item || ' ' || lot || ': ' || sum(quantity) FROM balances GROUP BY item, lot"
                  " HAVING sum(quantity) <> 0"),
            "")
      << "goods come from somewhere and go somewhere";
  EXPECT_EQ(found(folder.path(), kSentOtherwise), "") << "what was sent is what was ordered";
}

// A few as a rule; PACKBENCH_FLOOR_SEEDS=1000 for a night of it.
std::uint64_t seeds() {
  const char* asked = std::getenv("PACKBENCH_FLOOR_SEEDS");
  return asked ? std::max<std::uint64_t>(1, std::strtoull(asked, nullptr, 10)) : 4;
}

INSTANTIATE_TEST_SUITE_P(Seeds, FloorProperty, testing::Range<std::uint64_t>(1, 1 + seeds()));

}  // namespace
}  // namespace packbench::station
