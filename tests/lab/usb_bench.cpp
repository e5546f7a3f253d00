// What the device manager adds between a report on the bus and a scan, beside a bare libusb loop in the same
// guest, and what eight idle devices cost. Figures, no test: run by `./dev lab --bench`.
#include "tests/lab/usb_bench.hpp"

#include <libusb.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/lab/bench.hpp"
#include "tests/lab/scanner_gadget.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

using Time = std::chrono::steady_clock;
using Micro = std::chrono::duration<double, std::micro>;

constexpr int kScans = 400;
constexpr unsigned kIdleDevices = 8;
constexpr auto kIdle = std::chrono::seconds(20);

double percentile(std::vector<double> sorted, double part) {
  std::sort(sorted.begin(), sorted.end());
  return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

// One claimed interface, one blocking read at a time: nothing could be nearer to the bus.
class BareReader {
 public:
  BareReader() {
    if (libusb_init(&context_) != 0) throw std::runtime_error("libusb");
    require_until("the bare reader opens the scanner", [&] {
      handle_ = libusb_open_device_with_vid_pid(context_, kHoneywellPos.vendor, kHoneywellPos.product);
      return handle_ != nullptr;
    });
    libusb_set_auto_detach_kernel_driver(handle_, 1);
    require_until("the bare reader has it", [&] { return libusb_claim_interface(handle_, 0) == 0; });
  }
  ~BareReader() {
    libusb_release_interface(handle_, 0);
    libusb_close(handle_);
    libusb_exit(context_);
  }
  BareReader(const BareReader&) = delete;
  BareReader& operator=(const BareReader&) = delete;

  Time::time_point read() {
    unsigned char report[64];
    int length = 0;
    if (libusb_interrupt_transfer(handle_, kIn, report, sizeof report, &length, 10'000) != 0)
      throw std::runtime_error("the bare reader got nothing");
    return Time::now();
  }

 private:
  static constexpr unsigned char kIn = 0x81;
  libusb_context* context_ = nullptr;
  libusb_device_handle* handle_ = nullptr;
};

std::vector<double> bare() {
  ScannerGadget scanner;
  scanner.plug();
  BareReader reader;
  std::vector<double> took;
  for (int n = 0; n < kScans; ++n) {
    auto arrived = std::async(std::launch::async, [&] { return reader.read(); });
    std::this_thread::sleep_for(
        std::chrono::milliseconds(5));  // so that the read is pending, as it is in the bench
    const auto sent = Time::now();
    scanner.scan("6901234567892", "]E0");
    took.push_back(Micro(arrived.get() - sent).count());
  }
  return took;
}

std::vector<double> managed() {
  ScannerGadget scanner;
  Bench bench;
  scanner.plug();
  bench.wait_for_open(drivers::DeviceKind::scanner, 1);
  std::vector<double> took;
  for (int n = 0; n < kScans; ++n) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const auto sent = Time::now();
    scanner.scan("6901234567892", "]E0");
    require_until("the scan", [&] { return bench.scans().size() > static_cast<std::size_t>(n); });
    took.push_back(Micro(bench.last_scan_at() - sent).count());
  }
  return took;
}

std::set<std::string> threads() {
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task")) found.insert(entry.path());
  return found;
}

// Seconds on a processor, of those threads. The first figure of schedstat counts them in nanoseconds.
double cpu_seconds(const std::set<std::string>& tasks) {
  double nanoseconds = 0;
  for (const auto& task : tasks) {
    double of_task = 0;
    std::ifstream(task + "/schedstat") >> of_task;
    nanoseconds += of_task;
  }
  return nanoseconds / 1e9;
}

// The gadgets are of the same process: only the threads that came with the bench are counted.
void idle() {
  std::vector<std::unique_ptr<ScannerGadget>> scanners;
  for (unsigned n = 0; n < kIdleDevices; ++n) {
    scanners.push_back(std::make_unique<ScannerGadget>("IDLE000" + std::to_string(n), n));
    scanners.back()->plug();
  }
  const auto others = threads();
  Bench bench;
  bench.wait_for_open(drivers::DeviceKind::scanner, kIdleDevices);
  std::this_thread::sleep_for(std::chrono::seconds(5));
  auto own = threads();
  for (const auto& other : others) own.erase(other);
  const double before = cpu_seconds(own);
  std::this_thread::sleep_for(kIdle);
  std::printf("usb.idle %u devices: %.2f %% of an emulated core, in %zu threads\n", kIdleDevices,
              100 * (cpu_seconds(own) - before) / std::chrono::duration<double>(kIdle).count(), own.size());
}

}  // namespace

void bench_usb() {
  const auto without = bare();
  const auto with = managed();
  for (const double part : {0.5, 0.99})
    std::printf("usb.report_to_scan p%.0f: bench %.0f us, bare libusb %.0f us, ratio %.2f, added %.0f us\n",
                part * 100, percentile(with, part), percentile(without, part),
                percentile(with, part) / percentile(without, part),
                percentile(with, part) - percentile(without, part));
  idle();
}

}  // namespace packbench::lab
