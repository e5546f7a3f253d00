// A delivery that benches received → a stock.shipment.in that is done; what did not come stays expected.
#pragma once
#include "central/connectors/tryton/arrivals.hpp"
#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

// Makes the shipment of what came, under a number of ours (names.hpp), receives it, and puts rejected goods
// to waste. Repeating it changes nothing. Before the receipt is signed nothing is told, nor where nothing
// came. RpcError refused, in words for a supervisor: Tryton does not expect it (any more), or has it
// otherwise.
void receive(Session& session, const Arrivals& arrivals);

}  // namespace packbench::connectors::tryton
