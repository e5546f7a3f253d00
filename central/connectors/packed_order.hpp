// What is in an order's parcels, by the rows of those who packed it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "central/connectors/centre.hpp"
#include "db/records/pack_events.hpp"

namespace packbench::connectors {

struct PackedPieces {
  std::string bench, parcel, line, item;  // line: of the order; parts of a kit: "<line>/<item>"
  records::Capture capture;
  std::int64_t quantity = 0;
};

struct ShortPieces {
  std::string line, item, reason;
  std::int64_t quantity = 0;
};

struct SealedParcel {
  std::string bench, parcel, waybill, carrier;
};

struct PackedOrder {
  std::vector<PackedPieces> pieces;  // each parcel, line and lot once
  std::vector<ShortPieces> shorts;
  std::vector<SealedParcel> parcels;     // in the order in which they were sealed
  std::optional<records::OrderEnd> end;  // none: it goes on, or was opened again
  std::string unread;                    // says which row can't be read, and was passed over; empty: none
};

// As it stands after the last of these rows of its stream. Each bench counts entries and parcels by itself.
[[nodiscard]] PackedOrder packed_order(const std::vector<Outcome>& rows);

}  // namespace packbench::connectors
