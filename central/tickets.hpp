// What somebody must follow up: opened by benches, and here.
#pragma once
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

// False where no such ticket is open.
bool close_ticket(pg::Connection& db, const std::string& bench, const std::string& ticket,
                  const std::string& reason);

// Closes those of the centre that have become needless.
void settle_tickets(pg::Connection& db, const std::string& kind, const std::vector<std::string>& documents);

inline constexpr const char* kCentre = "centre";  // who opened it, where it was no bench

}  // namespace packbench::central
