// The door of lanes that are carried about.
#include "station/tablets/tablet_door.hpp"

#include "station/access/password_hash.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr const char* kForDevice = "; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Strict";

}  // namespace

// Named after the port as the desk's is: cookies know no ports.
TabletDoor::TabletDoor(db::Reader& reader, const Config& config)
    : reader_(reader), config_(config), cookie_("packbench-tablet-" + std::to_string(config.tablets.port)) {}

std::string TabletDoor::cookie(const std::string& secret) const {
  return cookie_ + "=" + secret + kForDevice;
}

std::string TabletDoor::secret_of(const http::Request& request) const {
  const auto found = request.cookies.find(cookie_);
  return found == request.cookies.end() ? "" : found->second;
}

std::string TabletDoor::lane_of(const std::string& secret) const {
  const auto proof = proof_of(secret);
  for (const auto& lane : config_.lanes) {
    const auto paired = lane.tablet ? reader_.tablet(lane.name) : std::nullopt;
    if (paired && same_secret(paired->proof, proof)) return lane.name;
  }
  return {};
}

TabletLane& TabletDoor::at(const std::string& lane) {
  return lanes_.try_emplace(lane, TabletLane{Attendance(config_.tablets.idle_minutes * kMinuteMs)})
      .first->second;
}

}  // namespace packbench::station
