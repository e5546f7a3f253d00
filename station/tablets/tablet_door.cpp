// The door of lanes that are carried about.
#include "station/tablets/tablet_door.hpp"

#include "station/access/password_hash.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr const char* kForDevice = "; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Strict";

}  // namespace

// Named after the port as the desk's is: cookies know no ports.
TabletDoor::TabletDoor(db::Reader& reader, const Config& config, WallClock now_ms)
    : reader_(reader),
      config_(config),
      now_ms_(std::move(now_ms)),
      cookie_("packbench-tablet-" + std::to_string(config.tablets.port)) {}

std::string TabletDoor::cookie(const std::string& secret) const {
  return cookie_ + "=" + secret + kForDevice;
}

std::string TabletDoor::lane_of(const http::Request& request) const {
  const auto found = request.cookies.find(cookie_);
  if (found == request.cookies.end()) return {};
  const auto proof = proof_of(found->second);
  for (const auto& lane : config_.lanes) {
    const auto paired = lane.tablet ? reader_.tablet(lane.name) : std::nullopt;
    if (paired && same_secret(paired->proof, proof)) return lane.name;
  }
  return {};
}

bool TabletDoor::asleep(const std::string& lane) const {
  const auto found = touched_ms_.find(lane);
  if (found == touched_ms_.end()) return true;
  const auto since = now_ms_() - found->second;
  return since < 0 || since >= config_.tablets.idle_minutes * kMinuteMs;
}

}  // namespace packbench::station
