// Check digits of carriers' tracking numbers.
#include "station/scan/waybill_checks.hpp"

#include <array>
#include <string>

#include "station/scan/code_lists.hpp"
#include "station/scan/gs1_lint.hpp"

namespace packbench::scan::waybill_check {
namespace {

int value_of_digit(char c) {
  return c - '0';
}

// Mod 10 complement of the sum must be the last digit.
bool complements(int sum, char last) {
  return (10 - sum % 10) % 10 == value_of_digit(last);
}

// Weights repeated from the left over all but the last digit.
template <std::size_t N>
int weighted(std::string_view digits, const std::array<int, N>& weights) {
  int sum = 0;
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) sum += weights[i % N] * value_of_digit(digits[i]);
  return sum;
}

int ups_sum(std::string_view text) {
  int sum = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const int value = text[i] >= 'A' ? (text[i] - 3) % 10 : value_of_digit(text[i]);
    sum += i % 2 == 1 ? 2 * value : value;
  }
  return sum;
}

}  // namespace

bool ups(std::string_view n) {
  return complements(ups_sum(n.substr(2)), n.back());
}
bool ups_waybill(std::string_view n) {
  return complements(ups_sum(n.substr(1)), n.back());
}
bool gs1_mod10(std::string_view n) {
  return lint::has_check_digit(n);
}
bool gs1_last_15(std::string_view n) {
  return lint::has_check_digit(n.substr(n.size() - 15));
}
bool smartpost_20(std::string_view n) {
  return lint::has_check_digit("92" + std::string(n));
}
bool usps_20(std::string_view n) {
  return gs1_mod10(n) || lint::has_check_digit("91" + std::string(n));
}

bool fedex_12(std::string_view n) {
  return weighted(n, std::array{3, 1, 7}) % 11 % 10 == value_of_digit(n.back());
}

bool fedex_last_14(std::string_view n) {
  return weighted(n.substr(n.size() - 14), std::array{1, 7, 3}) % 11 % 10 == value_of_digit(n.back());
}

bool mod_7(std::string_view n) {
  int rest = 0;
  for (std::size_t i = 0; i + 1 < n.size(); ++i) rest = (rest * 10 + value_of_digit(n[i])) % 7;
  return rest == value_of_digit(n.back());
}

bool deutsche_post(std::string_view n) {
  return complements(weighted(n, std::array{4, 9}), n.back());
}
bool gls(std::string_view n) {
  return complements(weighted(n, std::array{3, 1}) + 1, n.back());
}

bool iso7064_37_36(std::string_view n) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  constexpr int kModulus = 36;
  int check = kModulus;
  for (const char c : n.substr(0, n.size() - 1)) {
    check += static_cast<int>(kAlphabet.find(c));
    if (check > kModulus) check -= kModulus;
    check *= 2;
    if (check > kModulus) check -= kModulus + 1;
  }
  const int last = (kModulus + 1 - check) % kModulus;
  return kAlphabet[static_cast<std::size_t>(last)] == n.back();
}

bool s10(std::string_view n) {
  constexpr std::array<int, 8> kWeights = {8, 6, 4, 2, 3, 5, 9, 7};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * value_of_digit(n[2 + i]);
  int check = 11 - sum % 11;
  if (check == 10) check = 0;
  if (check == 11) check = 5;
  return check == value_of_digit(n[10]) && is_country_letters(n.substr(11));
}

}  // namespace packbench::scan::waybill_check
