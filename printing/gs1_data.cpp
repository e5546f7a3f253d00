// GS1 element strings: from parentheses to brackets and to separators.
#include "printing/gs1_data.hpp"

#include <algorithm>
#include <array>

namespace packbench::printing {
namespace {

// First two digits of the AIs whose length is fixed for ever, so that no separator follows
// (GS1 General Specifications, figure "Element strings with predefined length using GS1 Application
// Identifiers").
constexpr std::array<std::string_view, 22> kPredefined{"00", "01", "02", "03", "04", "11", "12", "13",
                                                       "14", "15", "16", "17", "18", "19", "20", "31",
                                                       "32", "33", "34", "35", "36", "41"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Length of "(nnnn)" with 2 to 4 digits at `at`, 0 when there is none.
std::size_t ai_length(std::string_view data, std::size_t at) {
  if (at >= data.size() || data[at] != '(') return 0;
  std::size_t digits = 0;
  while (at + 1 + digits < data.size() && is_digit(data[at + 1 + digits])) ++digits;
  const std::size_t close = at + 1 + digits;
  return digits >= 2 && digits <= 4 && close < data.size() && data[close] == ')' ? digits + 2 : 0;
}

}  // namespace

Result<Gs1Data> parse_gs1(std::string_view data) {
  Gs1Data out;
  bool open_ended = false;
  std::size_t at = 0;
  while (at < data.size()) {
    const std::size_t length = ai_length(data, at);
    if (length == 0)
      return Error{Errc::bad_data, "GS1 data must start with an AI in parentheses, such as (01)"};
    const std::string_view ai = data.substr(at + 1, length - 2);
    std::size_t end = at + length;
    while (end < data.size() && ai_length(data, end) == 0) ++end;
    const std::string_view value = data.substr(at + length, end - at - length);
    if (value.empty()) return Error{Errc::bad_data, "GS1 field (" + std::string(ai) + ") has no value"};
    if (open_ended) out.content.push_back('\x1D');
    out.content.append(ai).append(value);
    out.bracketed.append("[").append(ai).append("]").append(value);
    out.elements.push_back({std::string(ai), std::string(value)});
    open_ended = std::ranges::find(kPredefined, ai.substr(0, 2)) == kPredefined.end();
    at = end;
  }
  if (out.content.empty()) return Error{Errc::bad_data, "GS1 data is empty"};
  if (std::ranges::count(data, '[') != 0)
    return Error{Errc::bad_data, "GS1 data can't hold a square bracket"};
  return out;
}

char gs1_check_digit(std::string_view digits_before) {
  int sum = 0;
  int weight = 3;
  for (auto digit = digits_before.rbegin(); digit != digits_before.rend(); ++digit) {
    sum += (*digit - '0') * weight;
    weight = 4 - weight;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace packbench::printing
