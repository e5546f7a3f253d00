// Lot, expiry and serial: what an item asks for, and the scans that bring it.
#pragma once
#include <optional>
#include <string>

#include "station/workflows/draft.hpp"

namespace packbench::workflows {

// What each piece of an item must show.
struct Captured {
  bool lot = false, expiry = false, serial = false;
};

// As GS1 gives them.
[[nodiscard]] records::Capture capture_of(const scan::Gs1Attributes& attributes);

// The first field that is missing, or empty: "lot", "serial", "expiry".
[[nodiscard]] std::string missing(const Captured& wanted, const records::Capture& capture);

// Takes over what `more` says; nothing if one of them contradicts what is known already.
[[nodiscard]] std::optional<records::Capture> merged(records::Capture known, const records::Capture& more);

// Whether the scan is text that says nothing by itself. A whole item number (UPC, EAN, GTIN-14) is that of
// some article, never a lot; 8 digits are taken, as many lots and dates are written so.
[[nodiscard]] bool is_plain(const Draft& draft);

// What a scan without GS1 fills: the one of lot and serial that is missing, else the expiry. Nothing if it
// can't be told.
[[nodiscard]] std::optional<records::Capture> plain_capture(const Draft& draft, const Captured& wanted,
                                                            const records::Capture& known);

}  // namespace packbench::workflows
