// verify: the chain, the fold and the ledger, each recomputed from the journal.
#include <array>

#include "db/compare.hpp"
#include "db/journal.hpp"
#include "db/json_text.hpp"
#include "db/projections/project.hpp"
#include "db/records/chain.hpp"
#include "db/schema.hpp"
#include "db/sealing.hpp"
#include "db/upkeep.hpp"

namespace packbench::db {
namespace {

constexpr std::size_t kMostDifferences = 20;  // of the journal; enough to see what happened

class Verifier {
 public:
  explicit Verifier(Connection& stored) : stored_(stored), folded_(Connection::scratch()) {}

  Result<Verified> run();

 private:
  void differs(std::string what) {
    if (found_.differences.size() < kMostDifferences) found_.differences.push_back(std::move(what));
  }
  void walk_journal();
  void check_row(const records::JournalRow& row, const std::string& hash);
  void fold(const records::JournalRow& row);
  void compare();
  void check_by_sql();
  void check_file();

  Connection& stored_;
  Connection folded_;  // the same schema, filled by the same projections
  Head head_;
  Verified found_;
};

records::JournalRow read_row(const Rows& rows) {
  records::JournalRow row{rows.number(0), rows.number(1), rows.text(2), rows.text(3),
                          rows.text(4),   std::nullopt,   rows.text(9), rows.text(10)};
  if (!rows.null(6))
    row.input = records::RowInput{rows.null(5) ? std::nullopt : std::optional(rows.text(5)), rows.text(6),
                                  rows.text(7), rows.text(8)};
  return row;
}

void Verifier::check_row(const records::JournalRow& row, const std::string& hash) {
  const auto name = "journal row " + std::to_string(row.seq);
  if (row.seq != head_.seq + 1) differs(name + ": rows are missing before it");
  if (records::chain_hash(head_.hash, row) != hash) differs(name + ": the hash chain breaks here");
  head_ = {row.seq, hash};
}

void Verifier::fold(const records::JournalRow& row) {
  if (row.type == kNoted) return;
  const auto name = "journal row " + std::to_string(row.seq) + " (" + row.type + "): ";
  const auto event = event_from_text(row.type, row.payload);
  if (!event) return differs(name + event.error().message);
  try {
    if (const auto done = project(folded_, fact_of(row), *event); !done) differs(name + done.error().message);
  } catch (const SQLite::Exception& failure) {
    differs(name + failure.what());
  }
}

void Verifier::walk_journal() {
  auto rows = stored_.query(
      "SELECT seq, at_ms, lane, person, stream, input_id, source, raw, aim, type, payload, hash"
      " FROM journal ORDER BY seq");
  folded_.run("BEGIN");
  while (rows.next()) {
    const auto row = read_row(rows);
    check_row(row, rows.text(11));
    fold(row);
    ++found_.rows;
  }
  folded_.run("COMMIT");
}

void Verifier::compare() {
  for (const auto& table : table_names(folded_)) {
    if (table == "journal") continue;
    if (auto difference = compare_table(stored_, folded_, table); !difference.empty())
      found_.differences.push_back(std::move(difference));
  }
}

// The ledger looked at without the projections' help; each query gives one row for each thing that is wrong.
struct LedgerRule {
  const char* sql;
  const char* name;
};
constexpr std::array kLedgerRules{
    LedgerRule{"SELECT item || ' ' || lot || ': ' || sum(quantity) FROM balances GROUP BY item, lot HAVING "
               "sum(quantity) <> 0",
               "balances don't sum to zero: "},
    LedgerRule{"SELECT location || ' ' || item || ' ' || lot || ': off by ' || sum(quantity) FROM"
               " (SELECT to_location AS location, item, lot, quantity FROM movements"
               " UNION ALL SELECT from_location, item, lot, -quantity FROM movements"
               " UNION ALL SELECT location, item, lot, -quantity FROM balances)"
               " GROUP BY location, item, lot HAVING sum(quantity) <> 0",
               "balances are not the sum of movements: "},
    LedgerRule{"SELECT \"table\" || ' row points to nothing in ' || parent FROM pragma_foreign_key_check",
               "reference: "},
};

void Verifier::check_by_sql() {
  for (const auto& rule : kLedgerRules) {
    auto rows = stored_.query(rule.sql);
    if (rows.next()) found_.differences.push_back(rule.name + rows.text(0));
  }
}

void Verifier::check_file() {
  auto rows = stored_.query("PRAGMA integrity_check(1)");
  if (rows.next() && rows.text(0) != "ok") found_.differences.push_back("file: " + rows.text(0));
}

Result<Verified> Verifier::run() {
  // Row by row the same work as in the store, without its guarantees: it is thrown away, and references are
  // checked there.
  folded_.script(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = "
      "-65536");
  if (auto made = migrate(folded_, store_kind()); !made) return made.error();
  const Snapshot snapshot(stored_);
  walk_journal();
  if (auto difference = compare_schema(stored_, folded_); !difference.empty())
    found_.differences.push_back(std::move(difference));
  compare();
  check_by_sql();
  check_file();
  return std::move(found_);
}

}  // namespace

Result<Verified> verify(const std::filesystem::path& path) {
  start_sodium();
  try {
    const auto version = version_on_disk(path, store_kind());
    if (!version) return version.error();
    if (*version != static_cast<std::int64_t>(store_migrations().size()))
      return Error{Errc::not_found, path.string() + ": no store of this version is here to be verified"};
    Connection stored(path, Connection::Access::read);
    return Verifier(stored).run();
  } catch (const SQLite::Exception& failure) {
    auto error = error_of(failure);
    error.message = path.string() + ": " + error.message;
    return error;
  }
}

}  // namespace packbench::db
