// What the configuration says of scanners: can they be read that way on this machine?
#include "drivers/hid/keyboard_layout.hpp"
#include "station/commands/check/checks.hpp"

namespace packbench::station {

void check_scanners(const Machine&, const Config& config, Findings& findings) {
  for (const auto& scanner : config.scanners) {
    if (!scanner.layout) continue;
    const auto layout = drivers::hid::KeyboardLayout::load(*scanner.layout);
    if (layout) {
      findings.good("scanner " + scanner.device + ": keyboard layout " + *scanner.layout);
    } else {
      findings.bad("scanner " + scanner.device + ": " + layout.error().message,
                   "name a layout of XKB under [[scanner]], as `packbench scanner sheet` finds it");
    }
  }
}

}  // namespace packbench::station
