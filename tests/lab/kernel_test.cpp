// The gadgets against the kernel's own drivers: what the tests of the bench stand on.
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/printer_gadget.hpp"
#include "tests/lab/scanner_gadget.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

using testing::ElementsAre;

// The node that a kernel driver made for an interface of the device: `kind` is a subdirectory's name like
// "hidraw".
std::string driver_node(const Gadget& gadget, const std::string& prefix) {
  std::string node;
  require_until("the kernel makes " + prefix, [&] {
    std::error_code gone;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(gadget.host_directory(), gone)) {
      const std::string name = entry.path().filename();
      if (name.starts_with(prefix) && name != prefix && std::filesystem::exists(entry.path() / "dev")) {
        node = "/dev/" + (prefix == "lp" ? "usb/" + name : name);
        return true;
      }
    }
    return false;
  });
  require_until(node + " appears", [&] { return std::filesystem::exists(node); });
  return node;
}

std::string read_some(int fd) {
  pollfd readable{fd, POLLIN, 0};
  if (::poll(&readable, 1, static_cast<int>(std::chrono::milliseconds(kPatience).count())) != 1)
    return "nothing came";
  char buffer[512];
  const ssize_t n = ::read(fd, buffer, sizeof buffer);
  return n < 0 ? "read failed" : std::string(buffer, static_cast<std::size_t>(n));
}

TEST(Kernel, ReportsWrittenToTheScannerComeOutOfHidraw) {
  ScannerGadget scanner;
  scanner.plug();
  const Fd raw(::open(driver_node(scanner.gadget(), "hidraw").c_str(), O_RDWR | O_CLOEXEC));
  ASSERT_GE(raw.get(), 0);
  const std::string text(60, 'x');
  const auto reports = scan_reports(text, "]Q1");
  ASSERT_EQ(reports.size(), 2u);
  for (const Report& report : reports) {
    scanner.send(report);
    EXPECT_EQ(read_some(raw.get()), std::string(report.begin(), report.end()));
  }
}

TEST(Kernel, BytesWrittenToUsblpArePrinted) {
  PrinterGadget printer;
  printer.plug();
  const Fd lp(::open(driver_node(printer.gadget(), "lp").c_str(), O_RDWR | O_CLOEXEC));
  ASSERT_GE(lp.get(), 0);
  const std::string label = "^XA^FO10,10^FDhello^FS^XZ";
  ASSERT_EQ(::write(lp.get(), label.data(), label.size()), static_cast<ssize_t>(label.size()));
  require_until("the label is printed", [&] { return !printer.labels().empty(); });
  EXPECT_THAT(printer.labels(), ElementsAre(label));
  ASSERT_EQ(::write(lp.get(), "~HS", 3), 3);
  EXPECT_EQ(read_some(lp.get()), host_status({}));
}

}  // namespace
}  // namespace packbench::lab
