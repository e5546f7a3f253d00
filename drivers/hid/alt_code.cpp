// Numbers of ALT codes to UTF-8.
#include "drivers/hid/alt_code.hpp"

#include <iconv.h>

#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace packbench::drivers::hid {
namespace {

constexpr char32_t kNoCharacter = 0xFFFD;

// 0x80 to 0xFF.
constexpr std::u16string_view kCp437 =
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
    u"αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";
static_assert(kCp437.size() == 128);

// 0x80 to 0x9F, the rest being Latin-1; five places are empty.
constexpr std::u16string_view kCp1252 = u"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";
static_assert(kCp1252.size() == 32);

std::string utf8(char32_t c) {
  std::string text;
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | c >> 6);
    tail(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | c >> 12);
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0 | c >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
  return text;
}

struct CloseIconv {
  void operator()(iconv_t converter) const { iconv_close(converter); }
};
using Converter = std::unique_ptr<std::remove_pointer_t<iconv_t>, CloseIconv>;

Converter gbk_converter() {
  const iconv_t converter = iconv_open("UTF-8", "GBK");
  return Converter(reinterpret_cast<std::intptr_t>(converter) == -1 ? nullptr : converter);
}

std::string gbk(unsigned long number) {
  char in[2] = {static_cast<char>(number >> 8), static_cast<char>(number)};
  char out[8] = {};
  char* from = in;
  char* to = out;
  std::size_t left = sizeof in;
  std::size_t room = sizeof out;
  const bool two_bytes = number >= 0x8100 && number <= 0xFFFF;
  const Converter converter = two_bytes ? gbk_converter() : nullptr;
  if (!converter || iconv(converter.get(), &from, &left, &to, &room) != 0 || left != 0)
    return utf8(kNoCharacter);
  return std::string(out, to);
}

char32_t one_byte(unsigned long number, bool leading_zero) {
  if (number < 0x80) return static_cast<char32_t>(number);
  if (!leading_zero) return kCp437[number - 0x80];
  return number < 0xA0 ? kCp1252[number - 0x80] : static_cast<char32_t>(number);
}

// At most one more than any character's number, so that no length of digits is too much.
unsigned long number_of(std::string_view digits) {
  unsigned long number = 0;
  for (const char digit : digits) {
    number = number * 10 + static_cast<unsigned long>(digit - '0');
    if (number > 0x10FFFF) return 0x110000;
  }
  return number;
}

}  // namespace

std::optional<Error> alt_code_problem(AltCode coding) {
  if (coding != AltCode::gbk || gbk_converter()) return std::nullopt;
  return Error{Errc::unsupported,
               "this machine's C library can't read GBK; install the package libc-gconv-modules-extra"};
}

std::string AltCodes::text(std::string_view digits) {
  const unsigned long number = number_of(digits);
  if (number > 0xFF && coding_ == AltCode::utf16) return utf16(number);
  const std::string alone = flush();
  if (number > 0xFF) return alone + gbk(number);
  return alone + utf8(one_byte(number, digits.starts_with('0')));
}

// Some scanners type a character beyond the 16 bits as one number, others as its two halves.
std::string AltCodes::utf16(unsigned long unit) {
  if (unit >= 0xD800 && unit < 0xDC00) {
    std::string alone = flush();
    high_ = unit;
    return alone;
  }
  if (unit >= 0xDC00 && unit < 0xE000) {
    if (high_ == 0) return utf8(kNoCharacter);
    const unsigned long high = std::exchange(high_, 0);
    return utf8(static_cast<char32_t>(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00)));
  }
  return flush() + utf8(unit > 0x10FFFF ? kNoCharacter : static_cast<char32_t>(unit));
}

std::string AltCodes::flush() {
  return std::exchange(high_, 0) == 0 ? std::string() : utf8(kNoCharacter);
}

}  // namespace packbench::drivers::hid
