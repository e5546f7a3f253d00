// Returns and what came back in them: each piece from the outside world to the place it was sent to.
#include "db/projections/returns.hpp"

#include "db/projections/ledger.hpp"
#include "db/projections/works.hpp"

namespace packbench::db {
namespace {

// An RMA that is taken in under another return's name is done with: it can't come in twice.
Result<void> use_rma(Connection& db, const Fact& fact, const std::string& rma) {
  if (rma.empty() || rma == fact.document) return {};
  const int used = db.run(
      "UPDATE works SET state = 'ended', ended_ms = ?, signed = ? WHERE kind = 'returns'"
      " AND document = ? AND state = 'open'",
      fact.at_ms, fact.person, rma);
  if (used == 0) return Error{Errc::conflict, rma + " is being taken in, or was"};
  return {};
}

Result<void> expect_begun(int changed, const Fact& fact) {
  if (changed == 0) return Error{Errc::conflict, "return " + std::string(fact.document) + " has not begun"};
  return {};
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const records::ReturnAnnounced& e) {
  return tell_work(db, {"returns",
                        e.rma.rma,
                        e.rma.revision,
                        kNoDue,
                        fact.seq,
                        records::json::serialize(records::to_json(e.rma)),
                        {}});
}

Result<void> apply(Connection& db, const Fact& fact, const records::ReturnBegan& e) {
  if (auto used = use_rma(db, fact, e.rma); !used) return used;
  db.run("INSERT INTO returns(document, rma, number, channel, reason, days, began_ms) VALUES(?,?,?,?,?,?,?)",
         fact.document, e.rma, e.order, e.channel, e.reason, e.days, fact.at_ms);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::ReturnKindTold& e) {
  return expect_begun(db.run("UPDATE returns SET kind = ? WHERE document = ?",
                             boost::describe::enum_to_string(e.kind, ""), fact.document),
                      fact);
}

Result<void> apply(Connection& db, const Fact& fact, const records::ReturnPackagingSeen& e) {
  return expect_begun(db.run("UPDATE returns SET packaging = ? WHERE document = ?",
                             boost::describe::enum_to_string(e.packaging, ""), fact.document),
                      fact);
}

// F13: nothing is taken out before the packaging was looked at.
Result<void> apply(Connection& db, const Fact& fact, const records::ReturnGraded& e) {
  {
    auto row = db.query("SELECT packaging FROM returns WHERE document = ?", fact.document);
    if (!row.next() || row.text(0).empty())
      return Error{Errc::conflict, "the packaging of " + std::string(fact.document) + " was not looked at"};
  }
  db.run("INSERT INTO returned_pieces VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", fact.document, e.entry, e.order,
         e.item, e.quantity, e.capture.lot, e.capture.expiry, e.capture.serial, e.grade, e.disposition,
         e.place, e.odd);
  move(db, {fact.seq, 0, e.item, e.capture.lot, e.quantity}, std::string(kOutside), e.place);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::ReturnUndone& e) {
  if (lying(db, e.place, e.item, e.lot) < e.quantity)
    return Error{Errc::conflict, e.item + " was taken from " + e.place + " already: it can't be undone"};
  const int gone = db.run(
      "DELETE FROM returned_pieces WHERE document = ? AND entry = ? AND item = ? AND lot = ?"
      " AND place = ? AND quantity = ?",
      fact.document, e.entry, e.item, e.lot, e.place, e.quantity);
  if (gone == 0) return Error{Errc::conflict, "entry " + std::to_string(e.entry) + " is not in this return"};
  move(db, {fact.seq, 0, e.item, e.lot, e.quantity}, e.place, std::string(kOutside));
  return {};
}

}  // namespace packbench::db
