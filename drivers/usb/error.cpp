// Tables from libusb's codes to ours.
#include "drivers/usb/error.hpp"

#include <libusb.h>

#include <algorithm>
#include <array>

namespace packbench::drivers {
namespace {

struct Row {
  int code;
  Errc errc;
  std::string_view text;
};

constexpr std::array kCodes = {
    Row{LIBUSB_ERROR_ACCESS, Errc::access_denied,
        "access denied; install Packbench's udev rules and run the daemon in their group"},
    Row{LIBUSB_ERROR_BUSY, Errc::busy,
        "another program holds the device; stop CUPS or the vendor's tool for it"},
    Row{LIBUSB_ERROR_NO_DEVICE, Errc::gone, "unplugged"},
    Row{LIBUSB_ERROR_NOT_FOUND, Errc::gone, "not found"},
    Row{LIBUSB_ERROR_TIMEOUT, Errc::timeout, "no answer in time"},
    Row{LIBUSB_ERROR_NOT_SUPPORTED, Errc::unsupported, "not supported on this device"},
};

constexpr std::array kStatuses = {
    Row{LIBUSB_TRANSFER_NO_DEVICE, Errc::gone, "unplugged"},
    Row{LIBUSB_TRANSFER_CANCELLED, Errc::cancelled, "cancelled"},
    Row{LIBUSB_TRANSFER_TIMED_OUT, Errc::timeout, "no answer in time"},
    Row{LIBUSB_TRANSFER_STALL, Errc::io_error, "the device refused (stall)"},
    Row{LIBUSB_TRANSFER_OVERFLOW, Errc::io_error, "the device sent more than it announced"},
};

template <std::size_t N>
Error look_up(const std::array<Row, N>& rows, int code, std::string_view doing, std::string_view otherwise) {
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.code == code; });
  if (row == rows.end()) return {Errc::io_error, std::string(doing) + ": " + std::string(otherwise)};
  return {row->errc, std::string(doing) + ": " + std::string(row->text)};
}

}  // namespace

Error usb_error(int libusb_code, std::string_view doing) {
  return look_up(kCodes, libusb_code, doing, libusb_error_name(libusb_code));
}

Error usb_transfer_error(int libusb_status, std::string_view doing) {
  return look_up(kStatuses, libusb_status, doing, "transfer error");
}

}  // namespace packbench::drivers
