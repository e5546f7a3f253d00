// Plugs pulled at random while everybody scans: what reached the host is there once, and then it is quiet.
#include <algorithm>
#include <filesystem>
#include <map>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/bench.hpp"
#include "tests/lab/host_view.hpp"
#include "tests/lab/scanner_gadget.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

using drivers::DeviceKind;

constexpr unsigned kSeed = 20260712;
constexpr std::size_t kScanners = 4;
constexpr unsigned kControllers = 8;

std::size_t entries(const char* directory) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(directory), std::filesystem::directory_iterator()));
}

unsigned free_port(std::mt19937& random) {
  while (true) {
    const unsigned port = random() % kControllers;
    if (read_attribute("/sys/class/udc/dummy_udc." + std::to_string(port) + "/function").empty()) return port;
  }
}

// One person with one scanner: a new text for each scan, never the same again, until told to go home.
class Worker {
 public:
  explicit Worker(std::size_t number)
      : name_("W" + std::to_string(number)),
        scanner_("CHAOS" + std::to_string(number), static_cast<unsigned>(number), kHoneywellPos),
        random_(kSeed + static_cast<unsigned>(number)) {
    scanner_.plug();
  }

  void start() {
    thread_ = std::thread([this] { work(); });
  }
  void go_home() {
    home_ = true;
    thread_.join();
  }
  // Unplugged in the middle of a scan, or not; plugged in only between two.
  void replug(std::mt19937& random) {
    scanner_.unplug();
    const std::lock_guard lock(plugging_);
    scanner_.plug_into(free_port(random));
  }
  std::size_t done() const { return done_; }
  const std::string& name() const { return name_; }
  // What the host has got whole, in order.
  const std::vector<std::string>& delivered() const { return delivered_; }

 private:
  void work() {
    for (unsigned n = 0; !home_; ++n) {
      // One to four reports long.
      const std::string text = name_ + "/" + std::to_string(n) + "/" + std::string(random_() % 200, 'x');
      if (!scan(text)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        continue;
      }
      delivered_.push_back("]C0" + text);
      ++done_;
    }
  }

  // Not before the bench has claimed the device: until then the kernel's driver takes the reports.
  bool scan(const std::string& text) {
    const std::lock_guard lock(plugging_);
    return scanner_.gadget().plugged() && driver_of(scanner_.gadget().host_directory()) == "usbfs" &&
           scanner_.try_scan(text, "]C0");
  }

  std::string name_;
  ScannerGadget scanner_;
  std::mt19937 random_;
  std::vector<std::string> delivered_;
  std::mutex plugging_;
  std::atomic<std::size_t> done_{0};
  std::atomic<bool> home_{false};
  std::thread thread_;
};

std::map<std::string, std::vector<std::string>> by_worker(const std::vector<std::string>& scans) {
  std::map<std::string, std::vector<std::string>> sorted;
  for (const auto& scan : scans) sorted[scan.substr(3, scan.find('/') - 3)].push_back(scan);
  return sorted;
}

// What is wrong with what came, each with the scan's number; empty if it is exactly what was delivered, in
// its order.
std::string difference(const std::vector<std::string>& delivered, const std::vector<std::string>& came) {
  std::map<std::string, int> balance;
  for (const auto& scan : delivered) ++balance[scan];
  for (const auto& scan : came) --balance[scan];
  std::string wrong;
  for (const auto& [scan, count] : balance)
    if (count != 0)
      wrong += (count > 0 ? "lost " : "too many ") + scan.substr(0, scan.rfind('/')) + " (" +
               std::to_string(scan.size()) + " characters)\n";
  if (wrong.empty() && delivered != came) wrong = "out of order";
  return wrong;
}

// `scans_each`: of each scanner, at least.
void scan_while_plugs_are_pulled(std::size_t scans_each, int pulls) {
  std::vector<std::unique_ptr<Worker>> workers;
  for (std::size_t n = 0; n < kScanners; ++n) workers.push_back(std::make_unique<Worker>(n));
  Bench bench;
  bench.wait_for_open(DeviceKind::scanner, kScanners);
  const std::size_t files = entries("/proc/self/fd");
  const std::size_t threads = entries("/proc/self/task");

  for (auto& worker : workers) worker->start();
  std::mt19937 random(kSeed);
  for (int pull = 0; pull < pulls; ++pull) workers[random() % kScanners]->replug(random);
  for (auto& worker : workers) {
    require_until(worker->name() + " is done", [&] { return worker->done() >= scans_each; });
    worker->go_home();
  }

  std::size_t delivered = 0;
  for (const auto& worker : workers) delivered += worker->delivered().size();
  (void)wait_until([&] { return bench.scans().size() >= delivered; });
  const auto scans = by_worker(bench.scans());
  for (const auto& worker : workers)
    EXPECT_EQ(difference(worker->delivered(), scans.at(worker->name())), "") << worker->name();

  bench.wait_for_open(DeviceKind::scanner, kScanners);
  // A look at the bus that is under way has files open of its own.
  EXPECT_TRUE(wait_until([&] { return entries("/proc/self/fd") <= files; })) << entries("/proc/self/fd");
  EXPECT_TRUE(wait_until([&] { return entries("/proc/self/task") <= threads; }));
  const std::size_t changes = bench.changes();
  std::this_thread::sleep_for(
      std::chrono::seconds(3));  // long enough for what retries without need to show itself
  EXPECT_EQ(bench.changes(), changes);
}

TEST(Chaos, EveryDeliveredScanArrivesOnceWhilePlugsArePulled) {
  scan_while_plugs_are_pulled(100, 20);
}

// The same for a quiet hour: --gtest_also_run_disabled_tests --gtest_filter='Chaos.*'
TEST(Chaos, DISABLED_AThousandScansEachAndTwoHundredPulls) {
  scan_while_plugs_are_pulled(1000, 200);
}

}  // namespace
}  // namespace packbench::lab
