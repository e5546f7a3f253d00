// Writing scanned bytes down and reading them back.
#include "station/scan/printable.hpp"

#include <cstdint>

#include "station/scan/hex.hpp"

namespace packbench::scan {
namespace {

std::uint8_t byte_at(std::string_view s, std::size_t i) {
  return static_cast<std::uint8_t>(s[i]);
}

bool is_continuation(std::string_view s, std::size_t i) {
  return i < s.size() && (byte_at(s, i) & 0xC0) == 0x80;
}

// Length of the UTF-8 character that `s` begins with; 0 if it is none (overlong, surrogate, out of range,
// cut).
std::size_t utf8_length(std::string_view s) {
  const std::uint8_t b = byte_at(s, 0);
  if (b < 0x80) return 1;
  if (b < 0xC2 || b > 0xF4) return 0;
  const std::size_t length = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(s, i)) return 0;
  }
  const std::uint8_t second = byte_at(s, 1);
  if ((b == 0xE0 && second < 0xA0) || (b == 0xED && second > 0x9F)) return 0;
  if ((b == 0xF0 && second < 0x90) || (b == 0xF4 && second > 0x8F)) return 0;
  return length;
}

std::string hex_escape(std::uint8_t byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  return std::string("\\x") + kHex[byte >> 4] + kHex[byte & 15];
}

bool is_control(std::string_view s) {
  return byte_at(s, 0) < 0x20 || byte_at(s, 0) == 0x7F;
}

std::string write_down(std::string_view bytes, bool controls_too) {
  std::string out;
  while (!bytes.empty()) {
    const std::size_t length = utf8_length(bytes);
    if (controls_too && bytes.front() == '\x1D') {
      out += "<GS>";
    } else if (length == 0 || (controls_too && is_control(bytes))) {
      out += hex_escape(byte_at(bytes, 0));
    } else {
      out += bytes.substr(0, length);
    }
    bytes.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

}  // namespace

std::string printable(std::string_view bytes) {
  return write_down(bytes, true);
}

std::string as_utf8(std::string_view line) {
  return write_down(line, false);
}

std::string unescape_line(std::string_view line) {
  constexpr std::string_view kSeparator = "<GS>";
  std::string out;
  while (!line.empty()) {
    if (line.starts_with(kSeparator)) {
      out += '\x1D';
      line.remove_prefix(kSeparator.size());
    } else if (line.size() >= 4 && line.starts_with("\\x") && hex_value(line[2]) >= 0 &&
               hex_value(line[3]) >= 0) {
      out += static_cast<char>(hex_value(line[2]) * 16 + hex_value(line[3]));
      line.remove_prefix(4);
    } else {
      out += line.front();
      line.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace packbench::scan
