// Configuration, tables and 1284 id to a printer's profile.
#include "station/printers/printer_profile.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "drivers/printer_models.hpp"

namespace packbench::station {
namespace {

constexpr int kUsualDpi = 203;
constexpr std::string_view kDefault = "zpl";

// As 1284 ids name them under CMD, without blanks and hyphens. In the order in which they are preferred where
// a printer speaks several.
struct CommandName {
  std::string_view command, language;
};
constexpr std::array kCommands{
    CommandName{"ZPL", "zpl"},       CommandName{"ZPLII", "zpl"},    CommandName{"TSPL", "tspl"},
    CommandName{"TSPL2", "tspl"},    CommandName{"TSPLEZ", "tspl"},  CommandName{"XPP", "tspl"},
    CommandName{"EPL", "epl"},       CommandName{"EPL2", "epl"},     CommandName{"CPCL", "cpcl"},
    CommandName{"ESCPOS", "escpos"}, CommandName{"EPSON", "escpos"},
};

std::string plain(std::string_view command) {
  std::string text;
  for (const unsigned char c : command)
    if (std::isalnum(c)) text += static_cast<char>(std::toupper(c));
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ",") + word;
  return text;
}

struct Told {
  std::string language, by;
};

Told language_told(const PrinterConfig& printer, const drivers::PrinterRow* row,
                   const std::vector<std::string>& commands) {
  if (!printer.language.empty()) return {printer.language, "configuration"};
  if (row && row->language != "any") return {row->language, row->from};
  if (const auto language = language_of_commands(commands))
    return {std::string(printing::verbs(*language).name), "1284 id"};
  if (!commands.empty()) return {joined(commands), "1284 id"};
  return {std::string(kDefault), "default"};
}

}  // namespace

std::optional<printing::Language> language_of_commands(const std::vector<std::string>& commands) {
  std::vector<std::string> named;
  for (const auto& command : commands) named.push_back(plain(command));
  for (const auto& row : kCommands)
    if (std::find(named.begin(), named.end(), row.command) != named.end())
      if (const auto language = printing::language_named(row.language)) return language;
  return std::nullopt;
}

PrinterProfile profile_of(const PrinterConfig& printer, const drivers::PrinterLink& link) {
  const auto* row = printer.link.starts_with("usb") ? drivers::find_printer(link.key()) : nullptr;
  const std::uint32_t traits = row ? row->traits : drivers::kPrinterPlain;
  auto [language, told_by] = language_told(printer, row, link.device_id().commands);
  PrinterProfile profile;
  if (const auto known = printing::language_named(language)) profile.verbs = &printing::verbs(*known);
  profile.language = std::move(language);
  profile.told_by = std::move(told_by);
  profile.dpi = printer.dpi ? printer.dpi : row && row->dpi ? row->dpi : kUsualDpi;
  profile.asked = printer.answers && link.can_read() && (traits & drivers::kPrinterSilent) == 0;
  if (profile.verbs && profile.asked && (traits & drivers::kPrinterNoProof) == 0)
    profile.evidence = profile.verbs->evidence;
  return profile;
}

}  // namespace packbench::station
