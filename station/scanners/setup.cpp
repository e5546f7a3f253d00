// How each scanner must be read.
#include "station/scanners/setup.hpp"

#include "station/scan/printable.hpp"

namespace packbench::station {
namespace {

constexpr std::size_t kVidPid = 9;  // "05e0:1200"

bool names_model(const ScannerConfig& row, const std::string& device) {
  return row.device.substr(0, kVidPid) == device.substr(0, kVidPid) &&
         (row.device.size() == kVidPid || row.device.substr(kVidPid) == ":*");
}

template <class T>
void put(T& into, const std::optional<T>& from) {
  if (from) into = *from;
}

drivers::AltCode alt_code_of(records::AltCodes codes) {
  return codes == records::AltCodes::gbk ? drivers::AltCode::gbk : drivers::AltCode::utf16;
}

void put_all(drivers::ScannerSettings& into, const ScannerConfig& from) {
  put(into.layout, from.layout);
  put(into.prefix, from.prefix);
  put(into.suffix, from.suffix);
  put(into.fnc1, from.fnc1);
  put(into.caps_lock, from.caps_lock);
  put(into.ends_by_pause, from.ends_by_pause);
  if (from.alt_code) into.alt_code = alt_code_of(*from.alt_code);
}

}  // namespace

drivers::ScannerSettings settings_of(const records::ScannerSetup& setup) {
  return {setup.layout,
          alt_code_of(setup.alt_code),
          setup.caps_lock,
          setup.ends_by_pause,
          scan::unescape_line(setup.prefix),
          scan::unescape_line(setup.suffix),
          scan::unescape_line(setup.fnc1)};
}

records::ScannerSetup setup_of(const drivers::ScannerSettings& settings) {
  return {settings.layout,
          settings.alt_code == drivers::AltCode::gbk ? records::AltCodes::gbk : records::AltCodes::utf16,
          settings.caps_lock,
          settings.ends_by_pause,
          scan::printable(settings.prefix),
          scan::printable(settings.suffix),
          scan::printable(settings.fnc1)};
}

drivers::ScannerSettings settings_with(const Config& config, const std::string& device,
                                       drivers::ScannerSettings learned) {
  for (const auto& row : config.scanners)
    if (names_model(row, device)) put_all(learned, row);
  for (const auto& row : config.scanners)
    if (row.device == device) put_all(learned, row);
  return learned;
}

bool claimed(const Config& config, const std::string& device) {
  for (const auto& row : config.scanners)
    if (row.claim && (row.device == device || names_model(row, device))) return true;
  return false;
}

}  // namespace packbench::station
