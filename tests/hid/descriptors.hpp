// Report descriptors of real devices, as lsusb shows them, and helpers to write more.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace packbench::tests {

inline std::vector<std::uint8_t> hex(std::string_view text) {
  std::vector<std::uint8_t> bytes;
  std::string digits;
  for (const char c : text) {
    if (c == ' ' || c == '\n') continue;
    digits += c;
    if (digits.size() < 2) continue;
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(digits, nullptr, 16)));
    digits.clear();
  }
  return bytes;
}

// Honeywell HID POS, 144 bytes.
inline const std::string_view kHoneywellPos =
    "05 8c 09 02 a1 01 09 12 a1 02 85 02 15 00 26 ff 00 75 08 95 01 05 01 09 3b 81 02 95 03 05 8c 09 fb 09 "
    "fc 09 fd 81 02 "
    "95 38 09 fe 82 02 01 06 66 ff 95 02 09 04 09 00 81 02 05 8c 25 01 75 01 95 08 09 ff 81 02 c0 09 14 a1 "
    "02 85 04 15 00 "
    "25 01 75 01 95 08 09 00 09 5f 09 60 09 00 09 00 09 85 09 86 91 86 c0 06 66 ff 75 08 26 ff 00 09 03 a1 "
    "02 85 fe 95 01 "
    "09 03 b2 82 01 c0 09 01 a1 02 85 fd 95 01 09 21 91 02 95 3e 09 22 92 82 01 c0 c0";

// Honeywell HID keyboard mode, 65 bytes.
inline const std::string_view kHoneywellKeyboard =
    "05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 03 95 05 75 01 05 08 "
    "19 01 29 05 91 02 "
    "95 01 75 03 91 03 95 06 75 08 15 00 26 ff 00 05 07 19 00 2a ff 00 81 00 c0";

// IBM OEM hand-held, 30 bytes, no report ids.
inline const std::string_view kIbmOem =
    "06 45 ff 0a 00 4b a1 01 0a 01 4a 75 08 95 0b 15 00 26 ff 00 91 02 0a 02 4a 95 40 81 02 c0";

// Pitney Bowes scale, 221 bytes.
inline const std::string_view kScale =
    "05 8d 09 20 a1 01 09 30 a1 02 85 01 75 08 95 01 15 01 09 27 a1 02 25 0a 19 21 29 2a b1 00 c0 09 50 a1 "
    "02 25 0c 19 51 29 "
    "5c b1 00 c0 c0 09 31 a1 02 85 02 75 01 95 02 15 00 25 01 09 81 09 80 91 02 75 06 95 01 91 03 c0 09 32 "
    "a1 02 85 03 75 08 "
    "15 01 09 70 a1 02 25 08 19 71 29 78 81 00 c0 09 50 a1 02 25 0c 19 51 29 5c 81 00 c0 15 81 25 7f 09 41 "
    "81 02 75 10 15 00 "
    "27 ff ff 00 00 09 40 81 02 c0 09 34 a1 02 85 05 75 08 95 01 09 50 a1 02 15 01 25 0c 19 51 29 5c b1 00 "
    "c0 15 81 25 7f 09 "
    "41 b1 02 75 10 15 00 27 ff ff 00 00 09 40 b1 03 c0 09 35 a1 02 85 06 75 10 95 02 15 00 27 ff ff 00 00 "
    "09 60 09 61 b1 03 "
    "c0 09 30 a1 02 85 07 75 08 95 0f 15 00 25 7f 09 40 b1 02 c0 c0";

// Written for these tests after the published byte layout of the Newland FM430 (no AIM characters; symbology
// id at 62). The real descriptor of that device isn't public.
inline const std::string_view kNewlandLayout =
    "05 8c 09 02 a1 01 09 12 a1 02 85 02 15 00 26 ff 00 75 08 95 01 05 01 09 3b 81 02 05 8c 95 38 09 fe 82 "
    "02 01 "
    "06 00 ff 95 05 09 01 81 02 05 8c 25 01 75 01 95 08 09 ff 81 02 c0 c0";

}  // namespace packbench::tests
