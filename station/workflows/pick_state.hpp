// The state of a pick list: its orders and totes, what is still to be picked, and where the picker stands.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "db/records/event.hpp"

namespace packbench::workflows {

struct PickTote {
  std::string order;
  std::int64_t revision = 0;
  std::string tote;  // empty: not chosen yet
  bool dropped = false;
  bool operator==(const PickTote&) const = default;
};

struct PickTask {
  std::string order;
  records::PickLine line;
  std::int64_t picked = 0, shorted = 0;
  bool operator==(const PickTask&) const = default;
};

struct PickState {
  std::string mode;  // empty: no list was chosen yet
  bool one_tote = false;
  std::vector<PickTote> orders;
  std::vector<PickTask> tasks;
  std::optional<records::PickSent> step;
  bool arrived = false;
  std::optional<records::PickTaken> hand;
  std::string location;       // where the picker stood last
  std::int64_t sequence = 0;  // of it, in the walk
  std::vector<records::PickMissed> missed;
  std::vector<records::PickPicked> picked;  // what was not undone
  std::int64_t last_entry = 0;
  bool operator==(const PickState&) const = default;
};

void fold(PickState& state, const records::Event& event);

[[nodiscard]] inline std::int64_t left(const PickTask& task) {
  return task.line.quantity - task.picked - task.shorted;
}
// The first order that still needs a tote, or nullptr.
[[nodiscard]] const PickTote* without_tote(const PickState& state);
[[nodiscard]] bool all_picked(const PickState& state);

}  // namespace packbench::workflows
