// Quantities of stacked goods, as people count them: PB-C-STACK-4X5P3.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace packbench::workflows {

// Pieces of "4X5P3": four stacks of five and three more (23); the rest may be left out. Nothing for anything
// else, for no piece at all and for more than kMostPieces.
[[nodiscard]] std::optional<std::int64_t> stacked(std::string_view text);

}  // namespace packbench::workflows
