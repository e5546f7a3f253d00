// Which of Tryton's moves stand for which pieces: arithmetic alone.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "central/connectors/tryton/moves.hpp"

namespace packbench::connectors::tryton {

// A move gets this quantity and lot, or place; or, new, a part of its pieces gets a move of its own.
struct Change {
  const Move* move = nullptr;
  std::int64_t quantity = 0;
  std::string lot;         // empty: as the move has it
  std::int64_t place = 0;  // to; 0: as the move has it
  bool is_new = false;
};

enum class Surplus { refused, taken };

// What must be changed so that these moves stand for these pieces: nothing, where they do. nullopt: there are
// more pieces of something than they are for; where a surplus is taken, only if no move is of that item.
[[nodiscard]] std::optional<std::vector<Change>> changes_for(const Pieces& pieces,
                                                             const std::vector<Move>& moves,
                                                             Surplus surplus = Surplus::refused);

// Pieces by the location (its id) where they went.
using Placed = std::map<Goods, std::map<std::int64_t, std::int64_t>>;

// The same for where they go; `placed` has as many of each as the moves.
[[nodiscard]] std::vector<Change> places_for(const Placed& placed, const std::vector<Move>& moves);

// So many pieces of that move.
struct Share {
  const Move* move = nullptr;
  std::int64_t quantity = 0;
};

// For each parcel what it holds of the moves, whose pieces are those of all parcels.
[[nodiscard]] std::vector<std::vector<Share>> shares_for(const std::vector<Pieces>& parcels,
                                                         const std::vector<Move>& moves);

// What must be changed so that no move is shared by two parcels: nothing, where none is.
[[nodiscard]] std::vector<Change> parts_of(const std::vector<std::vector<Share>>& shares);

}  // namespace packbench::connectors::tryton
