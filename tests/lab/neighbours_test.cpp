// What else lives on a bench PC: ModemManager, CUPS, the keyboard that people type on. The bench takes its
// own and leaves the rest.
#include <filesystem>
#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/bench.hpp"
#include "tests/lab/cdc_gadget.hpp"
#include "tests/lab/host_view.hpp"
#include "tests/lab/keyboard_gadget.hpp"
#include "tests/lab/printer_gadget.hpp"
#include "tests/lab/process.hpp"
#include "tests/lab/scanner_gadget.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

namespace fs = std::filesystem;
using drivers::DeviceKind;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

fs::path log_of(const std::string& name) {
  const fs::path path = "/run/neighbour-" + name;
  fs::remove(path);
  return path;
}

// ModemManager as its package delivers it, on a system bus of its own.
class ModemManager {
 public:
  ModemManager() {
    require_until("ModemManager runs",
                  [this] { return log().find("starting in system bus") != std::string::npos; });
  }
  std::string log() const { return read_attribute(log_); }

 private:
  static Command bus() {
    fs::create_directories("/run/dbus");
    fs::remove("/run/dbus/system_bus_socket");
    return {"dbus-daemon", "--system", "--nofork", "--nopidfile"};
  }

  fs::path log_ = log_of("modemmanager");
  Child bus_{bus(), log_of("dbus")};
  // It ends when there is no bus yet.
  Child manager_{
      {"sh", "-c", "until [ -S /run/dbus/system_bus_socket ]; do sleep 0.1; done; exec ModemManager --debug"},
      log_};
};

TEST(Neighbours, ModemManagerAsksAModemAndNoneOfOurs) {
  // It leaves a device with nothing but one serial port alone of itself, unless a rule says what it is.
  std::ofstream("/run/udev/rules.d/61-modem.rules")
      << R"(ATTR{idVendor}=="1234", ENV{ID_MM_DEVICE_PROCESS}="1")"
      << "\n";
  ASSERT_EQ(run({"udevadm", "control", "--reload"}).status, 0);
  const ModemManager manager;
  CdcGadget ours;
  ours.plug();
  driver_node(ours.gadget(), "ttyACM");
  CdcGadget stranger("MODEM1", kAnyController, 0x1234, 0x0001);
  stranger.plug();
  driver_node(stranger.gadget(), "ttyACM");
  ASSERT_TRUE(wait_until([&] { return stranger.received().find("AT") != std::string::npos; }))
      << manager.log();
  EXPECT_EQ(ours.received(), "");
  EXPECT_FALSE(ours.dtr());
}

// CUPS's own USB program, as cupsd starts it for a job.
Command cups_job(const std::string& uri, const fs::path& file) {
  return {"env", "DEVICE_URI=" + uri, "/usr/lib/cups/backend-available/usb", "1", "root", "job", "1", "",
          file};
}

TEST(Neighbours, APrinterThatCupsPrintsOnIsSaidToBeBusyAndIsTakenAfterwards) {
  const fs::path file = "/run/neighbour-job";
  std::ofstream(file) << "^XA^FX" << std::string(20'000, 'x') << "^XZ";
  PrinterGadget printer;
  printer.accept(640);
  printer.plug();
  const fs::path log = log_of("cups");
  const Child cups(cups_job("usb://Zebra%20Technologies/ZTC%20GK420d?serial=28J101500316", file), log);
  ASSERT_TRUE(wait_until([&] { return printer.received() == 640; })) << read_attribute(log);
  {
    Bench bench;
    const auto printer_state = bench.wait_for(DeviceKind::printer, drivers::Phase::failed);
    ASSERT_TRUE(printer_state.reason);
    EXPECT_EQ(printer_state.reason->code, drivers::Errc::busy) << printer_state.reason->message;
    EXPECT_EQ(printer.received(), 640u);

    printer.accept();
    const auto link = bench.printer();
    EXPECT_FALSE(Bench::finish(bench.start(link->send("^XA^XZ"))).error);
    require_until("both labels", [&] { return printer.labels().size() >= 2; });
  }
  EXPECT_THAT(printer.labels(), SizeIs(2));
}

TEST(Neighbours, APrinterHeldByUsblpFirstIsTaken) {
  PrinterGadget printer;
  printer.plug();
  driver_node(printer.gadget(), "lp");
  ASSERT_EQ(driver_of(printer.gadget().host_directory()), "usblp");
  Bench bench;
  EXPECT_FALSE(Bench::finish(bench.start(bench.printer()->send("^XA^XZ"))).error);
  EXPECT_EQ(driver_of(printer.gadget().host_directory()), "usbfs");
}

TEST(Neighbours, KeyboardsAndMiceStayWithTheKernel) {
  const auto own = own_devices();
  ASSERT_THAT(own, Not(IsEmpty()));
  KeyboardGadget office(kOfficeKeyboard);
  office.plug();
  driver_node(office.gadget(), "event");
  ScannerGadget scanner;
  scanner.plug();
  PrinterGadget printer;
  printer.plug();
  {
    Bench bench;
    bench.wait_for_open(DeviceKind::scanner, 1);
    bench.printer();
    EXPECT_EQ(driver_of(scanner.gadget().host_directory()), "usbfs");
    EXPECT_EQ(driver_of(office.gadget().host_directory()), "usbhid");
    for (const auto& device : own) EXPECT_EQ(driver_of(device), "usbhid") << device;
  }
  EXPECT_EQ(driver_of(office.gadget().host_directory()), "usbhid");
  for (const auto& device : own) EXPECT_EQ(driver_of(device), "usbhid") << device;
}

}  // namespace
}  // namespace packbench::lab
