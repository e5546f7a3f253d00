// Rows of benches as the events that they are.
#pragma once
#include <string>

#include "central/connectors/centre.hpp"
#include "central/connectors/tryton/rpc.hpp"
#include "db/records/json.hpp"
#include "db/records/pack_events.hpp"

namespace packbench::connectors::tryton {

// f(the event), where the row is one of these. RpcError refused where it can't be read.
template <class... Events, class F>
void read(const Outcome& row, F f) {
  const auto read_one = [&]<class Event>(const Event*) {
    if (row.type != Event::kType) return;
    const auto event = records::from_json<Event>(row.payload);
    if (!event)
      throw RpcError(Fault::refused, "row " + std::to_string(row.seq) + " of bench " + row.bench + " (" +
                                         row.type + ") can't be read: " + event.error().message);
    f(*event);
  };
  (read_one(static_cast<const Events*>(nullptr)), ...);
}

// What Tryton calls the lot of a piece: its serial number, or its lot, or none.
[[nodiscard]] inline std::string lot_of(const records::Capture& capture) {
  return capture.serial.empty() ? capture.lot : capture.serial;
}

}  // namespace packbench::connectors::tryton
