// Goods are reserved for shipments that wait for them.
#include "central/connectors/tryton/assigning.hpp"

#include <set>

#include "central/connectors/tryton/mirror.hpp"
#include "central/connectors/tryton/values.hpp"

namespace packbench::connectors::tryton {
namespace {

constexpr const char* kModel = "stock.shipment.out";

json::array waiting_until(const std::string& today, std::int64_t warehouse) {
  return {list("state", "=", "waiting"), list("warehouse", "=", warehouse),
          list("OR", list("planned_date", "=", nullptr), list("planned_date", "<=", date(today)))};
}

// Whether a person reserved a part of it. What this user did may be left of a try whose reply was lost.
bool is_by_hand(Session& session, std::int64_t shipment) {
  const auto theirs = list(list("shipment", "=", reference(kModel, shipment)), list("state", "=", "assigned"),
                           list("write_uid", "!=", session.user()));
  return session.call("stock.move", "search_count", list(theirs)) != json::value(0);
}

// All of it, or what was reserved in part is given back, unless a person did it. The state is read: of the
// replies of assign_try, only those of 6.0 say whether it succeeded.
void try_to_reserve(Session& session, std::int64_t shipment, bool in_part) {
  const bool by_hand = in_part && is_by_hand(session, shipment);
  session.call(kModel, "assign_try", list(list(shipment)));
  const auto state = session.read(kModel, shipment, {"state"});
  if (text_in(state, "state") == "waiting" && !by_hand) session.call(kModel, "wait", list(list(shipment)));
}

}  // namespace

bool Assigning::is_due(std::int64_t shipment) const {
  const auto tried = tried_.find(shipment);
  return tried == tried_.end() || std::chrono::steady_clock::now() - tried->second >= pause_;
}

std::vector<Ticket> Assigning::assign(Session& session, const std::string& today) {
  const auto by_day = list(list("planned_date", "ASC"), list("id", "ASC"));
  const auto waiting = session
                           .call(kModel, "search_read",
                                 {waiting_until(today, warehouse_), 0, nullptr, by_day,
                                  list("number", "state", "partially_assigned")})
                           .as_array();
  std::map<std::int64_t, std::chrono::steady_clock::time_point> tried;
  std::map<std::int64_t, Ticket> refused;
  for (const auto& value : waiting) {
    const auto& shipment = value.as_object();
    const auto id = id_in(shipment, "id");
    const auto number = text_in(shipment, "number");
    if (is_due(id)) {
      refused_.erase(id);
      try {
        try_to_reserve(session, id, shipment.at("partially_assigned") == json::value(true));
      } catch (const RpcError& error) {
        if (error.fault != Fault::refused && error.fault != Fault::warning) throw;
        refused_[id] = {"order/" + number, number,
                        "Tryton does not reserve goods for shipment " + number + ": " + error.what()};
      }
      tried_[id] = std::chrono::steady_clock::now();  // not before: a line that is cut was no try
    }
    tried.emplace(id, tried_.at(id));
    if (const auto ticket = refused_.find(id); ticket != refused_.end()) refused.insert(*ticket);
  }
  tried_ = std::move(tried);
  refused_ = std::move(refused);
  std::vector<Ticket> tickets;
  for (const auto& [id, ticket] : refused_) tickets.push_back(ticket);
  return tickets;
}

}  // namespace packbench::connectors::tryton
