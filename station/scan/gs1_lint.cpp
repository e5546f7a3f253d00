// The checks of parts of AI values.
#include "station/scan/gs1_lint.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "station/scan/code_lists.hpp"

namespace packbench::scan::lint {
namespace {

constexpr std::string_view kSet82 =
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kSet39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kSet64 = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kSet32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

bool all_in(std::string_view text, std::string_view set) {
  return text.find_first_not_of(set) == std::string_view::npos;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

// Value of a text of digits; callers keep it short enough for 64 bits.
std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  for (char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

int days_in_month(std::uint64_t year, std::uint64_t month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool is_day_of(std::uint64_t year, std::string_view mmdd, bool day_zero_allowed) {
  const auto month = number(mmdd.substr(0, 2));
  const auto day = number(mmdd.substr(2, 2));
  if (month < 1 || month > 12) return false;
  if (day == 0) return day_zero_allowed;
  return day <= static_cast<std::uint64_t>(days_in_month(year, month));
}

// Whichever century the two digits stand for within the window of fifty years: only the leap rule depends
// on it, and 2000 is a leap year while 1900 and 2100 stay out of the window until 2050.
bool is_short_date(std::string_view date, bool day_zero_allowed) {
  return date.size() == 6 && is_numeric(date) &&
         is_day_of(2000 + number(date.substr(0, 2)), date.substr(2), day_zero_allowed);
}

bool is_one_of(std::string_view code, std::string_view allowed) {
  return code.size() == 1 && allowed.find(code[0]) != std::string_view::npos;
}

}  // namespace

bool is_numeric(std::string_view part) {
  return std::all_of(part.begin(), part.end(), is_digit);
}
bool is_cset82(std::string_view part) {
  return all_in(part, kSet82);
}
bool is_cset39(std::string_view part) {
  return all_in(part, kSet39);
}

bool is_cset64(std::string_view part) {
  while (!part.empty() && part.back() == '=') part.remove_suffix(1);
  return all_in(part, kSet64);
}

bool has_good_padding(std::string_view text) {
  const auto last = text.find_last_not_of('=');
  const std::size_t pads = text.size() - (last == std::string_view::npos ? 0 : last + 1);
  return pads == 0 || (pads <= 2 && text.size() % 3 == 0);
}

bool has_check_digit(std::string_view digits) {
  if (digits.empty() || !is_numeric(digits)) return false;
  int sum = 0;
  int weight = 1;
  for (auto it = digits.rbegin(); it != digits.rend(); ++it) {
    sum += weight * (*it - '0');
    weight = 4 - weight;
  }
  return sum % 10 == 0;
}

bool has_check_pair(std::string_view text) {
  constexpr std::array<unsigned, 28> kPrimes = {2,  3,  5,  7,  11, 13, 17, 19, 23, 29, 31, 37,  41,  43,
                                                47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107};
  if (text.size() < 2 || text.size() - 2 > kPrimes.size()) return false;
  const auto data = text.substr(0, text.size() - 2);
  unsigned sum = 0;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const auto weight = kSet82.find(data[i]);
    if (weight == std::string_view::npos) return false;
    sum += static_cast<unsigned>(weight) * kPrimes[data.size() - 1 - i];
  }
  sum %= 1021;
  return text[text.size() - 2] == kSet32[sum >> 5] && text.back() == kSet32[sum & 31];
}

bool begins_with_company_prefix(std::string_view t) {
  return t.size() >= 4 && is_numeric(t.substr(0, 4));
}
bool has_company_prefix_second(std::string_view t) {
  return !t.empty() && begins_with_company_prefix(t.substr(1));
}

bool is_yymmdd(std::string_view date) {
  return is_short_date(date, false);
}
bool is_yymmd0(std::string_view date) {
  return is_short_date(date, true);
}
bool is_yyyymmdd(std::string_view date) {
  return date.size() == 8 && is_numeric(date) && is_day_of(number(date.substr(0, 4)), date.substr(4), false);
}

bool is_hour(std::string_view hh) {
  return hh.size() == 2 && is_numeric(hh) && number(hh) < 24;
}
bool is_minute(std::string_view mm) {
  return mm.size() == 2 && is_numeric(mm) && number(mm) < 60;
}
bool is_hhmm(std::string_view time) {
  return time.size() == 4 && is_hour(time.substr(0, 2)) && is_minute(time.substr(2));
}

bool is_country_or_999(std::string_view code) {
  return code == "999" || is_country_number(code);
}
bool is_iso5218(std::string_view code) {
  return is_one_of(code, "0129");
}
bool is_winding(std::string_view code) {
  return is_one_of(code, "019");
}
bool is_yes_no(std::string_view code) {
  return is_one_of(code, "01");
}
bool is_importer_index(std::string_view text) {
  return text.size() == 1 && all_in(text, kSet64);
}
bool is_hyphen(std::string_view text) {
  return !text.empty() && all_in(text, "-");
}
bool is_not_zero(std::string_view digits) {
  return !all_in(digits, "0");
}
bool is_zero(std::string_view digits) {
  return all_in(digits, "0");
}
bool has_no_zero_prefix(std::string_view digits) {
  return digits.empty() || digits.front() != '0';
}
bool has_non_digit(std::string_view text) {
  return !is_numeric(text);
}

// ISO 13616: the sum over the text with its first four characters moved behind is 1 modulo 97.
bool is_iban(std::string_view text) {
  if (text.size() <= 10 || !is_country_letters(text.substr(0, 2))) return false;
  unsigned sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[(i + 4) % text.size()];
    if (is_digit(c)) {
      sum = (sum * 10 + static_cast<unsigned>(c - '0')) % 97;
    } else if (c >= 'A' && c <= 'Z') {
      sum = (sum * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
    } else {
      return false;
    }
  }
  return sum == 1;
}

bool is_percent_encoded(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') continue;
    if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
    i += 2;
  }
  return true;
}

// 01..10 and 80..99 are assigned by ICCBBA, the rest is reserved.
bool is_media_type(std::string_view code) {
  if (code.size() != 2 || !is_numeric(code)) return false;
  const auto value = number(code);
  return (value >= 1 && value <= 10) || value >= 80;
}

// WGS84 degrees times ten million, shifted to begin at zero.
bool is_latitude(std::string_view digits) {
  return digits.size() == 10 && is_numeric(digits) && number(digits) <= 1'800'000'000;
}
bool is_longitude(std::string_view digits) {
  return digits.size() == 10 && is_numeric(digits) && number(digits) <= 3'600'000'000;
}

bool is_place_in_sequence(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos || text.size() > 20) return false;
  const auto place = text.substr(0, slash);
  const auto last = text.substr(slash + 1);
  if (place.empty() || last.empty() || !is_numeric(place) || !is_numeric(last)) return false;
  return place.front() != '0' && last.front() != '0' && number(place) <= number(last);
}

bool is_piece_of_total(std::string_view digits) {
  if (digits.empty() || digits.size() % 2 != 0 || digits.size() > 20 || !is_numeric(digits)) return false;
  const auto piece = number(digits.substr(0, digits.size() / 2));
  const auto total = number(digits.substr(digits.size() / 2));
  return piece > 0 && piece <= total;
}

}  // namespace packbench::scan::lint
