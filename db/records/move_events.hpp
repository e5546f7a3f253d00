// What happens while goods are put away or moved: a walk of moves is the document. Stream "move:<document>".
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "db/records/item.hpp"
#include "db/records/location.hpp"

namespace packbench::records {

// The place of the ledger where goods that passed inspection wait to be put away.
inline constexpr const char* kPassed = "passed";

// Pieces of an item and lot that lie at a place by the books.
struct MoveLying {
  std::string item;
  Name name;
  std::string lot;
  std::int64_t quantity = 0;
  bool operator==(const MoveLying&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveLying, (), (item, name, lot, quantity))

// A line of a stock card, as it was shown.
struct MoveCardLine {
  std::string at, person, item, lot, from, to;  // at: local time, to the minute
  std::int64_t quantity = 0;
  bool operator==(const MoveCardLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveCardLine, (), (at, person, item, lot, from, to, quantity))

// The place that goods are taken from now on, with what was shown of it: what lies there, its stock card.
struct MoveStarted {
  static constexpr const char* kType = "move.started";
  std::string place;  // a location, or kPassed
  Zone zone = Zone::shelf;
  std::int64_t sequence = 0;
  bool known = false;              // a location; else a place that only the ledger knows
  std::vector<MoveLying> lying;    // the first of it
  std::vector<MoveCardLine> card;  // its newest lines
  bool operator==(const MoveStarted&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveStarted, (), (place, zone, sequence, known, lying, card))

// Pieces are in the hand. Nothing has moved in the ledger yet: that is `move.moved`.
struct MoveTaken {
  static constexpr const char* kType = "move.taken";
  std::string item;
  Name name;
  std::string lot, barcode;
  std::int64_t quantity = 0;  // in the hand, with what was taken of it before
  bool whole = false;         // whole cases, not loose pieces
  bool hazardous = false;
  std::string from;
  std::string suggested;  // where it should go, or empty
  std::string why;        // of the suggestion: "same", "empty"
  bool operator==(const MoveTaken&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveTaken, (),
                      (item, name, lot, barcode, quantity, whole, hazardous, from, suggested, why))

// What was in the hand went back to where it came from.
struct MovePutBack {
  static constexpr const char* kType = "move.put_back";
  std::string item, lot, from;
  std::int64_t quantity = 0;
  bool operator==(const MovePutBack&) const = default;
};
BOOST_DESCRIBE_STRUCT(MovePutBack, (), (item, lot, from, quantity))

struct MoveMoved {
  static constexpr const char* kType = "move.moved";
  std::int64_t entry = 0;  // counts the moves of the walk, for undo
  std::string item;
  Name name;
  std::string lot;
  std::int64_t quantity = 0;
  std::string from, to, suggested;
  std::vector<std::string>
      accepted;  // questions that were answered with yes: "other", "zone", "hazard", "bad"
  bool operator==(const MoveMoved&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveMoved, (), (entry, item, name, lot, quantity, from, to, suggested, accepted))

// A move is taken back: the goods go from `to` back to `from`.
struct MoveUndone {
  static constexpr const char* kType = "move.undone";
  std::int64_t entry = 0;
  std::string item, lot;
  std::int64_t quantity = 0;
  std::string from, to;
  bool operator==(const MoveUndone&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveUndone, (), (entry, item, lot, quantity, from, to))

using MoveEvents = std::tuple<MoveStarted, MoveTaken, MovePutBack, MoveMoved, MoveUndone>;

}  // namespace packbench::records
