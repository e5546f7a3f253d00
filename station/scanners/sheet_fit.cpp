// How what a scanner sent agrees with a code of the self-test sheet.
#include "station/scanners/sheet_fit.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <vector>

namespace packbench::station {
namespace {

constexpr std::size_t kLongestAffix = 16;  // bytes; more is another code that holds this one
constexpr char kGroupSeparator = '\x1D';
constexpr std::string_view kHanziGbk = "\xB1\xCA\xBC\xC7\xB1\xBE";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A number in the middle of a longer one is not that number.
bool stands_alone(std::string_view text, std::size_t at, std::size_t end) {
  const bool before = at > 0 && is_digit(text[at]) && is_digit(text[at - 1]);
  const bool behind = end < text.size() && is_digit(text[end]) && is_digit(text[end - 1]);
  return !before && !behind;
}

std::optional<Fit> around(std::string_view text, std::string_view content, Flaw flaw) {
  const auto at = text.find(content);
  if (at == std::string_view::npos || at > kLongestAffix || content.empty()) return std::nullopt;
  const auto end = at + content.size();
  if (text.size() - end > kLongestAffix || !stands_alone(text, at, end)) return std::nullopt;
  return Fit{std::string(text.substr(0, at)), std::string(text.substr(end)), std::nullopt, flaw};
}

template <class Change>
std::string each(std::string_view text, Change change) {
  std::string changed(text);
  std::transform(changed.begin(), changed.end(), changed.begin(),
                 [&](char c) { return static_cast<char>(change(static_cast<unsigned char>(c))); });
  return changed;
}

std::string without_repeats(std::string_view text) {
  std::string kept(text);
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  return kept;
}

std::optional<Fit> fit_fnc1(std::string_view content, std::string_view text) {
  const auto at = content.find(kGroupSeparator);
  const auto head = content.substr(0, at), tail = content.substr(at + 1);
  const auto begin = text.find(head);
  if (begin == std::string_view::npos || begin > kLongestAffix) return std::nullopt;
  const auto end = text.find(tail, begin + head.size());
  if (end == std::string_view::npos || text.size() - end - tail.size() > kLongestAffix) return std::nullopt;
  const auto between = text.substr(begin + head.size(), end - begin - head.size());
  if (between.size() > kLongestAffix) return std::nullopt;
  auto prefix =
      text.substr(0, begin);  // FNC1 in the first place marks the code as GS1: some send that one, too
  if (!between.empty() && prefix.ends_with(between)) prefix.remove_suffix(between.size());
  return Fit{std::string(prefix), std::string(text.substr(end + tail.size())), std::string(between),
             Flaw::none};
}

std::optional<Fit> fit_chinese(std::string_view content, std::string_view text) {
  if (auto exact = around(text, content, Flaw::none)) return exact;
  const auto at = text.find(kHanziMark);
  if (at == std::string_view::npos || at > kLongestAffix) return std::nullopt;
  return Fit{std::string(text.substr(0, at)), "", std::nullopt, Flaw::chinese};
}

// Of a code without its last character, and so on: what comes where something was lost.
std::optional<Fit> fit_flawed(const SheetCode& code, std::string_view text) {
  const auto content = code.content;
  for (int (*change)(int) :
       {static_cast<int (*)(int)>(std::toupper), static_cast<int (*)(int)>(std::tolower)})
    if (auto found = around(text, each(content, change), Flaw::letter_case)) return found;
  const auto swapped =
      each(content, [](int c) { return std::islower(c) ? std::toupper(c) : std::tolower(c); });
  if (auto found = around(text, swapped, Flaw::letter_case)) return found;
  if (code.shows == Shows::repeats) return around(text, without_repeats(content), Flaw::repeats);
  const bool number = std::all_of(content.begin(), content.end(), is_digit);
  return number ? around(text, content.substr(0, content.size() - 1), Flaw::check_digit) : std::nullopt;
}

// Each character of UTF-8 as a number; bytes that are none stand for themselves.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    std::size_t length = 1;
    while (length < text.size() && length < 4 && (static_cast<unsigned char>(text[0]) & 0xC0) == 0xC0 &&
           (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
      ++length;
    found.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return found;
}

bool one_to_one(const std::string_view* came, std::span<const std::string_view> printed) {
  std::map<std::string_view, std::string_view> there, back;
  for (std::size_t i = 0; i < printed.size(); ++i)
    if (there.try_emplace(printed[i], came[i]).first->second != came[i] ||
        back.try_emplace(came[i], printed[i]).first->second != printed[i])
      return false;
  return true;
}

std::optional<Fit> fit_plain(const SheetCode& code, std::string_view text) {
  if (code.shows == Shows::fnc1) return fit_fnc1(code.content, text);
  if (code.shows == Shows::chinese) return fit_chinese(code.content, text);
  if (auto exact = around(text, code.content, Flaw::none)) return exact;
  // A UPC-A as the EAN-13 that it also is.
  if (code.symbology == "upca")
    if (auto exact = around(text, "0" + std::string(code.content), Flaw::none)) return exact;
  return fit_flawed(code, text);
}

// Where an AIM identifier stands, "]C1", or npos.
std::size_t aim_at(std::string_view text) {
  for (std::size_t at = 0; at + 3 < text.size() && at < kLongestAffix; ++at)
    if (text[at] == ']' && std::isalpha(static_cast<unsigned char>(text[at + 1])) && is_digit(text[at + 2]))
      return at;
  return std::string_view::npos;
}

}  // namespace

std::optional<Fit> fit(const SheetCode& code, std::string_view text) {
  if (const auto at = aim_at(text); at != std::string_view::npos) {  // behind a prefix that nobody knows yet
    auto found = fit_plain(code, std::string(text.substr(0, at)) + std::string(text.substr(at + 3)));
    if (found) found->aim = true;
    return found;
  }
  return fit_plain(code, text);
}

bool same_shape(const SheetCode& code, std::string_view text) {
  const auto came = characters(text);
  const auto printed = characters(code.content.substr(0, code.content.find(kGroupSeparator)));
  for (std::size_t at = 0; at + printed.size() <= came.size() && at <= kLongestAffix; ++at)
    if (one_to_one(came.data() + at, printed)) return true;
  return false;
}

}  // namespace packbench::station
