// The door of lanes that are carried about: whose device asks, and whether its worker is still there.
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "db/reader.hpp"
#include "station/config.hpp"
#include "station/http/request.hpp"
#include "station/time.hpp"

namespace packbench::station {

class TabletDoor {
 public:
  // Reader and configuration outlive it.
  TabletDoor(db::Reader& reader, const Config& config, WallClock now_ms);

  // The lane that the device is paired with; empty: none. Looked up each time: who is unpaired is out at
  // once.
  [[nodiscard]] std::string lane_of(const http::Request& request) const;

  // What to set as a cookie, so that the device is the one that bears `secret`.
  [[nodiscard]] std::string cookie(const std::string& secret) const;

  // Whether the badge must be scanned again: nobody scanned at that lane for [tablets] idle_minutes, or not
  // since the bench started.
  [[nodiscard]] bool asleep(const std::string& lane) const;
  void touch(const std::string& lane) { touched_ms_[lane] = now_ms_(); }

 private:
  db::Reader& reader_;
  const Config& config_;
  WallClock now_ms_;
  std::string cookie_;
  std::map<std::string, std::int64_t> touched_ms_;
};

}  // namespace packbench::station
