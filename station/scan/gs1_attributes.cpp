// Reading attributes out of GS1 elements.
#include "station/scan/gs1_attributes.hpp"

#include <array>
#include <charconv>

namespace packbench::scan {
namespace {

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

int full_year(int yy, int current_year) {
  const int century = current_year - current_year % 100;
  const int ahead = yy - current_year % 100;
  if (ahead >= 51) return century - 100 + yy;
  if (ahead <= -50) return century + 100 + yy;
  return century + yy;
}

int last_day(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<std::string> text_of(const Gs1Elements& elements, std::string_view ai) {
  const auto value = value_of(elements, ai);
  return value ? std::optional<std::string>(*value) : std::nullopt;
}

// The date that the value of `ai` begins with.
std::optional<std::string> date_of(const Gs1Elements& elements, std::string_view ai, int current_year) {
  const auto value = value_of(elements, ai);
  return value ? std::optional<std::string>(iso_date(value->substr(0, 6), current_year)) : std::nullopt;
}

std::optional<std::string> expiry_of(const Gs1Elements& elements, int current_year) {
  for (const std::string_view ai : {"17", "7003", "15", "16"}) {
    if (auto date = date_of(elements, ai, current_year)) return date;
  }
  return std::nullopt;
}

std::optional<std::int64_t> count_of(const Gs1Elements& elements) {
  for (const std::string_view ai : {"30", "37"}) {
    if (const auto value = value_of(elements, ai)) return number(*value);
  }
  return std::nullopt;
}

bool is_measure(const Gs1Element& element) {
  return element.row->last_digit == LastDigit::decimals && element.ai[0] == '3' && element.ai[1] <= '6';
}

}  // namespace

std::string iso_date(std::string_view yymmdd, int current_year) {
  const int year = full_year(number(yymmdd.substr(0, 2)), current_year);
  const int month = number(yymmdd.substr(2, 2));
  const int day = number(yymmdd.substr(4, 2));
  return padded(year, 4) + '-' + padded(month, 2) + '-' + padded(day == 0 ? last_day(year, month) : day, 2);
}

std::string with_decimals(std::string_view digits, int decimals) {
  const auto places = static_cast<std::size_t>(decimals);
  std::string text(digits);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, 1, '.');
  const auto first = text.find_first_not_of('0');
  if (first == std::string::npos) return "0";
  return text.substr(text[first] == '.' ? first - 1 : first);
}

Gs1Attributes gs1_attributes(const Gs1Elements& elements, int current_year) {
  Gs1Attributes out;
  out.lot = text_of(elements, "10");
  out.serial = text_of(elements, "21");
  out.expiry = expiry_of(elements, current_year);
  out.best_before = date_of(elements, "15", current_year);
  out.production_date = date_of(elements, "11", current_year);
  out.packaging_date = date_of(elements, "13", current_year);
  out.count = count_of(elements);
  for (const Gs1Element& element : elements) {
    if (!is_measure(element)) continue;
    const int decimals = element.ai.back() - '0';
    out.measures.push_back(
        {element.ai.substr(0, 3), element.row->title, with_decimals(element.value, decimals)});
  }
  out.elements = elements;
  return out;
}

}  // namespace packbench::scan
