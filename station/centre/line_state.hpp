// What people are told of the line to the centre. Nothing that a lane does waits for it.
#pragma once
#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <string>

#include "db/records/lane_events.hpp"
#include "drivers/clock.hpp"

namespace packbench::station {

class LineState {
 public:
  // `changed`: it went up, went down, or sending was stopped.
  LineState(drivers::Clock& clock, std::function<void()> changed)
      : clock_(clock), changed_(std::move(changed)), since_(clock.now()) {}

  void answered();
  void failed(const std::string& why);    // no answer, or none of a centre
  void halted(const records::Text& why);  // no row is sent any more until somebody mends it
  void kept(std::int64_t row) { kept_ = row; }

  [[nodiscard]] bool is_up() const { return up_; }
  [[nodiscard]] const std::optional<records::Text>& halt() const { return halt_; }

  // {"state": "up", "down" or "stopped", "since_s", "answer_s": age of the last answer or null, "unsent":
  // rows or null, "text", "why"}. `newest`: the bench's newest journal row.
  [[nodiscard]] boost::json::object to_json(std::int64_t newest, const std::string& language) const;

 private:
  void turn(bool up);
  [[nodiscard]] std::int64_t seconds_since(drivers::TimePoint then) const;
  [[nodiscard]] records::Text text() const;

  drivers::Clock& clock_;
  std::function<void()> changed_;
  bool up_ = false;
  drivers::TimePoint since_;
  std::optional<drivers::TimePoint> answered_;
  std::optional<std::int64_t> kept_;  // nothing: the centre was not asked yet
  std::optional<records::Text> halt_;
  std::string why_;
};

}  // namespace packbench::station
