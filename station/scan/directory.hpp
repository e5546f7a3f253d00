// What the station knows by its codes: the questions that resolving a scan asks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "station/scan/own_code.hpp"

namespace packbench::scan {

// An item that a barcode stands for, and how many pieces one scan of that barcode means (a case: more than
// 1).
struct ItemMatch {
  std::string item_id;
  std::int64_t unit_quantity = 1;
};

// Lookups compare exactly, byte by byte, and return all matches; none is an empty list. They don't fail: a
// lost database is an exception of the implementation.
class Directory {
 public:
  virtual ~Directory() = default;

  // Badges, locations, totes and orders whose id is `id`, for a code with prefix: 0 or 1 of them.
  virtual std::vector<OwnCode> own_codes(OwnKind kind, std::string_view id) const = 0;

  // The same for a text without prefix, of any kind: e.g. an order number printed by another system.
  virtual std::vector<OwnCode> own_codes(std::string_view exact) const = 0;

  virtual std::vector<ItemMatch> items_by_barcode(std::string_view exact) const = 0;

  // Items with a barcode whose normalised GTIN-14 this is.
  virtual std::vector<ItemMatch> items_by_gtin14(std::string_view gtin14) const = 0;
};

}  // namespace packbench::scan
