// Device manager: one reconcile loop, one coroutine per device.
#include "drivers/device_manager.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <exception>
#include <utility>

#include "drivers/quirks.hpp"
#include "drivers/scanners/scanner_session.hpp"

namespace packbench::drivers {
namespace {

// A look without any event, for events that were missed.
constexpr Duration kLookEvery = std::chrono::seconds(5);
// After an event drivers are still being bound: several looks, so that a scanner is ready when its beep has
// faded.
constexpr Duration kLookAfterChange = std::chrono::milliseconds(250);
constexpr Duration kUnrestAfterChange = std::chrono::seconds(3);
constexpr Duration kConnectTimeout = std::chrono::seconds(5);
constexpr std::string_view kFixedInstance = "fixed";

Error told_to_close() {
  return {Errc::cancelled, "closed"};
}

}  // namespace

// What the manager needs of a device's coroutine to end it.
struct DeviceManager::Running {
  Running(const asio::any_io_executor& executor, Clock& clock) : wake(executor, clock) {}

  void end() {
    ending = true;
    if (cancel) cancel();
    wake.notify();
  }

  Signal wake;
  bool ending = false;
  std::function<void()> cancel;  // set while there is something to cancel
};

DeviceManager::DeviceManager(asio::any_io_executor executor, Clock& clock, UsbHost& usb,
                             DeviceManagerOptions options, DeviceCallbacks callbacks)
    : executor_(std::move(executor)),
      clock_(clock),
      usb_(usb),
      options_(std::move(options)),
      callbacks_(std::move(callbacks)),
      wake_(executor_, clock) {}

asio::awaitable<void> DeviceManager::run() {
  usb_.on_change([this] {
    changed_at_ = clock_.now();
    poke();
  });
  while (!stopping_) {
    const std::vector<Candidate> now_present = present();
    const int departures = reconciler_.departures();
    carry_out(reconciler_.reconcile(now_present, clock_.now()));
    if (departures != reconciler_.departures()) changed();
    co_await wake_.wait(next_look());
  }
  usb_.on_change(nullptr);
  carry_out(reconciler_.reconcile({}, clock_.now()));
  while (!running_.empty()) co_await wake_.wait();
  reconciler_.reconcile({}, clock_.now());
  changed();
}

void DeviceManager::stop() {
  stopping_ = true;
  poke();
}

// Candidates on USB and the configured printers, which count as always plugged in.
std::vector<Candidate> DeviceManager::present() {
  Result<std::vector<UsbDeviceInfo>> devices = usb_.enumerate();
  const bool had_problem = usb_problem_.has_value();
  usb_problem_ = devices ? std::nullopt : std::optional(devices.error());
  devices_ = devices ? std::move(*devices) : std::vector<UsbDeviceInfo>{};
  if (had_problem != usb_problem_.has_value()) changed();
  std::vector<Candidate> candidates = find_candidates(devices_, options_.usb);
  std::erase_if(candidates,
                [this](const Candidate& candidate) { return !candidate.certain && !settled(candidate); });
  first_look_ = false;
  for (const FixedPrinter& printer : options_.fixed_printers)
    candidates.push_back({DeviceKind::printer, printer.key, std::string(kFixedInstance), {}, 0, true});
  return candidates;
}

// An interface without a driver may be a keyboard whose driver is about to come: such a one waits, unless it
// has been there before the station or is open already.
bool DeviceManager::settled(const Candidate& candidate) const {
  const auto slot = reconciler_.slots().find({candidate.kind, candidate.key});
  const bool known = slot != reconciler_.slots().end() &&
                     slot->second.candidate.instance == candidate.instance &&
                     slot->second.phase != Phase::gone;
  return first_look_ || known || clock_.now() >= changed_at_ + kUnrestAfterChange;
}

void DeviceManager::carry_out(const std::vector<Action>& actions) {
  for (const Action& action : actions) {
    if (action.kind == Action::Kind::open) start(action.id);
    if (action.kind == Action::Kind::close) running_.at(action.id)->end();
  }
  if (!actions.empty()) changed();
}

void DeviceManager::start(const SlotId& id) {
  auto running = std::make_shared<Running>(executor_, clock_);
  running_[id] = running;
  asio::co_spawn(executor_, run_device(id, std::move(running)), asio::detached);
}

asio::awaitable<void> DeviceManager::run_device(SlotId id, std::shared_ptr<Running> running) {
  Error why = told_to_close();
  try {
    why = co_await live(id, running);
  } catch (const std::exception& bug) {  // ends this device, not the station
    why = {Errc::io_error, std::string("internal error: ") + bug.what()};
  }
  running_.erase(id);
  reconciler_.ended(id, std::move(why), clock_.now());
  changed();
  poke();
}

asio::awaitable<Error> DeviceManager::live(SlotId id, std::shared_ptr<Running> running) {
  Error why = told_to_close();
  if (id.first == DeviceKind::printer) {
    why = co_await live_printer(id, running);
  } else if (const UsbDeviceInfo* device = find_device(reconciler_.slots().at(id))) {
    why = co_await live_scanner(id, running, *device);
  } else {
    why = {Errc::gone, "unplugged before it could be opened"};
  }
  co_return why;
}

asio::awaitable<Error> DeviceManager::live_scanner(SlotId id, std::shared_ptr<Running> running,
                                                   UsbDeviceInfo device) {
  const DeviceIdentity identity = device.identity;
  const std::uint8_t interface_number = reconciler_.slots().at(id).candidate.interface_number;
  Result<OpenedScanner> opened = co_await usb_.open_scanner(std::move(device), interface_number);
  if (!opened) co_return opened.error();
  Error why = told_to_close();
  if (!running->ending) {
    reconciler_.opened(id, clock_.now());
    changed();
    Transport& reports = *opened->reports;
    running->cancel = [&reports] { reports.cancel(); };
    hid::PosDecoder decoder(opened->layout, extra_lead_bytes(identity.vid, identity.pid));
    ScannerCallbacks callbacks;
    callbacks.on_scan = [this, id](RawScan scan) {
      last_reading_[id] = scan.received_at;
      callbacks_.on_scan(std::move(scan));
    };
    callbacks.on_damage = [this, id](Error damage) {
      reconciler_.note(id, std::move(damage));
      changed();
    };
    why = co_await run_scanner_session(reports, clock_, std::move(decoder), id.second, std::move(callbacks));
    running->cancel = nullptr;
  }
  co_await opened->reports->close();
  co_return why;
}

asio::awaitable<Error> DeviceManager::live_printer(SlotId id, std::shared_ptr<Running> running) {
  Result<std::unique_ptr<Transport>> opened = co_await open_printer(id);
  if (!opened) co_return opened.error();
  auto link = std::make_shared<PrinterLink>(executor_, clock_, id.second, std::move(*opened));
  Error why = told_to_close();
  link->on_broken([&why, running](Error broken) {
    why = std::move(broken);
    running->end();
  });
  if (!running->ending) {
    reconciler_.opened(id, clock_.now());
    changed();
    callbacks_.on_printer(link);
  }
  while (!running->ending) co_await running->wake.wait();
  link->on_broken(nullptr);
  co_await link->close();
  co_return why;
}

asio::awaitable<Result<std::unique_ptr<Transport>>> DeviceManager::open_printer(SlotId id) {
  const Slot& slot = reconciler_.slots().at(id);
  if (const FixedPrinter* fixed = find_fixed(id)) {
    const TimePoint deadline = clock_.now() + kConnectTimeout;
    Result<std::unique_ptr<Transport>> connected =
        co_await open_printer_address(executor_, clock_, fixed->address, deadline);
    co_return connected;
  }
  const UsbDeviceInfo* device = find_device(slot);
  if (device == nullptr) co_return Error{Errc::gone, "unplugged before it could be opened"};
  Result<std::unique_ptr<Transport>> claimed =
      co_await usb_.open_printer(*device, slot.candidate.interface_number);
  co_return claimed;
}

const UsbDeviceInfo* DeviceManager::find_device(const Slot& slot) const {
  const auto found = std::find_if(devices_.begin(), devices_.end(), [&](const UsbDeviceInfo& device) {
    return device.instance == slot.candidate.instance;
  });
  return found == devices_.end() ? nullptr : &*found;
}

const FixedPrinter* DeviceManager::find_fixed(const SlotId& id) const {
  const auto& all = options_.fixed_printers;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const FixedPrinter& p) { return p.key == id.second; });
  return found == all.end() ? nullptr : &*found;
}

DeviceReport DeviceManager::report() const {
  DeviceReport report{{}, usb_problem_};
  for (const auto& [id, slot] : reconciler_.slots()) {
    const auto reading = last_reading_.find(id);
    report.devices.push_back(
        {id.first, id.second, slot.candidate.identity, slot.phase, slot.reason, slot.retry_at,
         reading == last_reading_.end() ? std::nullopt : std::optional(reading->second), slot.replugs});
  }
  return report;
}

void DeviceManager::changed() {
  callbacks_.on_change(report());
}

TimePoint DeviceManager::next_look() const {
  const TimePoint now = clock_.now();
  const TimePoint regular = now + (now < changed_at_ + kUnrestAfterChange ? kLookAfterChange : kLookEvery);
  const std::optional<TimePoint> retry = reconciler_.next_retry();
  return retry ? std::min(regular, *retry) : regular;
}

}  // namespace packbench::drivers
