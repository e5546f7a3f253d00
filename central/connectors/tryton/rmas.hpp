// Returns that customers announced.
#pragma once
#include <boost/json.hpp>

#include "central/connectors/tryton/items.hpp"
#include "db/records/error.hpp"
#include "db/records/returns_events.hpp"

namespace packbench::connectors::tryton {

// What is asked of stock.shipment.out.return.
inline constexpr const char* kReturnFields[] = {"number",
                                                "origins",
                                                "reference",
                                                "incoming_moves.product",
                                                "incoming_moves.product.code",
                                                "incoming_moves.internal_quantity",
                                                "incoming_moves.origin",
                                                "incoming_moves.state"};

// A draft of one as an RMA; the centre counts its revisions. An error, in words for a supervisor, where a
// bench can't count what it says.
[[nodiscard]] records::Result<records::Rma> rma_from(const boost::json::object& shipment,
                                                     const ItemNames& items);

}  // namespace packbench::connectors::tryton
