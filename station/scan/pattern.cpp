// Matching of number patterns.
#include "station/scan/pattern.hpp"

namespace packbench::scan {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

// One element of a pattern: what a character may be, and how often it comes.
struct Unit {
  std::string_view accepts;  // the text between the brackets, or one character
  bool literal = true;
  std::size_t min = 1;
  std::size_t max = 1;
};

std::size_t take_number(std::string_view& text) {
  std::size_t value = 0;
  while (!text.empty() && is_digit(text.front())) {
    value = value * 10 + static_cast<std::size_t>(text.front() - '0');
    text.remove_prefix(1);
  }
  return value;
}

Unit take_unit(std::string_view& pattern) {
  Unit unit;
  if (pattern.front() == '[') {
    const auto close = pattern.find(']');
    unit.accepts = pattern.substr(1, close - 1);
    unit.literal = false;
    pattern.remove_prefix(close + 1);
  } else {
    unit.accepts = pattern.substr(0, 1);
    pattern.remove_prefix(1);
  }
  if (!pattern.empty() && pattern.front() == '{') {
    pattern.remove_prefix(1);
    unit.min = unit.max = take_number(pattern);
    if (pattern.front() == ',') {
      pattern.remove_prefix(1);
      unit.max = take_number(pattern);
    }
    pattern.remove_prefix(1);
  }
  return unit;
}

bool in_brackets(std::string_view set, char c) {
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (i + 2 < set.size() && set[i + 1] == '-') {
      if (c >= set[i] && c <= set[i + 2]) return true;
      i += 2;
    } else if (set[i] == c) {
      return true;
    }
  }
  return false;
}

bool accepts(const Unit& unit, char c) {
  if (!unit.literal) return in_brackets(unit.accepts, c);
  switch (unit.accepts.front()) {
    case '#':
      return is_digit(c);
    case '@':
      return is_letter(c);
    case '*':
      return is_digit(c) || is_letter(c);
    default:
      return c == unit.accepts.front();
  }
}

bool is_wide(const Unit& unit) {
  const char c = unit.accepts.front();
  return unit.literal && (c == '#' || c == '@' || c == '*');
}

}  // namespace

bool matches_pattern(std::string_view pattern, std::string_view text, bool fold_case) {
  while (!pattern.empty()) {
    const Unit unit = take_unit(pattern);
    std::size_t count = 0;
    while (count < unit.max && !text.empty()) {
      char c = text.front();
      if (fold_case && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      if (!accepts(unit, c)) break;
      text.remove_prefix(1);
      ++count;
    }
    if (count < unit.min) return false;
  }
  return text.empty();
}

int specificity(std::string_view pattern) {
  int sum = 0;
  while (!pattern.empty()) {
    const Unit unit = take_unit(pattern);
    if (!is_wide(unit)) sum += static_cast<int>(unit.min);
  }
  return sum;
}

}  // namespace packbench::scan
