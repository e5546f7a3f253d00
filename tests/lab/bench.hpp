// The daemon's side without the daemon: a device manager over libusb on a thread of its own, and what it
// told.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "drivers/device_manager.hpp"
#include "drivers/usb/libusb_host.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {

class Bench {
 public:
  Bench();
  ~Bench();

  // AIM id and bytes of every scan since it was made, in the order of their coming.
  [[nodiscard]] std::vector<std::string> scans();
  // Keys of the scanners that are open.
  [[nodiscard]] std::vector<std::string> scanners();
  // Grams of every box weighed since it was made.
  [[nodiscard]] std::vector<std::int64_t> weights();
  // When the last scan came out of the drivers.
  [[nodiscard]] drivers::TimePoint last_scan_at();
  // As DeviceManager has them, on its thread.
  void signal(const std::string& key, drivers::Feedback feedback);
  bool zero(const std::string& key);
  // As DeviceManager has it; the sink is called on the drivers' thread.
  drivers::Recording record(const std::string& key, std::function<void(std::string)> sink);
  // The printer opened last; waits until it is open.
  std::shared_ptr<drivers::PrinterLink> printer();
  // A device of this kind, once it is in this phase.
  drivers::DeviceState wait_for(drivers::DeviceKind kind, drivers::Phase phase);
  // Waits until this many devices of this kind are open.
  void wait_for_open(drivers::DeviceKind kind, std::size_t count);
  // How often it told of a change.
  [[nodiscard]] std::size_t changes();

  // Starts an operation of the drivers on their thread.
  template <class T>
  std::future<T> start(boost::asio::awaitable<T> operation) {
    return boost::asio::co_spawn(io_, std::move(operation), boost::asio::use_future);
  }

  template <class T>
  static T finish(std::future<T> future) {
    if (future.wait_for(kPatience) != std::future_status::ready)
      throw std::runtime_error("the drivers don't answer");
    return future.get();
  }

 private:
  static drivers::DeviceManagerOptions options();
  drivers::DeviceCallbacks callbacks();

  std::mutex mutex_;
  std::vector<std::string> scans_;
  drivers::TimePoint last_scan_at_{};
  std::vector<std::int64_t> weights_;
  std::shared_ptr<drivers::PrinterLink> printer_;
  drivers::DeviceReport report_;
  std::size_t changes_ = 0;
  boost::asio::io_context io_{1};
  std::unique_ptr<drivers::Clock> clock_ = drivers::create_steady_clock(io_.get_executor());
  std::unique_ptr<drivers::UsbHost> usb_ = drivers::create_libusb_host(io_.get_executor(), *clock_);
  drivers::DeviceManager manager_{io_.get_executor(), *clock_, *usb_, options(), callbacks()};
  std::future<void> running_ = boost::asio::co_spawn(io_, manager_.run(), boost::asio::use_future);
  std::thread thread_;
};

}  // namespace packbench::lab
