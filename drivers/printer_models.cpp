// The printer table: words to traits, ids to rows.
#include "drivers/printer_models.hpp"

#include <algorithm>
#include <array>

#include "drivers/tables/device_tables.hpp"
#include "drivers/tables/table_text.hpp"

namespace packbench::drivers {
namespace {

constexpr std::array<std::string_view, 5> kColumns = {"id", "language", "dpi", "words", "source"};
constexpr std::string_view kAny = "any";
constexpr std::size_t kIdDigits = std::string_view("0a5f:0084").size();

struct DpiWord {
  std::string_view word;
  int dpi;
};
constexpr std::array kDpi = {DpiWord{"203", 203}, DpiWord{"300", 300}, DpiWord{"600", 600}, DpiWord{kAny, 0}};

struct TraitWord {
  std::string_view word;
  std::uint32_t traits;
};
constexpr std::array kTraits = {TraitWord{"plain", kPrinterPlain}, TraitWord{"silent", kPrinterSilent},
                                TraitWord{"no-proof", kPrinterNoProof}};

template <class Words>
Result<typename Words::value_type> word_of(const TextRow& row, std::size_t column, const Words& words) {
  std::string allowed;
  for (const auto& known : words) {
    if (known.word == row.fields[column]) return known;
    allowed += " " + std::string(known.word);
  }
  return bad_row(row, std::string(kColumns[column]) + ": \"" + row.fields[column] +
                          "\" is none of them; one of:" + allowed);
}

bool is_word(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

}  // namespace

Result<std::vector<PrinterRow>> parse_printers(std::string_view text, const std::string& name) {
  const auto rows = parse_table(text, name, kColumns);
  if (!rows) return rows.error();
  std::vector<PrinterRow> printers;
  for (const TextRow& row : *rows) {
    const auto id = row_id(row);
    if (!id) return id.error();
    if (!is_word(row.fields[1]))
      return bad_row(row, "language: \"" + row.fields[1] + "\" must be small letters, \"zpl\", or any");
    const auto dpi = word_of(row, 2, kDpi);
    if (!dpi) return dpi.error();
    const auto traits = word_of(row, 3, kTraits);
    if (!traits) return traits.error();
    printers.push_back({*id, row.fields[1], dpi->dpi, traits->traits, row.fields[4], row.from});
  }
  if (auto clash = find_clash(printers)) return *std::move(clash);
  return printers;
}

const PrinterRow* find_printer(std::string_view key) {
  const auto id = parse_id_pattern(key.substr(0, kIdDigits));
  if (!id || id->open_digits() > 0) return nullptr;
  return first_that_fits(device_tables().printers, id->vid, id->pid);
}

}  // namespace packbench::drivers
