// The typing scanners against the kernel's input layer, and the keyboard that QEMU has plugged in.
#include <fcntl.h>
#include <linux/input.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/host_view.hpp"
#include "tests/lab/keyboard_gadget.hpp"
#include "tests/lab/process.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

// The keys of a scanner. Our rules silence known scanners until the daemon has them (rules_test.cpp); here
// they are to be heard.
Fd heard(const KeyboardGadget& scanner) {
  const std::filesystem::path node = driver_node(scanner.gadget(), "event");
  EXPECT_EQ(run({"udevadm", "settle", "--timeout=60"}).status, 0);
  std::ofstream(std::filesystem::path("/sys/class/input") / node.filename() / "device/inhibited") << "0";
  return open_node(node, O_RDWR);
}

// A key that goes down, or, negative, up.
std::vector<int> keys_until(const Fd& events, int last) {
  std::vector<int> keys;
  while (keys.empty() || keys.back() != last) {
    const std::string bytes = read_some(events);
    for (std::size_t at = 0; at + sizeof(input_event) <= bytes.size(); at += sizeof(input_event)) {
      input_event event{};
      std::memcpy(&event, bytes.data() + at, sizeof event);
      if (event.type == EV_KEY && event.value != 2)
        keys.push_back(event.value ? event.code : -int{event.code});
    }
  }
  return keys;
}

TEST(Kernel, EveryKeyboardScannerTypes) {
  for (const KeyboardModel* model :
       {&kZebraKeyboard, &kHoneywellKeyboard, &kDatalogicKeyboard, &kCypressKeyboard, &kOfficeKeyboard}) {
    SCOPED_TRACE(model->product_name);
    KeyboardGadget scanner(*model);
    scanner.plug();
    const Fd events = heard(scanner);
    scanner.scan("aB-1");
    EXPECT_THAT(keys_until(events, -KEY_ENTER),
                ElementsAre(KEY_A, -KEY_A, KEY_LEFTSHIFT, KEY_B, -KEY_LEFTSHIFT, -KEY_B, KEY_MINUS,
                            -KEY_MINUS, KEY_1, -KEY_1, KEY_ENTER, -KEY_ENTER));
  }
}

TEST(Kernel, ControlCharactersAltCodesAndTurboAreKeysToo) {
  KeyboardGadget scanner;
  scanner.plug();
  const Fd events = heard(scanner);
  scanner.scan("\x1d");
  EXPECT_THAT(keys_until(events, -KEY_ENTER), ElementsAre(KEY_LEFTCTRL, KEY_RIGHTBRACE, -KEY_LEFTCTRL,
                                                          -KEY_RIGHTBRACE, KEY_ENTER, -KEY_ENTER));
  scanner.type(alt_code("029"));
  EXPECT_THAT(keys_until(events, -KEY_LEFTALT), ElementsAre(KEY_LEFTALT, KEY_KP0, -KEY_KP0, KEY_KP2, -KEY_KP2,
                                                            KEY_KP9, -KEY_KP9, -KEY_LEFTALT));
  scanner.type(typed(us_keys("122\n"), true));
  EXPECT_THAT(keys_until(events, -KEY_ENTER),
              ElementsAre(KEY_1, -KEY_1, KEY_2, -KEY_2, KEY_2, -KEY_2, KEY_ENTER, -KEY_ENTER));
}

TEST(Kernel, TheHostsLampsReachTheKeyboard) {
  KeyboardGadget scanner;
  scanner.plug();
  const Fd events = heard(scanner);
  for (const int on : {1, 0}) {
    input_event lamp{};
    lamp.type = EV_LED;
    lamp.code = LED_CAPSL;
    lamp.value = on;
    ASSERT_EQ(::write(events.get(), &lamp, sizeof lamp), static_cast<ssize_t>(sizeof lamp));
    require_until("the lamp changes", [&] { return (scanner.lamps() & 2) == 2 * on; });
  }
}

TEST(Kernel, TheMachinesOwnKeyboardAndMouseAreThere) {
  ASSERT_THAT(own_devices(), Not(IsEmpty()));
  for (const auto& device : own_devices()) EXPECT_EQ(driver_of(device), "usbhid") << device;
}

}  // namespace
}  // namespace packbench::lab
