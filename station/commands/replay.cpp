// packbench replay: the history of an order or parcel from the journal: what was in that box, and who says
// so?
#include <cstdio>
#include <iostream>

#include "db/reader.hpp"
#include "station/commands/verbs.hpp"
#include "station/desk/subject.hpp"
#include "station/scan/printable.hpp"
#include "station/time.hpp"
#include "station/workflows/pack_state.hpp"

namespace packbench::station {
namespace {

void print_row(const db::StoredEvent& row, bool raw) {
  std::printf("%8lld  %s  lane %-3s %-12s %s", static_cast<long long>(row.seq),
              local_minute(row.at_ms).c_str(), row.lane.c_str(), row.person.c_str(), row.type.c_str());
  if (row.event) std::printf("  %s", boost::json::serialize(records::payload_of(*row.event)).c_str());
  if (raw && !row.raw.empty())
    std::printf("\n          %s %s%s", row.source.c_str(), row.aim.c_str(), scan::printable(row.raw).c_str());
  std::printf("\n");
}

void print_contents(const workflows::PackState& state) {
  for (const auto& parcel : state.parcels) {
    std::printf("parcel %s  %s  waybill %s\n", parcel.parcel.c_str(), parcel.sealed ? "sealed" : "open",
                parcel.waybill.c_str());
    for (const auto& entry : state.entries)
      if (entry.parcel == parcel.parcel && entry.quantity > 0)
        std::printf("  %lld x %s%s%s%s%s%s%s%s\n", static_cast<long long>(entry.quantity), entry.item.c_str(),
                    entry.capture.lot.empty() ? "" : "  lot ", entry.capture.lot.c_str(),
                    entry.capture.expiry.empty() ? "" : "  expiry ", entry.capture.expiry.c_str(),
                    entry.capture.serial.empty() ? "" : "  serial ", entry.capture.serial.c_str(),
                    entry.released ? "  released by a supervisor" : "");
  }
}

}  // namespace

void replay_order(Context& context, const std::string& code, bool raw) {
  const auto config = context.load();
  if (!config) return;
  auto reader = db::Reader::open(config->store());
  if (!reader) return context.fail(Exit::unavailable, reader.error().message);
  const auto order = order_of(**reader, code);
  if (order.empty())
    return context.fail(Exit::not_found, code + ": no order, parcel, waybill or serial of that number");
  workflows::PackState state;
  for (const auto& row : (*reader)->order_events(order)) {
    print_row(row, raw);
    if (row.event) state = workflows::apply(std::move(state), *row.event);
  }
  std::printf("\norder %s as the journal tells it:\n", order.c_str());
  print_contents(state);
}

}  // namespace packbench::station
