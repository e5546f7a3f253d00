// UTF-8, character by character.
#include "drivers/utf8.hpp"

#include <cstdint>
#include <iterator>

namespace packbench::drivers {

std::size_t character_bytes(std::string_view text) {
  struct Lead {
    unsigned char mask, value;
    std::uint32_t smallest;  // that may be written in so many bytes
  };
  constexpr Lead kLeads[] = {
      {0x80, 0x00, 0x20}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
  for (std::size_t bytes = 1; bytes <= std::size(kLeads); ++bytes) {
    const Lead& lead = kLeads[bytes - 1];
    const auto first = static_cast<unsigned char>(text.front());
    if ((first & lead.mask) != lead.value) continue;
    if (text.size() < bytes) return 0;
    std::uint32_t code = first & static_cast<unsigned char>(~lead.mask);
    for (const char c : text.substr(1, bytes - 1)) {
      if ((c & 0xC0) != 0x80) return 0;
      code = code << 6 | (c & 0x3F);
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code < lead.smallest || code == 0x7F || surrogate || code > 0x10FFFF ? 0 : bytes;
  }
  return 0;
}

bool is_readable(std::string_view text) {
  while (!text.empty()) {
    const std::size_t bytes = character_bytes(text);
    if (bytes == 0) return false;
    text.remove_prefix(bytes);
  }
  return true;
}

std::string readable(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const std::size_t bytes = character_bytes(text);
    line += bytes == 0 ? "?" : text.substr(0, bytes);
    text.remove_prefix(bytes == 0 ? 1 : bytes);
  }
  return line;
}

}  // namespace packbench::drivers
