// The state of a receipt: what the note wants, what was counted, what inspection said. The fold of its
// events.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/records/event.hpp"

namespace packbench::workflows {

struct ReceiveLine {
  std::string line, item, lot;
  std::int64_t wanted = 0;  // 0: the note has it no more, but pieces of it were counted
  bool operator==(const ReceiveLine&) const = default;
};

// What one scan counted, and was not undone.
struct ReceiveEntry {
  std::int64_t entry = 0, quantity = 0;
  records::ReceiveLot goods;
  std::string serial;
  std::vector<records::ReceivePart> parts;
  std::string barcode;
  std::int64_t pack = 1;  // pieces that one scan of the barcode means
  bool operator==(const ReceiveEntry&) const = default;
};

struct ReceiveGoods {
  records::ReceiveLot goods;
  std::int64_t counted = 0, passed = 0, rejected = 0;
  std::int64_t sampled = 0;  // looked at, of those that were decided on
  bool operator==(const ReceiveGoods&) const = default;
};

// What inspection said last, and the code it was scanned by.
struct ReceiveDecision {
  std::int64_t number = 0;  // counts the decisions of the document
  records::ReceiveInspected what;
  std::string barcode;
  std::int64_t pack = 1;
  bool operator==(const ReceiveDecision&) const = default;
};

struct ReceiveState {
  bool began = false, blind = false, inspecting = false;
  records::InboundNote note;  // as the receiver knows it
  std::vector<ReceiveLine> lines;
  std::vector<records::ReceiveItem> items;
  std::string place, defects;  // where counted and rejected goods are booked
  bool place_hazardous = false, defects_hazardous = false;
  std::string person;  // who has it; empty while it is set aside
  records::ReceiveWitness owed = records::ReceiveWitness::none;
  std::string mark;       // the next scan counts damaged pieces, for this reason
  records::Capture held;  // told before its piece
  std::vector<ReceiveEntry> entries;
  std::int64_t last_entry = 0;
  std::string last_line, last_item;
  std::vector<ReceiveGoods> goods;
  std::optional<records::ReceiveExamined> examined;  // in the inspector's hands
  ReceiveDecision decided;                           // number 0: nothing yet
  std::vector<records::ReceiveExplained> explained;
  bool operator==(const ReceiveState&) const = default;
};

void fold(ReceiveState& state, const records::Event& event);

}  // namespace packbench::workflows
