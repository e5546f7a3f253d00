// Normalising of item numbers.
#include "station/scan/gtin.hpp"

#include <array>

#include "station/scan/gs1_lint.hpp"

namespace packbench::scan {
namespace {

using MaybeGtin = std::optional<std::string>;

std::string fill_up(std::string_view digits) {
  return std::string(14 - digits.size(), '0') + std::string(digits);
}

MaybeGtin if_checked(std::string_view digits) {
  if (digits.find_first_not_of('0') == std::string_view::npos) return std::nullopt;
  if (!lint::has_check_digit(digits)) return std::nullopt;
  return fill_up(digits);
}

// The ten digits behind the number system that six of UPC-E stand for. GS1 General Specifications 5.2.2.4.2.
std::string unpack(std::string_view d) {
  const std::string s(d);
  switch (s[5]) {
    case '0':
    case '1':
    case '2':
      return s.substr(0, 2) + s[5] + "0000" + s.substr(2, 3);
    case '3':
      return s.substr(0, 3) + "00000" + s.substr(3, 2);
    case '4':
      return s.substr(0, 4) + "00000" + s[4];
    default:
      return s.substr(0, 5) + "0000" + s[5];
  }
}

std::string upca(char system, std::string_view six) {
  std::string eleven = system + unpack(six);
  eleven += check_digit(eleven);
  return eleven;
}

MaybeGtin upce_gtin(std::string_view digits) {
  const auto full = expand_upce(digits);
  return full ? MaybeGtin(fill_up(*full)) : std::nullopt;
}

MaybeGtin unknown_symbology(std::string_view text) {
  switch (text.size()) {
    case 8: {
      auto ean8 = if_checked(text);
      return ean8 ? ean8 : upce_gtin(text);
    }
    case 12:
    case 13:
    case 14:
      return if_checked(text);
    default:
      return std::nullopt;
  }
}

// A number of the EAN/UPC family, without add-on.
MaybeGtin ean_upc(std::string_view text) {
  switch (text.size()) {
    case 12:
    case 13:
      return if_checked(text);
    case 8: {
      auto upce = upce_gtin(text);
      return upce ? upce : if_checked(text);
    }
    case 6:
    case 7:
      return upce_gtin(text);
    default:
      return std::nullopt;
  }
}

// Drops an add-on of 5 or 2 digits: the longer main number first, so that 13 digits are not taken for 8 + 5
// when they are whole.
MaybeGtin with_add_on(std::string_view text) {
  for (const std::size_t main : {13U, 12U, 8U}) {
    for (const std::size_t add_on : {5U, 2U, 0U}) {
      if (text.size() != main + add_on) continue;
      if (auto gtin = ean_upc(text.substr(0, main))) return gtin;
    }
  }
  return std::nullopt;
}

bool is_ean_length(std::size_t size) {
  return size == 6 || size == 7 || size == 8 || size == 12 || size == 13;
}
bool is_add_on_length(std::size_t size) {
  return size == 8 || size == 10 || (size >= 12 && size <= 15) || size == 17 || size == 18;
}

// The symbology says that it is an item number: if it isn't, the scan is faulty.
Result<MaybeGtin> or_fault(MaybeGtin gtin, std::string_view text, bool length_fits) {
  if (gtin) return gtin;
  if (!lint::is_numeric(text)) return make_error(Errc::bad_character);
  return make_error(length_fits ? Errc::wrong_check_digit : Errc::bad_length);
}

}  // namespace

char check_digit(std::string_view digits) {
  int sum = 0;
  int weight = 3;
  for (auto it = digits.rbegin(); it != digits.rend(); ++it) {
    sum += weight * (*it - '0');
    weight = 4 - weight;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::optional<std::string> expand_upce(std::string_view digits) {
  if (digits.size() < 6 || digits.size() > 8 || !lint::is_numeric(digits)) return std::nullopt;
  if (digits.size() == 6) return upca('0', digits);
  if (digits.size() == 7) {
    auto short_form = upca('0', digits.substr(0, 6));
    if (short_form.back() == digits.back()) return short_form;
  }
  if (digits[0] > '1') return std::nullopt;
  auto full = upca(digits[0], digits.substr(1, 6));
  if (digits.size() == 8 && full.back() != digits.back()) return std::nullopt;
  return full;
}

Result<std::optional<std::string>> read_gtin(std::string_view text, std::string_view aim) {
  const bool digits = !text.empty() && lint::is_numeric(text);
  if (aim == "]E0") return or_fault(digits ? ean_upc(text) : std::nullopt, text, is_ean_length(text.size()));
  if (aim == "]E3")
    return or_fault(digits ? with_add_on(text) : std::nullopt, text, is_add_on_length(text.size()));
  if (aim == "]E4") {
    const bool fits = text.size() == 8;
    return or_fault(digits && fits ? if_checked(text) : std::nullopt, text, fits);
  }
  if (!digits) return MaybeGtin{};
  if (aim == "]I0" || aim == "]I1") return text.size() == 14 ? if_checked(text) : MaybeGtin{};
  if (aim.empty() || aim.starts_with("]X") || aim.starts_with("]Z")) return unknown_symbology(text);
  return MaybeGtin{};
}

}  // namespace packbench::scan
