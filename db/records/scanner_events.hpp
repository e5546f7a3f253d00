// Scanners at this machine: which lane each belongs to, how each is set up. Stream "scanner:<device key>".
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "db/records/lane_events.hpp"

namespace packbench::records {

// What the number of an ALT code stands for.
enum class AltCodes { utf16, gbk };
BOOST_DESCRIBE_ENUM(AltCodes, utf16, gbk)

// How a scanner must be read (drivers/scanner_settings.hpp says what each means). Bytes are written down as
// `packbench explain` takes them: <GS>, \xNN.
struct ScannerSetup {
  std::string layout = "us";
  AltCodes alt_code = AltCodes::utf16;
  bool caps_lock = false, ends_by_pause = false;
  std::string prefix, suffix, fnc1;
  bool operator==(const ScannerSetup&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScannerSetup, (), (layout, alt_code, caps_lock, ends_by_pause, prefix, suffix, fnc1))

// The lane's code was scanned with it: until another lane's is, what it scans is that lane's.
struct ScannerBound {
  static constexpr const char* kType = "scanner.bound";
  std::string device;  // its key: with a serial that can be believed, or with the port it hangs on
  std::string lane;
  bool operator==(const ScannerBound&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScannerBound, (), (device, lane))

// The self-test sheet told how it is set up. In the place of all that was told before.
struct ScannerAdjusted {
  static constexpr const char* kType = "scanner.adjusted";
  std::string device;
  ScannerSetup settings;
  std::vector<Text> findings;  // what the sheet showed, the corrected and what only the scanner can mend
  bool operator==(const ScannerAdjusted&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScannerAdjusted, (), (device, settings, findings))

using ScannerEvents = std::tuple<ScannerBound, ScannerAdjusted>;

}  // namespace packbench::records
