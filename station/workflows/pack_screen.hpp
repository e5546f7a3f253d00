// The pack's part of the screen.
#pragma once
#include <string_view>

#include "station/workflows/lane_state.hpp"

namespace packbench::workflows {

[[nodiscard]] Text pack_title(const PackState& pack, Phase phase);
[[nodiscard]] Text pack_instruction(const PackState& pack, Phase phase, const Rules& rules,
                                    std::string_view language);

// Whether the command, which the phase accepts, has something to work on.
[[nodiscard]] bool is_useful(const PackState& pack, std::string_view command);

// Lines, notes, parcels and totals.
void draw_pack(Screen& screen, const PackState& pack);

}  // namespace packbench::workflows
