// Parcels that benches sealed → a stock.shipment.out that is done.
#pragma once
#include "central/connectors/tryton/packed.hpp"
#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

// Brings the shipment of that number to its end: what was packed is picked, in packages that bear the
// waybills, packed and done; what is missing stays with the order. Repeating it changes nothing. Of an order
// that did not end, or ended because it was cancelled, nothing is told. RpcError refused, in words for a
// supervisor: Tryton has it cancelled, changed, or ended otherwise.
void ship(Session& session, const Packed& packed);

}  // namespace packbench::connectors::tryton
