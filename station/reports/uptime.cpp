// The times in which the bench and its parts worked.
#include "station/reports/uptime.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace packbench::station {
namespace {

using records::PartKind;

// In the order of the report: the bench, lanes, scanners, printers.
struct Name {
  int order = 0;
  std::string kind, name;
  auto operator<=>(const Name&) const = default;
};
const Name kBench{0, "bench", ""};

Name name_of(PartKind kind, const std::string& part) {
  return {1 + static_cast<int>(kind), boost::describe::enum_to_string(kind, ""), part};
}

// Takes the rows in turn. Spans are put in order at the end: a clock that was set back leaves some that end
// before they begin, and they count for nothing.
class Fold {
 public:
  void take(const db::StoredEvent& row) {
    row.event->visit([&](const auto& event) { on(row.at_ms, event); });
    last_ms_ = row.at_ms;
  }

  std::vector<Uptime> end(std::int64_t now_ms) {
    if (started_ms_) close(now_ms);
    close_lanes(now_ms);
    if (first_ms_) parts_[kBench].wanted.push_back({*first_ms_, now_ms});
    std::vector<Uptime> all;
    for (auto& [name, part] : parts_) {
      part.kind = name.kind;
      part.name = name.name;
      part.wanted = in_order(std::move(part.wanted));
      part.up = in_order(std::move(part.up));
      all.push_back(std::move(part));
    }
    return all;
  }

 private:
  template <class Event>
  void on(std::int64_t, const Event&) {}

  void on(std::int64_t at_ms, const records::BenchStarted& event) {
    if (started_ms_) {  // the run before was cut off
      const auto end = std::clamp(event.seen_ms, last_ms_, std::max(last_ms_, at_ms));
      close(end);
      parts_[kBench].failures.push_back(end);
    }
    close_lanes(at_ms);
    started_ms_ = at_ms;
    if (!first_ms_) first_ms_ = at_ms;
  }
  void on(std::int64_t at_ms, const records::BenchStopped&) {
    if (started_ms_) close(at_ms);
  }
  void on(std::int64_t at_ms, const records::PartUp& event) {
    const auto name = name_of(event.kind, event.part);
    in_run_.insert(name);
    works_.emplace(name, at_ms);
    worked_.insert(name);
  }
  // Of one that did not work when the run before ended, the same failure goes on.
  void on(std::int64_t at_ms, const records::PartDown& event) {
    const auto name = name_of(event.kind, event.part);
    const bool known = !in_run_.insert(name).second || parts_.count(name);
    if (worked_.erase(name) || !known) parts_[name].failures.push_back(at_ms);
    stop(name, at_ms);
  }

  void stop(const Name& name, std::int64_t at_ms) {
    const auto since = works_.find(name);
    if (since == works_.end()) return;
    parts_[name].up.push_back({since->second, at_ms});
    works_.erase(since);
  }

  void close(std::int64_t end) {
    parts_[kBench].up.push_back({*started_ms_, end});
    for (const auto& name : in_run_) {
      stop(name, end);
      const bool lane = name.kind == boost::describe::enum_to_string(PartKind::lane, "");
      if (lane) lanes_.emplace(name, *started_ms_);
      if (!lane) parts_[name].wanted.push_back({*started_ms_, end});
    }
    in_run_.clear();
    started_ms_.reset();
  }

  // A lane is wanted until the next run says which lanes there are.
  void close_lanes(std::int64_t at_ms) {
    for (const auto& [name, since] : lanes_) parts_[name].wanted.push_back({since, at_ms});
    lanes_.clear();
  }

  std::map<Name, Uptime> parts_;
  std::optional<std::int64_t> first_ms_, started_ms_;  // started: while a run goes on
  std::int64_t last_ms_ = 0;
  std::set<Name> in_run_;               // told of in this run
  std::map<Name, std::int64_t> works_;  // since when, in this run
  std::set<Name> worked_;               // as last told
  std::map<Name, std::int64_t> lanes_;  // of the run before, since when
};

}  // namespace

std::vector<Uptime> uptimes(const std::vector<db::StoredEvent>& rows, std::int64_t now_ms) {
  Fold fold;
  for (const auto& row : rows)
    if (row.event) fold.take(row);
  return fold.end(now_ms);
}

UptimeSum sum_of(const Uptime& part, const Span& range, const Spans& planned) {
  const auto asked = both(part.wanted, in_order({range}));
  const auto wanted = without(asked, planned);
  UptimeSum sum;
  sum.wanted_ms = length_ms(wanted);
  sum.up_ms = length_ms(both(wanted, part.up));
  sum.down_ms = sum.wanted_ms - sum.up_ms;
  sum.planned_ms = length_ms(both(asked, planned));
  sum.failures = std::count_if(part.failures.begin(), part.failures.end(),
                               [&](std::int64_t at_ms) { return holds(wanted, at_ms); });
  return sum;
}

}  // namespace packbench::station
