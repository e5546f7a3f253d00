// The hot-plug decision, pure: what is plugged in, what is open, what time it is -> what to open and close.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "drivers/candidates.hpp"
#include "drivers/clock.hpp"
#include "drivers/error.hpp"

namespace packbench::drivers {

// One device under its key, over all its re-pluggings.
using SlotId = std::pair<DeviceKind, std::string>;

enum class Phase {
  opening,  // its coroutine is opening it
  open,     // it works
  closing,  // its coroutine was told to end
  failed,   // not open, tried again at retry_at (never, if that is empty, until it is plugged in again)
  gone,     // not plugged in
};

constexpr std::string_view to_string(Phase phase) {
  constexpr std::string_view kNames[] = {"opening", "open", "closing", "failed", "gone"};
  return kNames[static_cast<std::size_t>(phase)];
}

struct Slot {
  Candidate candidate;
  Phase phase = Phase::opening;
  std::optional<Error> reason;        // why it failed, or what it last suffered
  std::optional<TimePoint> retry_at;  // in phase failed
  TimePoint opened_at{};
  int failures = 0;  // in a row
  int replugs = 0;   // times it came back
};

struct Action {
  enum class Kind { open, close } kind;
  SlotId id;
};

// Level-triggered: each call compares the whole present set, so missed and doubled events can't do harm. The
// caller carries out the actions, and reports with opened() and ended(); for each open action ended() or
// forget() comes exactly once.
class Reconciler {
 public:
  std::vector<Action> reconcile(const std::vector<Candidate>& present, TimePoint now);
  void opened(const SlotId& id, Protocol protocol, TimePoint now);
  // The device's coroutine has ended: it couldn't be opened, or it failed, or it was told to
  // (Errc::cancelled).
  void ended(const SlotId& id, Error why, TimePoint now);
  // Instead of ended(): the device is nothing of that kind.
  void forget(const SlotId& id) { slots_.erase(id); }
  // Something to show that didn't end the device.
  void note(const SlotId& id, Error what);
  // When reconcile() is due without any event; nothing if no retry is planned.
  std::optional<TimePoint> next_retry() const;
  const std::map<SlotId, Slot>& slots() const { return slots_; }
  // Grows when a look found a device gone without having to close it: worth telling, though there is nothing
  // to do.
  int departures() const { return departures_; }

 private:
  std::optional<Action> arrived_or_stayed(const SlotId& id, const Candidate& candidate, TimePoint now);

  std::map<SlotId, Slot> slots_;
  int departures_ = 0;
};

// When to try again after `failures` (>= 1) failures in a row, the last with `code`; nothing: not before a
// re-plug.
std::optional<Duration> retry_delay(Errc code, int failures);

}  // namespace packbench::drivers
