// What a scan means: the one place where precedence is decided.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "station/scan/directory.hpp"
#include "station/scan/gs1_attributes.hpp"
#include "station/scan/reading.hpp"

namespace packbench::scan {

struct Badge {
  std::string id;
};
struct Location {
  std::string id;
};
struct Tote {
  std::string id;
};
struct Order {
  std::string id;
};
struct ParcelLabel {
  std::string parcel;
  int copy = 0;  // 1 for the first print
};

// An item of the directory. `quantity`: pieces this scan stands for (pack quantity of the barcode times the
// count in the code, if it has one).
struct Item {
  std::string item_id;
  std::int64_t quantity = 1;
  std::string code;                   // barcode as scanned, without AIM identifier
  std::optional<std::string> gtin14;  // where the code has one
  Gs1Attributes attributes;           // empty unless the code is GS1
};

// A carrier's number; the likeliest candidate's reading of it. The candidates are in Meaning::waybills.
struct Waybill {
  std::string number;
};

// Several things of one level of precedence: the operator is asked.
using Candidate = std::variant<Badge, Location, Tote, Order, ParcelLabel, Item>;
struct Ambiguous {
  std::vector<Candidate> candidates;
};

// The code promised something by its symbology or prefix and is faulty.
struct Malformed {
  Error error;
};

// Nothing of this bench. Where the code is a well-formed item number, `gtin14` names it; where it has the
// prefix of an own code, `own` says which id nobody knows.
struct Unknown {
  std::optional<std::string> gtin14;
  std::optional<OwnCode> own;
};

using MeaningValue = std::variant<Unknown, Command, Badge, Location, Tote, Order, ParcelLabel, Item,
                                  Gs1Attributes, Waybill, Ambiguous, Malformed>;

struct Meaning {
  MeaningValue value;
  std::string text;  // scanned text without AIM identifier
  std::string aim;   // AIM identifier or empty
  // Whatever the meaning, for a workflow that awaits just this: a waybill, or a logistic unit's (00).
  std::vector<WaybillCandidate> waybills;
  Gs1Elements gs1;  // empty unless the code is GS1

  // Compiled in one place: copying it means copying whatever a scan can mean.
  Meaning();
  ~Meaning();
  Meaning(const Meaning&);
  Meaning(Meaning&&) noexcept;
  Meaning& operator=(const Meaning&);
  Meaning& operator=(Meaning&&) noexcept;
};

// One scan has one meaning, by the table of precedence in meaning.cpp (described in README.md). Never fails.
Meaning resolve(const RawScanView& scan, const Directory& directory, const Options& options);

// "item", "badge", "ambiguous", ...: the kind of a meaning.
std::string_view kind(const MeaningValue& value);

// {"kind":…,"text":…,"aim":…|null, … by kind …,"waybills":[…]}
boost::json::object to_json(const Meaning& meaning);

}  // namespace packbench::scan
