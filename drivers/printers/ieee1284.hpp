// IEEE 1284 device ids: "MFG:Zebra Technologies;CMD:EPL,ZPL;MDL:ZP 505;CLS:PRINTER;".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/error.hpp"

namespace packbench::drivers {

struct Ieee1284Id {
  std::string manufacturer;
  std::string model;
  std::vector<std::string> commands;  // printer languages in the order sent
  std::string description;
  std::string serial;
  std::string device_class;
};

// Reads what is there; unknown keys and broken pairs are passed over, missing ones stay empty. Blanks around
// keys and values don't count; keys in any case, short or long ("MFG", "MANUFACTURER").
Ieee1284Id parse_ieee1284(std::string_view text);

// The text in a GET_DEVICE_ID reply. The first two bytes are the length, themselves included: big-endian by
// the standard, little-endian from some printers, and not always right. Returns Errc::malformed when there is
// no text.
Result<std::string> decode_device_id_reply(std::span<const std::uint8_t> reply);

}  // namespace packbench::drivers
