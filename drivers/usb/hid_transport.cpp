// HID over libusb. Source of the requests: HID 1.11 sections 7.1 and 7.2.
#include "drivers/usb/hid_transport.hpp"

#include <algorithm>
#include <utility>

#include "drivers/candidates.hpp"
#include "drivers/hid/hid_protocol.hpp"
#include "drivers/hid/pos_layout.hpp"
#include "drivers/quirks.hpp"
#include "drivers/usb/in_pump.hpp"

namespace packbench::drivers {
namespace {

constexpr Duration kControlTimeout = std::chrono::seconds(2);
constexpr int kQueuedReports = 2;
constexpr std::size_t kInboxBytes = 1024 * 1024;
constexpr std::uint16_t kUnknownDescriptorBytes = 4096;  // what Linux reads at most

constexpr std::uint8_t kStandardInterfaceIn = 0x81;
constexpr std::uint8_t kGetDescriptor = 0x06;
constexpr std::uint16_t kReportDescriptorType = 0x22 << 8;
constexpr std::uint8_t kClassInterfaceOut = 0x21;
constexpr std::uint8_t kSetReport = 0x09;
constexpr std::uint16_t kOutputReport = 2 << 8;
constexpr std::uint16_t kFeatureReport = 3 << 8;

class UsbHidTransport : public Transport {
 public:
  UsbHidTransport(std::shared_ptr<UsbHandle> handle, Clock& clock, std::uint8_t number, std::string name,
                  UsbInPumpOptions in)
      : handle_(std::move(handle)),
        clock_(clock),
        interface_(number),
        name_(std::move(name)),
        pump_(handle_, clock, in) {
    pump_.on_failure([this](Error error) { report_broken(prefixed(name_, std::move(error))); });
    pump_.start();
  }

  // One output report, its first byte the report id (0 where there are none), by SET_REPORT.
  asio::awaitable<WriteOutcome> write(Bytes report, TimePoint deadline) override {
    if (report.empty()) co_return WriteOutcome{};
    const auto value = static_cast<std::uint16_t>(kOutputReport | report[0]);
    const ControlRequest request{kClassInterfaceOut, kSetReport, value, interface_};
    std::string data(report.begin() + (report[0] == 0 ? 1 : 0), report.end());
    std::optional<Error> error = co_await control_out(handle_, clock_, request, std::move(data), deadline);
    const std::size_t accepted = error ? 0 : report.size();
    co_return WriteOutcome{accepted, std::move(error)};
  }
  asio::awaitable<Result<std::string>> read(TimePoint deadline) override {
    return pump_.inbox().read(deadline);
  }
  void cancel() override { pump_.inbox().cancel(); }
  asio::awaitable<void> close() override {
    co_await pump_.stop();
    co_await handle_->close();
  }
  std::string describe() const override { return name_; }

 private:
  std::shared_ptr<UsbHandle> handle_;
  Clock& clock_;
  std::uint8_t interface_;
  std::string name_;
  UsbInPump pump_;
};

asio::awaitable<Result<std::string>> read_descriptor(std::shared_ptr<UsbHandle> handle, Clock& clock,
                                                     std::uint8_t interface_number,
                                                     std::uint16_t descriptor_bytes) {
  const std::uint16_t length = descriptor_bytes == 0 ? kUnknownDescriptorBytes : descriptor_bytes;
  const ControlRequest request{kStandardInterfaceIn, kGetDescriptor, kReportDescriptorType, interface_number};
  Result<std::string> bytes =
      co_await control_in(handle, clock, request, length, clock.now() + kControlTimeout);
  if (!bytes) co_return prefixed("report descriptor", bytes.error());
  co_return bytes;
}

// Honeywell in keyboard+POS mode types until its POS interface is switched on.
asio::awaitable<std::optional<Error>> redirect_output(std::shared_ptr<UsbHandle> handle, Clock& clock,
                                                      std::uint8_t interface_number, std::uint8_t feature) {
  const auto value = static_cast<std::uint16_t>(kFeatureReport | feature);
  const ControlRequest request{kClassInterfaceOut, kSetReport, value, interface_number};
  std::string report{static_cast<char>(feature), '\x01'};
  std::optional<Error> error = co_await control_out(std::move(handle), clock, request, std::move(report),
                                                    clock.now() + kControlTimeout);
  co_return error;
}

std::size_t rounded_up(std::size_t bytes, std::size_t packet) {
  return (bytes + packet - 1) / packet * packet;
}

// Bytes of the longest input report that matters: of a POS scanner only the scanned-data report does.
std::size_t input_bytes(const hid::ReportDescriptor& descriptor) {
  if (hid::is_pos_scanner(descriptor)) {
    if (const auto layout = hid::pos_layout(descriptor)) return layout->report_bytes;
  }
  std::size_t longest = 0;
  for (const hid::Field& field : descriptor.fields)
    if (field.type == hid::ReportType::input)
      longest = std::max(longest, descriptor.report_bytes(hid::ReportType::input, field.report_id));
  return longest;
}

std::optional<std::uint8_t> redirect_feature(const hid::ReportDescriptor& descriptor,
                                             const UsbDeviceInfo& device) {
  if (!hid::is_pos_scanner(descriptor) || !has_keyboard(device)) return std::nullopt;
  const auto layout = hid::pos_layout(descriptor);
  return layout ? layout->redirect_feature : std::nullopt;
}

// With the interface claimed.
asio::awaitable<Result<OpenedInput>> set_up(std::shared_ptr<UsbHandle> handle, Clock& clock,
                                            UsbDeviceInfo device, const UsbInterface& interface) {
  const UsbAltSetting& alt = interface.alts.front();
  const UsbEndpoint* in = find_endpoint(alt, EndpointType::interrupt, true);
  if (in == nullptr || in->max_packet == 0) co_return Error{Errc::unsupported, "no interrupt IN endpoint"};
  const Result<std::string> bytes =
      co_await read_descriptor(handle, clock, interface.number, alt.hid_descriptor_bytes);
  if (!bytes) co_return bytes.error();
  const Result<hid::ReportDescriptor> descriptor = hid::parse_report_descriptor(as_bytes(*bytes));
  if (!descriptor) co_return descriptor.error();
  if (!hid::hid_protocol(*descriptor))
    co_return Error{Errc::unsupported, "its HID interface is no scanner and no scale"};
  if (const auto feature = redirect_feature(*descriptor, device)) {
    if (auto error = co_await redirect_output(handle, clock, interface.number, *feature))
      co_return prefixed("switch scans to the POS interface", std::move(*error));
  }
  // Not a byte more than one report needs: a transfer that isn't full after a full packet waits for the next
  // scan.
  const std::size_t report =
      input_bytes(*descriptor) + extra_lead_bytes(device.identity.vid, device.identity.pid);
  const UsbInPumpOptions options{*in, rounded_up(report, in->max_packet), kQueuedReports, kInboxBytes};
  std::string name = "usb device " + device.identity.key() + " interface " + std::to_string(interface.number);
  OpenedInput opened;
  opened.transport =
      std::make_unique<UsbHidTransport>(std::move(handle), clock, interface.number, std::move(name), options);
  opened.descriptor.assign(bytes->begin(), bytes->end());
  co_return opened;
}

}  // namespace

asio::awaitable<Result<OpenedInput>> open_usb_hid(std::shared_ptr<UsbContext> context, Clock& clock,
                                                  UsbDeviceInfo device, std::uint8_t interface_number) {
  const std::string name = "usb device " + device.identity.key();
  const auto interface = std::find_if(device.interfaces.begin(), device.interfaces.end(),
                                      [&](const UsbInterface& i) { return i.number == interface_number; });
  if (interface == device.interfaces.end()) co_return Error{Errc::unsupported, name + ": no such interface"};
  Result<std::shared_ptr<UsbHandle>> handle = co_await open_usb_handle(std::move(context), device.instance);
  if (!handle) co_return prefixed(name, handle.error());
  const ClaimOptions claim{interface_number, 0, true};
  if (auto error = co_await (*handle)->claim(claim)) {
    co_await (*handle)->close();
    co_return prefixed(name, std::move(*error));
  }
  Result<OpenedInput> opened = co_await set_up(*handle, clock, device, *interface);
  if (!opened) {
    co_await (*handle)->close();
    co_return prefixed(name, opened.error());
  }
  co_return opened;
}

}  // namespace packbench::drivers
