// The serial scanner against the kernel's cdc_acm.
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/cdc_gadget.hpp"
#include "tests/lab/host_view.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

TEST(Kernel, TheSerialScannerSpeaksOnceDtrIsRaised) {
  CdcGadget scanner;
  scanner.plug();
  const std::string node = driver_node(scanner.gadget(), "ttyACM");
  EXPECT_FALSE(scanner.dtr());
  EXPECT_FALSE(scanner.try_scan("unheard"));

  Fd port = open_node(node, O_RDWR | O_NOCTTY);
  termios raw{};
  ASSERT_EQ(::tcgetattr(port.get(), &raw), 0);
  ::cfmakeraw(&raw);
  ::cfsetspeed(&raw, B115200);
  raw.c_cflag |= PARENB;
  ASSERT_EQ(::tcsetattr(port.get(), TCSANOW, &raw), 0);
  scanner.scan("ABC-1");
  EXPECT_EQ(scanner.delivered(), 6u);
  std::string got;
  while (got.size() < 6) got += read_some(port);
  EXPECT_EQ(got, "ABC-1\r");
  require_until("the line is set", [&] { return scanner.line_coding().baud == 115200; });
  EXPECT_EQ(scanner.line_coding().data_bits, 8u);
  EXPECT_EQ(scanner.line_coding().parity, 2u);
  ASSERT_EQ(::write(port.get(), "\x07", 1), 1);
  require_until("the command", [&] { return scanner.received() == "\x07"; });

  port.reset();
  require_until("DTR falls", [&] { return !scanner.dtr(); });
  EXPECT_FALSE(scanner.try_scan("unheard"));
}

TEST(Kernel, AnUnpluggedSerialScannerDeliversNothing) {
  CdcGadget scanner;
  scanner.plug_into(5);
  const Fd port = open_node(driver_node(scanner.gadget(), "ttyACM"), O_RDWR | O_NOCTTY);
  require_until("DTR", [&] { return scanner.dtr(); });
  scanner.unplug();
  EXPECT_FALSE(scanner.dtr());
  scanner.plug_into(6);
  EXPECT_EQ(scanner.gadget().host_directory().parent_path().parent_path().filename(), "dummy_hcd.6");
}

}  // namespace
}  // namespace packbench::lab
