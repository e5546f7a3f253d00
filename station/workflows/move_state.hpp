// The state of a walk of moves: where goods are taken from, what is in the hand, what was moved.
#pragma once
#include <optional>
#include <vector>

#include "db/records/event.hpp"

namespace packbench::workflows {

struct MoveState {
  std::optional<records::MoveStarted> from;  // with what lies there now
  std::optional<records::MoveTaken> hand;
  std::vector<records::MoveMoved> moved;  // what was not undone
  std::int64_t last_entry = 0;
  std::string barcode;  // by which the newest goods were taken
  bool cases = false;   // and whether they are whole cases
  bool operator==(const MoveState&) const = default;
};

void fold(MoveState& state, const records::Event& event);

}  // namespace packbench::workflows
