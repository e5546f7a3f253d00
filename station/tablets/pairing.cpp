// Pairing codes.
#include "station/tablets/pairing.hpp"

#include <algorithm>

#include "station/access/password_hash.hpp"

namespace packbench::station {
namespace {

constexpr std::size_t kDigits = 32;  // half a secret: it lasts minutes, and makes a QR code of few modules

}  // namespace

std::string Pairings::begin(std::string lane, std::string by, std::int64_t now_ms) {
  auto code = new_secret().substr(0, kDigits);
  shown_[std::move(lane)] = {code, std::move(by), now_ms};
  return code;
}

// Before a clock that was turned back no code is good: nobody knows how old it is.
std::optional<Pairing> Pairings::take(const std::string& code, std::int64_t now_ms) {
  std::erase_if(shown_, [&](const auto& row) {
    return now_ms < row.second.at_ms || now_ms - row.second.at_ms >= kGoodMs;
  });
  const auto found = std::find_if(shown_.begin(), shown_.end(),
                                  [&](const auto& row) { return same_secret(row.second.code, code); });
  if (found == shown_.end()) return std::nullopt;
  Pairing taken{found->first, std::move(found->second.by), found->second.at_ms};
  shown_.erase(found);
  return taken;
}

void Pairings::put_back(const std::string& code, const Pairing& pairing) {
  shown_.try_emplace(pairing.lane, Shown{code, pairing.by, pairing.at_ms});
}

}  // namespace packbench::station
