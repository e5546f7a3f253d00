// Exchanges: what came back, and the order that goes out for it. Whichever is here first waits for the other.
#include "db/projections/returns.hpp"

namespace packbench::db {
namespace {

struct Tie {
  std::string document, ticket, made;
};

// The ticket ends by itself; a supervisor may have ended it before.
void tie(Connection& db, const Fact& fact, const Tie& tied) {
  db.run("UPDATE exchanges SET made = ? WHERE document = ?", tied.made, tied.document);
  db.run("UPDATE tickets SET state = 'closed', closed_ms = ?, reason = ? WHERE ticket = ? AND state = 'open'",
         fact.at_ms, tied.made, tied.ticket);
}

bool is_tied(Connection& db, const std::string& order) {
  auto row = db.query("SELECT 1 FROM exchanges WHERE made = ? AND made <> ''", order);
  return row.next();
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const records::ReturnExchangeWanted& e) {
  {
    auto known = db.query("SELECT 1 FROM exchanges WHERE document = ?", fact.document);
    if (known.next())
      return Error{Errc::conflict, "an exchange for " + std::string(fact.document) + " is wanted already"};
  }
  db.run("INSERT INTO exchanges(document, seq, rma, number, ticket) VALUES(?,?,?,?,?)", fact.document,
         fact.seq, e.rma, e.order, e.ticket);
  db.run("INSERT INTO outbox(seq, kind) VALUES(?, 'exchange.wanted')", fact.seq);
  std::string made;
  {
    auto here = db.query(
        "SELECT number FROM orders WHERE exchange_of <> '' AND exchange_of IN (?1, ?2, ?3) AND cancelled = 0"
        " AND state <> 'cancelled' AND number NOT IN (SELECT made FROM exchanges) ORDER BY id LIMIT 1",
        fact.document, e.rma, e.order);
    if (here.next()) made = here.text(0);
  }
  if (!made.empty()) tie(db, fact, {std::string(fact.document), e.ticket, made});
  return {};
}

void settle_exchange(Connection& db, const Fact& fact, const records::Order& order) {
  if (order.exchange_of.empty() || order.exchange_of == order.order || is_tied(db, order.order)) return;
  Tie found;
  {
    auto waiting = db.query(
        "SELECT document, ticket FROM exchanges WHERE made = '' AND number <> ?2 AND (document = ?1"
        " OR (rma = ?1 AND rma <> '') OR (number = ?1 AND number <> '')) ORDER BY seq LIMIT 1",
        order.exchange_of, order.order);
    if (waiting.next()) found = {waiting.text(0), waiting.text(1), order.order};
  }
  if (!found.document.empty()) tie(db, fact, found);
}

}  // namespace packbench::db
