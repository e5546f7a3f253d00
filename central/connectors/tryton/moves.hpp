// Tryton's stock moves, as its shipments hold them.
#pragma once
#include <string>
#include <vector>

#include "central/connectors/tryton/packed.hpp"
#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

struct Move {
  std::int64_t id = 0, product = 0, unit = 0, lot = 0, from = 0, to = 0;
  std::int64_t quantity = 0;  // pieces; -1: no whole number of them
  std::string item, lot_number, state, origin, stamp;
  bool has_lots = false;  // its product goes by lots
  json::value unit_price, currency;
};

// What is asked of moves that a record holds in `list` ("outgoing_moves"); of moves themselves where it is
// empty.
void add_move_fields(std::vector<std::string>& fields, const std::string& list, const Dialect& dialect);
[[nodiscard]] Move move_from(const json::object& record, const Dialect& dialect);
// Those of a record that was read with these fields, by id; the cancelled ones are left out.
[[nodiscard]] std::vector<Move> moves_in(const json::object& record, const std::string& list,
                                         const Dialect& dialect);

[[nodiscard]] Goods goods_of(const Move& move);  // without lot where the product does not go by lots
[[nodiscard]] Pieces pieces_of(const std::vector<Move>& moves);

// What benches counted, as Tryton looks at it: lots only where the product goes by lots.
[[nodiscard]] Pieces as_tryton(const Pieces& pieces, const std::vector<Move>& moves);

// "3 MUG, 1 TEA of lot T-1"
[[nodiscard]] std::string told(const Pieces& pieces);

}  // namespace packbench::connectors::tryton
