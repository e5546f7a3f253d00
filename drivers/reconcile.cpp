// The reconcile core.
#include "drivers/reconcile.hpp"

#include <algorithm>
#include <set>

namespace packbench::drivers {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Duration kFirstRetry = milliseconds(500);
constexpr Duration kLongestRetry = seconds(10);
constexpr Duration kFirstOperatorRetry = seconds(1);
// Not faster: claiming again and again makes a printer that CUPS holds re-enumerate (OpenPrinting/cups#1317).
constexpr Duration kBusyRetry = seconds(10);
// An unplugged device that is still listed leaves the list by itself; this is for one that was only reset.
constexpr Duration kGoneRetry = seconds(1);
// A device that stayed open this long has proved itself; its next failure counts as the first.
constexpr Duration kProven = seconds(10);
constexpr int kMostDoublings = 5;

}  // namespace

std::optional<Duration> retry_delay(Errc code, int failures) {
  if (code == Errc::gone) return kGoneRetry;
  switch (next_step(code)) {
    case NextStep::retry:
    case NextStep::give_up_job:
      return std::min<Duration>(kLongestRetry,
                                kFirstRetry * (1 << std::clamp(failures - 1, 0, kMostDoublings)));
    case NextStep::ask_operator:
      if (code == Errc::busy) return kBusyRetry;
      return std::min<Duration>(kLongestRetry,
                                kFirstOperatorRetry * (1 << std::clamp(failures - 1, 0, kMostDoublings)));
    case NextStep::give_up_device:
      return std::nullopt;
    case NextStep::stop:
      return Duration::zero();
  }
  return std::nullopt;
}

std::vector<Action> Reconciler::reconcile(const std::vector<Candidate>& present, TimePoint now) {
  std::vector<Action> actions;
  std::set<SlotId> seen;
  for (const Candidate& candidate : present) {
    const SlotId id{candidate.kind, candidate.key};
    if (!seen.insert(id).second) continue;
    if (auto action = arrived_or_stayed(id, candidate, now)) actions.push_back(std::move(*action));
  }
  for (auto& [id, slot] : slots_) {
    if (seen.count(id) != 0) continue;
    if (slot.phase == Phase::open || slot.phase == Phase::opening) {
      slot.phase = Phase::closing;
      actions.push_back({Action::Kind::close, id});
    } else if (slot.phase == Phase::failed) {
      slot.phase = Phase::gone;
      slot.retry_at.reset();
      ++departures_;
    }
  }
  return actions;
}

std::optional<Action> Reconciler::arrived_or_stayed(const SlotId& id, const Candidate& candidate,
                                                    TimePoint now) {
  const auto [at, is_new] = slots_.try_emplace(id, Slot{candidate, Phase::opening, {}, {}, {}, 0, 0});
  Slot& slot = at->second;
  if (is_new) return Action{Action::Kind::open, id};
  const bool same = slot.candidate.instance == candidate.instance;
  switch (slot.phase) {
    case Phase::opening:
    case Phase::open:
      if (same) return std::nullopt;
      slot.phase = Phase::closing;  // it left and came back between two looks
      return Action{Action::Kind::close, id};
    case Phase::closing:
      return std::nullopt;  // opened again after ended()
    case Phase::failed:
      if (same && (!slot.retry_at || *slot.retry_at > now)) return std::nullopt;
      break;
    case Phase::gone:
      break;
  }
  if (!same || slot.phase == Phase::gone) {
    ++slot.replugs;
    slot.failures = 0;
  }
  slot.candidate = candidate;
  slot.phase = Phase::opening;
  slot.retry_at.reset();
  return Action{Action::Kind::open, id};
}

void Reconciler::opened(const SlotId& id, Protocol protocol, TimePoint now) {
  Slot& slot = slots_.at(id);
  slot.candidate.protocol = protocol;
  slot.candidate.certain = true;
  if (slot.phase != Phase::opening) return;  // told to close meanwhile
  slot.phase = Phase::open;
  slot.opened_at = now;
  slot.reason.reset();
}

void Reconciler::ended(const SlotId& id, Error why, TimePoint now) {
  Slot& slot = slots_.at(id);
  if (slot.phase == Phase::open && now - slot.opened_at >= kProven) slot.failures = 0;
  if (slot.phase != Phase::closing) ++slot.failures;
  const std::optional<Duration> delay =
      slot.phase == Phase::closing ? Duration::zero() : retry_delay(why.code, slot.failures);
  slot.phase = Phase::failed;  // reconcile() makes it gone if it isn't plugged in
  slot.retry_at = delay ? std::optional(now + *delay) : std::nullopt;
  slot.reason = std::move(why);
}

void Reconciler::note(const SlotId& id, Error what) {
  slots_.at(id).reason = std::move(what);
}

std::optional<TimePoint> Reconciler::next_retry() const {
  std::optional<TimePoint> next;
  for (const auto& [id, slot] : slots_)
    if (slot.retry_at && (!next || *slot.retry_at < *next)) next = slot.retry_at;
  return next;
}

}  // namespace packbench::drivers
