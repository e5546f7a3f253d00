// Customers' shipments as orders.
#pragma once
#include <boost/json.hpp>
#include <string>

#include "central/connectors/tryton/items.hpp"
#include "db/records/wire.hpp"

namespace packbench::connectors::tryton {

// What is asked of stock.shipment.out.
inline constexpr const char* kOrderFields[] = {"number",
                                               "state",
                                               "origins",
                                               "reference",
                                               "planned_date",
                                               "customer.name",
                                               "delivery_address.full_address",
                                               "inventory_moves.product",
                                               "inventory_moves.product.code",
                                               "inventory_moves.internal_quantity",
                                               "inventory_moves.origin",
                                               "inventory_moves.state",
                                               "outgoing_moves.product",
                                               "outgoing_moves.product.code",
                                               "outgoing_moves.internal_quantity",
                                               "outgoing_moves.origin",
                                               "outgoing_moves.state"};
inline constexpr OptionalField kOptionalOrderFields[] = {
    {"stock.shipment.out", "carrier", "carrier.party.name"},
    {"stock.move", "lot", "inventory_moves.lot.number"}};

// An assigned shipment as an order, with what is reserved for it; the centre counts its revisions. An error,
// in words for a supervisor, where a bench could not pack what it says.
[[nodiscard]] records::Result<records::OrderFact> order_from(const boost::json::object& shipment,
                                                             const ItemNames& items);

// That it is not to be packed any more.
[[nodiscard]] records::OrderFact order_cancelled(const std::string& number, const std::string& reason);

}  // namespace packbench::connectors::tryton
