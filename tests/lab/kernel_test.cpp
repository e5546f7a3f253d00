// The scanners and the scale against the kernel's own HID driver: what the tests of the bench stand on.
#include <fcntl.h>
#include <linux/hidraw.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/honeywell_gadget.hpp"
#include "tests/lab/host_view.hpp"
#include "tests/lab/ibm_gadget.hpp"
#include "tests/lab/scale_gadget.hpp"
#include "tests/lab/scanner_gadget.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

using testing::ElementsAre;
using testing::StartsWith;
using namespace std::string_literals;

// The device's hidraw node, with the calls of the host's side.
class HidRaw {
 public:
  explicit HidRaw(const HidGadget& device, unsigned interface = 0)
      : fd_(open_node(driver_node(device.gadget(), "hidraw", interface), O_RDWR)) {}

  std::string read() const { return read_some(fd_); }
  // An output report; begins with the report id, or with 0 where there are none. errno, or 0.
  int write(const std::string& report) const {
    return ::write(fd_.get(), report.data(), report.size()) < 0 ? errno : 0;
  }
  int set_feature(std::string report) const {
    return ::ioctl(fd_.get(), HIDIOCSFEATURE(report.size()), report.data()) < 0 ? errno : 0;
  }
  std::string feature(std::uint8_t id) const {
    std::string report(64, '\0');
    report[0] = static_cast<char>(id);
    const int n = ::ioctl(fd_.get(), HIDIOCGFEATURE(report.size()), report.data());
    return n < 0 ? "refused" : report.substr(0, static_cast<std::size_t>(n));
  }
  std::string descriptor() const {
    hidraw_report_descriptor raw{};
    int size = 0;
    ::ioctl(fd_.get(), HIDIOCGRDESCSIZE, &size);
    raw.size = static_cast<unsigned>(size);
    ::ioctl(fd_.get(), HIDIOCGRDESC, &raw);
    return {raw.value, raw.value + raw.size};
  }

 private:
  Fd fd_;
};

TEST(Kernel, ReportsOfEveryPosScannerComeOutOfHidraw) {
  for (const PosModel* model : {&kHoneywellPos, &kNewlandPos, &kPlainPos}) {
    SCOPED_TRACE(model->product_name);
    ScannerGadget scanner(*model);
    scanner.plug();
    const HidRaw raw(scanner);
    EXPECT_EQ(raw.descriptor(), model->layout.descriptor);
    const auto reports = scan_reports(std::string(100, 'x'), "]Q1", model->layout);
    ASSERT_GE(reports.size(), 2u);
    for (const Report& report : reports) {
      scanner.send(report);
      EXPECT_EQ(raw.read(), report);
    }
  }
}

// A host of its own sees both. Linux drops the empty one, and up to 6.1 the short one too; 6.12 hands it on.
TEST(Kernel, ShortAndEmptyReportsAreTakenAndTheNextIsWhole) {
  ScannerGadget scanner;
  scanner.plug();
  const HidRaw raw(scanner);
  const std::string cut = "\x02\x01]C0x";
  scanner.send("");  // a zero-length packet
  scanner.send(cut);
  const auto report = scan_reports("whole", "]C0").front();
  scanner.send(report);
  const auto first = raw.read();
  EXPECT_EQ(first == cut ? raw.read() : first, report);
}

TEST(Kernel, AStalledEndpointIsClearedByTheHost) {
  ScannerGadget scanner;
  scanner.plug();
  const HidRaw raw(scanner);
  const auto report = scan_reports("after", "]C0").front();
  scanner.stall();
  scanner.send(report);
  EXPECT_EQ(raw.read(), report);
}

TEST(Kernel, AReportThatNobodyTookIsGoneWithThePlug) {
  ScannerGadget scanner;
  scanner.plug();
  driver_node(scanner.gadget(), "hidraw");
  const auto device = scanner.gadget().host_directory();
  std::ofstream("/sys/bus/usb/drivers/usbhid/unbind") << device.filename().string() << ":1.0";
  ASSERT_EQ(driver_of(device), "");
  EXPECT_FALSE(scanner.offer(scan_reports("unread", "]C0").front(), 0, std::chrono::milliseconds(50)));
  scanner.unplug();
  scanner.plug();
  const HidRaw raw(scanner);
  const auto next = scan_reports("next", "]C0").front();
  scanner.send(next);
  EXPECT_EQ(raw.read(), next);
}

TEST(Kernel, TheCompositeTypesUntilItIsRedirected) {
  HoneywellGadget scanner;
  scanner.plug();
  const HidRaw keyboard(scanner, HoneywellGadget::kKeyboard);
  const HidRaw pos(scanner, HoneywellGadget::kPos);
  EXPECT_EQ(driver_of(scanner.gadget().host_directory(), HoneywellGadget::kPos), "usbhid");
  EXPECT_EQ(read_attribute(scanner.gadget().host_directory() / "bNumInterfaces"), " 2");
  scanner.scan("a");
  EXPECT_EQ(keyboard.read().substr(0, 3), "\0\0\x04"s);

  EXPECT_EQ(pos.feature(0xfe), "\xfe\0"s);
  EXPECT_EQ(pos.set_feature("\xfe\x01"), 0);
  require_until("the scanner is redirected", [&] { return scanner.redirected(); });
  EXPECT_EQ(pos.feature(0xfe), "\xfe\x01");
  scanner.scan("a", "]C0");
  EXPECT_EQ(pos.read(), scan_reports("a", "]C0").front());

  scanner.unplug();
  scanner.plug();
  EXPECT_FALSE(scanner.redirected());
}

TEST(Kernel, ARefusedFeatureReportStalls) {
  HoneywellGadget scanner;
  scanner.refuse(ReportType::feature, 0xfe);
  scanner.plug();
  const HidRaw pos(scanner, HoneywellGadget::kPos);
  EXPECT_EQ(pos.set_feature("\xfe\x01"), EPIPE);
  EXPECT_FALSE(scanner.redirected());
}

TEST(Kernel, OutputReportsReachThePosScanner) {
  ScannerGadget scanner;
  scanner.plug();
  const HidRaw raw(scanner);
  EXPECT_EQ(raw.write("\x04\x40"), 0);
  require_until("the report", [&] { return !scanner.received().empty(); });
  EXPECT_EQ(scanner.received().front().bytes, "\x04\x40");
}

TEST(Kernel, TheIbmScannerIsSilentUntilItIsEnabled) {
  IbmGadget scanner;
  scanner.plug();
  const HidRaw raw(scanner);
  EXPECT_FALSE(scanner.try_scan("Q1", label_id::kCode39));
  EXPECT_EQ(raw.write("\0\x11"s + std::string(10, '\0')), 0);
  scanner.scan("Q1", label_id::kCode39);
  EXPECT_EQ(raw.read().substr(0, 9), "\x09\x10\x03\0Q1\0\x0a\x0b"s);
  EXPECT_THAT(scanner.commands(), ElementsAre("\x11"s + std::string(10, '\0')));

  EXPECT_EQ(raw.write("\0\0\x20"s + std::string(9, '\0')), 0);
  EXPECT_THAT(raw.read(), StartsWith("\x04\x10\x03\0"s));
  EXPECT_EQ(raw.write("\0\x12"s + std::string(10, '\0')), 0);
  require_until("it is disabled", [&] { return !scanner.enabled(); });
  EXPECT_FALSE(scanner.try_scan("Q1", label_id::kCode39));
}

TEST(Kernel, TheTableTopSendsDigitsAsNumbersAndLongLabelsInParts) {
  IbmGadget scanner(IbmGadget::Form::table_top);
  scanner.plug();
  const HidRaw raw(scanner);
  EXPECT_EQ(raw.write("\0\x11"s + std::string(10, '\0')), 0);
  scanner.scan("3574661404264", label_id::kEan13);
  EXPECT_THAT(raw.read(),
              StartsWith("\x12\x10\x03\0\x03\x05\x07\x04\x06\x06\x01\x04\0\x04\x02\x06\x04\x16"s));
  scanner.scan(std::string(57, 'a') + "b", label_id::kQr);
  EXPECT_EQ(raw.read(), "\x40\x10\x03\0"s + std::string(57, 'a') + "\x10\x33\x0b");
  EXPECT_THAT(raw.read(), StartsWith("\x08\x10\x03\0b\0\x33\x0b"s));
}

TEST(Kernel, TheScaleShowsItsFeaturesAndIsZeroed) {
  ScaleGadget scale;
  scale.plug();
  const HidRaw raw(scale);
  scale.show({.weight = 0x1419});
  EXPECT_EQ(raw.read(), "\x03\x04\x02\0\x19\x14"s);
  EXPECT_EQ(raw.feature(1), "\x01\x01\x02");
  EXPECT_EQ(raw.feature(5), "\x05\x02\0\x88\x13"s);
  EXPECT_EQ(raw.feature(9), "refused");
  EXPECT_EQ(raw.write("\x02\x02"), 0);
  require_until("the scale is zeroed", [&] { return scale.zeroed() == 1; });
}

}  // namespace
}  // namespace packbench::lab
