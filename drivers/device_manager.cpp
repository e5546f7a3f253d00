// Device manager: the reconcile loop. The life of one device is in device_life.cpp.
#include "drivers/device_manager.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <utility>

#include "drivers/recordings/spoken.hpp"
#include "drivers/running_device.hpp"

namespace packbench::drivers {
namespace {

// A look without any event, for events that were missed.
constexpr Duration kLookEvery = std::chrono::seconds(5);
// After an event drivers are still being bound: several looks, so that a scanner is ready when its beep has
// faded.
constexpr Duration kLookAfterChange = std::chrono::milliseconds(250);
constexpr Duration kUnrestAfterChange = std::chrono::seconds(3);
constexpr std::string_view kFixedInstance = "fixed";
constexpr std::string_view kReplayInstance = "replay";

}  // namespace

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
  remember_descriptors();
  std::vector<Candidate> candidates = find_candidates(devices_, options_.usb);
  std::erase_if(candidates,
                [this](const Candidate& candidate) { return !candidate.certain && !settled(candidate); });
  first_look_ = false;
  for (const FixedPrinter& printer : options_.fixed_printers)
    candidates.push_back(
        {DeviceKind::printer, printer.key, std::string(kFixedInstance), {}, 0, true, Protocol::printer});
  for (const auto& [key, recording] : replays_) {
    const Protocol protocol = protocol_of(recording);
    candidates.push_back(
        {kind_of(protocol), key, std::string(kReplayInstance), recording.device, 0, true, protocol});
  }
  return candidates;
}

// sysfs shows the descriptor while the kernel's driver is bound, that is until the interface is claimed here.
void DeviceManager::remember_descriptors() {
  decltype(descriptors_) known;
  for (UsbDeviceInfo& device : devices_) {
    for (UsbInterface& interface : device.interfaces) {
      const std::pair where{device.instance, interface.number};
      const auto before = descriptors_.find(where);
      if (!interface.report_descriptor && before != descriptors_.end())
        interface.report_descriptor = before->second;
      if (interface.report_descriptor) known.emplace(where, *interface.report_descriptor);
    }
  }
  descriptors_ = std::move(known);
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

DeviceManager::Running* DeviceManager::find_running(const std::string& key) const {
  for (const auto& [id, running] : running_)
    if (id.second == key && reconciler_.slots().at(id).phase == Phase::open) return running.get();
  return nullptr;
}

void DeviceManager::adjust(const std::string& key) {
  if (const Running* running = find_running(key); running != nullptr && running->adjust) running->adjust();
}

void DeviceManager::signal(const std::string& key, Feedback feedback) {
  if (const Running* running = find_running(key); running != nullptr && running->signal)
    running->signal(feedback);
}

ScaleSession* DeviceManager::find_scale(const std::string& key) const {
  const Running* running = find_running(key);
  return running == nullptr ? nullptr : running->scale;
}

void DeviceManager::next_load(const std::string& key) {
  if (ScaleSession* scale = find_scale(key)) scale->weighing().next_load();
}

bool DeviceManager::tare(const std::string& key) {
  ScaleSession* scale = find_scale(key);
  return scale != nullptr && scale->weighing().tare(clock_.now());
}

bool DeviceManager::zero(const std::string& key) {
  ScaleSession* scale = find_scale(key);
  return scale != nullptr && scale->zero();
}

WeightNow DeviceManager::weight_now(const std::string& key) const {
  const ScaleSession* scale = find_scale(key);
  return scale == nullptr ? WeightNow{} : scale->weighing().now(clock_.now());
}

Result<Recording> DeviceManager::record(const std::string& key, std::function<void(std::string line)> sink) {
  Running* running = find_running(key);
  if (running == nullptr) return Error{Errc::gone, "no device " + key + " is open"};
  running->tap->sink = std::move(sink);
  Recording head = running->head;
  for (const auto& [id, slot] : reconciler_.slots()) {
    if (id.second != key || slot.phase != Phase::open) continue;
    head.protocol = slot.candidate.protocol;
    head.device = slot.candidate.identity;
  }
  return head;
}

Result<std::string> DeviceManager::add_replay(const std::string& name, Recording recording) {
  const std::string key = "replay:" + name;
  if (!replays_.emplace(key, std::move(recording)).second)
    return Error{Errc::in_use, key + " is being played already"};
  poke();
  return key;
}

DeviceReport DeviceManager::report() const {
  DeviceReport report{{}, usb_problem_};
  for (const auto& [id, slot] : reconciler_.slots()) {
    const auto reading = last_reading_.find(id);
    report.devices.push_back(
        {id.first, id.second, slot.candidate.identity, slot.phase, slot.reason, slot.retry_at,
         reading == last_reading_.end() ? std::nullopt : std::optional(reading->second), slot.replugs,
         slot.candidate.certain ? std::optional(slot.candidate.protocol) : std::nullopt});
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
