// The life of a print job: requested -> sending -> sent -> confirmed, or failed, or in doubt until somebody
// looked.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "db/records/item.hpp"

namespace packbench::records {

enum class JobState { requested, sending, sent, confirmed, in_doubt, failed, voided };
BOOST_DESCRIBE_ENUM(JobState, requested, sending, sent, confirmed, in_doubt, failed, voided)

// What an item label or a stock card is about, as it was when it was asked for.
struct PrintGoods {
  std::string item, barcode;  // barcode: one of the item's own
  std::int64_t pieces = 1;    // that one scan of the barcode means
  std::string lot, expiry, serial;
  std::string location;  // place of the ledger where they lie; of a card: the location it is for, or empty
  Name name = {};
  std::string mark;  // why they don't go to stock as they are: "damaged", "foreign", "rejected" ..., or empty
  bool operator==(const PrintGoods&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrintGoods, (), (item, barcode, pieces, lot, expiry, serial, location, name, mark))

// A job is of an order's parcel, or of goods on a document, in whose stream it then stands. Its identity is
// (order, parcel, intent, copy), or (document, about, intent, copy); `job` spells it: "<parcel>-label-1",
// "<document>-4-item-1".
struct PrintRequested {
  static constexpr const char* kType = "print.requested";
  std::string job, order, parcel;
  std::string intent;  // "label", "slip", "item" or "card"; also the kind of template
  std::int64_t copy = 1;
  std::string lane;                      // whose printer
  std::string reason;                    // of a reprint
  std::string about = "";                // which goods of the document: a word of its workflow
  std::int64_t labels = 1;               // so many of them, numbered
  std::optional<PrintGoods> goods = {};  // of "item" and "card"
  bool operator==(const PrintRequested&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrintRequested, (),
                      (job, order, parcel, intent, copy, lane, reason, about, labels, goods))

// Durable before the first byte goes out: found in this state at start, the job is in doubt.
struct PrintSending {
  static constexpr const char* kType = "print.sending";
  std::string job, printer;
  std::string picture;  // BLAKE2b-256 (hex) of the bitmap that goes out
  bool operator==(const PrintSending&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrintSending, (), (job, printer, picture))

struct PrintSent {
  static constexpr const char* kType = "print.sent";
  std::string job;
  std::int64_t bytes = 0;
  bool operator==(const PrintSent&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrintSent, (), (job, bytes))

struct PrintConfirmed {
  static constexpr const char* kType = "print.confirmed";
  std::string job;
  std::string evidence;  // what the printer said, or which scan showed the label
  bool operator==(const PrintConfirmed&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrintConfirmed, (), (job, evidence))

struct PrintInDoubt {
  static constexpr const char* kType = "print.in_doubt";
  std::string job, why;
  bool operator==(const PrintInDoubt&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrintInDoubt, (), (job, why))

// Nothing was printed for certain (no byte went out, the label could not be rendered or proven). Retried only
// by hand.
struct PrintFailed {
  static constexpr const char* kType = "print.failed";
  std::string job, why;
  bool operator==(const PrintFailed&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrintFailed, (), (job, why))

// An earlier copy counts no more: somebody looked and it was not there, or a reprint replaced it.
struct PrintVoided {
  static constexpr const char* kType = "print.voided";
  std::string job, reason, by;
  bool operator==(const PrintVoided&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrintVoided, (), (job, reason, by))

using PrintEvents = std::tuple<PrintRequested, PrintSending, PrintSent, PrintConfirmed, PrintInDoubt,
                               PrintFailed, PrintVoided>;

}  // namespace packbench::records
