// Operators as they were last told.
#include "db/projections/apply.hpp"

namespace packbench::db {

Result<void> apply(Connection& db, const Fact&, const records::OperatorReceived& event) {
  const auto& p = event.person;
  if (p.active && !p.badge.empty()) {
    auto other = db.query(
        "SELECT id FROM operators WHERE badge = ? AND active = 1 AND badge <> '' AND id <> ?", p.badge, p.id);
    if (other.next())
      return Error{Errc::bad_input, "badge " + p.badge + " belongs to operator " + other.text(0) +
                                        ": give another badge, or make that operator inactive"};
  }
  db.run("INSERT OR REPLACE INTO operators VALUES(?,?,?,?,?,?,?)", p.id, p.name, p.badge,
         boost::describe::enum_to_string(p.role, ""), p.language, p.active, p.hazardous);
  return {};
}

}  // namespace packbench::db
