// Our udev rules under the real udevd: who may open what.
#include <grp.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>
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

std::string properties_of(const std::filesystem::path& directory) {
  EXPECT_EQ(run({"udevadm", "settle", "--timeout=60"}).status, 0);
  return run({"udevadm", "info", "--query=property", "--path=" + directory.string()}).text;
}

// The directory that a kernel driver made below the device's, like ".../input/input7"; `name` is a regular
// expression.
std::filesystem::path made_below(const Gadget& gadget, const std::string& name) {
  std::filesystem::path found;
  require_until("the kernel makes " + name, [&] {
    std::error_code gone;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(gadget.host_directory(), gone))
      if (entry.is_directory(gone) && std::regex_match(entry.path().filename().string(), std::regex(name)))
        found = entry.path();
    return !found.empty();
  });
  return found;
}

// A boot keyboard: with Logitech's number what hangs on many a bench PC and is none of ours, with a scanner's
// a scanner that types.
GadgetConfig keyboard(std::uint16_t vendor = 0x046d, std::uint16_t product = 0xc31c) {
  const std::string descriptor(
      "\x05\x01\x09\x06\xa1\x01\x05\x07\x19\xe0\x29\xe7\x15\x00\x25\x01\x75\x01\x95\x08\x81\x02\xc0", 23);
  return {.name = "lab_keyboard",
          .controller = 0,
          .vendor = vendor,
          .product = product,
          .serial = "",
          .manufacturer = "Lab",
          .product_name = "Keyboard",
          .function = "hid",
          .node_prefix = "hidg",
          .attributes = {
              {"protocol", "1"}, {"subclass", "1"}, {"report_length", "8"}, {"report_desc", descriptor}}};
}

GadgetConfig serial_port(std::uint16_t vendor, std::uint16_t product) {
  return {.name = "lab_serial",
          .controller = 0,
          .vendor = vendor,
          .product = product,
          .serial = "",
          .manufacturer = "Lab",
          .product_name = "Serial",
          .function = "acm",
          .node_prefix = "",
          .attributes = {}};
}

// Printers stay with lp, for CUPS may have others; the daemon is in that group.
TEST(Rules, GiveScannersAndPrintersToTheDaemon) {
  ScannerGadget scanner;
  PrinterGadget printer;
  scanner.plug();
  printer.plug();
  EXPECT_EQ(access_to(scanner.gadget()), "packbench 660");
  EXPECT_EQ(access_to(printer.gadget()), "lp 660");
  for (const Gadget* gadget : {&scanner.gadget(), &printer.gadget()}) {
    EXPECT_THAT(properties_of(gadget->host_directory()), testing::HasSubstr("ID_MM_DEVICE_IGNORE=1\n"));
    const Output opened = run(as_daemon_user({"sh", "-c", ": <> " + gadget->host_node().string()}));
    EXPECT_EQ(opened.status, 0) << opened.text;
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
  const std::string properties = properties_of(made_below(other, "event[0-9]+"));
  EXPECT_THAT(properties, testing::HasSubstr("ID_INPUT_KEY=1\n"));
  EXPECT_THAT(properties, testing::Not(testing::HasSubstr("LIBINPUT_IGNORE_DEVICE")));
  EXPECT_EQ(read_attribute(made_below(other, "input[0-9]+") / "inhibited"), "0");
}

TEST(Rules, LetAScannerThatTypesReachNoWindowAndNoConsole) {
  Gadget scanner(keyboard(0x05e0, 0x1200));
  scanner.plug();
  EXPECT_EQ(access_to(scanner), "packbench 660");
  EXPECT_THAT(properties_of(scanner.host_directory()), testing::HasSubstr("PACKBENCH_MODE=keyboard\n"));
  const auto input = made_below(scanner, "input[0-9]+");
  for (const auto& directory : {input, made_below(scanner, "event[0-9]+")}) {
    const std::string properties = properties_of(directory);
    EXPECT_THAT(properties, testing::HasSubstr("LIBINPUT_IGNORE_DEVICE=1\n"));
    EXPECT_THAT(properties, testing::Not(testing::HasSubstr("ID_INPUT")));
    EXPECT_THAT(properties, testing::Not(testing::HasSubstr("power-switch")));
  }
  EXPECT_EQ(read_attribute(input / "inhibited"), "1");
}

TEST(Rules, KeepModemManagerOffSerialScannersAndNothingElse) {
  const std::string ignored = "ID_MM_PORT_IGNORE=1\n";
  {
    Gadget scanner(serial_port(0x05f9, 0x4204));
    scanner.plug();
    EXPECT_EQ(access_to(scanner), "packbench 660");
    EXPECT_THAT(properties_of(made_below(scanner, "ttyACM[0-9]+")), testing::HasSubstr(ignored));
  }
  Gadget modem(serial_port(0x12d1, 0x1001));
  modem.plug();
  EXPECT_EQ(access_to(modem), "root 664");
  EXPECT_THAT(properties_of(made_below(modem, "ttyACM[0-9]+")), testing::Not(testing::HasSubstr(ignored)));
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
