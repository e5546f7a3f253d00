// What suppliers still owe of a purchase as inbound notes.
#pragma once
#include <boost/json.hpp>
#include <map>
#include <string>

#include "central/connectors/tryton/items.hpp"
#include "db/records/error.hpp"
#include "db/records/inbound_note.hpp"

namespace packbench::connectors::tryton {

// What is asked of a stock.move that is expected from a supplier.
inline constexpr const char* kExpectedFields[] = {
    "product",  "product.code",    "internal_quantity",  "origin",       "state", "planned_date",
    "purchase", "purchase.number", "purchase.reference", "supplier.name"};

// The moves of one purchase, one or more. A bench ends a note when its delivery is counted; what is missing
// comes with another delivery, which is another note: `earlier` is how many of it benches have counted. An
// error, in words for a supervisor, where a bench can't count what is expected.
[[nodiscard]] records::Result<records::InboundNote> note_from(const boost::json::array& moves,
                                                              std::int64_t earlier, const ItemNames& items);

}  // namespace packbench::connectors::tryton
