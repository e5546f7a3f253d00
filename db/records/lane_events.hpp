// What happens at a lane whatever the workflow: who stands there, and stops that must be acknowledged.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "db/records/operator.hpp"

namespace packbench::records {

// A text of the catalogue with its arguments, in order {0} {1} ...
struct Text {
  std::string key;
  std::vector<std::string> args;
  bool operator==(const Text&) const = default;
};
BOOST_DESCRIBE_STRUCT(Text, (), (key, args))

struct LaneSignedIn {
  static constexpr const char* kType = "lane.signed_in";
  Operator person;
  bool operator==(const LaneSignedIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneSignedIn, (), (person))

struct LaneSignedOut {
  static constexpr const char* kType = "lane.signed_out";
  std::string person;
  bool operator==(const LaneSignedOut&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneSignedOut, (), (person))

// A scan was refused: the lane stands still, with noise, until PB-C-OK is scanned.
struct LaneStopped {
  static constexpr const char* kType = "lane.stopped";
  Text text;
  bool operator==(const LaneStopped&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneStopped, (), (text))

struct LaneAcknowledged {
  static constexpr const char* kType = "lane.acknowledged";
  bool operator==(const LaneAcknowledged&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneAcknowledged, (), ())

// A question of the lane itself (not of a workflow), answered by PB-C-YES or PB-C-NO.
struct LaneAsked {
  static constexpr const char* kType = "lane.asked";
  Text text;
  Operator person;                  // who wants to take the lane over, or
  std::string order;                // the order that stands open at another lane, or
  std::vector<std::string> orders;  // those that the scanned code opens: answered by PB-C-CHOOSE-n
  std::string work;                 // "<kind>:<document>" that stands open at another lane, or
  bool unpack =
      false;  // a sealed parcel shall be opened again: which, why, and a supervisor's badge are asked in turn
  std::string parcel = "", reason = "";   // unpack: as far as they are told; `order` is the parcel's then
  std::vector<std::string> reasons = {};  // unpack: those that can be chosen
  bool operator==(const LaneAsked&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneAsked, (), (text, person, order, orders, work, unpack, parcel, reason, reasons))

struct LaneAnswered {
  static constexpr const char* kType = "lane.answered";
  bool yes = false;
  bool operator==(const LaneAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneAnswered, (), (yes))

struct LaneLanguage {
  static constexpr const char* kType = "lane.language";
  std::string language;
  bool operator==(const LaneLanguage&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneLanguage, (), (language))

using LaneEvents = std::tuple<LaneSignedIn, LaneSignedOut, LaneStopped, LaneAcknowledged, LaneAsked,
                              LaneAnswered, LaneLanguage>;

}  // namespace packbench::records
