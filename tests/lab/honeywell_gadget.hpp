// A Honeywell scanner in keyboard mode: a boot keyboard and a HID POS interface in one device. It types until
// the host redirects its output to the POS interface.
#pragma once

#include <atomic>
#include <string>
#include <string_view>

#include "tests/lab/hid_gadget.hpp"

namespace packbench::lab {

class HoneywellGadget : public HidGadget {
 public:
  enum Interface : unsigned { kKeyboard = 0, kPos = 1 };

  explicit HoneywellGadget(const std::string& serial = "15055B46D7", unsigned controller = kAnyController);
  ~HoneywellGadget() override { unplug(); }

  // Types, or reports, whichever the host has asked for. Throws when the host doesn't take it.
  void scan(std::string_view data, std::string_view aim = "]C0");
  // Whether feature report FE was set to 1 since it was plugged in.
  [[nodiscard]] bool redirected() const { return redirected_; }

 private:
  std::atomic<bool> redirected_{false};
};

}  // namespace packbench::lab
