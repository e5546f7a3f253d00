// Customers' shipments, asked for again and again.
#include <chrono>

#include "central/connectors/tryton/orders.hpp"
#include "central/connectors/tryton/polls.hpp"
#include "central/connectors/tryton/values.hpp"
#include "db/records/json.hpp"

namespace packbench::connectors::tryton {
namespace {

constexpr const char* kModel = "stock.shipment.out";

std::string day_of(std::chrono::sys_seconds now) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(now)};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text;
}

// Who went on with a shipment after it was assigned. Of ours, a bench has said it; the other steps follow.
struct Gone {
  std::string_view state;
  const char* by;  // the employee who brought it there; null: anybody
  const char* why;
};
constexpr Gone kGone[] = {
    {"draft", nullptr, "it is a draft again in Tryton"},
    {"waiting", nullptr, "its goods are not reserved in Tryton any more"},
    {"assigned", nullptr, "it can't be told as it stands in Tryton now: see its ticket"},
    {"picked", "picked_by", "it was picked in Tryton without a bench"},
    {"packed", "packed_by", "it was packed in Tryton without a bench"},
    {"shipped", "packed_by", "it was shipped in Tryton without a bench"},
    {"done", "packed_by", "it was shipped in Tryton without a bench"},
    {"cancelled", nullptr, "it was cancelled in Tryton"},
};
constexpr const char* kDeleted =
    "it was deleted in Tryton: what was ordered has changed, and has another shipment";

// Why benches must not pack it any more; empty: they may, or did.
std::string why_gone(const json::object& shipment, std::int64_t employee) {
  for (const auto& [state, by, why] : kGone)
    if (text_in(shipment, "state") == state) return by && id_in(shipment, by) == employee ? "" : why;
  return "";
}

Said said(const records::OrderFact& fact) {
  return {"order/" + fact.order.order, records::kOrderFact, records::to_json(fact)};
}

}  // namespace

OrderPoll::OrderPoll(Session& session, const Warehouse& warehouse, bool assign, std::chrono::seconds again)
    : assigning_(assign ? std::optional(Assigning(warehouse.id, again)) : std::nullopt),
      shipments_({kModel,
                  {list("state", "=", "assigned"), list("warehouse", "=", warehouse.id)},
                  {},
                  {"outgoing_moves", "inventory_moves"}},
                 known_fields(session, kOrderFields, kOptionalOrderFields)),
      moves_("stock.move", list(list("shipment", "like", "stock.shipment.out,%")), "shipment") {}

bool OrderPoll::poll(Scene& scene) {
  auto tickets = assigning_ ? assigning_->assign(scene.session, day_of(scene.now)) : std::vector<Ticket>();
  touched_.merge(moves_.ids(scene.session, scene.now));
  if (scene.thorough) {
    shipments_.read(scene.session);
  } else {
    touched_.merge(shipments_.moved(scene.session));
    shipments_.read(scene.session, touched_);
  }
  touched_.clear();
  if (assigning_) free_emptied(scene);
  std::vector<Said> facts;
  std::map<std::string, bool> assigned;  // by number: whether it is told
  for (const auto& value : shipments_.records()) {
    const auto& shipment = value.as_object();
    const auto number = text_in(shipment, "number");
    const auto fact = order_from(shipment, scene.items);
    assigned[number] = fact.has_value();
    if (fact)
      facts.push_back(said(*fact));
    else
      tickets.push_back({"order/" + number, number, fact.error().message});
  }
  const bool learned = scene.teller.tell(facts);
  const bool taken = take_back(scene, assigned);
  scene.teller.settle("order", std::move(tickets));
  return learned || taken;
}

// Where an order is changed after its goods were reserved, Tryton makes another shipment for it and leaves
// this one with nothing to ship, but with the reservation, which the other one may need.
void OrderPoll::free_emptied(Scene& scene) {
  std::set<std::int64_t> emptied;
  for (const auto& shipment : shipments_.records())
    if (list_in(shipment.as_object(), "outgoing_moves").empty())
      emptied.insert(id_in(shipment.as_object(), "id"));
  for (const auto id : emptied) scene.session.call(kModel, "cancel", list(list(id)));
  shipments_.read(scene.session, emptied);
}

bool OrderPoll::take_back(Scene& scene, const std::map<std::string, bool>& assigned) {
  json::array numbers;
  for (const auto& number : scene.centre.standing(records::kOrderFact)) {
    const auto found = assigned.find(number);
    if (found == assigned.end() || !found->second) numbers.emplace_back(number);
  }
  if (numbers.empty()) return false;
  std::map<std::string, std::string> why;
  for (const auto& number : numbers) why[std::string(number.as_string())] = kDeleted;
  for (const auto& value : read_all(scene.session, kModel, list(list("number", "in", numbers)),
                                    {"number", "state", "picked_by", "packed_by"})) {
    const auto& shipment = value.as_object();
    const auto number = text_in(shipment, "number");
    // One that was assigned since the others were read is told by the next round.
    const bool is_new = text_in(shipment, "state") == "assigned" && !assigned.contains(number);
    why[number] = is_new ? "" : why_gone(shipment, scene.session.employee());
  }
  std::vector<Said> facts;
  for (const auto& [number, reason] : why)
    if (!reason.empty()) facts.push_back(said(order_cancelled(number, reason)));
  return scene.teller.tell(facts);
}

}  // namespace packbench::connectors::tryton
