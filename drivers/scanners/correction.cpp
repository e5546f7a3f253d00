// Prefix, suffix and the stand-in for FNC1.
#include "drivers/scanners/correction.hpp"

namespace packbench::drivers {
namespace {

constexpr char kGroupSeparator = 0x1D;

}  // namespace

std::string corrected(std::string data, const ScannerSettings& settings) {
  const std::string& prefix = settings.prefix;
  const std::string& suffix = settings.suffix;
  // Nothing is left of a scan that is no more than its frame: that would be a scan of nothing.
  if (data.size() > prefix.size() && data.starts_with(prefix)) data.erase(0, prefix.size());
  if (data.size() > suffix.size() && data.ends_with(suffix)) data.erase(data.size() - suffix.size());
  if (settings.fnc1.empty()) return data;
  for (std::size_t at = 0; (at = data.find(settings.fnc1, at)) != std::string::npos; ++at)
    data.replace(at, settings.fnc1.size(), 1, kGroupSeparator);
  return data;
}

}  // namespace packbench::drivers
