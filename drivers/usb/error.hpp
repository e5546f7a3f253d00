// libusb's error codes as drivers errors.
#pragma once

#include <string>
#include <string_view>

#include "drivers/error.hpp"

namespace packbench::drivers {

// The error for a libusb_error code (negative) met while `doing` something ("claim"), with what to do about
// it.
Error usb_error(int libusb_code, std::string_view doing);

// The same for the status of a finished transfer (enum libusb_transfer_status, not COMPLETED).
Error usb_transfer_error(int libusb_status, std::string_view doing);

}  // namespace packbench::drivers
