// The announced return, by its number.
#include "central/connectors/tryton/returning.hpp"

#include "central/connectors/tryton/intake.hpp"
#include "central/connectors/tryton/steps.hpp"

namespace packbench::connectors::tryton {
namespace {

constexpr const char* kModel = "stock.shipment.out.return";

}  // namespace

void take_back(Session& session, const Arrivals& arrivals) {
  if (!arrivals.ended || arrivals.pieces.empty()) return;
  const auto name = "return " + arrivals.document;
  Intake intake(session, kModel, name, arrivals);
  settle(session, name, [&] {
    if (const auto is_done = intake.turn(arrivals.document)) return *is_done;
    refuse(name + " was not announced in Tryton: let the order desk enter it. There came " +
           told(arrivals.all()));
  });
}

}  // namespace packbench::connectors::tryton
