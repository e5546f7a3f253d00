// HID over FunctionFS: the class requests of the HID 1.11 specification, chapter 7.
#include "tests/lab/hid_gadget.hpp"

#include <cerrno>
#include <utility>

namespace packbench::lab {
namespace {

enum Request : std::uint8_t {
  kGetDescriptor = 6,  // standard, to an interface
  kGetReport = 1,
  kGetIdle = 2,
  kGetProtocol = 3,
  kSetReport = 9,
  kSetIdle = 10,
  kSetProtocol = 11,
};
constexpr std::uint8_t kHidDescriptor = 0x21;
constexpr std::uint8_t kReportDescriptor = 0x22;
constexpr unsigned kHidClass = 3;
constexpr std::chrono::milliseconds kTurn{10};

std::string hid_descriptor(const HidInterface& interface) {
  const std::size_t size = interface.report_descriptor.size();
  return {9,
          kHidDescriptor,
          0x10,
          0x01,
          0,
          1,
          kReportDescriptor,
          static_cast<char>(size),
          static_cast<char>(size >> 8)};
}

// The host got a report.
bool is_input(const BusEvent& event) {
  constexpr unsigned kInterruptTransfer = 1;
  constexpr unsigned kRootHub = 1;  // its address
  return event.completed && event.to_host && event.status == 0 && event.kind == kInterruptTransfer &&
         event.device != kRootHub;
}

}  // namespace

HidGadget::HidGadget(GadgetConfig gadget, std::vector<HidInterface> interfaces)
    : interfaces_(std::move(interfaces)), usb_(std::move(gadget), describe()) {}

HidGadget::~HidGadget() {
  unplug();
}

FfsConfig HidGadget::describe() {
  FfsConfig config;
  std::size_t endpoints = 0;
  for (unsigned n = 0; n < interfaces_.size(); ++n) {
    const HidInterface& one = interfaces_[n];
    if (!one.name.empty()) config.strings.push_back(one.name);
    config.descriptors +=
        interface_descriptor(n, one.out_packet ? 2 : 1, kHidClass, one.subclass, one.protocol,
                             one.name.empty() ? 0 : static_cast<unsigned>(config.strings.size()));
    config.descriptors += hid_descriptor(one);
    inputs_.push_back(endpoints++);
    config.descriptors += endpoint_descriptor(kToHost | static_cast<unsigned>(endpoints), kInterrupt,
                                              one.in_packet, one.interval);
    if (!one.out_packet) continue;
    outputs_.push_back({n, endpoints++, one.out_packet});
    config.descriptors +=
        endpoint_descriptor(static_cast<unsigned>(endpoints), kInterrupt, one.out_packet, one.interval);
  }
  config.handler = {.reply = [this](const Setup& setup) { return reply(setup); },
                    .accepts = [this](const Setup& setup) { return accepts(setup); },
                    .take =
                        [this](const Setup& setup, std::string_view data) {
                          if (setup.request == kSetReport)
                            take({setup.interface(), ReportType(setup.value_high()), std::string(data)});
                        }};
  return config;
}

std::optional<std::string> HidGadget::reply(const Setup& setup) const {
  const HidInterface& interface = interfaces_.at(setup.interface());
  if (setup.type == 0x81 && setup.request == kGetDescriptor) {
    if (setup.value_high() == kReportDescriptor) return interface.report_descriptor;
    if (setup.value_high() == kHidDescriptor) return hid_descriptor(interface);
    return std::nullopt;
  }
  if (setup.request == kGetIdle) return std::string(1, '\0');
  if (setup.request == kGetProtocol) return std::string(1, '\1');
  if (setup.request != kGetReport) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const auto found = reports_.find({ReportType(setup.value_high()), setup.value_low()});
  if (found == reports_.end()) return std::nullopt;
  return found->second;
}

bool HidGadget::accepts(const Setup& setup) const {
  if (setup.request == kSetIdle) return true;
  if (setup.request == kSetProtocol) return interfaces_.at(setup.interface()).subclass == 1;
  const std::lock_guard lock(mutex_);
  return setup.request == kSetReport &&
         !refused_.contains({ReportType(setup.value_high()), setup.value_low()});
}

void HidGadget::take(HostReport report) {
  {
    const std::lock_guard lock(mutex_);
    received_.push_back(report);
  }
  if (on_report) on_report(report);
}

void HidGadget::plug() {
  if (!gadget().plugged()) start();
  usb_.plug();
}

void HidGadget::plug_into(unsigned controller) {
  unplug();
  usb_.gadget().set_port(controller);
  plug();
}

void HidGadget::unplug() {
  usb_.unplug();
  stop();
}

void HidGadget::start() {
  stop();
  if (on_power) on_power();
  {
    const std::lock_guard lock(sending_);
    bus_ = std::make_unique<BusMonitor>(bus_of(usb_.gadget().port()));
    untaken_ = 0;
  }
  stop_ = false;
  pump_ = std::thread([this] { pump(); });
}

void HidGadget::stop() {
  stop_ = true;
  if (pump_.joinable()) pump_.join();
}

void HidGadget::pump() {
  while (!stop_) {
    for (const Pump& output : outputs_) pump_output(output);
    if (outputs_.empty()) std::this_thread::sleep_for(kTurn);
    send_waiting();
  }
}

// One read always waits on each OUT endpoint; while unplugged it fails at once, so it is asked for again with
// a pause.
void HidGadget::pump_output(const Pump& output) {
  FfsEndpoint& endpoint = usb_.endpoint(output.endpoint);
  if (endpoint.under_way() == 0) endpoint.read(output.packet);
  const auto end = endpoint.wait(kTurn);
  if (!end) return;
  if (end->error == EAGAIN) std::this_thread::sleep_for(kTurn);
  if (end->error == 0) take({output.interface, ReportType::output, end->bytes});
}

void HidGadget::send_later(std::string report, unsigned interface) {
  const std::lock_guard lock(mutex_);
  waiting_.emplace_back(interface, std::move(report));
}

void HidGadget::send_waiting() {
  std::deque<std::pair<unsigned, std::string>> waiting;
  {
    const std::lock_guard lock(mutex_);
    waiting.swap(waiting_);
  }
  for (const auto& [interface, report] : waiting) (void)offer(report, interface, std::chrono::seconds(1));
}

bool HidGadget::offer(std::string_view report, unsigned interface, std::chrono::milliseconds patience) {
  const std::lock_guard lock(sending_);
  if (!gadget().plugged()) return false;
  const auto end = std::chrono::steady_clock::now() + patience;
  while (const auto before = bus_->wait(std::chrono::milliseconds(0)))
    if (is_input(*before) && untaken_ > 0) --untaken_;
  if (!usb_.endpoint(inputs_.at(interface)).deliver(report, patience)) return false;
  if (taken_until(end)) return true;
  ++untaken_;
  return false;
}

// dummy_hcd has a FIFO of one packet: what it took, the host has only when the bus says so.
bool HidGadget::taken_until(std::chrono::steady_clock::time_point end) {
  while (true) {
    const bool over = !gadget().plugged() || std::chrono::steady_clock::now() >= end;
    const auto event = bus_->wait(over ? std::chrono::milliseconds(0) : kTurn);
    if (event && is_input(*event) && untaken_ == 0) return true;
    if (event && is_input(*event)) --untaken_;
    if (over && !event) return false;
  }
}

void HidGadget::send(std::string_view report, unsigned interface) {
  require_until("the host takes a report of " + gadget().name(), [&] { return offer(report, interface); });
}

void HidGadget::stall(unsigned interface) {
  usb_.endpoint(inputs_.at(interface)).stall(true);
}

void HidGadget::set_report(ReportType type, std::uint8_t id, std::string bytes) {
  const std::lock_guard lock(mutex_);
  reports_[{type, id}] = std::move(bytes);
}

void HidGadget::refuse(ReportType type, std::uint8_t id) {
  const std::lock_guard lock(mutex_);
  refused_.insert({type, id});
}

std::vector<HostReport> HidGadget::received() const {
  const std::lock_guard lock(mutex_);
  return received_;
}

}  // namespace packbench::lab
