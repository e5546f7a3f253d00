// Open, claim, release.
#include "drivers/usb/handle.hpp"

#include <libusb.h>

#include <utility>

#include "drivers/usb/error.hpp"

namespace packbench::drivers {

std::string usb_instance(libusb_device* device) {
  return std::to_string(libusb_get_bus_number(device)) + "-" +
         std::to_string(libusb_get_device_address(device));
}

UsbHandle::~UsbHandle() {
  close_now();
}

int UsbHandle::claim_now(ClaimOptions options) {
  // With auto-detach libusb gives the interface back on release, also to a driver that should not have it.
  libusb_set_auto_detach_kernel_driver(handle_, options.reattach ? 1 : 0);
  if (!options.reattach && libusb_kernel_driver_active(handle_, options.interface_number) == 1) {
    const int detached = libusb_detach_kernel_driver(handle_, options.interface_number);
    if (detached != LIBUSB_SUCCESS && detached != LIBUSB_ERROR_NOT_FOUND) return detached;
  }
  const int code = libusb_claim_interface(handle_, options.interface_number);
  if (code != LIBUSB_SUCCESS) return code;
  claimed_.push_back(options.interface_number);
  // Setting 0 is the default; asking for it again resets toggles, which some printers take badly.
  if (options.alt_setting == 0) return LIBUSB_SUCCESS;
  return libusb_set_interface_alt_setting(handle_, options.interface_number, options.alt_setting);
}

asio::awaitable<std::optional<Error>> UsbHandle::claim(ClaimOptions options) {
  std::function<int()> work = [this, options] { return claim_now(options); };
  const int code = co_await context_->blocking().run(std::move(work));
  if (code == LIBUSB_SUCCESS) co_return std::nullopt;
  co_return usb_error(code, "claim");
}

asio::awaitable<std::optional<Error>> UsbHandle::clear_halt(std::uint8_t endpoint) {
  std::function<int()> work = [this, endpoint] { return libusb_clear_halt(handle_, endpoint); };
  const int code = co_await context_->blocking().run(std::move(work));
  if (code == LIBUSB_SUCCESS) co_return std::nullopt;
  co_return usb_error(code, "clear halt");
}

void UsbHandle::close_now() {
  if (handle_ == nullptr) return;
  for (const std::uint8_t interface : claimed_)
    libusb_release_interface(handle_, interface);  // fails when unplugged: nothing to give back then
  claimed_.clear();
  libusb_close(std::exchange(handle_, nullptr));
}

asio::awaitable<void> UsbHandle::close() {
  std::function<int()> work = [this] {
    close_now();
    return 0;
  };
  co_await context_->blocking().run(std::move(work));
}

namespace {

// Runs on the blocking thread.
Result<libusb_device_handle*> open_now(libusb_context* context, const std::string& instance) {
  libusb_device** list = nullptr;
  const ssize_t count = libusb_get_device_list(context, &list);
  if (count < 0) return usb_error(static_cast<int>(count), "list devices");
  libusb_device_handle* handle = nullptr;
  int code = LIBUSB_ERROR_NO_DEVICE;
  for (ssize_t i = 0; i < count; ++i) {
    if (usb_instance(list[i]) != instance) continue;
    code = libusb_open(list[i], &handle);
    break;
  }
  libusb_free_device_list(list, 1);
  if (code != LIBUSB_SUCCESS) return usb_error(code, "open");
  return handle;
}

}  // namespace

asio::awaitable<Result<std::shared_ptr<UsbHandle>>> open_usb_handle(std::shared_ptr<UsbContext> context,
                                                                    std::string instance) {
  libusb_context* native = context->native();
  std::function<Result<libusb_device_handle*>()> work = [native, instance] {
    return open_now(native, instance);
  };
  const Result<libusb_device_handle*> opened = co_await context->blocking().run(std::move(work));
  if (!opened) co_return opened.error();
  co_return std::make_shared<UsbHandle>(std::move(context), *opened);
}

}  // namespace packbench::drivers
