// Where somebody stands in what is told. A row's place is its transaction, and its number within it: numbers
// are given out before their transaction commits, so only rows older than every transaction that still runs
// are told (pg_snapshot_xmin), and nothing can come in before what was told.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "central/pg/connection.hpp"

namespace packbench::central {

struct Cursor {
  std::int64_t transaction = 0;       // xid8; below 2^63 for ever
  std::array<std::int64_t, 2> row{};  // what tells rows of one transaction apart; the second may be unused
};

[[nodiscard]] std::string to_text(const Cursor& cursor);

// Empty text: the beginning. Nothing where no centre wrote it.
[[nodiscard]] std::optional<Cursor> cursor_from(const std::string& text);

// The oldest transaction that may still run: rows of those before it are told.
[[nodiscard]] std::int64_t horizon(pg::Connection& db);

}  // namespace packbench::central
