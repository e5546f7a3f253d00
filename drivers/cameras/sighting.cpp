// Sightings by content.
#include "drivers/cameras/sighting.hpp"

#include <algorithm>
#include <string_view>

namespace packbench::drivers {
namespace {

// Symbology identifiers (ISO/IEC 15424) of kinds that one picture alone proves nothing of.
constexpr std::string_view kUnchecked[] = {"]A", "]I", "]F"};

int pictures_needed(const FoundCode& code) {
  return std::any_of(std::begin(kUnchecked), std::end(kUnchecked),
                     [&](std::string_view kind) { return code.aim.starts_with(kind); })
             ? 2
             : 1;
}

}  // namespace

std::vector<FoundCode> Sightings::see(const std::vector<FoundCode>& codes, TimePoint now) {
  for (auto& entry : seen_) ++entry.second.missing;
  std::erase_if(seen_, [now](const auto& entry) {
    return entry.second.missing > kAbsentPictures && now - entry.second.last >= kAbsentFor;
  });
  std::vector<FoundCode> news;
  for (const auto& code : codes) {
    Seen& seen = seen_[{code.aim, code.bytes}];
    seen.last = now;
    seen.missing = 0;
    if (++seen.pictures < pictures_needed(code) || seen.told) continue;
    seen.told = true;
    news.push_back(code);
  }
  return news;
}

}  // namespace packbench::drivers
