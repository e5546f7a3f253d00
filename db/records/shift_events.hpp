// What happens while a shift's checklist is gone through. Stream "shift:<document>".
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace packbench::records {

enum class ShiftList { opening, closing };
BOOST_DESCRIBE_ENUM(ShiftList, opening, closing)

// The checklist as the bench's rules had it then: its points don't change any more.
struct ShiftBegan {
  static constexpr const char* kType = "shift.began";
  ShiftList list = ShiftList::opening;
  std::string day;                  // YYYY-MM-DD at the bench: the shift's
  std::vector<std::string> points;  // catalogue keys, or texts as they are shown
  bool operator==(const ShiftBegan&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShiftBegan, (), (list, day, points))

// One point was looked at. Points are answered in their order.
struct ShiftPoint {
  static constexpr const char* kType = "shift.point";
  std::int64_t number = 0;  // from 1
  std::string point;        // as in ShiftBegan
  std::string odd;          // what is odd there: catalogue key or text; empty: in order
  bool operator==(const ShiftPoint&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShiftPoint, (), (number, point, odd))

struct ShiftPointUndone {  // the last answer
  static constexpr const char* kType = "shift.point_undone";
  std::int64_t number = 0;
  std::string point;
  bool operator==(const ShiftPointUndone&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShiftPointUndone, (), (number, point))

// Somebody who is in the warehouse scanned his badge.
struct ShiftPresent {
  static constexpr const char* kType = "shift.present";
  std::string who, called;  // id and name of an operator
  bool operator==(const ShiftPresent&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShiftPresent, (), (who, called))

struct ShiftPresentUndone {  // the last badge
  static constexpr const char* kType = "shift.present_undone";
  std::string who;
  bool operator==(const ShiftPresentUndone&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShiftPresentUndone, (), (who))

// The responsible person answers for all of it. The tickets of what is odd stand in the same batch.
struct ShiftSigned {
  static constexpr const char* kType = "shift.signed";
  std::string signed_by;
  bool operator==(const ShiftSigned&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShiftSigned, (), (signed_by))

// Begun by mistake, and nothing of it was answered: it is ended and counts for nothing.
struct ShiftDropped {
  static constexpr const char* kType = "shift.dropped";
  bool operator==(const ShiftDropped&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShiftDropped, (), ())

using ShiftEvents = std::tuple<ShiftBegan, ShiftPoint, ShiftPointUndone, ShiftPresent, ShiftPresentUndone,
                               ShiftSigned, ShiftDropped>;

}  // namespace packbench::records
