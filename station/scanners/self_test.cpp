// Learns how one scanner is set up from its scans of the self-test sheet.
#include "station/scanners/self_test.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "station/scan/printable.hpp"

namespace packbench::station {
namespace {

using drivers::ScannerSettings;

constexpr int kNoFit = 100;             // a way that doesn't give a code at all is worse than any flaw
constexpr std::size_t kMany = 16;       // different characters: more than other codes have
constexpr std::int64_t kSlowUs = 8000;  // for each character
constexpr std::size_t kTimed = 16;      // characters, at least, that the speed is taken from

bool is_layout_code(const SheetCode& code) {
  return code.shows == Shows::lower || code.shows == Shows::upper || code.shows == Shows::signs ||
         code.shows == Shows::marks;
}

bool has_many_characters(std::string_view text) {
  return std::set<char>(text.begin(), text.end()).size() >= kMany;
}

}  // namespace

SelfTest::SelfTest(ScannerSettings now, std::span<const std::string_view> layouts, Retype retype)
    : now_(std::move(now)), retype_(std::move(retype)) {
  ways_.push_back({now_.layout, now_.caps_lock});
  for (const bool caps_lock : {false, true})
    for (const auto layout : layouts)
      if (const Way way{std::string(layout), caps_lock}; way != ways_.front()) ways_.push_back(way);
}

// Other scans of the warehouse must not cost the time of trying all layouts.
bool SelfTest::may_be_of_sheet(const SheetScan& scan) const {
  if (!seen_.empty()) return true;
  return std::any_of(sheet_codes().begin(), sheet_codes().end(), [&](const SheetCode& code) {
    return fit(code, scan.text) || same_shape(code, scan.text) ||
           (is_layout_code(code) && has_many_characters(scan.text));
  });
}

std::vector<SelfTest::Reading> SelfTest::readings(const SheetScan& scan) const {
  if (scan.raw.empty() || !retype_) return {{0, now_.alt_code, {scan.text, scan.aim}}};
  std::vector<Reading> found;
  if (!may_be_of_sheet(scan)) return found;
  for (std::size_t way = 0; way < ways_.size(); ++way) {
    for (const auto alt_code : {drivers::AltCode::utf16, drivers::AltCode::gbk}) {
      ScannerSettings settings = now_;
      settings.layout = ways_[way].layout;
      settings.caps_lock = ways_[way].caps_lock;
      settings.alt_code = alt_code;
      if (auto text = retype_(scan.raw, settings)) found.push_back({way, alt_code, *std::move(text)});
    }
  }
  return found;
}

bool SelfTest::take(const SheetScan& scan) {
  const auto codes = sheet_codes();
  const auto read = readings(scan);
  std::optional<std::size_t> taken;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    std::vector<Guess> found;
    bool exact = false;
    for (const auto& reading : read) {
      auto fitted = fit(codes[i], reading.text.data);
      if (!fitted) continue;
      fitted->aim = fitted->aim || !reading.text.aim.empty();
      exact = exact || fitted->flaw == Flaw::none;
      found.push_back({reading.way, reading.alt_code, *std::move(fitted)});
    }
    if (found.empty() || (taken && !exact)) continue;
    if (taken) seen_.erase(*taken);
    seen_[i] = {scan, std::move(found)};
    taken = i;
    if (exact) return true;
  }
  return taken || is_of_unknown_layout(scan);
}

// Letters in their order, in a layout that is not known here.
bool SelfTest::is_of_unknown_layout(const SheetScan& scan) {
  const auto codes = sheet_codes();
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const bool letters = codes[i].shows == Shows::lower || codes[i].shows == Shows::upper;
    if (scan.raw.empty() || !letters || !same_shape(codes[i], scan.text)) continue;
    seen_[i] = {scan, {}};
    return true;
  }
  return false;
}

// How many flaws the codes seen so far have when read that way; `typed`: whether any came from a keyboard.
int SelfTest::flaws(std::size_t way, bool& typed) const {
  int sum = 0;
  for (const auto& [code, seen] : seen_) {
    if (seen.scan.raw.empty()) continue;
    typed = true;
    int least = kNoFit;
    for (const auto& guess : seen.guesses)
      if (guess.way == way) least = std::min(least, guess.fit.flaw == Flaw::none ? 0 : 1);
    sum += least;
  }
  return sum;
}

// Those with the fewest flaws, in their order; none where nothing was typed.
std::vector<std::size_t> SelfTest::best_ways() const {
  std::vector<std::size_t> best;
  int least = 0;
  for (std::size_t way = 0; way < ways_.size(); ++way) {
    bool typed = false;
    const int sum = flaws(way, typed);
    if (!typed) return {};
    if (best.empty() || sum < least) best.clear(), least = sum;
    if (best.empty() || sum == least) best.push_back(way);
  }
  return best;
}

// Where all of ASCII was seen, ways that are left give the same for all of it. Letters alone tell it where
// one way is left; small ones or capitals alone don't: a scanner may have made all of them so.
bool SelfTest::way_is_certain(const std::vector<std::size_t>& best) const {
  if (best.empty() || !saw(Shows::lower) || !saw(Shows::upper)) return false;
  bool typed = false;
  if (flaws(best.front(), typed) >= kNoFit) return false;
  return best.size() == 1 || (saw(Shows::signs) && saw(Shows::marks));
}

bool SelfTest::saw(Shows shows) const {
  return std::any_of(seen_.begin(), seen_.end(),
                     [&](auto& seen) { return sheet_codes()[seen.first].shows == shows; });
}

// As it is read in the best way, or null.
const SelfTest::Guess* SelfTest::guess_of(const Seen& seen) const {
  const auto best = best_ways();
  const Guess* found = nullptr;
  for (const auto& guess : seen.guesses) {
    if (!seen.scan.raw.empty() && guess.way != best.front()) continue;
    if (!found || (found->fit.flaw != Flaw::none && guess.fit.flaw == Flaw::none)) found = &guess;
  }
  return found;
}

// The same around codes of two types: then it is set for all.
SelfTest::Affixes SelfTest::affixes() const {
  Affixes found;
  std::set<std::pair<std::string, std::string>> kinds;
  std::set<std::string_view> types;
  for (const auto& [code, seen] : seen_) {
    const auto* guess = guess_of(seen);
    if (!guess || guess->fit.flaw == Flaw::chinese) continue;
    kinds.emplace(guess->fit.prefix, guess->fit.suffix);
    types.insert(sheet_codes()[code].type);
  }
  found.differ = kinds.size() > 1;
  if (kinds.size() == 1) std::tie(found.prefix, found.suffix) = *kinds.begin();
  found.certain = kinds.size() == 1 && types.size() > 1;
  return found;
}

// What comes for FNC1, where a code with one was seen.
std::optional<std::string> SelfTest::fnc1(bool& differ) const {
  std::optional<std::string> found;
  for (const auto& [code, seen] : seen_) {
    const auto* guess = guess_of(seen);
    if (!guess || !guess->fit.fnc1) continue;
    differ = differ || (found && *found != *guess->fit.fnc1);
    found = guess->fit.fnc1;
  }
  return found;
}

ScannerSettings SelfTest::settings() const {
  auto settings = now_;
  if (const auto best = best_ways(); way_is_certain(best)) {
    settings.layout = ways_[best.front()].layout;
    settings.caps_lock = ways_[best.front()].caps_lock;
  }
  for (const auto& [code, seen] : seen_) {
    if (!seen.scan.raw.empty()) settings.ends_by_pause = !seen.scan.finished;
    const auto* guess = guess_of(seen);
    if (guess && sheet_codes()[code].shows == Shows::chinese && guess->fit.flaw == Flaw::none)
      settings.alt_code = guess->alt_code;
  }
  if (const auto around = affixes(); around.certain) {
    settings.prefix = around.prefix;
    settings.suffix = around.suffix;
  } else if (around.differ) {
    settings.prefix.clear();
    settings.suffix.clear();
  }
  bool differ = false;
  const auto sent = fnc1(differ);
  if (sent && !differ) settings.fnc1 = *sent == "\x1D" ? "" : *sent;
  return settings;
}

bool SelfTest::any_flaw(Flaw flaw, std::string* types) const {
  bool any = false;
  for (const auto& [code, seen] : seen_) {
    const auto* guess = guess_of(seen);
    if (!guess || guess->fit.flaw != flaw) continue;
    any = true;
    if (types) *types += (types->empty() ? "" : ", ") + std::string(sheet_codes()[code].type);
  }
  return any;
}

void SelfTest::find_keyboard(std::vector<records::Text>& found) const {
  const auto best = best_ways();
  if (best.empty()) return;
  bool typed = false;
  const auto now = settings();
  if (flaws(best.front(), typed) >= kNoFit) {
    found.push_back({"scanner.mend_layout", {}});
  } else if (way_is_certain(best)) {
    found.push_back({now.layout == "us" ? "scanner.note_layout" : "scanner.corrected_layout", {now.layout}});
    if (now.caps_lock) found.push_back({"scanner.corrected_caps", {}});
  }
  if (now.ends_by_pause) found.push_back({"scanner.corrected_pause", {}});
}

void SelfTest::find_data(std::vector<records::Text>& found) const {
  const auto around = affixes();
  const auto pending = around.certain ? "scanner.corrected_" : "scanner.seen_";
  if (around.differ) found.push_back({"scanner.mend_affixes", {}});
  if (!around.prefix.empty())
    found.push_back({std::string(pending) + "prefix", {scan::printable(around.prefix)}});
  if (!around.suffix.empty())
    found.push_back({std::string(pending) + "suffix", {scan::printable(around.suffix)}});
  bool differ = false;
  if (const auto sent = fnc1(differ)) {
    if (differ || sent->empty()) {
      found.push_back({differ ? "scanner.mend_fnc1_differs" : "scanner.mend_fnc1", {}});
    } else {
      const bool plain = *sent == "\x1D";
      found.push_back({plain ? "scanner.note_fnc1" : "scanner.corrected_fnc1", {scan::printable(*sent)}});
    }
  }
  if (any_flaw(Flaw::letter_case)) found.push_back({"scanner.mend_case", {}});
  if (any_flaw(Flaw::repeats)) found.push_back({"scanner.mend_repeats", {}});
  std::string types;
  if (any_flaw(Flaw::check_digit, &types)) found.push_back({"scanner.mend_check_digit", {types}});
  if (any_flaw(Flaw::chinese)) {
    found.push_back({"scanner.mend_chinese", {}});
  } else if (saw(Shows::chinese)) {
    const bool gbk = settings().alt_code == drivers::AltCode::gbk;
    found.push_back({gbk ? "scanner.corrected_gbk" : "scanner.note_chinese", {}});
  }
}

void SelfTest::find_codes(std::vector<records::Text>& found) const {
  std::string types;
  std::set<std::string_view> told;
  bool aim = false;
  std::int64_t slowest = 0;
  for (const auto& [code, seen] : seen_) {
    const auto& row = sheet_codes()[code];
    if (told.insert(row.type).second) types += (types.empty() ? "" : ", ") + std::string(row.type);
    if (const auto* guess = guess_of(seen)) aim = aim || guess->fit.aim;
    if (row.content.size() >= kTimed && !seen.scan.raw.empty())
      slowest = std::max(slowest, seen.scan.took_us / static_cast<std::int64_t>(row.content.size()));
  }
  found.push_back({aim ? "scanner.note_aim" : "scanner.mend_aim", {}});
  if (slowest > 0)
    found.push_back({slowest > kSlowUs ? "scanner.mend_speed" : "scanner.note_speed",
                     {std::to_string((slowest + 500) / 1000)}});
  found.push_back({"scanner.note_types", {types}});
}

std::vector<records::Text> SelfTest::findings() const {
  std::vector<records::Text> found;
  if (seen_.empty()) return found;
  find_keyboard(found);
  find_data(found);
  find_codes(found);
  return found;
}

std::vector<std::size_t> SelfTest::left() const {
  std::vector<std::size_t> left;
  for (std::size_t i = 0; i < sheet_codes().size(); ++i)
    if (!seen_.count(i)) left.push_back(i + 1);
  return left;
}

}  // namespace packbench::station
