// A HID POS barcode scanner over f_hid.
#include "tests/lab/scanner_gadget.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

constexpr std::size_t kDataBytes = 56;

// Report descriptor of a Honeywell scanner in HID POS mode, as a host reads it from the bus (usbhid-dump).
constexpr std::uint8_t kDescriptor[] = {
    0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x12, 0xa1, 0x02, 0x85, 0x02, 0x15, 0x00, 0x26, 0xff,
    0x00, 0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02, 0x95, 0x03, 0x05, 0x8c, 0x09,
    0xfb, 0x09, 0xfc, 0x09, 0xfd, 0x81, 0x02, 0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01, 0x06, 0x66,
    0xff, 0x95, 0x02, 0x09, 0x04, 0x09, 0x00, 0x81, 0x02, 0x05, 0x8c, 0x25, 0x01, 0x75, 0x01, 0x95,
    0x08, 0x09, 0xff, 0x81, 0x02, 0xc0, 0x09, 0x14, 0xa1, 0x02, 0x85, 0x04, 0x15, 0x00, 0x25, 0x01,
    0x75, 0x01, 0x95, 0x08, 0x09, 0x00, 0x09, 0x5f, 0x09, 0x60, 0x09, 0x00, 0x09, 0x00, 0x09, 0x85,
    0x09, 0x86, 0x91, 0x86, 0xc0, 0x06, 0x66, 0xff, 0x75, 0x08, 0x26, 0xff, 0x00, 0x09, 0x03, 0xa1,
    0x02, 0x85, 0xfe, 0x95, 0x01, 0x09, 0x03, 0xb2, 0x82, 0x01, 0xc0, 0x09, 0x01, 0xa1, 0x02, 0x85,
    0xfd, 0x95, 0x01, 0x09, 0x21, 0x91, 0x02, 0x95, 0x3e, 0x09, 0x22, 0x92, 0x82, 0x01, 0xc0, 0xc0};
static_assert(sizeof kDescriptor == 144);

GadgetConfig config(const std::string& serial, unsigned controller) {
  return {.name = "lab_scanner" + std::to_string(controller),
          .controller = controller,
          .vendor = 0x0c2e,
          .product = 0x0907,
          .serial = serial,
          .manufacturer = "Honeywell",
          .product_name = "1900 HID POS",
          .function = "hid",
          .node_prefix = "hidg",
          .attributes = {{"protocol", "0"},
                         {"subclass", "0"},
                         {"report_length", "64"},
                         {"report_desc", std::string(std::begin(kDescriptor), std::end(kDescriptor))}}};
}

}  // namespace

std::vector<Report> scan_reports(std::string_view data, std::string_view aim) {
  std::vector<Report> reports;
  do {
    const std::string_view part = data.substr(0, kDataBytes);
    data.remove_prefix(part.size());
    Report report{};
    report[0] = 0x02;
    report[1] = static_cast<std::uint8_t>(part.size());
    std::copy_n(aim.begin(), std::min<std::size_t>(aim.size(), 3), report.begin() + 2);
    std::copy(part.begin(), part.end(), report.begin() + 5);
    report[61] = 'j';  // Honeywell's own code id; nothing may hang on it
    report[63] = data.empty() ? 0 : 1;
    reports.push_back(report);
  } while (!data.empty());
  return reports;
}

ScannerGadget::ScannerGadget(const std::string& serial, unsigned controller)
    : gadget_(config(serial, controller)) {}

void ScannerGadget::plug() {
  gadget_.plug();
  fd_ = Fd(::open(gadget_.node().c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
  if (fd_.get() < 0) throw std::runtime_error(gadget_.node().string() + ": " + std::strerror(errno));
}

void ScannerGadget::unplug() {
  fd_.reset();
  gadget_.unplug();
}

void ScannerGadget::send(const Report& report) {
  // EAGAIN: the host has not yet taken the one before; ESHUTDOWN: it is just selecting the configuration
  // anew.
  require_until("host takes the report before", [&] {
    const ssize_t n = ::write(fd_.get(), report.data(), report.size());
    if (n < 0 && errno != EAGAIN && errno != ESHUTDOWN)
      throw std::runtime_error(std::string("scanner: write: ") + std::strerror(errno));
    return n == static_cast<ssize_t>(report.size());
  });
}

void ScannerGadget::scan(std::string_view data, std::string_view aim) {
  for (const Report& report : scan_reports(data, aim)) send(report);
  require_until("host takes the scan", [this] {
    pollfd writable{fd_.get(), POLLOUT, 0};
    return ::poll(&writable, 1, 0) == 1 && (writable.revents & POLLOUT);
  });
}

}  // namespace packbench::lab
