// A USB HID device of one or more interfaces: descriptors, reports both ways, feature reports, refusals.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/lab/bus_monitor.hpp"
#include "tests/lab/ffs_function.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {

struct HidInterface {
  std::uint8_t subclass = 0;  // 1: boot interface
  std::uint8_t protocol = 0;  // 1: keyboard, 2: mouse
  std::string report_descriptor;
  unsigned in_packet = 64;
  unsigned out_packet = 0;  // 0: no OUT endpoint, output reports come by SET_REPORT
  unsigned interval = 10;   // ms
  std::string name{};       // the interface's string; empty: none
};

enum class ReportType : std::uint8_t { input = 1, output = 2, feature = 3 };

// A report that the host set, by SET_REPORT or through an OUT endpoint (then an output report).
struct HostReport {
  unsigned interface = 0;
  ReportType type = ReportType::output;
  std::string bytes;  // as on the bus: begins with the report id where the device has ids
};

class HidGadget {
 public:
  HidGadget(GadgetConfig gadget, std::vector<HidInterface> interfaces);
  // A derived gadget whose on_report uses its own members unplugs in its own destructor.
  virtual ~HidGadget();

  void plug();
  void plug_into(unsigned controller);
  void unplug();

  // One input report. True: the host has it. False: it was unplugged before, and the host will never see it;
  // or nobody took it in this time, then it waits in the device until somebody does or it is unplugged.
  bool offer(std::string_view report, unsigned interface = 0, std::chrono::milliseconds patience = kPatience);
  // As offer(), but throws where that returns false, and waits for a host that is just configuring the device
  // anew.
  void send(std::string_view report, unsigned interface = 0);
  // STALLs the input endpoint until the host clears it.
  void stall(unsigned interface = 0);

  // GET_REPORT of this type and report id is answered with `bytes` (with the id in front where there is one),
  // and by STALL before.
  void set_report(ReportType type, std::uint8_t id, std::string bytes);
  // SET_REPORT of it is answered by STALL from now on.
  void refuse(ReportType type, std::uint8_t id);

  // What the host has set since it was made, oldest first.
  [[nodiscard]] std::vector<HostReport> received() const;
  [[nodiscard]] const Gadget& gadget() const { return usb_.gadget(); }

 protected:
  // Called on the gadget's own threads, for every report from the host.
  std::function<void(const HostReport&)> on_report;
  // Called before each plug: what the device forgets without power.
  std::function<void()> on_power;
  // Sends a report on the gadget's own thread: the only way from within on_report. A host that doesn't listen
  // gets none.
  void send_later(std::string report, unsigned interface = 0);

 private:
  struct Pump {  // an OUT endpoint
    unsigned interface = 0;
    std::size_t endpoint = 0;
    unsigned packet = 0;
  };

  [[nodiscard]] FfsConfig describe();
  [[nodiscard]] std::optional<std::string> reply(const Setup& setup) const;
  [[nodiscard]] bool accepts(const Setup& setup) const;
  void take(HostReport report);
  void start();
  void stop();
  void pump();
  void pump_output(const Pump& output);
  void send_waiting();
  [[nodiscard]] bool taken_until(std::chrono::steady_clock::time_point end);

  std::vector<HidInterface> interfaces_;
  std::vector<std::size_t> inputs_;  // endpoint of each interface
  std::vector<Pump> outputs_;
  mutable std::mutex mutex_;
  std::map<std::pair<ReportType, std::uint8_t>, std::string> reports_;
  std::set<std::pair<ReportType, std::uint8_t>> refused_;
  std::vector<HostReport> received_;
  std::deque<std::pair<unsigned, std::string>> waiting_;  // interface, report
  std::mutex sending_;                                    // one report at a time, whoever sends it
  std::unique_ptr<BusMonitor> bus_;
  unsigned untaken_ = 0;  // reports in the device that nobody took in time
  FfsGadget usb_;
  std::atomic<bool> stop_{false};
  std::thread pump_;
};

}  // namespace packbench::lab
