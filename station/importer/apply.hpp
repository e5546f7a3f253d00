// What of an import is new to the store, as facts in its journal. The same file twice changes nothing.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "db/reader.hpp"
#include "db/records/import/import.hpp"
#include "db/store.hpp"

namespace packbench::importer {

struct ImportResult {
  std::int64_t added = 0, changed = 0, unchanged = 0, cancelled = 0;  // rows (orders: whole ones)
  std::vector<Problem> problems;  // the import's own first; at most kMaxProblems
  std::int64_t unlisted = 0;      // problems beyond those
};

// Writes operators, items, locations, stock, orders and inbound notes, in this order, each kind as one
// durable step. `source` names the file or client in the journal ("file:orders.csv", "api"); consignees are
// sealed before anything of them is stored. `by`: the operator who brought it, or empty.
//
// An order that is known by other content becomes revision + 1; one with a revision of its own counts as
// known where that isn't newer, and is a problem where the same revision has another content. What is over
// (shipped, shorted, cancelled) isn't changed any more but by a greater revision, and that only before it has
// left.
[[nodiscard]] ImportResult apply(const Import& import, db::Store& store, db::Reader& reader,
                                 std::int64_t now_ms, const std::string& source, const std::string& by = {});

}  // namespace packbench::importer
