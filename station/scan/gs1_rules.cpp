// What GS1 elements may not say together. GS1 General Specifications 26, section 4.13.2 (invalid pairs).
#include <algorithm>
#include <array>

#include "station/scan/gs1.hpp"

namespace packbench::scan {
namespace {

// An AI, and those that may not stand beside it; 'n' stands for any digit.
struct Exclusion {
  std::string_view ai;
  std::string_view others;  // separated by blanks
};

constexpr auto kExclusions = std::to_array<Exclusion>({
    {"01", "255 37"},
    {"02", "01 03"},
    {"03", "01 02 37 235"},
    {"21", "235"},
    {"255", "01 02 415 8006 8020 8026"},
    {"390n", "391n 394n 8111"},
    {"392n", "393n"},
    {"394n", "8111"},
    {"395n", "392n 393n 8005"},
    {"420", "421"},
    {"421", "4307"},
    {"422", "426"},
    {"423", "426"},
    {"424", "426"},
    {"425", "426"},
    {"4330", "4331"},
    {"4332", "4333"},
    {"7240", "03"},
    {"7250", "7251"},
    {"7253", "7256 7259"},
    {"7254", "7256 7259"},
    {"7255", "7256 7259"},
    {"7256", "7259"},
    {"8006", "01 03 37"},
    {"8017", "8018"},
    {"8026", "02 03 8006"},
});

bool matches(std::string_view pattern, std::string_view ai) {
  return std::equal(pattern.begin(), pattern.end(), ai.begin(), ai.end(),
                    [](char p, char c) { return p == c || (p == 'n' && c >= '0' && c <= '9'); });
}

bool any_matches(std::string_view patterns, std::string_view ai) {
  while (!patterns.empty()) {
    const auto blank = patterns.find(' ');
    if (matches(patterns.substr(0, blank), ai)) return true;
    patterns = blank == std::string_view::npos ? std::string_view{} : patterns.substr(blank + 1);
  }
  return false;
}

// The same measure with another number of decimals, e.g. (3102) beside (3103).
bool same_measure(const Gs1Element& a, const Gs1Element& b) {
  return a.row == b.row && a.row->last_digit == LastDigit::decimals && a.ai != b.ai;
}

bool exclude_each_other(const Gs1Element& a, const Gs1Element& b) {
  if (same_measure(a, b)) return true;
  return std::any_of(kExclusions.begin(), kExclusions.end(), [&](const Exclusion& rule) {
    return (matches(rule.ai, a.ai) && any_matches(rule.others, b.ai)) ||
           (matches(rule.ai, b.ai) && any_matches(rule.others, a.ai));
  });
}

// A digital signature (8030) signs one thing: a key whose serial number is optional must have it.
bool lacks_serial(const Gs1Element& element) {
  constexpr std::array<std::string_view, 3> kSerialKeys = {"253", "255", "8003"};
  return std::find(kSerialKeys.begin(), kSerialKeys.end(), element.ai) != kSerialKeys.end() &&
         element.value.size() == shortest_value(*element.row);
}

}  // namespace

Result<void> check_together(const Gs1Elements& elements) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (elements[k].ai == elements[i].ai && elements[k].value != elements[i].value) {
        return make_error(Errc::repeated_ai, elements[i].ai);
      }
      if (exclude_each_other(elements[k], elements[i]))
        return make_error(Errc::exclusive_ais, elements[i].ai);
    }
  }
  if (value_of(elements, "8030")) {
    const auto bare = std::find_if(elements.begin(), elements.end(), lacks_serial);
    if (bare != elements.end()) return make_error(Errc::missing_serial, bare->ai);
  }
  return {};
}

}  // namespace packbench::scan
