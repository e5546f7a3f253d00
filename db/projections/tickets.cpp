// Tickets: opened once, closed once.
#include "db/projections/returns.hpp"

namespace packbench::db {

Result<void> apply(Connection& db, const Fact& fact, const records::TicketOpened& e) {
  {
    auto known = db.query("SELECT 1 FROM tickets WHERE ticket = ?", e.ticket);
    if (known.next()) return Error{Errc::conflict, "ticket " + e.ticket + " is there already"};
  }
  db.run("INSERT INTO tickets(ticket, kind, document, text, opened_ms, opened_by) VALUES(?,?,?,?,?,?)",
         e.ticket, e.kind, e.document, records::json::serialize(records::to_json(e.text)), fact.at_ms,
         fact.person);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::TicketClosed& e) {
  const int closed = db.run(
      "UPDATE tickets SET state = 'closed', closed_ms = ?, closed_by = ?, reason = ?"
      " WHERE ticket = ? AND state = 'open'",
      fact.at_ms, e.by, e.reason, e.ticket);
  if (closed == 0) return Error{Errc::conflict, "ticket " + e.ticket + " is not open"};
  return {};
}

}  // namespace packbench::db
