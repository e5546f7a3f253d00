// A table of top-level usages.
#include "drivers/hid/hid_protocol.hpp"

#include <algorithm>
#include <array>

#include "drivers/hid/ibm_oem.hpp"
#include "drivers/hid/keyboard_report.hpp"
#include "drivers/hid/pos_layout.hpp"
#include "drivers/hid/scale.hpp"

namespace packbench::drivers::hid {
namespace {

struct ApplicationRow {
  Usage application;
  Protocol protocol;
};

// Sources: HID POS Usage Tables 1.02; HID Usage Tables, pages 01 and 8D; IBM OEM as Datalogic and Symbol
// units declare it (4B00 hand-held, 4A00 table-top).
constexpr std::array kRows = {
    ApplicationRow{kBarCodeScanner, Protocol::hid_pos},
    ApplicationRow{usage(kIbmPage, 0x4B00), Protocol::ibm_hand_held},
    ApplicationRow{usage(kIbmPage, 0x4A00), Protocol::ibm_table_top},
    ApplicationRow{kScaleDevice, Protocol::scale},
    ApplicationRow{kKeyboard, Protocol::keyboard},
};

}  // namespace

std::optional<Protocol> hid_protocol(const ReportDescriptor& descriptor) {
  for (const ApplicationRow& row : kRows) {
    const auto& all = descriptor.applications;
    if (std::find(all.begin(), all.end(), row.application) == all.end()) continue;
    // A bar code scanner without a report for data: the empty companion of one that types.
    if (row.protocol == Protocol::hid_pos && !pos_layout(descriptor)) continue;
    return row.protocol;
  }
  return std::nullopt;
}

}  // namespace packbench::drivers::hid
