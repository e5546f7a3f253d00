// What happens while an order is packed. Stream "order:<number>"; the fold of these is the state of the
// order.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "db/records/item.hpp"
#include "db/records/lane_events.hpp"
#include "db/records/order.hpp"

namespace packbench::records {

// An order line as the packer meets it: kits are already opened into their parts, the item's facts are copied
// in.
struct PackLine {
  std::string line;  // of the order; parts of a kit: "<line>/<item>"
  std::string item;
  Name name;
  std::int64_t quantity = 0;
  std::int64_t weight_g = 0;  // of one piece; 0 = not known
  bool lot = false, expiry = false, serial = false, hazardous = false, gift = false;
  std::string kit;  // the kit's item, or empty
  std::string image;
  bool operator==(const PackLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackLine, (),
                      (line, item, name, quantity, weight_g, lot, expiry, serial, hazardous, gift, kit,
                       image))

struct PackOrder {
  std::string order;
  std::int64_t revision = 0;
  bool cancelled = false;
  std::string channel, carrier, ship_by;
  std::vector<std::string> waybills;
  std::vector<PackLine> lines;
  std::vector<OrderNote> notes;
  std::string reship_of = "";  // as Order::reship_of
  bool operator==(const PackOrder&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackOrder, (),
                      (order, revision, cancelled, channel, carrier, ship_by, waybills, lines, notes,
                       reship_of))

// What was read from, or entered for, one piece or case.
struct Capture {
  std::string lot, expiry, serial;  // expiry: YYYY-MM-DD
  bool operator==(const Capture&) const = default;
};
BOOST_DESCRIBE_STRUCT(Capture, (), (lot, expiry, serial))

struct PackOpened {
  static constexpr const char* kType = "pack.opened";
  PackOrder order;
  std::string lane, person;
  std::int64_t token = 0;  // fencing: one more than the last holder's; the old one can't write any more
  bool operator==(const PackOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackOpened, (), (order, lane, person, token))

struct PackScanned {
  static constexpr const char* kType = "pack.scanned";
  std::int64_t entry = 0;  // counts the entries of the order, for undo
  std::string line, item, parcel, barcode;
  std::int64_t quantity = 0;
  Capture capture;
  bool operator==(const PackScanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackScanned, (), (entry, line, item, parcel, barcode, quantity, capture))

// The next scan means this many (PB-C-QTY-n); 0 ends it.
struct PackQuantity {
  static constexpr const char* kType = "pack.quantity";
  std::int64_t quantity = 0;
  bool operator==(const PackQuantity&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackQuantity, (), (quantity))

// A piece was recognised but its lot, expiry or serial must still be scanned.
struct PackAwaited {
  static constexpr const char* kType = "pack.awaited";
  std::string line, item, barcode, gtin14;
  std::int64_t quantity = 0;
  Capture capture;  // as far as it is known
  bool operator==(const PackAwaited&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackAwaited, (), (line, item, barcode, gtin14, quantity, capture))

struct PackChoice {
  std::string id;  // what is meant: an item, a line, a reason
  Text text;
  std::int64_t quantity = 0;  // pick_item: the pieces that one scan of this meaning stands for
  bool operator==(const PackChoice&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackChoice, (), (id, text, quantity))

// A question with numbered answers (PB-C-CHOOSE-n), or one that a supervisor's badge answers. PB-C-NO drops
// it.
enum class PackAct { pick_item, shorten, release, reprint, release_weight, finish_short };
BOOST_DESCRIBE_ENUM(PackAct, pick_item, shorten, release, reprint, release_weight, finish_short)
struct PackAsked {
  static constexpr const char* kType = "pack.asked";
  PackAct act = PackAct::pick_item;
  std::string line, reason;         // as far as they are chosen
  std::string barcode;              // pick_item: what was scanned
  std::int64_t quantity = 0;        // pieces meant; pick_item: how many times the chosen quantity
  std::string gtin14;               // pick_item: of the scan
  Capture capture;                  // pick_item: what the scan told besides
  std::vector<PackChoice> choices;  // empty: a supervisor's badge is awaited
  bool operator==(const PackAsked&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackAsked, (), (act, line, reason, barcode, quantity, gtin14, capture, choices))

struct PackDropped {  // what was awaited or asked is given up
  static constexpr const char* kType = "pack.dropped";
  bool operator==(const PackDropped&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackDropped, (), ())

struct PackUndone {
  static constexpr const char* kType = "pack.undone";
  std::int64_t entry = 0;
  std::string line, item, parcel;
  std::int64_t quantity = 0;
  Capture capture;
  bool operator==(const PackUndone&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackUndone, (), (entry, line, item, parcel, quantity, capture))

struct PackNoted {
  static constexpr const char* kType = "pack.noted";
  std::string note;
  bool operator==(const PackNoted&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackNoted, (), (note))

struct PackShorted {
  static constexpr const char* kType = "pack.shorted";
  std::string line, item, reason, by;
  std::int64_t quantity = 0;
  bool operator==(const PackShorted&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackShorted, (), (line, item, reason, by, quantity))

// Counted without a scan, on a supervisor's word (a barcode that can't be read).
struct PackReleased {
  static constexpr const char* kType = "pack.released";
  std::int64_t entry = 0;
  std::string line, item, parcel, reason, by;
  std::int64_t quantity = 0;
  bool operator==(const PackReleased&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackReleased, (), (entry, line, item, parcel, reason, by, quantity))

struct PackParcelClosed {
  static constexpr const char* kType = "pack.parcel_closed";
  std::string parcel;
  std::int64_t number = 0, pieces = 0;
  std::string waybill, carrier;  // number given in advance, or empty: the one on the box will be taken
  bool operator==(const PackParcelClosed&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackParcelClosed, (), (parcel, number, pieces, waybill, carrier))

struct PackWeighed {
  static constexpr const char* kType = "pack.weighed";
  std::string parcel;
  std::int64_t grams = 0, expected_g = 0, tolerance_g = 0;
  bool accepted = false;
  std::string reason, by;  // where a supervisor accepted the difference
  bool operator==(const PackWeighed&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackWeighed, (), (parcel, grams, expected_g, tolerance_g, accepted, reason, by))

struct PackSealed {
  static constexpr const char* kType = "pack.sealed";
  std::string parcel, waybill, carrier;
  std::int64_t copy = 1;
  std::string reship_of =
      "";  // the order is a reship of this one: the centre binds the waybill to both (F19)
  bool operator==(const PackSealed&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackSealed, (), (parcel, waybill, carrier, copy, reship_of))

// A sealed parcel that was not handed over is open again, its goods are back in it: what PackSealed, and
// PackFinished where the order had ended, have told the centre holds no more.
struct PackUnsealed {
  static constexpr const char* kType = "pack.unsealed";
  std::string parcel, waybill;
  std::string ended;  // the end that the order had and has no more: "shipped", "shorted", or empty
  std::string reason, by;
  bool operator==(const PackUnsealed&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackUnsealed, (), (parcel, waybill, ended, reason, by))

// The order was changed under the packer's hands: from now on this is the order.
struct PackChanged {
  static constexpr const char* kType = "pack.changed";
  PackOrder order;
  bool operator==(const PackChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackChanged, (), (order))

// The order leaves the lane unfinished; what was scanned stays scanned.
struct PackSetAside {
  static constexpr const char* kType = "pack.set_aside";
  std::string reason;
  bool operator==(const PackSetAside&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackSetAside, (), (reason))

enum class OrderEnd { shipped, shorted, cancelled };
BOOST_DESCRIBE_ENUM(OrderEnd, shipped, shorted, cancelled)

struct PackFinished {
  static constexpr const char* kType = "pack.finished";
  OrderEnd end = OrderEnd::shipped;
  bool operator==(const PackFinished&) const = default;
};
BOOST_DESCRIBE_STRUCT(PackFinished, (), (end))

using PackEvents = std::tuple<PackOpened, PackScanned, PackQuantity, PackAwaited, PackAsked, PackDropped,
                              PackUndone, PackNoted, PackShorted, PackReleased, PackParcelClosed, PackWeighed,
                              PackSealed, PackUnsealed, PackChanged, PackSetAside, PackFinished>;

}  // namespace packbench::records
