// A device manager on a thread of its own.
#include "tests/lab/bench.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>

#include "drivers/models.hpp"

namespace packbench::lab {

namespace asio = boost::asio;

Bench::Bench() : thread_([this] { io_.run(); }) {}

Bench::~Bench() {
  asio::post(io_, [this] { manager_.stop(); });
  thread_.join();
  printer_.reset();  // lives on the io_context
}

std::vector<std::string> Bench::scans() {
  const std::lock_guard lock(mutex_);
  return scans_;
}

std::vector<std::string> Bench::scanners() {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> keys;
  for (const auto& device : report_.devices)
    if (device.kind == drivers::DeviceKind::scanner && device.phase == drivers::Phase::open)
      keys.push_back(device.key);
  return keys;
}

std::vector<std::int64_t> Bench::weights() {
  const std::lock_guard lock(mutex_);
  return weights_;
}

drivers::TimePoint Bench::last_scan_at() {
  const std::lock_guard lock(mutex_);
  return last_scan_at_;
}

void Bench::signal(const std::string& key, drivers::Feedback feedback) {
  asio::post(io_, [this, key, feedback] { manager_.signal(key, feedback); });
}

bool Bench::zero(const std::string& key) {
  std::promise<bool> done;
  asio::post(io_, [&] { done.set_value(manager_.zero(key)); });
  return done.get_future().get();
}

drivers::Recording Bench::record(const std::string& key, std::function<void(std::string)> sink) {
  std::promise<drivers::Result<drivers::Recording>> done;
  asio::post(io_, [&] { done.set_value(manager_.record(key, std::move(sink))); });
  return done.get_future().get().value();
}

// As the station has it: what the tables know as a scanner.
drivers::DeviceManagerOptions Bench::options() {
  drivers::DeviceManagerOptions options;
  options.usb.is_scanner = [](const drivers::DeviceIdentity& device) {
    return drivers::is_known_scanner(device.vid, device.pid);
  };
  return options;
}

std::shared_ptr<drivers::PrinterLink> Bench::printer() {
  require_until("a printer is opened", [this] {
    const std::lock_guard lock(mutex_);
    return printer_ && printer_->is_open();
  });
  const std::lock_guard lock(mutex_);
  return printer_;
}

drivers::DeviceState Bench::wait_for(drivers::DeviceKind kind, drivers::Phase phase) {
  std::optional<drivers::DeviceState> found;
  require_until(std::string(to_string(kind)) + " is " + std::string(to_string(phase)), [&] {
    const std::lock_guard lock(mutex_);
    for (const auto& device : report_.devices)
      if (device.kind == kind && device.phase == phase) found = device;
    return found.has_value();
  });
  return *found;
}

void Bench::wait_for_open(drivers::DeviceKind kind, std::size_t count) {
  require_until(std::to_string(count) + " of " + std::string(to_string(kind)) + " are open", [&] {
    const std::lock_guard lock(mutex_);
    return static_cast<std::size_t>(std::count_if(
               report_.devices.begin(), report_.devices.end(), [&](const drivers::DeviceState& device) {
                 return device.kind == kind && device.phase == drivers::Phase::open;
               })) == count;
  });
}

std::size_t Bench::changes() {
  const std::lock_guard lock(mutex_);
  return changes_;
}

drivers::DeviceCallbacks Bench::callbacks() {
  return {.on_scan =
              [this](drivers::RawScan scan) {
                const std::lock_guard lock(mutex_);
                scans_.push_back(scan.aim + scan.bytes);
                last_scan_at_ = scan.received_at;
              },
          .on_printer =
              [this](std::shared_ptr<drivers::PrinterLink> link) {
                const std::lock_guard lock(mutex_);
                printer_ = std::move(link);
              },
          .on_change =
              [this](drivers::DeviceReport report) {
                const std::lock_guard lock(mutex_);
                report_ = std::move(report);
                ++changes_;
              },
          .on_unfinished = {},
          .on_weight =
              [this](const drivers::Weighed& weighed) {
                const std::lock_guard lock(mutex_);
                weights_.push_back(weighed.grams);
              }};
}

}  // namespace packbench::lab
