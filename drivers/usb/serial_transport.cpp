// CDC-ACM over libusb.
#include "drivers/usb/serial_transport.hpp"

#include <algorithm>
#include <utility>

#include "drivers/candidates.hpp"
#include "drivers/usb/bulk_out.hpp"
#include "drivers/usb/in_pump.hpp"

namespace packbench::drivers {
namespace {

constexpr Duration kControlTimeout = std::chrono::seconds(2);
constexpr int kQueuedReads = 4;
constexpr std::size_t kInboxBytes = 1024 * 1024;
constexpr std::size_t kOutBytes = 512;

constexpr std::uint8_t kClassCommunications = 0x02;
constexpr std::uint8_t kClassInterfaceOut = 0x21;
constexpr std::uint8_t kSetLineCoding = 0x20;
constexpr std::uint8_t kSetControlLineState = 0x22;
constexpr std::uint16_t kDtrAndRts = 3;
// 9600 baud little-endian, one stop bit, no parity, eight data bits.
constexpr std::array<std::uint8_t, 7> kLineCoding = {0x80, 0x25, 0x00, 0x00, 0, 0, 8};

class UsbSerialTransport : public Transport {
 public:
  UsbSerialTransport(std::shared_ptr<UsbHandle> handle, Clock& clock, const UsbAltSetting& data,
                     std::string name)
      : handle_(std::move(handle)),
        name_(std::move(name)),
        out_(handle_, clock, *find_endpoint(data, EndpointType::bulk, false), kOutBytes),
        pump_(handle_, clock, in_options(data)) {
    pump_.on_failure([this](Error error) { report_broken(prefixed(name_, std::move(error))); });
    pump_.start();
  }

  asio::awaitable<WriteOutcome> write(Bytes bytes, TimePoint deadline) override {
    WriteOutcome outcome = co_await out_.write(bytes, deadline);
    if (outcome.error) outcome.error = prefixed(name_, *outcome.error);
    co_return outcome;
  }
  asio::awaitable<Result<std::string>> read(TimePoint deadline) override {
    return pump_.inbox().read(deadline);
  }
  void cancel() override {
    out_.cancel();
    pump_.inbox().cancel();
  }
  asio::awaitable<void> close() override {
    co_await out_.close();
    co_await pump_.stop();
    co_await handle_->close();
  }
  std::string describe() const override { return name_; }

 private:
  // One packet each: a longer transfer that ends with a full packet would wait for the next scan.
  static UsbInPumpOptions in_options(const UsbAltSetting& data) {
    const UsbEndpoint& in = *find_endpoint(data, EndpointType::bulk, true);
    return {in, in.max_packet, kQueuedReads, kInboxBytes};
  }

  std::shared_ptr<UsbHandle> handle_;
  std::string name_;
  UsbBulkOut out_;
  UsbInPump pump_;
};

const UsbInterface* interface_of(const UsbDeviceInfo& device, std::uint8_t number) {
  const auto found = std::find_if(device.interfaces.begin(), device.interfaces.end(),
                                  [&](const UsbInterface& i) { return i.number == number; });
  return found == device.interfaces.end() ? nullptr : &*found;
}

asio::awaitable<std::optional<Error>> set_up_line(std::shared_ptr<UsbHandle> handle, Clock& clock,
                                                  std::uint8_t control) {
  const ControlRequest coding{kClassInterfaceOut, kSetLineCoding, 0, control};
  std::string line(kLineCoding.begin(), kLineCoding.end());
  const std::optional<Error> refused =
      co_await control_out(handle, clock, coding, std::move(line), clock.now() + kControlTimeout);
  // A device may stall what it has no use for; one that is gone says so again below.
  if (refused && refused->code != Errc::io_error) co_return refused;
  const ControlRequest state{kClassInterfaceOut, kSetControlLineState, kDtrAndRts, control};
  std::optional<Error> error =
      co_await control_out(handle, clock, state, std::string(), clock.now() + kControlTimeout);
  co_return error;
}

asio::awaitable<std::optional<Error>> claim_both(std::shared_ptr<UsbHandle> handle, Clock& clock,
                                                 std::uint8_t control, std::uint8_t data) {
  for (const std::uint8_t number : {control, data}) {
    const ClaimOptions claim{number, 0, true};
    if (auto error = co_await handle->claim(claim)) co_return error;
  }
  std::optional<Error> error = co_await set_up_line(handle, clock, control);
  co_return error;
}

}  // namespace

bool is_serial(const UsbDeviceInfo& device, std::uint8_t interface_number) {
  const UsbInterface* interface = interface_of(device, interface_number);
  return interface != nullptr && interface->alts.front().class_code == kClassCommunications;
}

asio::awaitable<Result<OpenedInput>> open_usb_serial(std::shared_ptr<UsbContext> context, Clock& clock,
                                                     UsbDeviceInfo device, std::uint8_t interface_number) {
  std::string name = "usb serial " + device.identity.key();
  const UsbInterface* data = cdc_data_interface(device);
  if (data == nullptr) co_return Error{Errc::unsupported, name + ": no data interface"};
  Result<std::shared_ptr<UsbHandle>> handle = co_await open_usb_handle(std::move(context), device.instance);
  if (!handle) co_return prefixed(name, handle.error());
  if (auto error = co_await claim_both(*handle, clock, interface_number, data->number)) {
    co_await (*handle)->close();
    co_return prefixed(name, std::move(*error));
  }
  OpenedInput opened;
  opened.transport =
      std::make_unique<UsbSerialTransport>(*handle, clock, data->alts.front(), std::move(name));
  co_return opened;
}

}  // namespace packbench::drivers
