// UsbHost over libusb, started when there is USB.
#include "drivers/usb/libusb_host.hpp"

#include <utility>

#include "drivers/usb/context.hpp"
#include "drivers/usb/enumerator.hpp"
#include "drivers/usb/hid_transport.hpp"
#include "drivers/usb/printer_transport.hpp"
#include "drivers/usb/serial_transport.hpp"

namespace packbench::drivers {
namespace {

Error no_usb() {
  return {Errc::no_usb, "USB is not there any more"};
}

class LibusbHost : public UsbHost {
 public:
  LibusbHost(asio::any_io_executor executor, Clock& clock, std::filesystem::path usbfs,
             std::filesystem::path sysfs)
      : executor_(std::move(executor)), clock_(clock), usbfs_(std::move(usbfs)), sysfs_(std::move(sysfs)) {}
  ~LibusbHost() override {
    if (context_) context_->on_change(nullptr);
  }

  Result<std::vector<UsbDeviceInfo>> enumerate() override {
    std::error_code unreadable;
    if (!std::filesystem::is_directory(usbfs_, unreadable))
      return Error{Errc::no_usb,
                   usbfs_.string() + " doesn't exist: this machine (or container) shows no USB"};
    if (!context_) {
      Result<std::shared_ptr<UsbContext>> started = UsbContext::open(executor_);
      if (!started) return started.error();
      context_ = *started;
      context_->on_change(poke_);
    }
    return enumerate_usb(context_->native(), sysfs_);
  }

  asio::awaitable<Result<OpenedInput>> open_input(UsbDeviceInfo device,
                                                  std::uint8_t interface_number) override {
    if (!context_) co_return no_usb();
    const bool serial = is_serial(device, interface_number);
    asio::awaitable<Result<OpenedInput>> opening =
        serial ? open_usb_serial(context_, clock_, std::move(device), interface_number)
               : open_usb_hid(context_, clock_, std::move(device), interface_number);
    Result<OpenedInput> opened = co_await std::move(opening);
    co_return opened;
  }

  asio::awaitable<Result<std::unique_ptr<Transport>>> open_printer(UsbDeviceInfo device,
                                                                   std::uint8_t interface_number) override {
    if (!context_) co_return no_usb();
    Result<std::unique_ptr<Transport>> opened =
        co_await open_usb_printer(context_, clock_, std::move(device), interface_number);
    co_return opened;
  }

  void on_change(std::function<void()> poke) override {
    poke_ = std::move(poke);
    if (context_) context_->on_change(poke_);
  }

 private:
  asio::any_io_executor executor_;
  Clock& clock_;
  std::filesystem::path usbfs_;
  std::filesystem::path sysfs_;
  std::shared_ptr<UsbContext> context_;
  std::function<void()> poke_;
};

}  // namespace

std::unique_ptr<UsbHost> create_libusb_host(asio::any_io_executor executor, Clock& clock,
                                            std::filesystem::path usbfs, std::filesystem::path sysfs) {
  return std::make_unique<LibusbHost>(std::move(executor), clock, std::move(usbfs), std::move(sysfs));
}

}  // namespace packbench::drivers
