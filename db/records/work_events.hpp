// What is common to all work on a document: who has it, what is asked. Stream "<kind>:<document>"; the fold
// of a document's stream is the state of that work.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "db/records/lane_events.hpp"
#include "db/records/pack_events.hpp"

namespace packbench::records {

// Packing is no such work: its document is the order.
enum class WorkKind { receive, move, pick, handover, returns, count, shift };
BOOST_DESCRIBE_ENUM(WorkKind, receive, move, pick, handover, returns, count, shift)

// "receive:ASN-1": how a work is named wherever one is meant, and its stream in the journal.
inline std::string work_name(std::string_view kind, std::string_view document) {
  return std::string(kind) + ":" + std::string(document);
}
inline std::string work_name(WorkKind kind, std::string_view document) {
  return work_name(boost::describe::enum_to_string(kind, ""), document);
}

struct WorkOpened {
  static constexpr const char* kType = "work.opened";
  WorkKind kind = WorkKind::receive;
  std::string document, lane, person;
  std::int64_t token = 0;     // fencing: one more than the last holder's; the old one can't write any more
  std::int64_t revision = 0;  // of what was told from outside, as the lane has seen it; 0: nothing was
  bool operator==(const WorkOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkOpened, (), (kind, document, lane, person, token, revision))

// The document leaves the lane unfinished. Under F4 a supervisor witnesses it.
struct WorkSetAside {
  static constexpr const char* kType = "work.set_aside";
  std::string reason, witness;
  bool operator==(const WorkSetAside&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkSetAside, (), (reason, witness))

// The document is done with, and signed.
struct WorkEnded {
  static constexpr const char* kType = "work.ended";
  std::string signed_by;
  bool operator==(const WorkEnded&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkEnded, (), (signed_by))

// Whose badge answers a question: anybody's who signs for it (also the one who works), another person's than
// the one who works, a supervisor's.
enum class Signer { none, anyone, other, supervisor };
BOOST_DESCRIBE_ENUM(Signer, none, anyone, other, supervisor)

// A question of the work: answered by PB-C-CHOOSE-n, or by a badge. PB-C-NO drops it. What was chosen and
// signed for goes into the event that the answer leads to.
struct WorkAsked {
  static constexpr const char* kType = "work.asked";
  std::string act;                // what the answer leads to: a word of the workflow
  std::vector<std::string> args;  // what it must remember, in its own order
  Text text;                      // the question as it is shown
  std::vector<PackChoice> choices;
  Signer signer = Signer::none;  // without choices: whose badge
  bool operator==(const WorkAsked&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkAsked, (), (act, args, text, choices, signer))

// A piece was recognised but its lot, expiry or serial must still be scanned.
struct WorkAwaited {
  static constexpr const char* kType = "work.awaited";
  std::string item, barcode, gtin14;
  std::int64_t quantity = 0;
  Capture capture;        // as far as it is known
  std::string missing;    // "lot", "expiry" or "serial"
  std::int64_t pack = 1;  // pieces that one scan of its barcode means
  bool operator==(const WorkAwaited&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkAwaited, (), (item, barcode, gtin14, quantity, capture, missing, pack))

struct WorkDropped {  // what was awaited or asked is given up
  static constexpr const char* kType = "work.dropped";
  bool operator==(const WorkDropped&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkDropped, (), ())

// The next scan means this many (PB-C-QTY-n); 0 ends it.
struct WorkQuantity {
  static constexpr const char* kType = "work.quantity";
  std::int64_t quantity = 0;
  bool operator==(const WorkQuantity&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkQuantity, (), (quantity))

using WorkEvents =
    std::tuple<WorkOpened, WorkSetAside, WorkEnded, WorkAsked, WorkAwaited, WorkDropped, WorkQuantity>;

}  // namespace packbench::records
