// Every way in which scanners and scales talk, through the device manager and a real kernel: each scan once,
// feedback where it can be heard, and nothing for the windows.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/bench.hpp"
#include "tests/lab/cdc_gadget.hpp"
#include "tests/lab/honeywell_gadget.hpp"
#include "tests/lab/host_view.hpp"
#include "tests/lab/ibm_gadget.hpp"
#include "tests/lab/keyboard_gadget.hpp"
#include "tests/lab/scale_gadget.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

using drivers::DeviceKind;
using drivers::Phase;
using testing::ElementsAre;

TEST(Protocols, AKeyboardScannerIsTakenAndRead) {
  for (const auto* model : {&kZebraKeyboard, &kHoneywellKeyboard, &kDatalogicKeyboard, &kCypressKeyboard}) {
    SCOPED_TRACE(model->product_name);
    KeyboardGadget scanner(*model);
    Bench bench;
    scanner.plug();
    EXPECT_EQ(bench.wait_for(DeviceKind::scanner, Phase::open).protocol, drivers::Protocol::keyboard);
    EXPECT_EQ(driver_of(scanner.gadget().host_directory()), "usbfs") << "no window gets the keys";
    scanner.scan("4006381333931");
    scanner.scan(
        "]C1(01)aB-7\x1d"
        "10",
        {kEnter});
    scanner.type(typed(us_keys("turbo-12"), true));
    scanner.type(typed({kEnter}));
    require_until("three scans", [&] { return bench.scans().size() >= 3; });
    EXPECT_THAT(bench.scans(), ElementsAre("4006381333931",
                                           "]C1(01)aB-7\x1d"
                                           "10",
                                           "turbo-12"));
  }
}

TEST(Protocols, AKeyboardScannerGivesItsInterfaceBack) {
  KeyboardGadget scanner;
  scanner.plug();
  {
    Bench bench;
    bench.wait_for(DeviceKind::scanner, Phase::open);
  }
  require_until("the kernel has it again",
                [&] { return driver_of(scanner.gadget().host_directory()) == "usbhid"; });
}

TEST(Protocols, HoneywellIsSwitchedToItsPosInterface) {
  HoneywellGadget scanner;
  Bench bench;
  scanner.plug();
  EXPECT_EQ(bench.wait_for(DeviceKind::scanner, Phase::open).protocol, drivers::Protocol::hid_pos);
  EXPECT_TRUE(scanner.redirected());
  scanner.scan("ABC-1", "]C0");
  require_until("the scan", [&] { return !bench.scans().empty(); });
  EXPECT_THAT(bench.scans(), ElementsAre("]C0ABC-1"));
}

TEST(Protocols, ASerialScannerGetsDtrAndIsRead) {
  CdcGadget scanner;
  Bench bench;
  scanner.plug();
  EXPECT_EQ(bench.wait_for(DeviceKind::scanner, Phase::open).protocol, drivers::Protocol::cdc);
  require_until("DTR", [&] { return scanner.dtr(); });
  EXPECT_EQ(scanner.line_coding().baud, 9600u);
  EXPECT_EQ(scanner.line_coding().data_bits, 8u);
  scanner.scan("]E04006381333931", "\r\n");
  scanner.scan("]Q1" + std::string(64 - 3 - 1, 'q'));  // one whole packet
  scanner.scan("]Q1" + std::string(500, 'l'));
  require_until("three scans", [&] { return bench.scans().size() >= 3; });
  EXPECT_THAT(bench.scans(),
              ElementsAre("]E04006381333931", "]Q1" + std::string(60, 'q'), "]Q1" + std::string(500, 'l')));
}

TEST(Protocols, IbmScannersAreEnabledReadAndBeep) {
  for (const auto form : {IbmGadget::Form::hand_held, IbmGadget::Form::table_top}) {
    IbmGadget scanner(form);
    Bench bench;
    scanner.plug();
    const auto open = bench.wait_for(DeviceKind::scanner, Phase::open);
    EXPECT_EQ(open.protocol, form == IbmGadget::Form::hand_held ? drivers::Protocol::ibm_hand_held
                                                                : drivers::Protocol::ibm_table_top);
    scanner.scan("4006381333931", label_id::kEan13);
    scanner.scan("0104006381333931", label_id::kGs1128);
    scanner.scan(std::string(150, 'd'), label_id::kDataMatrix);
    require_until("three scans", [&] { return bench.scans().size() >= 3; });
    EXPECT_THAT(bench.scans(),
                ElementsAre("]E04006381333931", "]C10104006381333931", "]d1" + std::string(150, 'd')));
    const std::size_t commands = scanner.commands().size();
    bench.signal(open.key, drivers::Feedback::error);
    require_until("the beep", [&] { return scanner.commands().size() > commands; });
    EXPECT_EQ(scanner.commands().back()[0], '\x30') << "direct I/O";
  }
}

TEST(Protocols, PosScannersBeepWhereTheirDescriptorSaysSo) {
  HoneywellGadget scanner;
  Bench bench;
  scanner.plug();
  const auto open = bench.wait_for(DeviceKind::scanner, Phase::open);
  bench.signal(open.key, drivers::Feedback::error);
  require_until("the beep", [&] {
    const auto received = scanner.received();
    return std::any_of(received.begin(), received.end(), [](const HostReport& report) {
      return report.type == ReportType::output && report.bytes == std::string("\x04\x20", 2);
    });
  });
}

TEST(Protocols, AScaleGivesEachBoxOnce) {
  ScaleGadget scale;
  Bench bench;
  scale.plug();
  const auto open = bench.wait_for(DeviceKind::scale, Phase::open);
  const auto show = [&](Reading::Status status, std::uint16_t grams) {
    scale.show({status, Reading::gram, 0, grams});
  };
  show(Reading::stable, 999);  // what it kept from before it was opened
  show(Reading::zero, 0);
  show(Reading::moving, 300);
  show(Reading::stable, 412);
  show(Reading::stable, 412);
  show(Reading::zero, 0);
  show(Reading::moving, 100);
  show(Reading::stable, 87);
  require_until("two weights", [&] { return bench.weights().size() >= 2; });
  EXPECT_THAT(bench.weights(), ElementsAre(412, 87));
  EXPECT_TRUE(bench.zero(open.key));
  require_until("zeroed", [&] { return scale.zeroed() == 1; });
}

TEST(Protocols, TwoEqualScannersAreToldApartByTheirPorts) {
  KeyboardGadget left(kZebraKeyboard, "0123456789", 1);
  KeyboardGadget right(kZebraKeyboard, "0123456789", 2);
  Bench bench;
  left.plug();
  right.plug();
  bench.wait_for_open(DeviceKind::scanner, 2);
  left.scan("left");
  require_until("left", [&] { return bench.scans().size() == 1; });
  right.scan("right");
  require_until("right", [&] { return bench.scans().size() == 2; });
  const auto keys = bench.scanners();
  ASSERT_EQ(keys.size(), 2u);
  EXPECT_NE(keys[0], keys[1]);
  EXPECT_THAT(bench.scans(), ElementsAre("left", "right"));
}

}  // namespace
}  // namespace packbench::lab
