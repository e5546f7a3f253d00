// PINs in the store: what a badge needs beside it at a lane that is carried about. All of it hashes: for the
// back office.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "db/reader.hpp"
#include "db/store.hpp"

namespace packbench::station {

enum class PinOutcome {
  right,
  given,  // right, but somebody else's choice: good only for choosing one's own
  none,   // this person has no PIN
  wrong,  // or no active operator bears the badge
};

struct PinCheck {
  PinOutcome outcome = PinOutcome::wrong;
  std::string person = {};  // whose badge it is; empty: nobody's
  std::string hash = {};    // of the PIN that opens, where it was right or given
};

// Whether that PIN belongs to that badge, without "PB-B-". Takes as long whatever comes of it.
[[nodiscard]] PinCheck check_pin(db::Reader& reader, const std::string& badge, const std::string& pin);

struct NewPin {
  std::string person, pin;
  std::string by;               // as records::PinSet
  bool given = false;           // likewise
  std::string instead_of = {};  // hash of the one that must still be good; empty: whichever is
};

// True when it is set. Else what to tell who asked, by text_of_keys(): "pin.bad" with the rule that it
// breaks, "pin.nobody" where there is no such active operator, "pin.wrong" where the old one is no longer
// good; or the store's error.
[[nodiscard]] std::variant<bool, records::Text, db::Error> set_pin(db::Reader& reader, db::Store& store,
                                                                   const NewPin& wanted, std::int64_t now_ms);

}  // namespace packbench::station
