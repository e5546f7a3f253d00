// What events move between places.
#include "db/records/movements.hpp"

#include <boost/json.hpp>

namespace packbench::records {
namespace {

namespace json = boost::json;

// Which members of an event say what it moves. A quantity below zero takes.
struct Members {
  std::string_view type;
  const char *from, *to;  // paths of the places; null: a place that is the bench's own
  const char *item, *lot, *quantity;
  const char* list = nullptr;   // the members stand in each element of this list
  const char* place = nullptr;  // instead of `to`: a place that is known without a member
};
constexpr Members kMoves[] = {
    {"stock.received", nullptr, "location", "item", "lot", "quantity"},
    {"receive.counted", nullptr, "goods.place", "goods.item", "goods.lot", "quantity"},
    {"receive.undone", "goods.place", nullptr, "goods.item", "goods.lot", "quantity"},
    {"receive.inspected", "goods.place", "to", "goods.item", "goods.lot", "quantity"},
    {"move.moved", "from", "to", "item", "lot", "quantity"},
    {"move.undone", "to", "from", "item", "lot", "quantity"},
    {"pick.picked", "from", nullptr, "item", "lot", "quantity"},
    {"pick.undone", nullptr, "from", "item", "lot", "quantity"},
    {"pick.dropped", nullptr, nullptr, "item", "lot", "quantity", "goods", "passed"},
    {"returns.graded", nullptr, "place", "item", "capture.lot", "quantity"},
    {"returns.undone", "place", nullptr, "item", "lot", "quantity"},
    {"count.corrected", nullptr, "location", "item", "lot", "variance"},
};

// A member that is left out has its default: "" and 0.
const json::value* member(const json::object& object, std::string_view path) {
  const auto dot = path.find('.');
  const auto* found = object.if_contains(path.substr(0, dot));
  if (!found || dot == path.npos) return found;
  return found->is_object() ? member(found->get_object(), path.substr(dot + 1)) : nullptr;
}

// Names that no index takes are no names.
constexpr std::size_t kLongest = 500;

bool read(const json::object& object, const char* path, std::string& into) {
  const auto* found = path ? member(object, path) : nullptr;
  if (found && !found->is_string()) return false;
  if (found &&
      (found->get_string().size() > kLongest || found->get_string().find('\0') != json::string::npos))
    return false;
  if (found) into = std::string(found->get_string());
  return true;
}

bool read(const json::object& object, const char* path, std::int64_t& into) {
  const auto* found = member(object, path);
  if (found && !found->is_int64()) return false;
  if (found) into = found->get_int64();
  return true;
}

// Sums stay far below what 64 bits hold, whatever a bench says.
constexpr std::int64_t kMost = 1'000'000'000'000;

std::vector<const json::object*> rows_of(const json::object& payload, const char* list) {
  if (!list) return {&payload};
  std::vector<const json::object*> rows;
  const auto* found = payload.if_contains(list);
  if (found && found->is_array())
    for (const auto& row : found->get_array())
      if (row.is_object()) rows.push_back(&row.get_object());
  return rows;
}

std::optional<Movement> movement_of(const Members& members, const json::object& row) {
  Movement move;
  if (members.place) move.to = members.place;
  const bool good = read(row, members.from, move.from) && read(row, members.to, move.to) &&
                    read(row, members.item, move.item) && read(row, members.lot, move.lot) &&
                    read(row, members.quantity, move.quantity);
  if (!good || move.quantity > kMost || move.quantity < -kMost) return std::nullopt;
  return move;
}

}  // namespace

std::optional<std::vector<Movement>> movements_of(std::string_view type, const json::object& payload) {
  std::vector<Movement> moves;
  for (const auto& members : kMoves) {
    if (members.type != type) continue;
    const auto* list = members.list ? payload.if_contains(members.list) : nullptr;
    if (list && !list->is_array()) return std::nullopt;
    for (const auto* row : rows_of(payload, members.list)) {
      auto move = movement_of(members, *row);
      if (!move) return std::nullopt;
      moves.push_back(*std::move(move));
    }
  }
  return moves;
}

std::vector<std::string> moving_types() {
  std::vector<std::string> types;
  for (const auto& members : kMoves) types.emplace_back(members.type);
  return types;
}

}  // namespace packbench::records
