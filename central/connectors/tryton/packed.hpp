// What benches packed of an order, by their rows.
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "central/connectors/centre.hpp"
#include "db/records/pack_events.hpp"

namespace packbench::connectors::tryton {

// Pieces that are alike. A serial number is what Tryton calls a lot of one piece.
struct Goods {
  std::string item, lot;
  auto operator<=>(const Goods&) const = default;
};
using Pieces = std::map<Goods, std::int64_t>;  // each above zero

struct Parcel {
  std::string name, waybill;
  Pieces pieces;
};

struct Packed {
  std::string order;
  std::optional<records::OrderEnd> end;  // none: it goes on, or was opened again
  std::vector<Parcel> parcels;  // the sealed ones, of all benches, in the order in which they were sealed

  [[nodiscard]] Pieces all() const;
};

// Of all rows of the stream "order:<order>". RpcError refused where one can't be read.
[[nodiscard]] Packed packed_from(const std::string& order, const std::vector<Outcome>& rows);

}  // namespace packbench::connectors::tryton
