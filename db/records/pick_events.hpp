// What happens while orders are picked: a pick list is the document. Stream "pick:<document>".
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "db/records/item.hpp"

namespace packbench::records {

struct PickLine {
  std::string line, item;
  Name name;
  std::int64_t quantity = 0;
  bool hazardous = false;
  bool operator==(const PickLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickLine, (), (line, item, name, quantity, hazardous))

struct PickOrder {
  std::string order;
  std::int64_t revision = 0;
  std::vector<PickLine> lines;
  bool operator==(const PickOrder&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickOrder, (), (order, revision, lines))

// The list: from now on these orders are this list's and nobody else's.
struct PickBegan {
  static constexpr const char* kType = "pick.began";
  std::string mode;       // how it was made: single, batch, cluster, item, multi, remark, code
  bool one_tote = false;  // all orders go into one tote
  std::vector<PickOrder> orders;
  bool operator==(const PickBegan&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickBegan, (), (mode, one_tote, orders))

struct PickBound {  // the order goes into this tote
  static constexpr const char* kType = "pick.bound";
  std::string order, tote;
  bool operator==(const PickBound&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickBound, (), (order, tote))

// The next step of the walk, as the picker was told.
struct PickSent {
  static constexpr const char* kType = "pick.sent";
  std::string order, line, item;
  Name name;
  std::string location, lot, tote;
  std::int64_t quantity = 0;
  std::int64_t sequence = 0;
  bool there = false;  // the picker stands at the location already
  bool hazardous = false;
  bool operator==(const PickSent&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickSent, (),
                      (order, line, item, name, location, lot, tote, quantity, sequence, there, hazardous))

struct PickArrived {  // the location of the step was scanned
  static constexpr const char* kType = "pick.arrived";
  std::string location;
  bool operator==(const PickArrived&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickArrived, (), (location))

// Pieces are in the hand; the ledger moves when the tote is scanned.
struct PickTaken {
  static constexpr const char* kType = "pick.taken";
  std::string item, lot, barcode;
  std::int64_t quantity = 0;  // in the hand, with what was taken before
  std::string instead_of;     // the lot that was told, where another one was found and accepted
  bool operator==(const PickTaken&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickTaken, (), (item, lot, barcode, quantity, instead_of))

struct PickPutBack {  // what was in the hand lies at its location again
  static constexpr const char* kType = "pick.put_back";
  std::string item, lot, location;
  std::int64_t quantity = 0;
  bool operator==(const PickPutBack&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickPutBack, (), (item, lot, location, quantity))

// In the tote: from the location to staging.
struct PickPicked {
  static constexpr const char* kType = "pick.picked";
  std::int64_t entry = 0;  // counts the entries of the list, for undo
  std::string order, line, item, lot, from, tote;
  std::int64_t quantity = 0;
  bool operator==(const PickPicked&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickPicked, (), (entry, order, line, item, lot, from, tote, quantity))

struct PickUndone {  // out of the tote, back to where it came from
  static constexpr const char* kType = "pick.undone";
  std::int64_t entry = 0;
  std::string order, line, item, lot, from, tote;
  std::int64_t quantity = 0;
  bool operator==(const PickUndone&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickUndone, (), (entry, order, line, item, lot, from, tote, quantity))

// What the picker says of the item's place when the books say what is left there: a free count.
struct PickLooked {
  static constexpr const char* kType = "pick.looked";
  std::string location, item;
  std::int64_t expected = 0;
  bool empty = false;
  bool operator==(const PickLooked&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickLooked, (), (location, item, expected, empty))

// The pieces were not found at the location: the list does not send there for this item again.
struct PickMissed {
  static constexpr const char* kType = "pick.missed";
  std::string location, item;
  std::int64_t quantity = 0;
  std::string reason;
  bool operator==(const PickMissed&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickMissed, (), (location, item, quantity, reason))

struct PickShorted {  // no other location has it
  static constexpr const char* kType = "pick.shorted";
  std::string order, line, item;
  std::int64_t quantity = 0;
  std::string reason;
  bool operator==(const PickShorted&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickShorted, (), (order, line, item, quantity, reason))

struct PickTold {  // a new revision of the order wants the same pieces
  static constexpr const char* kType = "pick.told";
  std::string order;
  std::int64_t revision = 0;
  bool operator==(const PickTold&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickTold, (), (order, revision))

struct PickGoods {
  std::string item, lot;
  std::int64_t quantity = 0;
  bool operator==(const PickGoods&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickGoods, (), (item, lot, quantity))

// The order leaves the list: cancelled, changed, or ended elsewhere. What was picked for it waits to be put
// away.
struct PickDropped {
  static constexpr const char* kType = "pick.dropped";
  std::string order, tote, reason;
  std::vector<PickGoods> goods;
  bool operator==(const PickDropped&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickDropped, (), (order, tote, reason, goods))

struct PickSigned {  // F8
  static constexpr const char* kType = "pick.signed";
  std::string by;
  bool operator==(const PickSigned&) const = default;
};
BOOST_DESCRIBE_STRUCT(PickSigned, (), (by))

using PickEvents =
    std::tuple<PickBegan, PickBound, PickSent, PickArrived, PickTaken, PickPutBack, PickPicked, PickUndone,
               PickLooked, PickMissed, PickShorted, PickTold, PickDropped, PickSigned>;

}  // namespace packbench::records
