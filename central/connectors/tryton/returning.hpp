// A return that benches took in → its stock.shipment.out.return is done.
#pragma once
#include "central/connectors/tryton/arrivals.hpp"
#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

// Counted quantities and lots into the announced return, received, put to bins or to waste by what the
// benches decided, done; for what did not come Tryton awaits a further return. Repeating it changes nothing.
// Before the return is signed nothing is told, nor where nothing came. RpcError refused, in words for a
// supervisor: it was not announced, was cancelled, or is done otherwise.
void take_back(Session& session, const Arrivals& arrivals);

}  // namespace packbench::connectors::tryton
