// The ways in which devices talk to the bench.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace packbench::drivers {

enum class DeviceKind : std::uint8_t { scanner, scale, printer };

constexpr std::string_view to_string(DeviceKind kind) {
  constexpr std::string_view kNames[] = {"scanner", "scale", "printer"};
  return kNames[static_cast<std::size_t>(kind)];
}

enum class Protocol : std::uint8_t {
  hid_pos,        // HID POS bar code scanner, usage page 8C
  ibm_hand_held,  // IBM OEM, usage page FF45, usage 4B00
  ibm_table_top,  // usage 4A00
  cdc,            // a serial line over USB: CDC-ACM
  keyboard,       // types what it reads
  scale,          // HID scale, usage page 8D
  printer,        // USB printer class, or a printer on the network
  camera,         // pictures, decoded here
};

struct ProtocolRow {
  Protocol protocol;
  DeviceKind kind;
  std::string_view name;  // in recordings, tables, the API
};

constexpr std::array kProtocols = {
    ProtocolRow{Protocol::hid_pos, DeviceKind::scanner, "hid-pos"},
    ProtocolRow{Protocol::ibm_hand_held, DeviceKind::scanner, "ibm-hand-held"},
    ProtocolRow{Protocol::ibm_table_top, DeviceKind::scanner, "ibm-table-top"},
    ProtocolRow{Protocol::cdc, DeviceKind::scanner, "cdc"},
    ProtocolRow{Protocol::keyboard, DeviceKind::scanner, "keyboard"},
    ProtocolRow{Protocol::scale, DeviceKind::scale, "scale"},
    ProtocolRow{Protocol::printer, DeviceKind::printer, "printer"},
    ProtocolRow{Protocol::camera, DeviceKind::scanner, "camera"},
};

constexpr const ProtocolRow& row_of(Protocol protocol) {
  return kProtocols[static_cast<std::size_t>(protocol)];
}
constexpr DeviceKind kind_of(Protocol protocol) {
  return row_of(protocol).kind;
}
constexpr std::string_view to_string(Protocol protocol) {
  return row_of(protocol).name;
}
constexpr std::optional<Protocol> protocol_named(std::string_view name) {
  for (const ProtocolRow& row : kProtocols)
    if (row.name == name) return row.protocol;
  return std::nullopt;
}

}  // namespace packbench::drivers
