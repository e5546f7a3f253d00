// The door of lanes that are carried about: whose device asks, and who is there.
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "db/reader.hpp"
#include "http/request.hpp"
#include "station/config.hpp"
#include "station/tablets/attendance.hpp"
#include "station/turnstile.hpp"

namespace packbench::station {

// What is known of a lane's device until the bench stops.
struct TabletLane {
  Attendance attendance;
  Turnstile turnstile =
      {};  // one scan after the other, also where the page repeats one that is still looked at
  std::string woken_by = {};  // id of the scan that only woke the lane
  // The last PIN that was wrong: the same once more, soon, is the page's repeating and counts no second time.
  std::string wrong_id = {}, wrong_proof = {};
  std::int64_t wrong_ms = 0;
};

class TabletDoor {
 public:
  // Reader and configuration outlive it.
  TabletDoor(db::Reader& reader, const Config& config);

  // The lane that the device is paired with; empty: none. Looked up each time: who is unpaired is out at
  // once.
  [[nodiscard]] std::string lane_of(const http::Request& request) const {
    return lane_of(secret_of(request));
  }
  [[nodiscard]] std::string lane_of(const std::string& secret) const;
  [[nodiscard]] std::string secret_of(const http::Request& request) const;

  // What to set as a cookie, so that the device is the one that bears `secret`.
  [[nodiscard]] std::string cookie(const std::string& secret) const;

  // Of a lane that is carried about.
  [[nodiscard]] TabletLane& at(const std::string& lane);

 private:
  db::Reader& reader_;
  const Config& config_;
  std::string cookie_;
  std::map<std::string, TabletLane> lanes_;
};

}  // namespace packbench::station
