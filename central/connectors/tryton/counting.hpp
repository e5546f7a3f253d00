// A count that benches settled → a stock.inventory that is done.
#pragma once
#include "central/connectors/tryton/counted.hpp"
#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

// Into the sheet of that plan where Tryton has one for the location, else into one of ours (names.hpp): the
// counted quantities, confirmed. What was not counted stays as Tryton has it. Where pieces of what was
// counted are reserved at the location, some may be picked already: then the difference to the bench's books
// counts, as far as those and Tryton's can agree. Repeating it changes nothing. RpcError refused, in words
// for a supervisor: no such location or article, another sheet is open for the location, or too much is under
// way there to tell.
void count(Session& session, const Counted& counted);

}  // namespace packbench::connectors::tryton
