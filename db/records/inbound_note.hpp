// An inbound note (ASN, purchase receipt): what should arrive. Told by a file, over the API, or by the
// centre.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace packbench::records {

struct InboundLine {
  std::string line;  // unique in the note
  std::string item;
  std::int64_t quantity = 0;  // pieces, above zero
  std::string lot;            // only pieces of this lot are meant; empty: any
  bool operator==(const InboundLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(InboundLine, (), (line, item, quantity, lot))

struct InboundNote {
  std::string note;  // its number; opens it
  std::int64_t revision = 0;
  bool cancelled = false;           // nothing more of it is expected
  std::string supplier;             // its name or code; opens the note as well
  std::vector<std::string> codes;   // what else opens it: codes of the supplier, waybills
  std::string expected;             // YYYY-MM-DD or RFC 3339; empty: not known
  std::int64_t sample_percent = 0;  // of a line's pieces that inspection must look at; 0: every piece
  std::vector<InboundLine> lines;
  bool operator==(const InboundNote&) const = default;
};
BOOST_DESCRIBE_STRUCT(InboundNote, (),
                      (note, revision, cancelled, supplier, codes, expected, sample_percent, lines))

// A new note, or a newer revision of a known one. Stream "receive:<note>".
struct NoteReceived {
  static constexpr const char* kType = "receive.noted";
  static constexpr bool kTold = true;
  InboundNote note;
  bool operator==(const NoteReceived&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteReceived, (), (note))

// The goods won't come. Where counting has begun, the receiver is told and closes what is there.
struct NoteCancelled {
  static constexpr const char* kType = "receive.cancelled";
  static constexpr bool kTold = true;
  std::string note;
  std::int64_t revision = 0;  // greater than the one it cancels
  std::string reason;
  bool operator==(const NoteCancelled&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteCancelled, (), (note, revision, reason))

}  // namespace packbench::records
