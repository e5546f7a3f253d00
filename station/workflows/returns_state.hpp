// The fold of a return.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "db/records/event.hpp"

namespace packbench::workflows {

// Each question is answered in this order: what is it about, which kind, how does the packaging look; then
// the pieces.
struct ReturnsState {
  std::optional<records::ReturnBegan> began;
  std::optional<records::ReturnKind> kind;
  std::optional<records::Packaging> packaging;
  std::vector<records::ReturnGraded> entries;
  std::int64_t last_entry = 0;
  std::optional<records::ReturnCounted> counted;  // since the last piece
  records::ExchangeGround exchange = records::ExchangeGround::no_exchange;
  bool operator==(const ReturnsState&) const = default;
};

void fold(ReturnsState& state, const records::Event& event);

}  // namespace packbench::workflows
