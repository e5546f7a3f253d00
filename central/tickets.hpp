// What somebody must follow up: opened by benches, and here.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "central/pg/connection.hpp"

namespace packbench::central {

struct Trouble {
  std::string kind;      // "seal.stale", "seal.twice", "stock.negative", ...
  std::string document;  // that it is about
  std::string text;      // what is wrong, and what to do
};

// Opens a ticket of the centre; nothing where one of that kind and document is open. The kind's own number
// makes its name.
void open_ticket(pg::Connection& db, const Trouble& trouble);

struct TicketEnd {
  std::string from;  // an order system; empty: the centre
  std::string ticket, reason, by;
};
BOOST_DESCRIBE_STRUCT(TicketEnd, (), (from, ticket, reason, by))

// A person closes a ticket of the centre or of an order system. False where no such ticket is open.
bool end_ticket(pg::Connection& db, const TicketEnd& end);

// A bench's, which was closed at its desk; where it is not open nothing happens.
void close_ticket(pg::Connection& db, const std::string& bench, const TicketEnd& end);

// Closes those of the centre that have become needless.
void settle_tickets(pg::Connection& db, const std::string& kind, const std::vector<std::string>& documents);

inline constexpr const char* kCentre = "centre";  // who opened it, where it was no bench

}  // namespace packbench::central
