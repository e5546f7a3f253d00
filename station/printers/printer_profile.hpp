// What one printer is: the language it speaks, its dots, and how far its answers go. Put together from the
// configuration, the tables, and what the printer says of itself.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "drivers/printers/printer_link.hpp"
#include "printing/language.hpp"
#include "station/config.hpp"

namespace packbench::station {

struct PrinterProfile {
  const printing::LanguageVerbs* verbs = nullptr;  // null: it speaks none of ours
  std::string language;                            // its name, also of one that isn't ours
  std::string told_by;  // "configuration", a row of the tables, "1284 id", "default"
  int dpi = 203;
  bool asked = true;  // for its status; false: it can't answer, or isn't to be asked
  printing::Evidence evidence = printing::Evidence::none;
};

// The first of the languages that a 1284 id lists as its commands and that is ours, those first that prove
// most. Nothing: none of them is.
[[nodiscard]] std::optional<printing::Language> language_of_commands(
    const std::vector<std::string>& commands);

// The configuration goes before the tables, these before the printer's own word; what says nothing speaks
// ZPL.
[[nodiscard]] PrinterProfile profile_of(const PrinterConfig& printer, const drivers::PrinterLink& link);

}  // namespace packbench::station
