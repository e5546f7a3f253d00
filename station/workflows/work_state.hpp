// The state of work on a document: who has it, what it waits for, and the workflow's own state.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "db/records/event.hpp"
#include "station/workflows/count_state.hpp"
#include "station/workflows/handover_state.hpp"
#include "station/workflows/label_state.hpp"
#include "station/workflows/move_state.hpp"
#include "station/workflows/pick_state.hpp"
#include "station/workflows/receive_state.hpp"
#include "station/workflows/returns_state.hpp"
#include "station/workflows/shift_state.hpp"

namespace packbench::workflows {

// In the order of records::WorkKind.
using FlowState =
    std::variant<ReceiveState, MoveState, PickState, HandoverState, ReturnsState, CountState, ShiftState>;

struct WorkState {
  records::WorkKind kind = records::WorkKind::receive;
  std::string document, lane, person;
  std::int64_t token = 0, revision = 0;
  bool ended = false;
  // Settled by any later event of the work.
  std::optional<records::WorkAsked> asked;
  std::optional<records::WorkAwaited> awaited;
  std::int64_t quantity = 0;  // what the next scan means; 0 = as usual
  LabelState labels;
  FlowState job;
  bool operator==(const WorkState&) const = default;
};

[[nodiscard]] WorkState apply(WorkState state, const records::Event& event);
[[nodiscard]] WorkState fold_work(const std::vector<records::Event>& history);

}  // namespace packbench::workflows
