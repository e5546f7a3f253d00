// HID POS barcode scanners (usage page 8C), each with its maker's own report layout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/lab/hid_gadget.hpp"

namespace packbench::lab {

inline constexpr std::size_t kAbsent = ~std::size_t{0};

// Where things are in an input report, as the makers document it; nothing here is computed from the
// descriptor, so that a host that computes it is checked.
struct PosLayout {
  std::string_view descriptor;
  std::size_t size = 64;  // bytes of a report
  int id = 2;             // its first byte; 0: the device has no report ids
  std::size_t count = 1;  // position of the number of data bytes
  std::size_t aim = 2;    // of the three characters of the AIM id; kAbsent: never sent
  std::size_t data = 5;
  std::size_t data_size = 56;
  std::size_t continued = 63;  // of the byte whose bit 0 says that more comes; kAbsent: all fits into one
};

struct PosModel {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  const char* manufacturer = "";
  const char* product_name = "";
  PosLayout layout;
};
extern const PosModel kHoneywellPos;  // Xenon 1900: the layout that most makers took over
extern const PosModel kNewlandPos;    // FM430: data come first, no AIM id at all, one report a scan
extern const PosModel kPlainPos;      // no report ids, count after the data, symbology in front

using Report = std::string;

// The reports of one scan. `aim` like "]C1", or empty.
[[nodiscard]] std::vector<Report> scan_reports(std::string_view data, std::string_view aim,
                                               const PosLayout& layout = kHoneywellPos.layout);

class ScannerGadget : public HidGadget {
 public:
  explicit ScannerGadget(const std::string& serial = "19312B4C7E", unsigned controller = kAnyController,
                         const PosModel& model = kHoneywellPos);
  explicit ScannerGadget(const PosModel& model) : ScannerGadget("19312B4C7E", kAnyController, model) {}

  // Sends one scan and returns when the host has taken its last report. Throws if it doesn't.
  void scan(std::string_view data, std::string_view aim = "]C0");
  // The same for a scanner that may be unplugged at any moment: false when the host has not taken its last
  // report.
  bool try_scan(std::string_view data, std::string_view aim = "]C0");

 private:
  const PosLayout& layout_;
};

}  // namespace packbench::lab
