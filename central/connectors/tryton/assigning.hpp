// Goods are reserved for shipments that wait for them.
#pragma once
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "central/connectors/centre.hpp"
#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

class Assigning {
 public:
  // Asks again for what could not be reserved before when so long has passed.
  Assigning(std::int64_t warehouse, std::chrono::seconds pause) : warehouse_(warehouse), pause_(pause) {}

  // Those planned for `today` (YYYY-MM-DD) or before, or for no day, the oldest first: all that one wants is
  // reserved, or nothing, so that it takes nothing from those behind it. What somebody reserved in part by
  // hand stays reserved. What Tryton refuses is a ticket.
  std::vector<Ticket> assign(Session& session, const std::string& today);

 private:
  bool is_due(std::int64_t shipment) const;

  std::int64_t warehouse_;
  std::chrono::seconds pause_;
  std::map<std::int64_t, std::chrono::steady_clock::time_point> tried_;
  std::map<std::int64_t, Ticket> refused_;
};

}  // namespace packbench::connectors::tryton
