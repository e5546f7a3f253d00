// HID POS barcode scanners: three makers' descriptors and the reports that go with them.
#include "tests/lab/scanner_gadget.hpp"

#include <algorithm>
#include <iterator>

namespace packbench::lab {
namespace {

// Of a Honeywell scanner in HID POS mode, as a host reads it from the bus (usbhid-dump).
constexpr unsigned char kHoneywell[] = {
    0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x12, 0xa1, 0x02, 0x85, 0x02, 0x15, 0x00, 0x26, 0xff,
    0x00, 0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02, 0x95, 0x03, 0x05, 0x8c, 0x09,
    0xfb, 0x09, 0xfc, 0x09, 0xfd, 0x81, 0x02, 0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01, 0x06, 0x66,
    0xff, 0x95, 0x02, 0x09, 0x04, 0x09, 0x00, 0x81, 0x02, 0x05, 0x8c, 0x25, 0x01, 0x75, 0x01, 0x95,
    0x08, 0x09, 0xff, 0x81, 0x02, 0xc0, 0x09, 0x14, 0xa1, 0x02, 0x85, 0x04, 0x15, 0x00, 0x25, 0x01,
    0x75, 0x01, 0x95, 0x08, 0x09, 0x00, 0x09, 0x5f, 0x09, 0x60, 0x09, 0x00, 0x09, 0x00, 0x09, 0x85,
    0x09, 0x86, 0x91, 0x86, 0xc0, 0x06, 0x66, 0xff, 0x75, 0x08, 0x26, 0xff, 0x00, 0x09, 0x03, 0xa1,
    0x02, 0x85, 0xfe, 0x95, 0x01, 0x09, 0x03, 0xb2, 0x82, 0x01, 0xc0, 0x09, 0x01, 0xa1, 0x02, 0x85,
    0xfd, 0x95, 0x01, 0x09, 0x21, 0x91, 0x02, 0x95, 0x3e, 0x09, 0x22, 0x92, 0x82, 0x01, 0xc0, 0xc0};
static_assert(sizeof kHoneywell == 144);

// Newland's bytes are documented, its descriptor is not: this one says what the bytes are.
constexpr unsigned char kNewland[] = {
    0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x12, 0xa1, 0x02, 0x85, 0x02,  // scanned data, report 2
    0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08,                                // bytes
    0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02,                          // count
    0x95, 0x38, 0x05, 0x8c, 0x09, 0xfe, 0x82, 0x02, 0x01,                    // 56 of data
    0x06, 0x00, 0xff, 0x95, 0x04, 0x09, 0x01, 0x81, 0x02,                    // 4 reserved
    0x95, 0x01, 0x09, 0x02, 0x81, 0x02, 0x81, 0x03, 0xc0,                    // the maker's code id, padding
    0x09, 0x03, 0xa1, 0x02, 0x85, 0x04, 0x95, 0x01, 0x09, 0x04, 0x91, 0x02,  // commands, report 4
    0x95, 0x3e, 0x09, 0x05, 0x92, 0x02, 0x01, 0xc0, 0xc0};

constexpr unsigned char kPlain[] = {
    0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x12, 0xa1, 0x02,                          // scanned data
    0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08,                                            // bytes
    0x95, 0x03, 0x09, 0xfb, 0x09, 0xfc, 0x09, 0xfd, 0x81, 0x02,                          // symbology
    0x95, 0x1a, 0x09, 0xfe, 0x82, 0x02, 0x01,                                            // 26 of data
    0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x09, 0xff, 0x81, 0x02, 0x95, 0x0f, 0x81, 0x03,  // continued, padding
    0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02,        // count
    0xc0, 0xc0};

template <std::size_t N>
std::string_view text(const unsigned char (&bytes)[N]) {
  return {reinterpret_cast<const char*>(bytes), N};
}

GadgetConfig config(const PosModel& model, const std::string& serial, unsigned controller) {
  return {.name = "scanner",
          .controller = controller,
          .vendor = model.vendor,
          .product = model.product,
          .serial = serial,
          .manufacturer = model.manufacturer,
          .product_name = model.product_name,
          .function = "ffs",
          .node_prefix = ""};
}

HidInterface interface_of(const PosLayout& layout) {
  const auto packet = static_cast<unsigned>(layout.size);
  return {.report_descriptor = std::string(layout.descriptor),
          .in_packet = packet,
          .out_packet = layout.id ? packet : 0,
          .interval = 16};
}

}  // namespace

const PosModel kHoneywellPos{0x0c2e, 0x0907, "Honeywell", "1900 HID POS", {.descriptor = text(kHoneywell)}};
const PosModel kNewlandPos{0x1eab,
                           0x1d10,
                           "Newland Auto-ID",
                           "FM430",
                           {.descriptor = text(kNewland), .aim = kAbsent, .data = 2, .continued = kAbsent}};
const PosModel kPlainPos{0x0db5,
                         0x013b,
                         "Access IS",
                         "Barcode Reader",
                         {.descriptor = text(kPlain),
                          .size = 32,
                          .id = 0,
                          .count = 31,
                          .aim = 0,
                          .data = 3,
                          .data_size = 26,
                          .continued = 29}};

std::vector<Report> scan_reports(std::string_view data, std::string_view aim, const PosLayout& layout) {
  std::vector<Report> reports;
  do {
    const std::string_view part = data.substr(0, layout.data_size);
    data.remove_prefix(part.size());
    Report report(layout.size, '\0');
    if (layout.id) report[0] = static_cast<char>(layout.id);
    report[layout.count] = static_cast<char>(part.size());
    if (layout.aim != kAbsent)
      std::copy_n(aim.begin(), std::min<std::size_t>(aim.size(), 3),
                  report.begin() + static_cast<int>(layout.aim));
    std::copy(part.begin(), part.end(), report.begin() + static_cast<int>(layout.data));
    // The maker's own code id; nothing may hang on it.
    if (&layout == &kHoneywellPos.layout) report[61] = 'j';
    if (layout.continued != kAbsent) report[layout.continued] = data.empty() ? 0 : 1;
    reports.push_back(report);
  } while (!data.empty());
  return reports;
}

ScannerGadget::ScannerGadget(const std::string& serial, unsigned controller, const PosModel& model)
    : HidGadget(config(model, serial, controller), {interface_of(model.layout)}), layout_(model.layout) {}

void ScannerGadget::scan(std::string_view data, std::string_view aim) {
  for (const Report& report : scan_reports(data, aim, layout_)) send(report);
}

bool ScannerGadget::try_scan(std::string_view data, std::string_view aim) {
  for (const Report& report : scan_reports(data, aim, layout_))
    if (!offer(report)) return false;
  return true;
}

}  // namespace packbench::lab
