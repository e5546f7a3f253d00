// Device manager: the life of one device, from its opening to its closing, in its own coroutine.
#include <exception>
#include <utility>

#include "drivers/hid/hid_protocol.hpp"
#include "drivers/quirks.hpp"
#include "drivers/recordings/replay_transport.hpp"
#include "drivers/running_device.hpp"
#include "drivers/scanners/scanner_session.hpp"

namespace packbench::drivers {
namespace {

constexpr Duration kConnectTimeout = std::chrono::seconds(5);

Error told_to_close() {
  return {Errc::cancelled, "closed"};
}

Error left_before() {
  return {Errc::gone, "unplugged before it could be opened"};
}

// What an opened interface is. A recording of one without a descriptor is a serial line, too.
Result<ScannerSource> identified(const std::vector<std::uint8_t>& bytes, std::string key) {
  ScannerSource source{std::move(key), Protocol::cdc, std::nullopt, 0};
  if (bytes.empty()) return source;
  Result<hid::ReportDescriptor> descriptor = hid::parse_report_descriptor(bytes);
  if (!descriptor) return descriptor.error();
  const std::optional<Protocol> protocol = hid::hid_protocol(*descriptor);
  if (!protocol) return Error{Errc::unsupported, "its HID interface is no scanner and no scale"};
  source.protocol = *protocol;
  source.descriptor = std::move(*descriptor);
  return source;
}

}  // namespace

asio::awaitable<void> DeviceManager::run_device(SlotId id, std::shared_ptr<Running> running) {
  Error why = told_to_close();
  try {
    asio::awaitable<Error> life =
        id.first == DeviceKind::printer ? live_printer(id, running) : live_input(id, running);
    why = co_await std::move(life);
  } catch (const std::exception& bug) {  // ends this device, not the station
    why = {Errc::io_error, std::string("internal error: ") + bug.what()};
  }
  running_.erase(id);
  if (replays_.erase(id.second) != 0 && why.code == Errc::gone) why.message = "the recording has ended";
  if (running->misjudged) {
    reconciler_.forget(id);
  } else {
    reconciler_.ended(id, std::move(why), clock_.now());
  }
  changed();
  poke();
}

asio::awaitable<Result<OpenedInput>> DeviceManager::open_input(SlotId id) {
  const Slot& slot = reconciler_.slots().at(id);
  if (const auto replay = replays_.find(id.second); replay != replays_.end()) {
    OpenedInput opened;
    opened.descriptor.assign(replay->second.descriptor.begin(), replay->second.descriptor.end());
    opened.transport = create_replay_transport(executor_, clock_, replay->second);
    co_return opened;
  }
  const UsbDeviceInfo* device = find_device(slot);
  if (device == nullptr) co_return left_before();
  Result<OpenedInput> opened = co_await usb_.open_input(*device, slot.candidate.interface_number);
  co_return opened;
}

asio::awaitable<Error> DeviceManager::live_input(SlotId id, std::shared_ptr<Running> running) {
  const Candidate candidate = reconciler_.slots().at(id).candidate;
  Result<OpenedInput> opened = co_await open_input(id);
  if (!opened) co_return opened.error();
  descriptors_[{candidate.instance, candidate.interface_number}] = opened->descriptor;
  const std::unique_ptr<Transport> transport =
      create_recording_transport(clock_, std::move(opened->transport), running->tap);
  running->head.descriptor.assign(opened->descriptor.begin(), opened->descriptor.end());
  Error why = told_to_close();
  Result<ScannerSource> source = identified(opened->descriptor, id.second);
  if (!source) {
    why = source.error();
  } else if (kind_of(source->protocol) != id.first) {
    running->misjudged = true;  // could not be known before; the next look sees it as what it is
  } else if (!running->ending) {
    source->extra_lead = extra_lead_bytes(candidate.identity.vid, candidate.identity.pid);
    reconciler_.opened(id, source->protocol, clock_.now());
    changed();
    running->cancel = [&transport] { transport->cancel(); };
    asio::awaitable<Error> life = id.first == DeviceKind::scale
                                      ? live_scale(id, running, *transport, std::move(*source))
                                      : live_scanner(id, running, *transport, std::move(*source));
    why = co_await std::move(life);
    running->cancel = nullptr;
  }
  co_await transport->close();
  co_return why;
}

asio::awaitable<Error> DeviceManager::live_scanner(SlotId id, std::shared_ptr<Running> running,
                                                   Transport& transport, ScannerSource source) {
  ScannerCallbacks callbacks;
  callbacks.on_scan = [this, id](RawScan scan) {
    last_reading_[id] = scan.received_at;
    callbacks_.on_scan(std::move(scan));
  };
  callbacks.on_damage = [this, id](Error damage) {
    reconciler_.note(id, std::move(damage));
    changed();
  };
  callbacks.on_unfinished = [this, id](RawScan scan) {
    reconciler_.note(id, {Errc::timeout, "a code came without its end mark; scan the self-test sheet"});
    changed();
    if (callbacks_.on_unfinished) callbacks_.on_unfinished(std::move(scan));
  };
  const auto settings = [this, id] {
    return options_.settings ? options_.settings(id.second) : ScannerSettings{};
  };
  ScannerSession session(executor_, transport, clock_, std::move(source), settings(), std::move(callbacks));
  running->adjust = [&session, &settings] { session.adjust(settings()); };
  running->signal = [&session](Feedback feedback) { session.signal(feedback); };
  Error why = co_await session.run();
  running->adjust = nullptr;
  running->signal = nullptr;
  co_return why;
}

asio::awaitable<Error> DeviceManager::live_scale(SlotId id, std::shared_ptr<Running> running,
                                                 Transport& transport, ScannerSource source) {
  Result<hid::ScaleLayout> layout = hid::scale_layout(*source.descriptor);
  if (!layout) co_return layout.error();
  ScaleCallbacks callbacks;
  callbacks.on_weight = callbacks_.on_weight ? callbacks_.on_weight : [](const Weighed&) {};
  callbacks.on_report = [this, id](TimePoint at) { last_reading_[id] = at; };
  callbacks.on_damage = [this, id](Error damage) {
    reconciler_.note(id, std::move(damage));
    changed();
  };
  ScaleSession session(executor_, transport, clock_, id.second, std::move(*layout), std::move(callbacks));
  running->scale = &session;
  Error why = co_await session.run();
  running->scale = nullptr;
  co_return why;
}

asio::awaitable<Error> DeviceManager::live_printer(SlotId id, std::shared_ptr<Running> running) {
  Result<std::unique_ptr<Transport>> opened = co_await open_printer(id);
  if (!opened) co_return opened.error();
  running->head.device_id = (*opened)->device_id();
  auto link = std::make_shared<PrinterLink>(
      executor_, clock_, id.second, create_recording_transport(clock_, std::move(*opened), running->tap));
  Error why = told_to_close();
  link->on_broken([&why, running](Error broken) {
    why = std::move(broken);
    running->end();
  });
  if (!running->ending) {
    reconciler_.opened(id, Protocol::printer, clock_.now());
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
    Result<std::unique_ptr<Transport>> opened =
        co_await open_printer_address(executor_, clock_, fixed->address, clock_.now() + kConnectTimeout);
    co_return opened;
  }
  if (const auto replay = replays_.find(id.second); replay != replays_.end())
    co_return create_replay_transport(executor_, clock_, replay->second);
  const UsbDeviceInfo* device = find_device(slot);
  if (device == nullptr) co_return left_before();
  Result<std::unique_ptr<Transport>> claimed =
      co_await usb_.open_printer(*device, slot.candidate.interface_number);
  co_return claimed;
}

}  // namespace packbench::drivers
