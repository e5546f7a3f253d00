// The table of label ids. AIM identifiers after ISO/IEC 15424: the modifier is the one of a reader that sends
// the data as encoded, check digit included, since these scanners don't say how they are set up.
#include "drivers/hid/ibm_labels.hpp"

#include <algorithm>
#include <array>

namespace packbench::drivers::hid {
namespace {

constexpr std::string_view kTable = "datalogic/androidPOS-config labelIds.csv";
constexpr std::string_view kSeen =
    "datalogic/androidPOS-config labelIds.csv; pteich/usbsymbolreader code_test.go";

// ]E0 stands for 13 digits by the standard. These scanners send UPC-A with 12 and UPC-E with 6 to 8; the
// station (station/scan/gtin.hpp) takes all of them behind ]E0, and reads 8 digits there as UPC-E first. No
// identifier: AIM has none for EAN-8 with an add-on (behind ]E3 its digits could be taken for a UPC-E), and
// nothing tells what the scanners send for composites.
constexpr std::array kLabels = {
    IbmLabel{0x16, false, true, "EAN-13", "]E0", kSeen},
    IbmLabel{0x0C, false, true, "EAN-8", "]E4", kTable},
    IbmLabel{0x0D, false, true, "UPC-A", "]E0", kTable},
    IbmLabel{0x0A, false, true, "UPC-E", "]E0", kTable},
    IbmLabel{0x13, true, true, "EAN-13 + 2", "]E3", kTable},
    IbmLabel{0x15, true, true, "EAN-13 + 5", "]E3", kTable},
    IbmLabel{0x16, true, true, "UPC-A + 2", "]E3", kTable},
    IbmLabel{0x11, true, true, "UPC-A + 5", "]E3", kTable},
    IbmLabel{0x12, true, true, "UPC-E + 2", "]E3", kTable},
    IbmLabel{0x14, true, true, "UPC-E + 5", "]E3", kTable},
    IbmLabel{0x17, true, true, "EAN-8 + 2", "", kTable},
    IbmLabel{0x1D, true, true, "EAN-8 + 5", "", kTable},
    IbmLabel{0x20, true, true, "UPC-A composite", "", kTable},
    IbmLabel{0x21, true, true, "UPC-E composite", "", kTable},
    IbmLabel{0x22, true, true, "EAN-8 composite", "", kTable},
    IbmLabel{0x23, true, true, "EAN-13 composite", "", kTable},
    IbmLabel{0x18, true, false, "Code 128", "]C0", kTable},
    IbmLabel{0x25, true, false, "GS1-128", "]C1", kTable},
    IbmLabel{0x0A, true, false, "Code 39", "]A0", kSeen},
    IbmLabel{0x0C, true, false, "Standard 2 of 5", "]S0", kTable},
    IbmLabel{0x0D, true, false, "Interleaved 2 of 5", "]I0", kTable},
    IbmLabel{0x0E, true, false, "Codabar", "]F0", kTable},
    IbmLabel{0x19, true, false, "Code 93", "]G0", kTable},
    IbmLabel{0x2A, true, false, "GS1 DataBar", "]e0", kTable},
    IbmLabel{0x2B, true, false, "GS1 DataBar Expanded", "]e0", kTable},
    IbmLabel{0x2E, true, false, "PDF417", "]L0", kTable},
    IbmLabel{0x38, true, false, "MicroPDF417", "]L0", kTable},
    IbmLabel{0x2F, true, false, "MaxiCode", "]U0", kTable},
    IbmLabel{0x30, true, false, "OCR-A", "]o1", kTable},
    IbmLabel{0x31, true, false, "OCR-B", "]o2", kTable},
    IbmLabel{0x32, true, false, "Data Matrix", "]d1", kSeen},
    IbmLabel{0x36, true, false, "GS1 DataMatrix", "]d2", kTable},
    IbmLabel{0x33, true, false, "QR Code, Micro QR", "]Q1", kTable},
    IbmLabel{0x37, true, false, "GS1 QR Code", "]Q3", kTable},
    IbmLabel{0x34, true, false, "Aztec", "]z0", kTable},
    IbmLabel{0x35, true, false, "Code 49", "]T0", kTable},
    IbmLabel{0xFF, true, false, "unknown", "", kTable},
};

}  // namespace

std::span<const IbmLabel> ibm_labels() {
  return kLabels;
}

const IbmLabel* find_ibm_label(std::uint8_t id, bool is_long) {
  const auto row = std::find_if(kLabels.begin(), kLabels.end(), [&](const IbmLabel& label) {
    return label.id == id && label.is_long == is_long;
  });
  return row == kLabels.end() ? nullptr : &*row;
}

}  // namespace packbench::drivers::hid
