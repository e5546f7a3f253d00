// Days of work of a whole warehouse: who stands where and when, and what goes by.
#include "station/demo/simulation.hpp"

#include <algorithm>
#include <array>

#include "station/demo/centre.hpp"
#include "station/demo/data.hpp"
#include "station/demo/sent_parcels.hpp"
#include "station/demo/simulated_floor.hpp"
#include "station/demo/warehouse.hpp"
#include "station/importing.hpp"
#include "station/time.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kNoon = 12 * 60 * kMinute;
constexpr std::size_t kCountsADay = 4;
constexpr int kLeaveWithin = 3000;  // scans; a lane that is not done by then never will be

constexpr const char* kMoreOperators =
    R"({"id": "packer-3", "name": "Packer 3", "badge": "P3", "role": "packer", "language": "en", "hazardous": true}
{"id": "packer-4", "name": "打包员 4", "badge": "P4", "role": "packer", "language": "zh-CN", "hazardous": true}
{"id": "receiver-2", "name": "收货员 2", "badge": "R2", "role": "receiver", "language": "zh-CN", "hazardous": true}
{"id": "supervisor-2", "name": "Supervisor 2", "badge": "S2", "role": "supervisor", "language": "en"}
)";

// Who works where: from and until in minutes of the day; the badges take turns by day.
struct Shift {
  const char* lane;
  std::int64_t from, until;
  std::array<const char*, 2> badges;
  std::vector<Chore> chores;
};

const std::vector<Shift>& shifts() {
  using enum Chore;
  static const std::vector<Shift> all{
      {"1", 480, 1050, {"R1", "R2"}, {receive, put_away, give_back, count}},
      {"2", 485, 960, {"P1", "P3"}, {pick, count}},
      {"3", 500, 1020, {"P2", "P4"}, {pack}},
      {"4", 505, 930, {"P3", "P1"}, {pack, pick, count}},
      {"4", 935, 1000, {"S1", "S2"}, {approve}},
      {"2", 1025, 1140, {"P1", "P3"}, {hand_over}},
  };
  return all;
}

// A shift under way.
struct Place {
  Worker worker;
  std::int64_t next_ms, until_ms;
  int leaving = 0;
  bool gone = false;
};

class Days {
 public:
  Days(SimulatedFloor& floor, SimulatedClock& clock, const SimulationPlan& plan)
      : floor_(floor), clock_(clock), plan_(plan), random_(plan.seed), centre_(random_) {}

  Result<void> found();
  Result<void> work(std::int64_t midnight_ms, int day);

 private:
  Result<void> import(std::string_view text, const std::string& name);
  Result<void> commit(db::Batch batch);
  void surprises();
  std::vector<Place> places(std::int64_t midnight_ms, int day);
  Result<void> act(Place& place);

  SimulatedFloor& floor_;
  SimulatedClock& clock_;
  const SimulationPlan& plan_;
  Random random_;
  Centre centre_;
  Today today_;
};

Result<void> Days::import(std::string_view text, const std::string& name) {
  auto& bench = floor_.bench();
  const auto report = import_into(bench.store(), bench.reader(), text, name, clock_.now_ms);
  for (const auto& problem : report.at("problems").as_array()) {
    const auto words = boost::json::serialize(problem);
    const bool late = name == "changes";  // the driver has it already, or it has ended: the centre is told so
    if (!problem.at("warning").as_bool() && !late) return Error{Errc::unavailable, name + ": " + words};
  }
  bench.facts_changed();
  return {};
}

Result<void> Days::commit(db::Batch batch) {
  if (batch.events.empty()) return {};
  const auto done = floor_.bench().store().commit(std::move(batch));
  if (!done) return Error{Errc::unavailable, done.error().message};
  return {};
}

// The warehouse as the demo has it, with more people.
Result<void> Days::found() {
  for (const auto& file : kDemoFiles) {
    const std::string_view name = file.name;
    if (name == "orders.jsonl" || name == "notes.jsonl") continue;
    if (auto done = import(file.text, file.name); !done) return done;
  }
  if (auto done = import(kMoreOperators, "operators"); !done) return done;
  return commit(count_plans(clock_.now_ms));
}

// What nobody planned: parcels that come back, a piece that is lost on its shelf.
void Days::surprises() {
  const auto now = clock_.now_ms;
  const auto sent = sent_parcels(floor_.reader(), now - 14 * 2 * kNoon, now - 2 * kNoon);
  for (auto back = sent.empty() ? 0 : random_.between(0, 3); back > 0; --back)
    today_.returns.push_back(sent[random_.below(sent.size())].order);
  if (!random_.often(350)) return;
  std::vector<db::StockRow> lying;
  for (const auto& location : floor_.reader().locations())
    if (location.zone == records::Zone::shelf)
      for (auto& row : floor_.reader().stock_at(location.location))
        if (row.quantity > 20) lying.push_back(std::move(row));
  if (!lying.empty()) today_.losses.lose(floor_.reader(), random_.among(lying));
}

std::vector<Place> Days::places(std::int64_t midnight_ms, int day) {
  std::vector<Place> all;
  for (const auto& shift : shifts())
    all.push_back({Worker(floor_, random_, today_, shift.lane,
                          shift.badges[static_cast<std::size_t>(day % 2)], shift.chores),
                   midnight_ms + shift.from * kMinute, midnight_ms + shift.until * kMinute});
  return all;
}

// One scan, or a pause; after the shift's end what is open is finished and left.
Result<void> Days::act(Place& place) {
  clock_.now_ms = std::max(clock_.now_ms, place.next_ms);
  const bool over = clock_.now_ms >= place.until_ms;
  const bool busy = floor_.lane(place.worker.lane()).person.has_value();
  if (!over) {
    const bool worked = place.worker.step();
    place.next_ms =
        clock_.now_ms + (worked ? random_.between(3, 14) * 1000 : random_.between(3, 6) * kMinute);
    return {};
  }
  place.gone = !busy || !place.worker.leave();
  place.next_ms = clock_.now_ms + random_.between(3, 14) * 1000;
  if (++place.leaving < kLeaveWithin) return {};
  return Error{Errc::unavailable, "the simulation stands still at lane " + place.worker.lane() + ", " +
                                      floor_.bench().lane(place.worker.lane())->screen().order + ": " +
                                      place.worker.last()};
}

Result<void> Days::work(std::int64_t midnight_ms, int day) {
  clock_.now_ms = midnight_ms + 7 * 60 * kMinute;
  today_.begun.clear();
  surprises();
  if (auto done = commit(counts_of_today(floor_.reader(), clock_.now_ms, kCountsADay)); !done) return done;
  const auto mail = centre_.day(floor_.reader(), midnight_ms, plan_.orders);
  std::size_t read = 0;
  auto all = places(midnight_ms, day);
  while (true) {
    Place* first = nullptr;
    for (auto& place : all)
      if (!place.gone && (!first || place.next_ms < first->next_ms)) first = &place;
    const auto next = first ? first->next_ms : midnight_ms + 2 * kNoon;
    for (; read < mail.size() && mail[read].at_ms <= next; ++read) {
      clock_.now_ms = std::max(clock_.now_ms, mail[read].at_ms);
      if (auto done = import(mail[read].text, mail[read].name); !done) return done;
    }
    if (!first) return {};
    if (auto done = act(*first); !done) return done;
  }
}

// The first ms of the day that is `days` before that of `at_ms`: by noon, so that hours that were put forward
// don't matter.
std::int64_t midnight(std::int64_t at_ms, int days) {
  const auto noon = day_of(local_day(at_ms)).first + kNoon;
  return day_of(local_day(noon - days * 2 * kNoon)).first;
}

}  // namespace

Result<SimulationReport> simulate(const std::filesystem::path& data, const SimulationPlan& plan) {
  auto config = simulated_config(data);
  if (std::filesystem::exists(config.store()))
    return Error{Errc::unavailable,
                 "there is work in " + data.string() +
                     " already: leave out --days to go on with it, or name another folder with --data"};
  SimulatedClock clock{midnight(plan.until_ms, plan.days)};
  auto floor = SimulatedFloor::create(std::move(config), clock);
  if (!floor) return floor.error();
  Days days(**floor, clock, plan);
  if (auto done = days.found(); !done) return done.error();
  for (int day = 1; day <= plan.days; ++day) {
    if (auto done = days.work(midnight(plan.until_ms, plan.days - day + 1), day); !done) return done.error();
    if (plan.told) plan.told(day);
  }
  return SimulationReport{(*floor)->scans(), (*floor)->refused()};
}

}  // namespace packbench::station
