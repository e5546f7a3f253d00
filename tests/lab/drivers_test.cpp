// The device manager over libusb and a real kernel: plugs come and go, scans and labels don't get lost or
// doubled.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/bench.hpp"
#include "tests/lab/printer_gadget.hpp"
#include "tests/lab/scanner_gadget.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

using drivers::DeviceKind;
using testing::ElementsAre;

std::string big_label() {
  return "^XA^FX" + std::string(200'000, 'x') + "^XZ";
}

TEST(Drivers, ScansComeThroughWhole) {
  ScannerGadget scanner;
  Bench bench;
  scanner.plug();
  bench.wait_for(DeviceKind::scanner, drivers::Phase::open);
  scanner.scan("6901234567892", "]E0");
  const std::string long_scan = "]Q3" + std::string(300, 'q') + "\x1d" + "21end";
  scanner.scan(long_scan.substr(3), "]Q3");
  require_until("both scans", [&] { return bench.scans().size() >= 2; });
  EXPECT_THAT(bench.scans(), ElementsAre("]E06901234567892", long_scan));
}

TEST(Drivers, AScannerThatComesBackIsTheSame) {
  ScannerGadget scanner;
  Bench bench;
  scanner.plug();
  const std::string key = bench.wait_for(DeviceKind::scanner, drivers::Phase::open).key;
  scanner.scan("before", "]C0");
  require_until("the first scan", [&] { return bench.scans().size() == 1; });
  scanner.unplug();
  bench.wait_for(DeviceKind::scanner, drivers::Phase::gone);
  scanner.plug();
  const auto back = bench.wait_for(DeviceKind::scanner, drivers::Phase::open);
  EXPECT_EQ(back.key, key);
  EXPECT_GE(back.replugs, 1);  // a device may get another address while it is being configured
  scanner.scan("after", "]C0");
  require_until("the second scan", [&] { return bench.scans().size() >= 2; });
  EXPECT_THAT(bench.scans(), ElementsAre("]C0before", "]C0after"));
}

TEST(Drivers, HalfAScanIsNone) {
  ScannerGadget scanner;
  Bench bench;
  scanner.plug();
  bench.wait_for(DeviceKind::scanner, drivers::Phase::open);
  scanner.send(scan_reports(std::string(100, 'h'), "]Q1").front());
  scanner.unplug();
  bench.wait_for(DeviceKind::scanner, drivers::Phase::gone);
  scanner.plug();
  bench.wait_for(DeviceKind::scanner, drivers::Phase::open);
  scanner.scan("whole", "]Q1");
  require_until("a scan", [&] { return !bench.scans().empty(); });
  EXPECT_THAT(bench.scans(), ElementsAre("]Q1whole"));
}

TEST(Drivers, ThePrinterPrintsAndAnswers) {
  PrinterGadget printer;
  Bench bench;
  printer.plug();
  const auto link = bench.printer();
  EXPECT_EQ(link->device_id().manufacturer, "Zebra Technologies");
  EXPECT_THAT(link->device_id().commands, ElementsAre("ZPL"));
  const auto outcome = bench.finish(bench.start(link->send(big_label())));
  EXPECT_FALSE(outcome.error) << outcome.error->message;
  EXPECT_EQ(outcome.accepted, big_label().size());
  const auto complete = [](std::string_view reply) { return reply.size() == host_status({}).size(); };
  const auto reply = bench.finish(bench.start(link->ask("~HS", complete, kPatience)));
  ASSERT_TRUE(reply.has_value()) << reply.error().message;
  EXPECT_EQ(*reply, host_status({}));
  EXPECT_THAT(printer.labels(), ElementsAre(big_label()));
}

TEST(Drivers, SilenceEndsAtItsDeadline) {
  PrinterGadget printer;
  Bench bench;
  printer.plug();
  printer.set_state({.answers = false});
  const auto link = bench.printer();
  const auto reply = bench.finish(bench.start(link->ask(
      "~HS", [](std::string_view got) { return !got.empty(); }, std::chrono::milliseconds(200))));
  ASSERT_TRUE(reply.has_error());
  EXPECT_EQ(reply.error().code, drivers::Errc::timeout);
}

TEST(Drivers, PortStatusShowsThatPaperIsOut) {
  PrinterGadget printer;
  Bench bench;
  printer.plug();
  const auto link = bench.printer();
  for (const bool out : {false, true}) {
    printer.set_state({.paper_out = out});
    const auto status = bench.finish(bench.start(link->port_status(kPatience)));
    ASSERT_TRUE(status.has_value()) << status.error().message;
    EXPECT_EQ(status->paper_empty(), out);
    EXPECT_EQ(status->error(), out);
  }
}

TEST(Drivers, AJobWaitsForPaperAndGoesOn) {
  PrinterGadget printer;
  Bench bench;
  printer.plug();
  const auto link = bench.printer();
  printer.accept(8192);
  auto job = bench.start(link->send(big_label()));
  require_until("the printer is full", [&] { return printer.received() >= 8192; });
  EXPECT_EQ(job.wait_for(std::chrono::milliseconds(0)), std::future_status::timeout);
  printer.accept();
  EXPECT_EQ(bench.finish(std::move(job)).accepted, big_label().size());
  require_until("the label", [&] { return !printer.labels().empty(); });
  EXPECT_THAT(printer.labels(), ElementsAre(big_label()));
}

TEST(Drivers, UnpluggedInMidLabelSaysHowMuchWasTaken) {
  PrinterGadget printer;
  Bench bench;
  printer.plug();
  const auto link = bench.printer();
  printer.accept(8192);
  auto job = bench.start(link->send(big_label()));
  require_until("the printer is full", [&] { return printer.received() >= 8192; });
  printer.unplug();
  const auto outcome = bench.finish(std::move(job));
  ASSERT_TRUE(outcome.error);
  EXPECT_EQ(outcome.error->code, drivers::Errc::gone) << outcome.error->message;
  EXPECT_GE(outcome.accepted, printer.received());
  EXPECT_LT(outcome.accepted, big_label().size());
  bench.wait_for(DeviceKind::printer, drivers::Phase::gone);
  EXPECT_FALSE(link->is_open());
}

TEST(Drivers, APrinterThatComesBackIsANewLinkToTheSame) {
  PrinterGadget printer;
  Bench bench;
  printer.plug();
  const auto before = bench.printer();
  printer.unplug();
  bench.wait_for(DeviceKind::printer, drivers::Phase::gone);
  printer.plug();
  const auto after = bench.printer();
  EXPECT_NE(before, after);
  EXPECT_EQ(before->key(), after->key());
  EXPECT_EQ(bench.finish(bench.start(before->send("^XA^XZ"))).error->code, drivers::Errc::gone);
  EXPECT_FALSE(bench.finish(bench.start(after->send("^XA^XZ"))).error);
  require_until("the label", [&] { return !printer.labels().empty(); });
  EXPECT_THAT(printer.labels(), ElementsAre("^XA^XZ"));
}

TEST(Drivers, TwoScannersAreToldApart) {
  ScannerGadget left("LEFT0001", 0);
  ScannerGadget right("RIGHT002", 1);
  Bench bench;
  left.plug();
  right.plug();
  bench.wait_for(DeviceKind::scanner, drivers::Phase::open);
  left.scan("left", "]C0");
  require_until("left", [&] { return bench.scans().size() == 1; });
  right.scan("right", "]C0");
  require_until("right", [&] { return bench.scans().size() == 2; });
  EXPECT_THAT(bench.scans(), ElementsAre("]C0left", "]C0right"));
}

}  // namespace
}  // namespace packbench::lab
