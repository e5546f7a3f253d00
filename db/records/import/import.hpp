// What a file says: its good rows as records, and what is wrong with the others. Pure: text in, values out.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/records/count_events.hpp"
#include "db/records/inbound_note.hpp"
#include "db/records/item.hpp"
#include "db/records/location.hpp"
#include "db/records/operator.hpp"
#include "db/records/order.hpp"
#include "db/records/returns_events.hpp"

namespace packbench::importer {

enum class Kind { items, orders, stock, operators, locations, notes, rmas, plans };

[[nodiscard]] std::string_view to_string(Kind kind);
[[nodiscard]] std::optional<Kind> kind_of(std::string_view word);

// Where in the file: lines and positions count from 1; 0 = the whole file or the whole line.
struct Place {
  std::int64_t line = 0;
  std::int64_t position =
      0;               // CSV: which column; JSON Lines: which byte of the line, where JSON itself is broken
  std::string column;  // "quantity", in JSON Lines also "lines[2].quantity"; or empty
  bool operator==(const Place&) const = default;
};

struct Problem {
  Place place;
  std::string text;      // what is wrong and what to do
  bool warning = false;  // nothing was left out because of it
  bool operator==(const Problem&) const = default;
};

// "line 12, column 15 (quantity): not a whole number from 1 to 1000000".
[[nodiscard]] std::string to_string(const Problem& problem);

struct ImportedItem {
  std::int64_t line = 0;
  records::Item item;
};

struct ImportedOrder {
  std::int64_t line = 0;  // the order's first one
  records::Order order;   // revision is 1 and consignee empty: both are settled when it is applied
  std::optional<std::int64_t> revision;
  bool cancelled = false;
  std::string reason;  // of a cancellation
  records::Consignee consignee;
  std::vector<Place> item_places;  // where each of order.lines names its item
  std::string input = "";          // makes it count once for ever; empty: it is this import's own
};

struct ImportedStock {
  std::int64_t line = 0;
  std::string item, lot, location;
  std::int64_t quantity = 0;
};

struct ImportedLocation {
  std::int64_t line = 0;
  records::Location location;
};

struct ImportedNote {
  std::int64_t line = 0;           // the note's first one
  records::InboundNote note;       // revision is 1: settled when it is applied
  std::vector<Place> item_places;  // where each of note.lines names its item
  bool cancelled = false;          // then it has a number alone
  std::string reason = "";         // of a cancellation
};

struct ImportedRma {
  std::int64_t line = 0;  // the RMA's first one
  records::Rma rma;       // revision is 1: settled by who is told
};

struct ImportedPlan {
  std::int64_t line = 0;
  records::CountPlan plan;  // likewise
};

struct ImportedOperator {
  std::int64_t line = 0;
  records::Operator person;
};

struct Import {
  std::vector<ImportedItem> items;
  std::vector<ImportedOrder> orders;
  std::vector<ImportedStock> stock;
  std::vector<ImportedOperator> operators;
  std::vector<ImportedLocation> locations;
  std::vector<ImportedNote> notes;
  std::vector<ImportedRma> rmas;
  std::vector<ImportedPlan> plans;
  std::vector<Problem> problems;  // at most kMaxProblems, by line
  std::int64_t unlisted = 0;      // problems beyond those
};

inline constexpr std::size_t kMaxProblems = 1000;

struct Options {
  std::optional<Kind> kind;         // nothing: told by the columns
  int utc_offset_minutes = 8 * 60;  // of times that name no zone
};

// Reads JSON Lines (where the first character is a brace) or CSV. Never fails as a whole but by a problem on
// line 0 or 1: not UTF-8, no header, a missing column.
[[nodiscard]] Import parse(std::string_view text, const Options& options);

}  // namespace packbench::importer
