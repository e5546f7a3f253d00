// What happens while goods are received and inspected. Stream "receive:<note>"; "receive:RC-..." is a blind
// receipt.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "db/records/inbound_note.hpp"
#include "db/records/item.hpp"
#include "db/records/location.hpp"
#include "db/records/pack_events.hpp"

namespace packbench::records {

// sound and damaged pieces are of the note (or of a blind receipt); foreign ones are on no line of it and
// kept apart.
enum class ReceiveCondition { sound, damaged, foreign };
BOOST_DESCRIBE_ENUM(ReceiveCondition, sound, damaged, foreign)

// An item as the receiver knows it.
struct ReceiveItem {
  std::string item;
  Name name;
  bool lot = false, expiry = false, serial = false, hazardous = false;
  std::int64_t days_left = 0;
  std::string image;
  bool operator==(const ReceiveItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveItem, (), (item, name, lot, expiry, serial, hazardous, days_left, image))

// Pieces that inspection decides on together.
struct ReceiveLot {
  std::string item, lot, expiry;  // expiry: YYYY-MM-DD
  ReceiveCondition condition = ReceiveCondition::sound;
  std::string place;  // of the inspection zone
  bool operator==(const ReceiveLot&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveLot, (), (item, lot, expiry, condition, place))

// The first act on a document: what is to be received, as it was known then.
struct ReceiveBegan {
  static constexpr const char* kType = "receive.began";
  InboundNote note;  // of a blind receipt: empty, and the centre is asked for one
  std::vector<ReceiveItem> items;
  bool blind = false;
  std::string place;  // where goods are booked until a location is scanned
  bool operator==(const ReceiveBegan&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveBegan, (), (note, items, blind, place))

// The note was changed meanwhile: from now on this is the note.
struct ReceiveChanged {
  static constexpr const char* kType = "receive.changed";
  static constexpr bool kTakesOver = true;
  std::int64_t revision = 0;
  InboundNote note;
  std::vector<ReceiveItem> items;
  bool operator==(const ReceiveChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveChanged, (), (revision, note, items))

// Why a supervisor must stand by: there is no note (F2), or somebody else took over unfinished checking (F4).
enum class ReceiveWitness { none, blind, handover };
BOOST_DESCRIBE_ENUM(ReceiveWitness, none, blind, handover)
struct ReceiveWitnessed {
  static constexpr const char* kType = "receive.witnessed";
  ReceiveWitness why = ReceiveWitness::none;
  std::string witness;
  bool operator==(const ReceiveWitnessed&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveWitnessed, (), (why, witness))

// An item that the note did not tell of.
struct ReceiveItemMet {
  static constexpr const char* kType = "receive.item_met";
  ReceiveItem item;
  bool operator==(const ReceiveItemMet&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveItemMet, (), (item))

// Goods that are counted, or rejected, from now on lie here.
struct ReceivePlaced {
  static constexpr const char* kType = "receive.placed";
  std::string location;
  Zone zone = Zone::inspection;  // inspection; else it is for rejected goods
  bool hazardous = false;
  bool operator==(const ReceivePlaced&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceivePlaced, (), (location, zone, hazardous))

// Lot or expiry that were scanned before their piece: they are of the next one. Empty: of none any more.
struct ReceiveHeld {
  static constexpr const char* kType = "receive.held";
  Capture capture;
  bool operator==(const ReceiveHeld&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveHeld, (), (capture))

// The next scan counts damaged pieces, for this reason. Empty: it does not.
struct ReceiveMarked {
  static constexpr const char* kType = "receive.marked";
  std::string reason;
  bool operator==(const ReceiveMarked&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveMarked, (), (reason))

// Which line some of the pieces are for; line is empty for foreign pieces and without a note.
struct ReceivePart {
  std::string line;
  std::int64_t quantity = 0;
  bool surplus = false;  // more than the line asks for, and taken all the same
  bool operator==(const ReceivePart&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceivePart, (), (line, quantity, surplus))

// Pieces from outside, now in the inspection zone.
struct ReceiveCounted {
  static constexpr const char* kType = "receive.counted";
  std::int64_t entry = 0;  // counts the entries of the document, for undo
  ReceiveLot goods;
  std::string barcode, serial;
  std::int64_t quantity = 0;
  std::string reason;  // of damaged and foreign pieces
  std::vector<ReceivePart> parts;
  std::int64_t pack = 1;  // pieces that one scan of the barcode means
  bool operator==(const ReceiveCounted&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveCounted, (), (entry, goods, barcode, serial, quantity, reason, parts, pack))

struct ReceiveUndone {
  static constexpr const char* kType = "receive.undone";
  std::int64_t entry = 0;
  ReceiveLot goods;
  std::int64_t quantity = 0;
  bool operator==(const ReceiveUndone&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveUndone, (), (entry, goods, quantity))

// A picture of what was scanned last: the name under which it is kept.
struct ReceivePhotographed {
  static constexpr const char* kType = "receive.photographed";
  std::string line, item, photo;
  std::int64_t entry = 0;
  bool operator==(const ReceivePhotographed&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceivePhotographed, (), (line, item, photo, entry))

// From counting to inspecting, or back.
struct ReceiveTurned {
  static constexpr const char* kType = "receive.turned";
  bool inspecting = false;
  bool operator==(const ReceiveTurned&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveTurned, (), (inspecting))

// Pieces in the inspector's hands, more than before.
struct ReceiveExamined {
  static constexpr const char* kType = "receive.examined";
  ReceiveLot goods;
  std::int64_t quantity = 0;
  std::string barcode;
  std::int64_t pack = 1;  // pieces that one scan of the barcode means
  bool operator==(const ReceiveExamined&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveExamined, (), (goods, quantity, barcode, pack))

struct ReceivePutBack {  // what was in the inspector's hands, undecided
  static constexpr const char* kType = "receive.put_back";
  bool operator==(const ReceivePutBack&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceivePutBack, (), ())

// The one event by which goods leave the inspection zone (design 5.6).
enum class Inspection { passed, rejected };
BOOST_DESCRIBE_ENUM(Inspection, passed, rejected)
struct ReceiveInspected {
  static constexpr const char* kType = "receive.inspected";
  ReceiveLot goods;
  std::int64_t quantity = 0;
  std::int64_t examined = 0;  // of them looked at; fewer than quantity where a sample is enough
  Inspection result = Inspection::passed;
  std::string reason;  // of a rejection
  std::string to;
  std::string by;  // the supervisor who let late or foreign goods pass
  bool operator==(const ReceiveInspected&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveInspected, (), (goods, quantity, examined, result, reason, to, by))

// How the goods differ from the note; each needs a cause and who answers for it (F3).
enum class ReceiveDifferenceKind { shortage, surplus, damaged, foreign, rejected };
BOOST_DESCRIBE_ENUM(ReceiveDifferenceKind, shortage, surplus, damaged, foreign, rejected)
struct ReceiveDifference {
  ReceiveDifferenceKind kind = ReceiveDifferenceKind::shortage;
  std::string line;  // of shortage and surplus
  std::string item, lot;
  std::int64_t quantity = 0;
  bool operator==(const ReceiveDifference&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveDifference, (), (kind, line, item, lot, quantity))

enum class ReceiveParty { supplier, carrier, own };
BOOST_DESCRIBE_ENUM(ReceiveParty, supplier, carrier, own)

struct ReceiveExplained {
  static constexpr const char* kType = "receive.explained";
  ReceiveDifference difference;
  std::string cause;
  ReceiveParty party = ReceiveParty::supplier;
  bool operator==(const ReceiveExplained&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveExplained, (), (difference, cause, party))

struct ReceiveResult {
  std::string line, item, lot;
  std::int64_t wanted = 0, counted = 0;
  bool operator==(const ReceiveResult&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveResult, (), (line, item, lot, wanted, counted))

// Note and scans compared line by line, all of it decided and explained. The signature is on work.ended.
struct ReceiveClosed {
  static constexpr const char* kType = "receive.closed";
  std::vector<ReceiveResult> lines;
  std::int64_t passed = 0, rejected = 0;  // pieces
  bool operator==(const ReceiveClosed&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiveClosed, (), (lines, passed, rejected))

using ReceiveEvents = std::tuple<NoteReceived, NoteCancelled, ReceiveBegan, ReceiveChanged, ReceiveWitnessed,
                                 ReceiveItemMet, ReceivePlaced, ReceiveHeld, ReceiveMarked, ReceiveCounted,
                                 ReceiveUndone, ReceivePhotographed, ReceiveTurned, ReceiveExamined,
                                 ReceivePutBack, ReceiveInspected, ReceiveExplained, ReceiveClosed>;

}  // namespace packbench::records
