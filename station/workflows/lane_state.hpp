// The state of a lane: who stands there, what must be acknowledged or answered, and the order that is open.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "station/workflows/input.hpp"
#include "station/workflows/pack_state.hpp"
#include "station/workflows/work_state.hpp"

namespace packbench::workflows {

struct LaneState {
  std::string lane;
  std::optional<records::Operator> person;
  std::optional<records::Text> stop;
  std::optional<records::LaneAsked> asked;
  std::optional<PackState> pack;
  std::optional<WorkState> work;  // at most one of pack and work

  // Compiled in one place: whoever holds a lane would else compile the copying of all that it can be busy
  // with.
  LaneState();
  ~LaneState();
  LaneState(const LaneState&);
  LaneState(LaneState&&) noexcept;
  LaneState& operator=(const LaneState&);
  LaneState& operator=(LaneState&&) noexcept;
  bool operator==(const LaneState&) const;
};

// What a lane can be busy with; each has its own title, instruction and set of commands.
enum class Phase {
  signed_out,
  stopped,     // a stop waits for OK
  confirming,  // a question of the lane waits for YES, NO or CHOOSE
  idle,        // no order is open
  packing,
  taking_out,     // the order changed or was cancelled: pieces must come out
  awaiting,       // a piece waits for its lot, expiry or serial
  asking,         // a question of the pack waits for CHOOSE
  approving,      // a question of the pack waits for a supervisor's badge
  sealing,        // a closed parcel waits for the scan on the box
  blocked,        // sealed parcels hold what the order no longer wants
  working,        // on a document: the workflow of its kind says what is scanned next
  work_awaiting,  // a piece of the work waits for its lot, expiry or serial
  work_asking,    // a question of the work waits for CHOOSE
  work_signing,   // a question of the work waits for a badge
};
[[nodiscard]] Phase phase_of(const LaneState& state);
// The same as if no stop were pending: where the work stands.
[[nodiscard]] Phase calm_phase_of(const LaneState& state);

// "zh-CN" or "en": the operator's, zh-CN while nobody is signed in.
[[nodiscard]] std::string language_of(const LaneState& state);

// The state after `event`. The events of an order may also come from elsewhere (print queue, another lane
// that takes the order over): then it leaves this lane.
[[nodiscard]] LaneState apply(LaneState state, const records::Event& event);

// The state that a decision leads to: what was done with a resumed order before comes first.
[[nodiscard]] LaneState advance(LaneState state, const Decision& decision);

// The lane as it stood, from its row in the store and the history of the order that is open there (empty:
// none) or of the document.
[[nodiscard]] LaneState restore(std::string lane, std::optional<records::Operator> person,
                                std::optional<records::Text> stop, std::optional<records::LaneAsked> asked,
                                const std::vector<records::Event>& history,
                                const std::vector<records::Event>& work_history = {});

}  // namespace packbench::workflows
