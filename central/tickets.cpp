// What somebody must follow up.
#include "central/tickets.hpp"

namespace packbench::central {
namespace {

constexpr std::int64_t kLock = 1349206887;  // two more than that of the migrations

}  // namespace

// One at a time, so that two benches don\'t open the same.
void open_ticket(pg::Connection& db, const Trouble& trouble) {
  db.run("SELECT pg_advisory_xact_lock($1)", {kLock});
  db.run(
      "INSERT INTO tickets(bench, ticket, kind, document, text)"
      " SELECT $1, $3 || ' ' || $2 || '-' || (1 + (SELECT count(*) FROM tickets"
      "   WHERE bench = $1 AND kind = $2 AND document = $3)), $2, $3, $4"
      " WHERE NOT EXISTS (SELECT 1 FROM tickets WHERE bench = $1 AND kind = $2 AND document = $3 AND state = 'open')",
      {kCentre, trouble.kind, trouble.document, trouble.text});
}

bool end_ticket(pg::Connection& db, const TicketEnd& end) {
  const bool is_own = end.from.empty();
  const auto* closing =
      is_own ? "UPDATE tickets SET state = 'closed', closed_at = now(), reason = $3, closed_by = $4"
               " WHERE bench = $1 AND ticket = $2 AND state = 'open'"
             : "UPDATE system_tickets t SET state = 'closed', closed_at = now(), reason = $3, closed_by = $4"
               " FROM systems s WHERE s.id = t.system AND s.name = $1 AND t.name = $2 AND t.state = 'open'";
  return db.run(closing, {is_own ? kCentre : end.from, end.ticket, end.reason, end.by}).changed() > 0;
}

void close_ticket(pg::Connection& db, const std::string& bench, const TicketEnd& end) {
  db.run(
      "UPDATE tickets SET state = 'closed', closed_at = now(), reason = $3, closed_by = $4"
      " WHERE bench = $1 AND ticket = $2 AND state = 'open'",
      {bench, end.ticket, end.reason, end.by});
}

void settle_tickets(pg::Connection& db, const std::string& kind, const std::vector<std::string>& documents) {
  db.run(
      "UPDATE tickets SET state = 'closed', closed_at = now(), reason = 'settled'"
      " WHERE bench = $1 AND kind = $2 AND document = ANY($3::text[]) AND state = 'open'",
      {kCentre, kind, documents});
}

}  // namespace packbench::central
