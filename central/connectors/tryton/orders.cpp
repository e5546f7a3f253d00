// Customers' shipments as orders.
#include "central/connectors/tryton/orders.hpp"

#include <map>

#include "central/connectors/tryton/lines.hpp"
#include "central/connectors/tryton/values.hpp"

namespace packbench::connectors::tryton {
namespace {

namespace json = boost::json;
using records::Errc;
using records::Error;
using records::Result;

// "7 [WEB-1007]": what the customer knows the order by, else Tryton's own number of it. Only where there is
// one origin: a code that opens the order must not be half of another's.
std::string known_as(const std::string& origins) {
  if (origins.find(", ") != std::string::npos) return "";
  const auto begin = origins.find(" ["), end = origins.rfind(']');
  if (begin == std::string::npos || end != origins.size() - 1) return origins;
  return origins.substr(begin + 2, end - begin - 2);
}

// What is reserved: of a shipment that somebody let go in part it is less than what is to go out. Each move
// with the origin of what it is to become. Where bins and dock are one place there is nothing to reserve by
// itself.
json::array reserved(const json::object& shipment) {
  std::map<std::string, json::value> origins;
  for (const auto& value : list_in(shipment, "outgoing_moves.")) {
    const auto& move = value.as_object();
    origins[reference("stock.move", id_in(move, "id"))] = move.at("origin");
  }
  auto moves = list_in(shipment, "inventory_moves.");
  for (auto& value : moves) {
    value.as_object().erase("lot.");  // a line of an order is for any lot: see note_lots()
    auto& origin = value.as_object()["origin"];
    const auto found = origins.find(origin.is_string() ? std::string(origin.get_string()) : "");
    origin = found == origins.end() ? json::value() : found->second;
  }
  return moves.empty() ? list_in(shipment, "outgoing_moves.") : moves;
}

// Lots that were chosen in Tryton beforehand: the packer must take these.
void note_lots(const json::object& shipment, const ItemNames& items, records::Order& order) {
  std::string text;
  for (const auto& value : list_in(shipment, "inventory_moves.")) {
    const auto& move = value.as_object();
    const auto lot = text_in(object_in(move, "lot."), "number");
    const auto item = items.find(id_in(move, "product"));
    if (lot.empty() || item == items.end()) continue;
    text += (text.empty() ? "" : ", ") + item->second + " " + lot + " × " +
            std::to_string(pieces_in(move, "internal_quantity"));
  }
  if (!text.empty()) order.notes.push_back({"lots", records::NoteKind::remark, text});
}

// As its country writes it, in one line.
std::string address_of(const json::object& shipment) {
  std::string line;
  for (const char c : text_in(object_in(shipment, "delivery_address."), "full_address"))
    line += c == '\n' ? std::string(", ") : std::string(1, c);
  return line;
}

}  // namespace

Result<records::OrderFact> order_from(const json::object& shipment, const ItemNames& items) {
  records::OrderFact fact;
  auto& order = fact.order;
  order.order = text_in(shipment, "number");
  order.revision = 0;
  const auto refused = [&](const std::string& why) {
    return Error{Errc::bad_value, "Shipment " + order.order + ": " + why};
  };
  // What was reserved stays reserved when all that it was for is taken off.
  if (list_in(shipment, "outgoing_moves.").empty())
    return refused("it has nothing to ship any more, its order was changed: cancel it in Tryton");
  const auto lines = lines_from(reserved(shipment), items);
  if (!lines) return refused(lines.error().message);
  if (lines->empty()) return refused("nothing is reserved for it, though Tryton has it as assigned");
  for (const auto& line : *lines) order.lines.push_back({line.line, line.item, line.quantity, false});
  order.carrier = text_in(object_in(object_in(shipment, "carrier."), "party."), "name");
  order.pick_list = known_as(text_in(shipment, "origins"));
  const auto day = iso_date(shipment.at("planned_date"));
  if (!day.empty()) order.ship_by = day + "T23:59:59Z";
  note_lots(shipment, items, order);
  fact.to = {text_in(object_in(shipment, "customer."), "name"), "", address_of(shipment)};
  return fact;
}

records::OrderFact order_cancelled(const std::string& number, const std::string& reason) {
  records::OrderFact fact;
  fact.order.order = number;
  fact.order.revision = 0;
  fact.cancelled = true;
  fact.reason = reason;
  return fact;
}

}  // namespace packbench::connectors::tryton
