// Learns how one scanner is set up from its scans of the self-test sheet. Pure.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/records/lane_events.hpp"
#include "drivers/scan_decoder.hpp"
#include "drivers/scanner_settings.hpp"
#include "station/scanners/sheet_fit.hpp"

namespace packbench::station {

struct SheetScan {
  std::string text;          // as sent: no setting but those of the keyboard has touched it
  std::string aim;           // "" where none came
  std::string raw;           // of a keyboard scanner: drivers::DecodedScan::raw
  bool finished = true;      // false: no end mark came
  std::int64_t took_us = 0;  // from its first report to its last
};

// That raw scan (drivers::DecodedScan::raw) under other settings, or nothing where it can't be read with
// them.
using Retype =
    std::function<std::optional<drivers::DecodedScan>(const std::string&, const drivers::ScannerSettings&)>;

class SelfTest {
 public:
  // `now`: how the scanner is read so far. `layouts`: those to try, the likeliest first.
  SelfTest(drivers::ScannerSettings now, std::span<const std::string_view> layouts, Retype retype);

  // Whether it is a code of the sheet: then it was learned from. A scan of the same code takes the place of
  // the one before.
  bool take(const SheetScan& scan);

  // How the scanner must be read, as far as that is certain; what isn't known yet is as before.
  [[nodiscard]] drivers::ScannerSettings settings() const;
  // Catalogue texts: what the bench corrects, what only the scanner's own settings can mend, what else was
  // seen.
  [[nodiscard]] std::vector<records::Text> findings() const;
  // Numbers on the sheet that weren't scanned yet.
  [[nodiscard]] std::vector<std::size_t> left() const;
  // Whether it began from these settings.
  [[nodiscard]] const drivers::ScannerSettings& before() const { return now_; }

 private:
  // A way to read a keyboard.
  struct Way {
    std::string layout;
    bool caps_lock = false;
    bool operator==(const Way&) const = default;
  };
  struct Guess {
    std::size_t way = 0;  // in ways_
    drivers::AltCode alt_code{};
    Fit fit;
  };
  struct Seen {
    SheetScan scan;
    std::vector<Guess> guesses;  // one for each way that gives the code; without raw, one
  };
  struct Affixes {
    std::string prefix, suffix;
    bool differ = false, certain = false;
  };

  // A scan as it reads in one way.
  struct Reading {
    std::size_t way = 0;
    drivers::AltCode alt_code{};
    drivers::DecodedScan text;
  };

  std::vector<Reading> readings(const SheetScan& scan) const;
  bool is_of_unknown_layout(const SheetScan& scan);
  bool may_be_of_sheet(const SheetScan& scan) const;
  int flaws(std::size_t way, bool& typed) const;
  std::vector<std::size_t> best_ways() const;
  bool way_is_certain(const std::vector<std::size_t>& best) const;
  const Guess* guess_of(const Seen& seen) const;
  Affixes affixes() const;
  std::optional<std::string> fnc1(bool& differ) const;
  bool saw(Shows shows) const;
  bool any_flaw(Flaw flaw, std::string* types = nullptr) const;
  void find_keyboard(std::vector<records::Text>& found) const;
  void find_data(std::vector<records::Text>& found) const;
  void find_codes(std::vector<records::Text>& found) const;

  drivers::ScannerSettings now_;
  std::vector<Way> ways_;  // the present one first
  Retype retype_;
  std::map<std::size_t, Seen> seen_;  // by index in sheet_codes()
};

}  // namespace packbench::station
