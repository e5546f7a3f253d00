// USB printer transport. Source: USB Device Class Definition for Printing Devices 1.1.
#include "drivers/usb/printer_transport.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "drivers/candidates.hpp"
#include "drivers/printers/ieee1284.hpp"
#include "drivers/quirks.hpp"
#include "drivers/usb/bulk_out.hpp"
#include "drivers/usb/in_pump.hpp"

namespace packbench::drivers {
namespace {

// One OUT transfer. Small enough that a cancel loses little, a multiple of every packet size.
constexpr std::size_t kChunkBytes = 16 * 1024;
constexpr std::size_t kInBytes = 4096;
constexpr std::size_t kInboxBytes = 64 * 1024;
constexpr std::uint16_t kDeviceIdBytes = 1024;
constexpr Duration kControlTimeout = std::chrono::seconds(2);

constexpr std::uint8_t kClassInterfaceIn = 0xA1;
constexpr std::uint8_t kGetDeviceId = 0;
constexpr std::uint8_t kGetPortStatus = 1;

class UsbPrinterTransport : public Transport {
 public:
  UsbPrinterTransport(std::shared_ptr<UsbHandle> handle, Clock& clock, const UsbAltSetting& alt,
                      std::uint8_t number, std::string name, bool unidirectional)
      : handle_(std::move(handle)),
        clock_(clock),
        interface_(number),
        alt_(alt.number),
        name_(std::move(name)),
        out_(handle_, clock, *find_endpoint(alt, EndpointType::bulk, false), kChunkBytes) {
    const UsbEndpoint* in = find_endpoint(alt, EndpointType::bulk, true);
    if (in != nullptr && !unidirectional)
      pump_.emplace(handle_, clock, UsbInPumpOptions{*in, kInBytes, 1, kInboxBytes});
  }

  asio::awaitable<void> start();
  asio::awaitable<WriteOutcome> write(Bytes bytes, TimePoint deadline) override;
  asio::awaitable<Result<std::string>> read(TimePoint deadline) override;
  void cancel() override;
  asio::awaitable<void> close() override;
  std::string describe() const override { return name_; }
  bool can_read() const override { return pump_.has_value(); }
  std::string device_id() const override { return device_id_; }
  asio::awaitable<Result<PortStatus>> port_status(TimePoint deadline) override;

 private:
  asio::awaitable<std::string> ask_device_id();

  std::shared_ptr<UsbHandle> handle_;
  Clock& clock_;
  std::uint8_t interface_;
  std::uint8_t alt_;
  std::string name_;
  std::string device_id_;
  UsbBulkOut out_;
  std::optional<UsbInPump> pump_;
};

asio::awaitable<void> UsbPrinterTransport::start() {
  device_id_ = co_await ask_device_id();
  if (!pump_) co_return;
  pump_->on_failure([this](Error error) { report_broken(prefixed(name_, std::move(error))); });
  pump_->start();
}

// Some printers want the interface in the high byte of wIndex, as the standard says, some in the low one.
asio::awaitable<std::string> UsbPrinterTransport::ask_device_id() {
  const std::array<std::uint16_t, 2> indexes = {static_cast<std::uint16_t>(interface_ << 8 | alt_),
                                                interface_};
  for (const std::uint16_t index : indexes) {
    const ControlRequest request{kClassInterfaceIn, kGetDeviceId, 0, index};
    const Result<std::string> reply =
        co_await control_in(handle_, clock_, request, kDeviceIdBytes, clock_.now() + kControlTimeout);
    if (!reply) continue;  // a printer without an id is still a printer
    if (Result<std::string> id = decode_device_id_reply(as_bytes(*reply))) co_return *id;
  }
  co_return std::string();
}

asio::awaitable<WriteOutcome> UsbPrinterTransport::write(Bytes bytes, TimePoint deadline) {
  WriteOutcome outcome = co_await out_.write(bytes, deadline);
  if (!outcome.error) co_return outcome;
  outcome.error = prefixed(name_, *outcome.error);
  if (outcome.error->code != Errc::timeout && outcome.error->code != Errc::cancelled)
    report_broken(*outcome.error);
  co_return outcome;
}

asio::awaitable<Result<std::string>> UsbPrinterTransport::read(TimePoint deadline) {
  if (!pump_) co_return Error{Errc::no_reply, name_ + ": printer can't be read"};
  Result<std::string> got = co_await pump_->inbox().read(deadline);
  co_return got;
}

void UsbPrinterTransport::cancel() {
  out_.cancel();
  if (pump_) pump_->inbox().cancel();
}

asio::awaitable<Result<PortStatus>> UsbPrinterTransport::port_status(TimePoint deadline) {
  const ControlRequest request{kClassInterfaceIn, kGetPortStatus, 0, interface_};
  const Result<std::string> reply = co_await control_in(handle_, clock_, request, 1, deadline);
  if (!reply) co_return prefixed(name_ + ": port status", reply.error());
  if (reply->empty()) co_return Error{Errc::no_reply, name_ + ": port status is empty"};
  co_return PortStatus{static_cast<std::uint8_t>(reply->front())};
}

asio::awaitable<void> UsbPrinterTransport::close() {
  cancel();
  co_await out_.close();
  if (pump_) co_await pump_->stop();
  co_await handle_->close();
}

const UsbInterface* find_interface(const UsbDeviceInfo& device, std::uint8_t number) {
  const auto found = std::find_if(device.interfaces.begin(), device.interfaces.end(),
                                  [&](const UsbInterface& interface) { return interface.number == number; });
  return found == device.interfaces.end() ? nullptr : &*found;
}

}  // namespace

asio::awaitable<Result<std::unique_ptr<Transport>>> open_usb_printer(std::shared_ptr<UsbContext> context,
                                                                     Clock& clock, UsbDeviceInfo device,
                                                                     std::uint8_t interface_number) {
  const std::string name = "usb printer " + device.identity.key();
  const UsbInterface* interface = find_interface(device, interface_number);
  const std::uint32_t quirks = quirk_flags(device.identity.vid, device.identity.pid);
  const UsbAltSetting* alt =
      interface == nullptr ? nullptr : printer_alt(*interface, (quirks & kQuirkVendorClass) != 0);
  if (alt == nullptr) co_return Error{Errc::unsupported, name + ": no printer interface"};
  Result<std::shared_ptr<UsbHandle>> handle = co_await open_usb_handle(std::move(context), device.instance);
  if (!handle) co_return prefixed(name, handle.error());
  const ClaimOptions claim{interface_number, alt->number, (quirks & kQuirkNoReattach) == 0};
  if (auto error = co_await (*handle)->claim(claim)) {
    co_await (*handle)->close();
    co_return prefixed(name, std::move(*error));
  }
  auto printer = std::make_unique<UsbPrinterTransport>(*handle, clock, *alt, interface_number, name,
                                                       (quirks & kQuirkUnidir) != 0);
  co_await printer->start();
  std::unique_ptr<Transport> transport = std::move(printer);
  co_return transport;
}

}  // namespace packbench::drivers
