// Our udev rules under the real udevd: who may open what.
#include <grp.h>
#include <sys/stat.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/printer_gadget.hpp"
#include "tests/lab/process.hpp"
#include "tests/lab/scanner_gadget.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

// "packbench 660" of the device's node in /dev/bus/usb, once udev has dealt with all that happened.
std::string access_to(const Gadget& gadget) {
  EXPECT_EQ(run({"udevadm", "settle", "--timeout=60"}).status, 0);
  struct stat node {};
  if (::stat(gadget.host_node().c_str(), &node) != 0) return "no node";
  const group* owner = ::getgrgid(node.st_gid);
  char mode[8];
  std::snprintf(mode, sizeof mode, "%o", node.st_mode & 07777);
  return std::string(owner ? owner->gr_name : "?") + " " + mode;
}

std::string properties_of(const Gadget& gadget) {
  return run({"udevadm", "info", "--query=property", "--path=" + gadget.host_directory().string()}).text;
}

// What hangs on many a bench PC and is none of ours: a boot keyboard, with media keys or not.
GadgetConfig keyboard() {
  const std::string descriptor(
      "\x05\x01\x09\x06\xa1\x01\x05\x07\x19\xe0\x29\xe7\x15\x00\x25\x01\x75\x01\x95\x08\x81\x02\xc0", 23);
  return {.name = "lab_keyboard",
          .controller = 0,
          .vendor = 0x046d,
          .product = 0xc31c,
          .serial = "",
          .manufacturer = "Logitech",
          .product_name = "Keyboard",
          .function = "hid",
          .node_prefix = "hidg",
          .attributes = {
              {"protocol", "1"}, {"subclass", "1"}, {"report_length", "8"}, {"report_desc", descriptor}}};
}

TEST(Rules, GiveScannersAndPrintersToTheDaemonsGroup) {
  ScannerGadget scanner;
  PrinterGadget printer;
  scanner.plug();
  printer.plug();
  for (const Gadget* gadget : {&scanner.gadget(), &printer.gadget()}) {
    EXPECT_EQ(access_to(*gadget), "packbench 660");
    EXPECT_THAT(properties_of(*gadget), testing::HasSubstr("ID_MM_DEVICE_IGNORE=1\n"));
  }
}

TEST(Rules, AreWellFormed) {
  if (run({"udevadm", "verify", "--help"}).status != 0) GTEST_SKIP() << "udev before 254 can't verify rules";
  const Output verdict = run({"udevadm", "verify", "--no-style", "/run/udev/rules.d/60-packbench.rules"});
  EXPECT_EQ(verdict.status, 0) << verdict.text;
}

TEST(Rules, LeaveKeyboardsAlone) {
  Gadget other(keyboard());
  other.plug();
  EXPECT_EQ(access_to(other), "root 664");
}

TEST(Rules, KeepTheScannerAwake) {
  ScannerGadget scanner;
  scanner.plug();
  access_to(scanner.gadget());
  const auto control = scanner.gadget().host_directory() / "power/control";
  std::ofstream(control) << "auto";
  ASSERT_EQ(read_attribute(control), "auto");
  const Command change{"udevadm", "trigger", "--action=change", "--settle",
                       scanner.gadget().host_directory()};
  EXPECT_EQ(run(change).status, 0);
  EXPECT_EQ(read_attribute(control), "on");
}

}  // namespace
}  // namespace packbench::lab
