// What order systems want somebody to follow up: how an error of theirs reaches a supervisor.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "central/keys.hpp"
#include "central/pg/connection.hpp"

namespace packbench::central {

struct SystemTicket {
  std::string name, about, text;  // name: the system's own
  bool operator==(const SystemTicket&) const = default;
};
BOOST_DESCRIBE_STRUCT(SystemTicket, (), (name, about, text))

// Opens them. What is open takes the new words. What a person closed stays closed until other words come;
// what the system closed opens again.
void raise_tickets(pg::Connection& db, const Caller& system, const std::vector<SystemTicket>& tickets);

// Closes those of the system that are open.
void withdraw_tickets(pg::Connection& db, const Caller& system, const std::vector<std::string>& names);

// Names of those of this system that are open.
[[nodiscard]] std::vector<std::string> open_tickets_of(pg::Connection& db, const Caller& system);

}  // namespace packbench::central
