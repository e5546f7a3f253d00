// What order systems want somebody to follow up.
#include "central/system_tickets.hpp"

namespace packbench::central {

void raise_tickets(pg::Connection& db, const Caller& system, const std::vector<SystemTicket>& tickets) {
  for (const auto& ticket : tickets)
    db.run(
        "INSERT INTO system_tickets(system, name, about, text) VALUES($1, $2, $3, $4) ON CONFLICT (system, name)"
        " DO UPDATE SET about = excluded.about, text = excluded.text, state = 'open', by_system = false, reason = '', closed_by = '',"
        " closed_at = NULL, opened_at = CASE system_tickets.state WHEN 'open' THEN system_tickets.opened_at ELSE now() END"
        " WHERE system_tickets.by_system OR system_tickets.text <> excluded.text OR system_tickets.about <> excluded.about",
        {system.id, ticket.name, ticket.about, ticket.text});
}

void withdraw_tickets(pg::Connection& db, const Caller& system, const std::vector<std::string>& names) {
  db.run(
      "UPDATE system_tickets SET state = 'closed', by_system = true, closed_at = now(), reason = 'settled'"
      " WHERE system = $1 AND name = ANY($2::text[]) AND state = 'open'",
      {system.id, names});
}

std::vector<std::string> open_tickets_of(pg::Connection& db, const Caller& system) {
  const auto rows =
      db.run("SELECT name FROM system_tickets WHERE system = $1 AND state = 'open' ORDER BY opened_at, name",
             {system.id});
  std::vector<std::string> names;
  for (int i = 0; i < rows.size(); ++i) names.push_back(rows.text(i, 0));
  return names;
}

}  // namespace packbench::central
