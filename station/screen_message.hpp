// What a lane's page is sent: the screen in the operator's language, devices, labels, the next orders.
#pragma once
#include <boost/json.hpp>
#include <string>

#include "db/reader.hpp"
#include "station/scanners/notice.hpp"
#include "station/workflows/screen.hpp"

namespace packbench::station {

struct LaneDevices {
  std::string scanner = "none", printer = "none", scale = "none";
};

// All members, also those that are empty; texts and names localised.
[[nodiscard]] boost::json::object screen_json(const workflows::Screen& screen);

// {"tone":..., "text":...}
[[nodiscard]] boost::json::object verdict_json(const workflows::Verdict& verdict,
                                               const std::string& language);

// Labels of a lane: [{"job","state","copy","intent","parcel","picture_url"}].
[[nodiscard]] boost::json::array labels_json(const std::vector<db::JobRow>& jobs);

// What the lane is told of scanners: [{"kind","text","code"}].
[[nodiscard]] boost::json::array notices_json(const std::vector<Notice>& notices,
                                              const std::string& language);

// The next orders: [{"order","ship_by","late","pieces","tote","carrier"}].
[[nodiscard]] boost::json::array work_json(const std::vector<db::OrderHead>& orders, std::int64_t now_ms);

}  // namespace packbench::station
