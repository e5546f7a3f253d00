// The scanners at this machine: which lane each belongs to, how each is read, and codes that are for the
// bench itself.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "drivers/device_manager.hpp"
#include "station/lane.hpp"
#include "station/scanners/notice.hpp"
#include "station/scanners/self_test.hpp"
#include "station/scanners/setup.hpp"
#include "station/time.hpp"

namespace packbench::station {

namespace asio = boost::asio;

// What a self-test has found of a scanner, this time or an earlier one.
using ScannerFindings = std::map<std::string, std::vector<records::Text>>;  // by device key

// What the scanners work with; all outlive them.
struct ScannerServices {
  GroupCommit& commits;
  db::Reader& reader;
  const Config& config;
  WallClock now_ms;
  std::function<Lane*(const std::string&)> lane;         // null where there is none of that name
  std::function<void()> changed;                         // to whom a scanner belongs, or what lanes are told
  std::function<void(const std::string&)> adjusted;      // the scanner of that key is read in another way now
  std::function<void(const std::string&, bool)> signal;  // its scan was taken, or it was not
  Retype retype;                                         // empty: nothing is known of keyboards
  std::span<const std::string_view> layouts;             // to be tried, the likeliest first
};

class Scanners {
 public:
  // Knows what the store knows.
  explicit Scanners(ScannerServices services);

  // Resumes when the scan is answered: by its lane; by the bench itself, where it is a lane's code; or, where
  // its scanner belongs to no lane, by a notice on every lane.
  [[nodiscard]] asio::awaitable<void> take(drivers::RawScan scan);

  // A scan that came without its end mark: it counts for the self-test alone.
  [[nodiscard]] asio::awaitable<void> take_unfinished(drivers::RawScan scan);

  // What is plugged in now; the keys of the cameras that are open.
  void see(const drivers::DeviceReport& report, const std::set<std::string>& cameras = {});

  // The lane that the scanner belongs to, or null.
  [[nodiscard]] const LaneConfig* lane_of(const std::string& device) const {
    return lane_of_scanner(services_.config, device, bound_);
  }
  [[nodiscard]] const Bindings& bound() const { return bound_; }
  [[nodiscard]] const ScannerFindings& findings() const { return findings_; }

  // How it must be read.
  [[nodiscard]] drivers::ScannerSettings settings(const std::string& device) const;

  // What that lane's page is told now.
  [[nodiscard]] std::vector<Notice> notices(const std::string& lane) const;

 private:
  struct Testing {
    SelfTest test;
    std::int64_t at_ms = 0;  // of its latest scan
  };
  struct Told {
    Notice notice;
    std::int64_t verdict_seq = 0;  // of the lane, when it was told: its next scan ends it
  };

  std::optional<SelfTest> tested(const drivers::RawScan& scan, bool finished) const;
  // Nothing: it is no code of the sheet. Else whether what it told is on record.
  asio::awaitable<std::optional<bool>> learn(const drivers::RawScan& scan, bool finished);
  void tell_findings(const std::string& device, const SelfTest* test);
  std::optional<std::string> lane_meant(const drivers::RawScan& scan) const;
  asio::awaitable<bool> bind(const drivers::RawScan& scan, const std::string& lane);
  asio::awaitable<bool> commit(const drivers::RawScan& scan, const std::string& lane, records::Event event);
  asio::awaitable<bool> scan_at(const LaneConfig& owner, drivers::RawScan scan);
  bool refuse(const std::string& device, const std::string& lane);
  void stray(const std::string& device);
  void tell(const std::string& lane, Notice notice);
  std::string name_of(const std::string& device) const;
  bool asks_for_scanner(const std::string& lane) const;
  LaneScan lane_scan(drivers::RawScan scan) const;

  ScannerServices services_;
  Turnstile turnstile_;  // what a lane's code changes holds for the very next scan
  Bindings bound_;
  std::map<std::string, drivers::ScannerSettings> learned_;  // by device key
  ScannerFindings findings_;
  std::map<std::string, Testing> tests_;     // those that go on, by device key
  std::map<std::string, std::string> open_;  // those that work: key to what they call themselves
  std::set<std::string> stray_;              // those that were used and belong to no lane
  std::map<std::string, Told> told_;         // the latest, by lane
};

}  // namespace packbench::station
