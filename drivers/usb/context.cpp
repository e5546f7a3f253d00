// libusb context, event thread and hot-plug registration.
#include "drivers/usb/context.hpp"

#include <libusb.h>

#include <boost/asio/post.hpp>
#include <utility>

namespace packbench::drivers {
namespace {

int on_hotplug(libusb_context*, libusb_device*, libusb_hotplug_event, void* context) {
  static_cast<UsbContext*>(context)->changed();
  return 0;  // stay registered
}

}  // namespace

Result<std::shared_ptr<UsbContext>> UsbContext::open(asio::any_io_executor executor) {
  libusb_context* context = nullptr;
  const int code = libusb_init(&context);
  if (code != LIBUSB_SUCCESS)
    return Error{Errc::no_usb, std::string("libusb can't start (") + libusb_error_name(code) +
                                   "); devices on USB appear when the machine shows a USB bus"};
  return std::shared_ptr<UsbContext>(new UsbContext(std::move(executor), context));
}

UsbContext::UsbContext(asio::any_io_executor executor, libusb_context* context)
    : executor_(std::move(executor)), context_(context), poke_(std::make_shared<std::function<void()>>()) {
  // Without hot-plug support nothing is registered, and the manager's regular look finds the devices.
  libusb_hotplug_register_callback(context_,
                                   LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, 0,
                                   LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
                                   LIBUSB_HOTPLUG_MATCH_ANY, &on_hotplug, this, nullptr);
  events_ = std::thread([this] {
    while (!stopping_) libusb_handle_events_completed(context_, nullptr);
  });
}

// Handles and transfers hold the context, so none is left here.
UsbContext::~UsbContext() {
  stopping_ = true;
  libusb_interrupt_event_handler(context_);
  events_.join();
  libusb_exit(context_);
}

void UsbContext::on_change(std::function<void()> poke) {
  *poke_ = std::move(poke);
}

void UsbContext::changed() {
  asio::post(executor_, [poke = poke_] {
    if (*poke) (*poke)();
  });
}

}  // namespace packbench::drivers
