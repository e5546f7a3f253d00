// Returns that customers announced.
#include "central/connectors/tryton/rmas.hpp"

#include <map>

#include "central/connectors/tryton/lines.hpp"
#include "central/connectors/tryton/values.hpp"

namespace packbench::connectors::tryton {

namespace json = boost::json;

records::Result<records::Rma> rma_from(const json::object& shipment, const ItemNames& items) {
  records::Rma rma;
  rma.rma = text_in(shipment, "number");
  rma.revision = 0;
  // Which order it was, a user of the group Stock can't ask: what he may read is said as it stands.
  const auto origins = text_in(shipment, "origins"), reference = text_in(shipment, "reference");
  rma.reason = origins.empty() ? reference : origins;
  auto lines = lines_from(list_in(shipment, "incoming_moves."), items);
  if (!lines)
    return records::Error{records::Errc::bad_value, "Return " + rma.rma + ": " + lines.error().message};
  std::map<std::string, std::int64_t> pieces;  // an RMA has one line for each item
  for (const auto& line : *lines) pieces[line.item] += line.quantity;
  for (const auto& [item, quantity] : pieces) rma.lines.push_back({item, quantity});
  return rma;
}

}  // namespace packbench::connectors::tryton
