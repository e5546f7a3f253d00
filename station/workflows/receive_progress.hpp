// Questions to a receipt: what is left of it, what waits for inspection, how it differs from its note.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "station/workflows/receive_state.hpp"

namespace packbench::workflows::receive {

// Pieces counted for a line, sound and damaged ones.
[[nodiscard]] std::int64_t counted(const ReceiveState& state, const std::string& line);

// The lines that pieces of this item and lot (empty: the item has none) are for: those that name the lot
// first.
[[nodiscard]] std::vector<const ReceiveLine*> lines_for(const ReceiveState& state, const std::string& item,
                                                        const std::string& lot);

// Pieces still expected on these lines.
[[nodiscard]] std::int64_t left(const ReceiveState& state, const std::vector<const ReceiveLine*>& lines);

// Pieces that are neither passed nor rejected.
[[nodiscard]] std::int64_t pending(const ReceiveGoods& goods);
// The first goods that wait for inspection, or nullptr.
[[nodiscard]] const ReceiveGoods* next_pending(const ReceiveState& state);
[[nodiscard]] const ReceiveGoods* find_goods(const ReceiveState& state, const records::ReceiveLot& lot);

// How many of these pieces must still be looked at before PASS covers them all; where every piece is looked
// at, 0.
[[nodiscard]] std::int64_t sample_left(const ReceiveState& state, const ReceiveGoods& goods,
                                       std::int64_t examined);
// Whether a sample decides for all of these pieces.
[[nodiscard]] bool is_sampled(const ReceiveState& state, const ReceiveGoods& goods);

// Every difference between note and goods, line by line, then what is damaged, foreign or rejected.
[[nodiscard]] std::vector<records::ReceiveDifference> differences(const ReceiveState& state);
// The first that has no cause and no responsible party yet, or nothing.
[[nodiscard]] std::optional<records::ReceiveDifference> next_unexplained(const ReceiveState& state);

// The item as the receipt knows it, or nullptr.
[[nodiscard]] const records::ReceiveItem* item_in(const ReceiveState& state, std::string_view item);
// Its name, or its number where it is not known.
[[nodiscard]] std::string item_name(const ReceiveState& state, std::string_view item,
                                    std::string_view language);

// How late goods are: not at all, nearly expired by the item's rule, expired. `today` and `expiry`:
// YYYY-MM-DD.
enum class Late { no, nearly, expired };
[[nodiscard]] Late lateness(const std::string& expiry, std::int64_t days_left, const std::string& today);

}  // namespace packbench::workflows::receive
