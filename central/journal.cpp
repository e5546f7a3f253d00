// The journals of all benches.
#include "central/journal.hpp"

#include <algorithm>

#include "central/effects.hpp"
#include "central/pg/transaction.hpp"
#include "db/records/chain.hpp"

namespace packbench::central {
namespace {

using http::problem;
using records::ChainedRow;
using Rows = std::vector<ChainedRow>;

std::string name_of(const ChainedRow& row) {
  return "row " + std::to_string(row.row.seq);
}

// PostgreSQL's texts hold none. Nothing that a bench writes does.
bool has_zero(const ChainedRow& chained) {
  const auto& row = chained.row;
  std::vector<std::string_view> texts{row.lane, row.person, row.stream, row.type, row.payload};
  if (row.input) texts.insert(texts.end(), {row.input->source, row.input->aim});
  if (row.input && row.input->id) texts.push_back(*row.input->id);
  return std::any_of(texts.begin(), texts.end(), [](auto text) { return text.find('\0') != text.npos; });
}

// The hash of a row that is here; that before the first is known to all.
std::string hash_at(pg::Connection& db, const Caller& bench, const Kept& kept, std::int64_t seq) {
  if (seq == kept.seq) return kept.hash;
  if (seq == 0) return records::first_hash();
  return db.run("SELECT hash FROM journal WHERE bench = $1 AND seq = $2", {bench.id, seq}).bytes(0, 0);
}

// Rows that are here already must be those. Where the last of them is, all before it are: the chain says so.
std::optional<http::Response> compare_known(pg::Connection& db, const Caller& bench, const Kept& kept,
                                            const Rows& rows) {
  const auto first = rows.front().row.seq;
  if (first > kept.seq) return std::nullopt;
  const auto known = std::min<std::int64_t>(kept.seq - first, static_cast<std::int64_t>(rows.size()) - 1);
  const auto& row = rows[static_cast<std::size_t>(known)];
  if (hash_at(db, bench, kept, row.row.seq) == row.hash) return std::nullopt;
  return problem(409, "forked",
                 name_of(row) + " of this bench is here with another content: its store was replaced");
}

std::optional<http::Response> check(pg::Connection& db, const Caller& bench, const Kept& kept,
                                    const Rows& rows) {
  const auto first = rows.front().row.seq;
  if (first > kept.seq + 1 || first < 1)
    return problem(409, "gap",
                   name_of(rows.front()) + " was sent, " + std::to_string(kept.seq + 1) + " is the next");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].row.seq != first + static_cast<std::int64_t>(i))
      return problem(409, "gap", name_of(rows[i]) + " does not follow the one before it");
    if (has_zero(rows[i])) return problem(400, "bad_row", name_of(rows[i]) + " has a text with a zero byte");
  }
  if (auto refusal = compare_known(db, bench, kept, rows)) return refusal;
  auto previous = hash_at(db, bench, kept, first - 1);
  for (const auto& row : rows) {
    previous = records::chain_hash(previous, row.row);
    if (previous != row.hash)
      return problem(409, "chain_broken", "the hash of " + name_of(row) + " is not that of its content");
  }
  return std::nullopt;
}

void copy(pg::Connection& db, const Caller& bench, const Rows& rows, std::size_t first) {
  std::string lines;
  for (auto i = first; i < rows.size(); ++i) {
    const auto& row = rows[i].row;
    pg::CopyLine line(lines);
    line.number(bench.id).number(row.seq).number(row.at_ms).text(row.lane).text(row.person).text(row.stream);
    if (row.input && row.input->id)
      line.text(*row.input->id);
    else
      line.null();
    if (row.input)
      line.text(row.input->source).bytes(row.input->raw).text(row.input->aim);
    else
      line.null().null().null();
    line.text(row.type).text(row.payload).bytes(rows[i].hash);
  }
  db.copy(
      "COPY journal(bench, seq, at_ms, lane, person, stream, input_id, source, raw, aim, type, payload, hash)"
      " FROM STDIN",
      lines);
}

Kept keep(pg::Connection& db, const LeaseRules& rules, const Caller& bench, const Rows& rows,
          std::size_t first) {
  copy(db, bench, rows, first);
  std::vector<const records::JournalRow*> fresh;
  for (auto i = first; i < rows.size(); ++i) fresh.push_back(&rows[i].row);
  apply(db, rules, bench, fresh);
  const Kept kept{rows.back().row.seq, rows.back().hash};
  db.run("UPDATE benches SET kept = $2, hash = $3::bytea, pushed_at = now() WHERE id = $1",
         {bench.id, kept.seq, pg::Bytes{kept.hash}});
  return kept;
}

Kept kept_from(const pg::Rows& row) {
  return {row.number(0, 0), row.bytes(0, 1)};
}

}  // namespace

Kept kept_of(pg::Connection& db, const Caller& bench) {
  return kept_from(db.run("SELECT kept, hash FROM benches WHERE id = $1", {bench.id}));
}

http::Outcome<Kept> push(pg::Connection& db, const LeaseRules& rules, const Caller& bench, const Rows& rows) {
  pg::Transaction transaction(db);
  const auto kept =
      kept_from(db.run("SELECT kept, hash FROM benches WHERE id = $1 FOR NO KEY UPDATE", {bench.id}));
  if (auto refusal = check(db, bench, kept, rows)) return *std::move(refusal);
  const auto known = kept.seq - rows.front().row.seq + 1;
  if (known >= static_cast<std::int64_t>(rows.size())) return kept;
  const auto now = keep(db, rules, bench, rows, static_cast<std::size_t>(std::max<std::int64_t>(known, 0)));
  transaction.commit();
  return now;
}

}  // namespace packbench::central
