// Label printers by USB id: the language they speak where they don't say so themselves, and how far their
// answers go.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/error.hpp"
#include "drivers/tables/id_pattern.hpp"

namespace packbench::drivers {

enum PrinterTrait : std::uint32_t {
  kPrinterPlain = 0,
  kPrinterSilent = 1 << 0,   // never answers: it isn't asked
  kPrinterNoProof = 1 << 1,  // tells how it is, but not whether a label has come out
};

struct PrinterRow {
  IdPattern id;
  std::string language;  // "zpl", "tspl" ...; "any": the id doesn't tell
  int dpi = 0;           // 203, 300 or 600; 0: the id doesn't tell
  std::uint32_t traits = kPrinterPlain;
  std::string source;
  std::string from;  // "built-in printers.tsv:12", "/etc/packbench/printers.tsv:3"
};

// The row for the printer of that device key ("0a5f:0084:SN", "0a5f:0084@1-2"), chosen as find_quirk() does;
// nullptr if there is none, or the key is none of USB.
const PrinterRow* find_printer(std::string_view key);

// The rows of a table as text; Errc::malformed as parse_table().
Result<std::vector<PrinterRow>> parse_printers(std::string_view text, const std::string& name);

}  // namespace packbench::drivers
