// usbmon's binary interface, see Documentation/usb/usbmon.rst of the kernel.
#include "tests/lab/bus_monitor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace packbench::lab {
namespace {

struct Header {
  std::uint64_t id;
  std::uint8_t type;  // 'S' submitted, 'C' completed, 'E' refused
  std::uint8_t kind;
  std::uint8_t endpoint;
  std::uint8_t device;
  std::uint16_t bus;
  char no_setup;
  char no_data;
  std::int64_t seconds;
  std::int32_t microseconds;
  std::int32_t status;
  std::uint32_t length;
  std::uint32_t captured;
  std::array<std::uint8_t, 8> setup;
};
static_assert(sizeof(Header) == 48);

struct Get {
  Header* header;
  void* data;
  std::size_t room;
};
constexpr unsigned long kGet = _IOW(0x92, 6, Get);  // MON_IOCX_GET

}  // namespace

BusMonitor::BusMonitor(unsigned bus)
    : fd_(::open(("/dev/usbmon" + std::to_string(bus)).c_str(), O_RDONLY | O_CLOEXEC)) {
  if (fd_.get() < 0) throw std::runtime_error("usbmon: " + std::string(std::strerror(errno)));
}

std::optional<BusEvent> BusMonitor::wait(std::chrono::milliseconds patience) {
  pollfd readable{fd_.get(), POLLIN, 0};
  if (::poll(&readable, 1, static_cast<int>(patience.count())) != 1) return std::nullopt;
  Header header{};
  std::array<char, 4096> data;
  Get get{&header, data.data(), data.size()};
  if (::ioctl(fd_.get(), kGet, &get) != 0) return std::nullopt;
  BusEvent event{.completed = header.type != 'S',
                 .to_host = (header.endpoint & 0x80) != 0,
                 .kind = header.kind,
                 .device = header.device,
                 .status = header.type == 'E' ? -EIO : header.status,
                 .length = header.length};
  if (header.no_setup == 0) event.setup = header.setup;
  event.data.assign(data.data(), std::min<std::size_t>(header.captured, data.size()));
  return event;
}

}  // namespace packbench::lab
