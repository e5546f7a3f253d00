// A HID POS barcode scanner, as Honeywell's in that mode shows itself on the bus.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/lab/gadget.hpp"

namespace packbench::lab {

using Report = std::array<std::uint8_t, 64>;

// The reports of one scan: 56 data bytes each, "continued" set in all but the last. `aim` like "]C1", or
// empty.
[[nodiscard]] std::vector<Report> scan_reports(std::string_view data, std::string_view aim);

class ScannerGadget {
 public:
  explicit ScannerGadget(const std::string& serial = "19312B4C7E", unsigned controller = 0);

  void plug();
  void unplug();

  // Sends one scan and returns when the host has taken its last report. Throws if it doesn't within the
  // patience.
  void scan(std::string_view data, std::string_view aim = "]C0");
  // Sends one input report, whatever is in it.
  void send(const Report& report);

  [[nodiscard]] const Gadget& gadget() const { return gadget_; }

 private:
  Gadget gadget_;
  Fd fd_;
};

}  // namespace packbench::lab
