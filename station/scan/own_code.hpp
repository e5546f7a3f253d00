// The bench's own codes, printed by itself: commands, badges, locations, totes, orders, parcel labels.
//   PB-C-<NAME>[-<argument>]   a command, e.g. PB-C-DONE, PB-C-QTY-12, PB-C-CHOOSE-2
//   PB-B-<badge>  PB-L-<location>  PB-T-<tote>  PB-O-<order>
//   PB-P-<parcel>-<copy>       a parcel label; the copy is the number behind the last hyphen
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "station/scan/error.hpp"

namespace packbench::scan {

struct Command {
  std::string name;      // capital letters
  std::string argument;  // empty if there is none
};

enum class OwnKind { badge, location, tote, order, parcel };

// "badge", "location", ... as used in JSON.
std::string_view name(OwnKind kind);

struct OwnCode {
  OwnKind kind;
  std::string id;
  int copy = 0;  // of a parcel label; 0 for the other kinds
};

// nullopt: no command code. Error bad_own_code: it begins like one and is damaged.
std::optional<Result<Command>> parse_command(std::string_view text);

// nullopt: none of the prefixed codes. Error bad_own_code: it begins like one and is damaged.
std::optional<Result<OwnCode>> parse_own_code(std::string_view text);

// The id alone, whether the text bears that kind's prefix ("PB-B-" of a badge) or is the id already.
std::string id_of(OwnKind kind, std::string_view text);

}  // namespace packbench::scan
