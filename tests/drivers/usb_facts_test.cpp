// What is read of USB devices without touching them: sysfs, class descriptors; and a machine without USB.
#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <fstream>

#include "drivers/usb/enumerator.hpp"
#include "drivers/usb/libusb_host.hpp"
#include "drivers/usb/sysfs.hpp"
#include "tests/drivers/usb_samples.hpp"

namespace packbench::drivers {
namespace {

namespace fs = std::filesystem;

class SysfsTest : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(root_ / "1-1.4:1.1" / "0003:0C2E:0B81.0001"); }
  void TearDown() override { fs::remove_all(root_); }
  void put(const fs::path& path, std::string_view text) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << text;
  }
  fs::path root_ = fs::temp_directory_path() / ("packbench-sysfs-test-" + std::to_string(::getpid()));
};

TEST_F(SysfsTest, FillsWhatIsThere) {
  put("1-1.4/serial", "S22042XYZ\n");
  put("1-1.4/product", "Voyager 1602g\n");
  put("1-1.4/bConfigurationValue", "1\n");
  const auto descriptor = tests::hex(tests::kHoneywellPos);
  put("1-1.4:1.1/0003:0C2E:0B81.0001/report_descriptor", std::string(descriptor.begin(), descriptor.end()));
  fs::create_directory_symlink("../../drivers/usbhid", root_ / "1-1.4:1.1" / "driver");
  UsbDeviceInfo device = tests::usb_device({tests::keyboard_interface(0), tests::pos_interface(1)});
  add_sysfs_facts(root_, device);
  EXPECT_EQ(device.identity.serial, "S22042XYZ");
  EXPECT_EQ(device.identity.product, "Voyager 1602g");
  EXPECT_EQ(device.identity.manufacturer, "");
  EXPECT_EQ(device.interfaces[0].kernel_driver, "");
  EXPECT_FALSE(device.interfaces[0].report_descriptor);
  EXPECT_EQ(device.interfaces[1].kernel_driver, "usbhid");
  EXPECT_EQ(device.interfaces[1].report_descriptor, descriptor);
}

TEST(HidClassDescriptor, LengthOfTheReportDescriptor) {
  const auto length = [](std::string_view text) {
    const auto bytes = tests::hex(text);
    return hid_report_descriptor_bytes(bytes);
  };
  EXPECT_EQ(length("09 21 10 01 00 01 22 90 00"), 144);
  EXPECT_EQ(length("0c 21 10 01 00 02 23 05 00 22 41 01"), 0x141) << "a physical descriptor before it";
  EXPECT_EQ(length("05 24 00 10 01 09 21 10 01 00 01 22 41 00"), 65) << "behind another class descriptor";
  for (const std::string_view bad :
       {"", "09", "00 21", "01 21", "09 21 10 01", "06 21 10 01 00 01", "08 21 10 01 00 01 22 90"})
    EXPECT_EQ(length(bad), 0) << bad;
}

TEST(LibusbHost, WithoutUsbItSaysSoEachTime) {
  boost::asio::io_context io;
  const auto clock = create_steady_clock(io.get_executor());
  const auto host = create_libusb_host(io.get_executor(), *clock, "/nonexistent/usb");
  for (int i = 0; i < 2; ++i) {
    const auto devices = host->enumerate();
    ASSERT_FALSE(devices);
    EXPECT_EQ(devices.error().code, Errc::no_usb);
  }
}

// Whatever machine this runs on: libusb starts, lists or says why not, and ends, its threads with it.
TEST(LibusbHost, StartsAndEndsOnThisMachine) {
  boost::asio::io_context io;
  const auto clock = create_steady_clock(io.get_executor());
  const auto host = create_libusb_host(io.get_executor(), *clock, "/");
  const auto devices = host->enumerate();
  if (!devices) {
    EXPECT_EQ(devices.error().code, Errc::no_usb) << devices.error().message;
  }
  io.poll();
}

}  // namespace
}  // namespace packbench::drivers
