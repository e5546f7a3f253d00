// Pieces over moves, in the order of the moves.
#include "central/connectors/tryton/allotment.hpp"

#include <algorithm>
#include <utility>

namespace packbench::connectors::tryton {
namespace {

// What some moves are to stand for, part by part: a lot each, or a place each.
struct Part {
  std::string lot;
  std::int64_t place = 0, quantity = 0;
};

bool any_left(const std::vector<Part>& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.quantity > 0; });
}

// Each move in turn takes as much as it is for: the first part on itself, others on moves of their own.
// Whether all found room.
bool spread(const std::vector<const Move*>& moves, std::vector<Part> parts, Surplus surplus,
            std::vector<Change>& changes) {
  auto part = parts.begin();
  for (const auto* move : moves) {
    const bool takes_all = surplus == Surplus::taken && move == moves.back();
    auto room = std::max<std::int64_t>(move->quantity, 0);
    bool is_new = false;
    do {
      while (part != parts.end() && part->quantity == 0) ++part;
      if (part == parts.end()) {
        changes.push_back({move, 0, "", 0, false});
        break;
      }
      const auto taken = takes_all ? part->quantity : std::min(room, part->quantity);
      changes.push_back({move, taken, part->lot, part->place, is_new});
      part->quantity -= taken;
      room -= taken;
      is_new = true;
    } while ((room > 0 || takes_all) && any_left(parts));
  }
  return !any_left(parts);
}

bool changes_something(const Change& change) {
  const auto& move = *change.move;
  return change.is_new || change.quantity != move.quantity ||
         (!change.lot.empty() && change.lot != move.lot_number) ||
         (change.place != 0 && change.place != move.to);
}

void drop_idle(std::vector<Change>& changes) {
  std::erase_if(changes, [](const Change& change) { return !changes_something(change); });
}

}  // namespace

std::optional<std::vector<Change>> changes_for(const Pieces& pieces, const std::vector<Move>& moves,
                                               Surplus surplus) {
  struct OfItem {
    std::vector<const Move*> moves;
    Pieces there, wanted;
  };
  std::map<std::string, OfItem> items;
  for (const auto& move : moves) {
    auto& item = items[move.item];
    item.moves.push_back(&move);
    if (move.quantity > 0) item.there[goods_of(move)] += move.quantity;
  }
  for (const auto& [goods, quantity] : pieces) items[goods.item].wanted[goods] = quantity;
  std::vector<Change> changes;
  for (const auto& [name, item] : items) {
    if (item.there == item.wanted) continue;
    std::vector<Part> parts;
    for (const auto& [goods, quantity] : item.wanted) parts.push_back({goods.lot, 0, quantity});
    if (!spread(item.moves, parts, surplus, changes)) return std::nullopt;
  }
  drop_idle(changes);
  return changes;
}

std::vector<Change> places_for(const Placed& placed, const std::vector<Move>& moves) {
  Placed there;
  for (const auto& move : moves)
    if (move.quantity > 0) there[goods_of(move)][move.to] += move.quantity;
  std::vector<Change> changes;
  for (const auto& [goods, places] : placed) {
    if (there[goods] == places) continue;
    std::vector<const Move*> of_goods;
    for (const auto& move : moves)
      if (goods_of(move) == goods) of_goods.push_back(&move);
    std::vector<Part> parts;
    for (const auto& [place, quantity] : places) parts.push_back({"", place, quantity});
    spread(of_goods, parts, Surplus::refused, changes);
  }
  drop_idle(changes);
  return changes;
}

std::vector<std::vector<Share>> shares_for(const std::vector<Pieces>& parcels,
                                           const std::vector<Move>& moves) {
  std::map<const Move*, std::int64_t> left;
  for (const auto& move : moves) left[&move] = move.quantity;
  std::vector<std::vector<Share>> shares;
  for (const auto& pieces : parcels) {
    auto& of_parcel = shares.emplace_back();
    for (const auto& [goods, quantity] : pieces) {
      auto missing = quantity;
      for (const auto& move : moves) {
        const auto taken = goods_of(move) == goods ? std::min(missing, left[&move]) : 0;
        if (taken <= 0) continue;
        of_parcel.push_back({&move, taken});
        left[&move] -= taken;
        missing -= taken;
      }
    }
  }
  return shares;
}

std::vector<Change> parts_of(const std::vector<std::vector<Share>>& shares) {
  std::vector<Change> changes;
  std::map<const Move*, bool> has_share;
  for (const auto& of_parcel : shares)
    for (const auto& [move, quantity] : of_parcel)
      changes.push_back({move, quantity, "", 0, std::exchange(has_share[move], true)});
  drop_idle(changes);
  return changes;
}

}  // namespace packbench::connectors::tryton
