// What is handled: an item, its barcodes (each with its pack quantity) and what must be captured for each
// piece.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace packbench::records {

// A text shown to operators; the other language stands in where one is empty.
struct Name {
  std::string zh, en;
  bool operator==(const Name&) const = default;
};
BOOST_DESCRIBE_STRUCT(Name, (), (zh, en))

// One barcode of an item: the exact text on it, and how many pieces one scan of it means (case barcodes).
struct Barcode {
  std::string code;
  std::int64_t quantity = 1;
  bool operator==(const Barcode&) const = default;
};
BOOST_DESCRIBE_STRUCT(Barcode, (), (code, quantity))

struct KitPart {
  std::string item;
  std::int64_t quantity = 1;
  bool operator==(const KitPart&) const = default;
};
BOOST_DESCRIBE_STRUCT(KitPart, (), (item, quantity))

struct Item {
  std::string item;  // SKU
  Name name;
  std::vector<Barcode> barcodes;
  std::int64_t weight_g = 0;  // of one piece; 0 = not known
  bool lot = false;           // captured for each piece at packing
  bool expiry = false;
  bool serial = false;
  bool hazardous = false;
  std::vector<KitPart> kit;  // not empty: the item is a kit of these, packed part by part
  std::string image;         // path of a picture below the image folder, or empty
  std::string category;
  std::int64_t minimum = 0;    // stock below it raises a replenishment notice (F17); 0 = none
  std::int64_t value = 0;      // of one piece, in the smallest unit of the currency; 0 = not known
  std::int64_t days_left = 0;  // a lot that expires within so many days can't be passed without a supervisor
  bool operator==(const Item&) const = default;
};
BOOST_DESCRIBE_STRUCT(Item, (),
                      (item, name, barcodes, weight_g, lot, expiry, serial, hazardous, kit, image, category,
                       minimum, value, days_left))

}  // namespace packbench::records
