// Moves read, compared and split.
#include "central/connectors/tryton/moves.hpp"

#include <algorithm>
#include <set>

#include "central/connectors/tryton/steps.hpp"

namespace packbench::connectors::tryton {

void add_move_fields(std::vector<std::string>& fields, const std::string& list, const Dialect& dialect) {
  const auto prefix = list.empty() ? "" : list + ".";
  for (const char* name :
       {"product", "product.code", "product.template.lot_required", "quantity", "lot", "lot.number",
        "from_location", "to_location", "state", "origin", "unit_price", "currency", "_timestamp"})
    fields.push_back(prefix + name);
  fields.push_back(prefix + std::string(dialect.unit));
}

Move move_from(const json::object& record, const Dialect& dialect) {
  const auto& product = object_in(record, "product.");
  Move move{id_in(record, "id"),
            id_in(record, "product"),
            id_in(record, dialect.unit),
            id_in(record, "lot"),
            id_in(record, "from_location"),
            id_in(record, "to_location"),
            pieces_in(record, "quantity"),
            text_in(product, "code"),
            text_in(object_in(record, "lot."), "number"),
            text_in(record, "state"),
            text_in(record, "origin"),
            text_in(record, "_timestamp"),
            !list_in(object_in(product, "template."), "lot_required").empty(),
            nullptr,
            nullptr};
  if (const auto* price = record.if_contains("unit_price")) move.unit_price = *price;
  if (const auto* currency = record.if_contains("currency")) move.currency = *currency;
  return move;
}

std::vector<Move> moves_in(const json::object& record, const std::string& list, const Dialect& dialect) {
  std::vector<Move> moves;
  for (const auto& element : list_in(record, list + "."))
    if (auto move = move_from(element.as_object(), dialect); move.state != "cancelled")
      moves.push_back(std::move(move));
  std::sort(moves.begin(), moves.end(), [](const Move& a, const Move& b) { return a.id < b.id; });
  return moves;
}

Goods goods_of(const Move& move) {
  return {move.item, move.has_lots ? move.lot_number : ""};
}

Pieces pieces_of(const std::vector<Move>& moves) {
  Pieces pieces;
  for (const auto& move : moves) {
    if (move.quantity < 0) refuse(move.item + " is not counted in pieces in Tryton");
    if (move.quantity > 0) pieces[goods_of(move)] += move.quantity;
  }
  return pieces;
}

Pieces as_tryton(const Pieces& pieces, const std::vector<Move>& moves) {
  std::set<std::string> by_lots;
  for (const auto& move : moves)
    if (move.has_lots) by_lots.insert(move.item);
  Pieces known;
  for (const auto& [goods, quantity] : pieces)
    known[{goods.item, by_lots.contains(goods.item) ? goods.lot : ""}] += quantity;
  return known;
}

std::string told(const Pieces& pieces) {
  std::string text;
  for (const auto& [goods, quantity] : pieces)
    text += (text.empty() ? "" : ", ") + std::to_string(quantity) + " " + goods.item +
            (goods.lot.empty() ? "" : " of lot " + goods.lot);
  return text.empty() ? "nothing" : text;
}

}  // namespace packbench::connectors::tryton
