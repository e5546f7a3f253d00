// All GS1 application identifiers (AI) with the shape of their data, one row each.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "station/scan/gs1_lint.hpp"

namespace packbench::scan {

enum class CharSet : char { numeric = 'N', set82 = 'X', set39 = 'Y', set64 = 'Z' };

// One part of a value. Parts stand behind each other; only the last one may vary in length, and behind an
// optional part (min 0 when it is left out) nothing is mandatory.
struct AiPart {
  CharSet set = CharSet::numeric;
  std::uint8_t min = 0;
  std::uint8_t max = 0;  // 0: no such part
  bool optional = false;
  std::array<Lint, 3> lints{};
};

// What the last digit of the AI says, where a row stands for several AIs.
enum class LastDigit : std::uint8_t { plain, decimals, sequence };

struct AiRow {
  std::string_view digits;  // the AI, without its last digit where the row is a family
  char last_from = 0;       // family: lowest and highest last digit; 0 if the row is one AI
  char last_to = 0;
  LastDigit last_digit = LastDigit::plain;
  bool separator = true;       // a separator (FNC1) must follow unless the data ends
  bool link_attribute = true;  // allowed behind the '?' of a GS1 Digital Link
  std::array<AiPart, 5> parts{};
  std::string_view title;  // GS1 data title

  constexpr std::size_t ai_size() const { return digits.size() + (last_from ? 1 : 0); }
};

std::span<const AiRow> ai_table();

// The row whose AI `data` begins with, or nullptr. No AI is the beginning of another.
const AiRow* find_ai(std::string_view data);

// The row of exactly this AI, or nullptr.
const AiRow* find_exact_ai(std::string_view ai);

// Sum of the parts' lengths: shortest and longest value, in characters.
std::size_t shortest_value(const AiRow& row);
std::size_t longest_value(const AiRow& row);

}  // namespace packbench::scan
