// The USB ids that a row of a table is for: one model, some of a maker, or all of a maker.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace packbench::drivers {

struct IdPattern {
  std::uint16_t vid = 0;
  std::uint16_t pid = 0;        // 0 where `mask` is 0
  std::uint16_t mask = 0xFFFF;  // the bits of the product id that count

  bool fits(std::uint16_t its_vid, std::uint16_t its_pid) const {
    return its_vid == vid && (its_pid & mask) == pid;
  }
  // How many digits of the product id may be anything, 0 to 4: the fewer, the more the row knows.
  int open_digits() const;
  // Whether there is an id that both fit.
  bool meets(const IdPattern& other) const {
    return vid == other.vid && (pid & other.mask) == (other.pid & mask);
  }
  // "1eab:??10"
  std::string text() const;
  bool operator==(const IdPattern&) const = default;
};

// "05f9:120a"; "1eab:??10": ? stands for any digit of the product id; "0a5f:*": all of it. Else nothing.
std::optional<IdPattern> parse_id_pattern(std::string_view text);

}  // namespace packbench::drivers
