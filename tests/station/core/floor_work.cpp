// Any work at four lanes of a simulated day.
#include "tests/station/core/floor_work.hpp"

#include "station/demo/centre.hpp"
#include "station/importing.hpp"
#include "station/label_source.hpp"
#include "station/time.hpp"
#include "station/workflows/commands.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kDay = 24 * 3'600'000;
constexpr int kSteps = 1000;
constexpr std::size_t kMischief = 100;  // of a thousand scans: what no screen asked for
constexpr int kShortenings = 200;       // runs of a script in search of a shorter one
const std::vector<std::string> kBadges{"P1", "P2", "R1", "P3"};

// Tells "?" and the step before each scan, "lane<TAB>id<TAB>what the lane shows" once it was answered, and
// "!" and what is broken after it.
class TellingFloor final : public Floor {
 public:
  TellingFloor(SimulatedFloor& floor, SimulatedClock& clock, Invariants& invariants, std::string run,
               tests::Tell told)
      : floor_(floor), clock_(clock), invariants_(invariants), run_(std::move(run)), told_(std::move(told)) {}

  db::Reader& reader() override { return floor_.reader(); }
  const workflows::LaneState& lane(const std::string& name) override { return floor_.lane(name); }
  std::int64_t now_ms() override { return clock_.now_ms; }
  ScanReply scan(const std::string& lane, const Offer& offer) override {
    const auto id = run_ + "/" + std::to_string(++scans_);
    told_("?" + to_line({lane, offer.code, offer.aim, clock_.now_ms}));
    auto reply = floor_.scan_as(id, lane, offer);
    told_(lane + '\t' + (reply.stored ? id : "") + '\t' + shown(floor_, lane));
    if (const auto broken = invariants_.broken(floor_, lane); !broken.empty()) told_("!" + broken);
    return reply;
  }

 private:
  SimulatedFloor& floor_;
  SimulatedClock& clock_;
  Invariants& invariants_;
  std::string run_;
  tests::Tell told_;
  int scans_ = 0;
};

std::int64_t day_of_run(const Start& start) {
  return kFirstDay + start.run * kDay;
}

Random chance_of(const Start& start) {
  return Random(start.seed * 100 + static_cast<std::uint64_t>(start.run));
}

// What each of them scanned last, and the answer.
std::string lasts(const std::vector<Worker>& workers) {
  std::string all;
  for (const auto& worker : workers) all += "lane " + worker.lane() + ": " + worker.last() + '\n';
  return all;
}

void open_the_mail(SimulatedFloor& floor, Random& random, std::int64_t now_ms) {
  for (const auto& mail : Centre(random).day(floor.reader(), day_of(local_day(now_ms)).first, kOrdersADay))
    (void)import_into(floor.bench().store(), floor.reader(), mail.text, mail.name, now_ms);
  floor.bench().facts_changed();
}

std::vector<Worker> workers_of(Floor& floor, Random& random, Today& today) {
  using enum Chore;
  std::vector<Worker> workers;
  for (std::size_t i = 0; i < kBadges.size(); ++i) {
    std::vector<Chore> chores{receive, put_away, give_back, count, pick, pack, hand_over};
    for (std::size_t at = chores.size(); at > 1; --at) std::swap(chores[at - 1], chores[random.below(at)]);
    workers.emplace_back(floor, random, today, std::to_string(i + 1), kBadges[i], std::move(chores));
  }
  return workers;
}

// Anything that may be scanned at any moment: each command, badges, orders, articles, shelves, dirt.
std::string anything(db::Reader& reader, Random& random) {
  std::vector<std::string> codes{"PB-B-P1",       "PB-B-R1",    "PB-B-S1",       "PB-B-NOBODY",
                                 "PB-L-A-01-03",  "PB-T-T-101", "6901234500011", "6901234500080",
                                 "4006381333931", "smudged"};
  for (const auto& command : workflows::kCommands)
    codes.push_back(command.numbered ? workflows::command_code(command.name, random.between(0, 4))
                                     : workflows::command_code(command.name));
  for (const auto& order : reader.unfinished_orders(5)) codes.push_back(order.order);
  for (const auto& job : reader.recent_jobs(3)) codes.push_back(own_code(job.parcel, job.copy));
  return random.among(codes);
}

// What a script comes to on a copy of what stood there when the run began: the first thing that is broken, or
// empty.
std::string outcome(const Start& start, const Script& script) {
  const ScratchFolder scratch;
  auto again = start;
  again.folder = scratch.path() / "again";
  std::filesystem::copy(start.folder, again.folder, std::filesystem::copy_options::recursive);
  SimulatedClock clock{day_of_run(start)};
  auto floor = SimulatedFloor::create(simulated_config(again.folder), clock).value();
  Invariants invariants(again.folder, start.more);
  auto random = chance_of(start);
  open_the_mail(*floor, random, clock.now_ms);
  for (const auto& step : script) {
    clock.now_ms = step.at_ms;
    floor->scan(step.lane, {step.code, "", step.aim});
    if (auto broken = invariants.broken(*floor, step.lane); !broken.empty()) return broken;
  }
  return "";
}

std::string rule_of(const std::string& broken) {
  return broken.substr(0, broken.find(':'));
}

}  // namespace

std::string shown(SimulatedFloor& floor, const std::string& lane) {
  const auto screen = floor.bench().lane(lane)->screen();
  std::string text = screen.person + ' ' + screen.order + ' ' + screen.instruction.key;
  for (const auto& arg : screen.instruction.args) text += ' ' + arg;
  return text;
}

void work(const Start& start, bool to_the_end, const tests::Tell& told) {
  SimulatedClock clock{day_of_run(start)};
  auto floor = SimulatedFloor::create(simulated_config(start.folder), clock).value();
  Invariants invariants(start.folder, start.more);
  TellingFloor telling(*floor, clock, invariants, "run" + std::to_string(start.run), told);
  auto random = chance_of(start);
  open_the_mail(*floor, random, clock.now_ms);
  Today today;
  auto workers = workers_of(telling, random, today);
  for (int step = 0; step < kSteps; ++step) {
    clock.now_ms += random.between(1, 9) * 1000;
    auto& worker = workers[random.below(workers.size())];
    if (random.often(kMischief))
      telling.scan(worker.lane(), {anything(floor->reader(), random), "", ""});
    else
      worker.step();
  }
  std::size_t gone = 0;  // have left in a row
  for (int step = 0; to_the_end && gone < workers.size(); ++step) {
    clock.now_ms += 1000;
    auto& next = workers[static_cast<std::size_t>(step) % workers.size()];
    ASSERT_LT(step, 8000) << lasts(workers);
    gone = next.leave() ? 0 : gone + 1;
  }
}

std::string explained(const Start& start, const std::string& broken, const Script& script) {
  const auto breaks = [&](const Script& part) { return rule_of(outcome(start, part)) == rule_of(broken); };
  const bool again = breaks(script);
  std::string text = broken + "\nseed " + std::to_string(start.seed) + ", run " + std::to_string(start.run) +
                     (again ? ", by these scans:\n" : ", by a kill in these scans:\n");
  for (const auto& step : again ? shortened(script, breaks, kShortenings) : script)
    text += to_line(step) + '\n';
  return text;
}

}  // namespace packbench::station
