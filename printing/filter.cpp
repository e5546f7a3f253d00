// Fields as people or readers of barcodes want them.
#include "printing/filter.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "printing/gs1_data.hpp"

namespace packbench::printing {
namespace {

struct Day {
  std::chrono::year_month_day date;
  std::string_view rest;  // " 08:14"
};

Error refuse(const char* reason) {
  return {Errc::bad_data, reason};
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// The digits of `text` from `at` on; -1 where something else stands there.
int number_at(std::string_view text, std::size_t at, std::size_t length) {
  if (text.size() < at + length || !all_digits(text.substr(at, length))) return -1;
  int value = 0;
  std::from_chars(text.data() + at, text.data() + at + length, value);
  return value;
}

// YYYY-MM-DD, with or without HH:MM behind a space or a T; seconds are left out.
Result<Day> read_day(std::string_view text) {
  const auto wrong = refuse("must be a date YYYY-MM-DD, with or without HH:MM");
  const int year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
  if (year < 0 || month < 0 || day < 0 || text[4] != '-' || text[7] != '-') return wrong;
  const Day read{std::chrono::year(year) / month / day,
                 text.size() < 16 ? std::string_view() : text.substr(11, 5)};
  if (!read.date.ok()) return wrong;
  if (text.size() == 10) return read;
  const int hour = number_at(text, 11, 2), minute = number_at(text, 14, 2);
  const bool separated = (text[10] == ' ' || text[10] == 'T') && text.size() >= 16 && text[13] == ':';
  if (!separated || hour < 0 || hour > 23 || minute < 0 || minute > 59) return wrong;
  return read;
}

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string in_words(const Day& day, std::string_view iso, std::string_view language) {
  const auto number = std::to_string(static_cast<unsigned>(day.date.day()));
  const auto month = static_cast<unsigned>(day.date.month());
  const std::string year(iso.substr(0, 4));
  if (language == "zh-CN") return year + "年" + std::to_string(month) + "月" + number + "日";
  if (language == "en") return number + " " + std::string(kMonths[month - 1]) + " " + year;
  return std::string(iso.substr(0, 10));
}

Result<std::string> date(std::string_view text, std::string_view language) {
  const auto day = read_day(text);
  if (!day) return day.error();
  return in_words(*day, text, language);
}

Result<std::string> date_time(std::string_view text, std::string_view language) {
  const auto day = read_day(text);
  if (!day) return day.error();
  return in_words(*day, text, language) + (day->rest.empty() ? "" : " ") + std::string(day->rest);
}

// As the date AIs of GS1 want it.
Result<std::string> yymmdd(std::string_view text, std::string_view) {
  if (const auto day = read_day(text); !day) return day.error();
  return std::string(text.substr(2, 2)) + std::string(text.substr(5, 2)) + std::string(text.substr(8, 2));
}

// 1234567.5 -> 1,234,567.5: Chinese and English write it alike.
Result<std::string> number(std::string_view text, std::string_view) {
  const bool negative = text.starts_with('-');
  const std::string_view digits = text.substr(negative ? 1 : 0);
  const std::string_view whole = digits.substr(0, digits.find('.'));
  const std::string_view fraction = digits.substr(whole.size());
  if (!all_digits(whole) || (!fraction.empty() && !all_digits(fraction.substr(1))))
    return refuse("must be a number such as 1234.5");
  std::string out = negative ? "-" : "";
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) out += ',';
    out += whole[i];
  }
  return out + std::string(fraction);
}

Result<std::string> with_check_digit(std::string_view text, std::string_view) {
  if (!all_digits(text)) return refuse("must be digits alone, the check digit is added");
  return std::string(text) + gs1_check_digit(text);
}

Result<std::string> gtin14(std::string_view text, std::string_view) {
  const auto length = text.size();
  const bool is_gtin = all_digits(text) && (length == 8 || length == 12 || length == 13 || length == 14);
  if (!is_gtin || gs1_check_digit(text.substr(0, length - 1)) != text.back())
    return refuse("must be a GTIN of 8, 12, 13 or 14 digits whose check digit is right");
  return std::string(14 - length, '0') + std::string(text);
}

struct Row {
  std::string_view name;
  Filter filter;
  Result<std::string> (*apply)(std::string_view text, std::string_view language);
};
constexpr std::array<Row, 6> kFilters{{{"date", Filter::date, date},
                                       {"date_time", Filter::date_time, date_time},
                                       {"yymmdd", Filter::yymmdd, yymmdd},
                                       {"number", Filter::number, number},
                                       {"check_digit", Filter::check_digit, with_check_digit},
                                       {"gtin14", Filter::gtin14, gtin14}}};

}  // namespace

std::optional<Filter> filter_named(std::string_view name) {
  for (const auto& row : kFilters)
    if (row.name == name) return row.filter;
  return std::nullopt;
}

std::string filter_names() {
  std::string names;
  for (const auto& row : kFilters) names += (names.empty() ? "" : ", ") + std::string(row.name);
  return names;
}

Result<std::string> filtered(Filter filter, std::string_view text, std::string_view language) {
  for (const auto& row : kFilters)
    if (row.filter == filter) return row.apply(text, language);
  return std::string(text);
}

}  // namespace packbench::printing
