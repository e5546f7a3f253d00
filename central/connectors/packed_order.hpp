// What is in an order's parcels, by the story of how it was packed.
#pragma once
#include <string>
#include <vector>

#include "central/connectors/centre.hpp"

namespace packbench::connectors {

struct PackedPieces {
  std::string parcel, line, item, lot, expiry, serial;  // line: of the order; parts of a kit: "<line>/<item>"
  std::int64_t quantity = 0;
};

struct ShortPieces {
  std::string line, item, reason;
  std::int64_t quantity = 0;
};

struct SealedParcel {
  std::string parcel, waybill, carrier;
};

struct PackedOrder {
  std::vector<PackedPieces>
      pieces;  // each parcel, line and lot once, in the order in which they were scanned first
  std::vector<ShortPieces> shorts;
  std::vector<SealedParcel> parcels;
};

// As it stands after the last row of Centre::story(). A row that can't be read is passed over: the centre has
// a ticket of it.
[[nodiscard]] PackedOrder packed_order(const std::vector<Outcome>& story);

}  // namespace packbench::connectors
