// What an order system told and still stands: so that one needs no memory of its own to take back what is
// gone.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <vector>

#include "central/keys.hpp"
#include "central/pg/connection.hpp"
#include "http/request.hpp"

namespace packbench::central {

// Who told last of each order, note and count plan among the facts; `results` as tell_fact() gave them.
void note_teller(pg::Connection& db, const Caller& system, const boost::json::array& facts,
                 const boost::json::array& results);

struct Standing {
  std::vector<std::string> names;
  bool more = false;
};

// Names behind `after`, in their order: orders that are neither ended nor cancelled, notes that are not
// cancelled, count plans that are active. 400 bad_value for a type of facts that is never taken back.
[[nodiscard]] http::Outcome<Standing> standing(pg::Connection& db, const Caller& system,
                                               const std::string& type, const std::string& after,
                                               std::int64_t limit);

}  // namespace packbench::central
