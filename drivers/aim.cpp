// AIM identifiers in the data.
#include "drivers/aim.hpp"

#include <string>

namespace packbench::drivers {
namespace {

constexpr std::size_t kAimBytes = 3;

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool has_aim(const std::string& text, std::size_t at) {
  if (text.size() <= at + kAimBytes || text[at] != ']' || !is_letter(text[at + 1])) return false;
  const char modifier = text[at + 2];
  return (modifier >= '0' && modifier <= '9') || is_letter(modifier);
}

}  // namespace

void move_aim(DecodedScan& scan, std::string_view prefix) {
  const std::size_t behind = scan.data.starts_with(prefix) ? prefix.size() : 0;
  for (const std::size_t at : {std::size_t{0}, behind}) {
    if (!has_aim(scan.data, at)) continue;
    scan.aim = scan.data.substr(at, kAimBytes);
    scan.data.erase(at, kAimBytes);
    return;
  }
}

}  // namespace packbench::drivers
