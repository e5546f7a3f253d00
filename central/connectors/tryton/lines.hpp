// Moves as lines of pieces: what orders, notes and returns have in common.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <vector>

#include "central/connectors/tryton/items.hpp"
#include "db/records/error.hpp"

namespace packbench::connectors::tryton {

struct Line {
  std::string line;  // line_name(), with "/<lot>" behind it where the move has a lot
  std::string item, lot;
  std::int64_t quantity = 0;  // pieces: of the product's own unit, whatever unit it was sold or bought in
};

// The line that a move is for: its origin ("sale.line,12"), which stays when Tryton makes the move anew;
// where it has none, its product ("product,6").
[[nodiscard]] std::string line_name(const boost::json::object& move);

// One line for each origin, product and lot, in the order of their names; those of moves that are cancelled
// or of nothing are left out. An error, in words for a supervisor, where a bench can't count or name
// something.
[[nodiscard]] records::Result<std::vector<Line>> lines_from(const boost::json::array& moves,
                                                            const ItemNames& items);

}  // namespace packbench::connectors::tryton
