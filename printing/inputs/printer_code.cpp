// Printer languages told apart: each has a first command and a printing one that no other has.
// Sources: Zebra, "ZPL II Programming Guide" (^XA, ^XZ), "EPL2 Programming Manual" (N, P), "CPCL Programming
// Manual" (! offset dpi dpi height count … PRINT); TSC, "TSPL/TSPL2 Programming" (SIZE … PRINT); Epson,
// "ESC/POS Command Reference" (ESC @).
#include "printing/inputs/printer_code.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace packbench::printing {
namespace {

constexpr std::size_t kMostBytes = std::size_t{8} << 20;
constexpr std::string_view kBlank{" \t\r\n\0", 5};

using Lines = std::vector<std::string_view>;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

// Lines that aren't blank. Of binary data between them some lines come out, too; it doesn't matter.
Lines lines_of(std::string_view code) {
  Lines lines;
  while (!code.empty()) {
    const auto end = std::min(code.find_first_of("\r\n"), code.size());
    if (const auto line = trimmed(code.substr(0, end)); !line.empty()) lines.push_back(line);
    code.remove_prefix(std::min(end + 1, code.size()));
  }
  return lines;
}

std::string_view first_word(std::string_view line) {
  return line.substr(0, std::min(line.find_first_of(" \t,"), line.size()));
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
    ++found;
  return found;
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

bool begins_zpl(std::string_view code, const Lines&) {
  return code.size() > 2 && (code[0] == '^' || code[0] == '~') && code.find("^XA") != std::string_view::npos;
}
bool prints_zpl(std::string_view code, const Lines&) {
  return code.rfind("^XZ") != std::string_view::npos && code.rfind("^XZ") > code.rfind("^XA") &&
         count(code, "^XZ") >= count(code, "^XA");
}

constexpr std::array<std::string_view, 19> kTsplFirst{
    "SIZE",      "GAP",    "GAPDETECT", "BLINE",     "SPEED",    "DENSITY", "DIRECTION",
    "REFERENCE", "OFFSET", "CLS",       "SHIFT",     "CODEPAGE", "SET",     "HOME",
    "COUNTRY",   "SOUND",  "DOWNLOAD",  "LIMITFEED", "REM"};
bool begins_tspl(std::string_view, const Lines& lines) {
  return !lines.empty() && one_of(first_word(lines[0]), kTsplFirst);
}
bool prints_tspl(std::string_view, const Lines& lines) {
  return std::ranges::any_of(lines,
                             [](auto line) { return line.starts_with("PRINT ") && is_digit(line[6]); });
}

// "N", "q609", "Q1218,24", "S4", "D8", "ZT", "R0,0", "I8,A,001", "OD", "JF".
bool begins_epl(std::string_view, const Lines& lines) {
  const auto first = std::ranges::find_if(lines, [](auto line) { return line[0] != ';'; });  // comments
  if (first == lines.end()) return false;
  constexpr std::array<std::string_view, 9> kWhole{"N", "ZT", "ZB", "OD", "OC", "O", "JF", "JB", "r"};
  const auto line = *first;
  const bool numbered = line.size() > 1 &&
                        std::string_view("qQSDRI").find(line[0]) != std::string_view::npos &&
                        is_digit(line[1]);
  return one_of(line, kWhole) || numbered;
}
bool prints_epl(std::string_view, const Lines& lines) {
  return std::ranges::any_of(
      lines, [](auto line) { return line.size() > 1 && line[0] == 'P' && is_digit(line[1]); });
}

bool begins_cpcl(std::string_view, const Lines& lines) {
  if (lines.empty() || !lines[0].starts_with("! ") || lines[0].size() < 3) return false;
  return is_digit(lines[0][2]) || lines[0][2] == '-' || lines[0][2] == 'U';
}
bool prints_cpcl(std::string_view, const Lines& lines) {
  return std::ranges::any_of(lines, [](auto line) { return line == "PRINT" || line == "POPRINT"; });
}

bool begins_escpos(std::string_view code, const Lines&) {
  return code.size() > 1 &&
         (code[0] == '\x1B' || code[0] == '\x1D' || code[0] == '\x10' || code[0] == '\x1C');
}
bool prints_escpos(std::string_view code, const Lines&) {
  return code.size() > 2;  // it prints line by line: there is no command for it
}

struct Manner {
  Language language;
  std::string_view name;
  bool (*begins)(std::string_view code, const Lines& lines);
  bool (*prints)(std::string_view code, const Lines& lines);
  std::string_view ending;  // the command that prints
};

constexpr std::array<Manner, 5> kManners{{
    {Language::zpl, "ZPL", begins_zpl, prints_zpl, "^XZ"},
    {Language::cpcl, "CPCL", begins_cpcl, prints_cpcl, "PRINT"},
    {Language::escpos, "ESC/POS", begins_escpos, prints_escpos, ""},
    {Language::tspl, "TSPL", begins_tspl, prints_tspl, "PRINT"},
    {Language::epl, "EPL", begins_epl, prints_epl, "P1"},
}};

std::string name_of(Language language) {
  return std::string(std::ranges::find(kManners, language, &Manner::language)->name);
}

// The first bytes, for whoever wonders what was handed in.
std::string beginning(std::string_view code) {
  std::string out;
  for (const char c : code.substr(0, 16)) out += c > ' ' && c <= '~' ? c : '.';
  return out;
}

}  // namespace

Result<PrinterCode> read_printer_code(std::string bytes, std::string job_id) {
  if (bytes.size() > kMostBytes) return Error{Errc::bad_data, "the printer code is larger than 8 MiB"};
  const auto code = std::string_view(bytes).substr(std::min(bytes.find_first_not_of(kBlank), bytes.size()));
  if (code.empty()) return Error{Errc::bad_data, "the printer code is empty"};
  const auto lines = lines_of(code);
  for (const auto& manner : kManners) {
    if (!manner.begins(code, lines)) continue;
    if (!manner.prints(code, lines))
      return Error{Errc::bad_data, "the " + std::string(manner.name) + " is cut off: it never says " +
                                       std::string(manner.ending) + "; fetch it again"};
    return PrinterCode{manner.language, std::move(job_id), std::move(bytes)};
  }
  return Error{Errc::bad_data, "this is no ZPL, TSPL, EPL, CPCL or ESC/POS, it begins with \"" +
                                   beginning(code) + "\"; a PDF or a picture is drawn, not passed through"};
}

Result<std::string> code_for(const PrinterCode& code, Language printer) {
  if (code.language == printer) return code.bytes;
  return Error{Errc::bad_option, "the code is " + name_of(code.language) + " and the printer speaks " +
                                     name_of(printer) + "; ask for " + name_of(printer) +
                                     " or a PDF, or print it on another printer"};
}

}  // namespace packbench::printing
