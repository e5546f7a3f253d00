// Up or down, and since when.
#include "station/centre/line_state.hpp"

#include <spdlog/spdlog.h>

#include "station/workflows/catalogue.hpp"

namespace packbench::station {

void LineState::turn(bool up) {
  if (up_ == up) return;
  up_ = up;
  since_ = clock_.now();
  if (up) {
    spdlog::info("centre: the line is up");
  } else {
    spdlog::warn("centre: the line is down: {}", why_);
  }
  changed_();
}

void LineState::answered() {
  answered_ = clock_.now();
  why_.clear();
  turn(true);
}

void LineState::failed(const std::string& why) {
  why_ = why;
  turn(false);
}

void LineState::halted(const records::Text& why) {
  if (halt_ == why) return;
  halt_ = why;
  spdlog::error("centre: no row is sent any more: {}", workflows::text(why, "en"));
  changed_();
}

std::int64_t LineState::seconds_since(drivers::TimePoint then) const {
  return std::chrono::duration_cast<std::chrono::seconds>(clock_.now() - then).count();
}

records::Text LineState::text() const {
  if (halt_) return {"line.stopped", {halt_->key}};
  if (up_) return {"line.up", {}};
  if (!answered_) return {"line.never", {}};
  return {"line.down", {std::to_string(seconds_since(since_) / 60)}};
}

boost::json::object LineState::to_json(std::int64_t newest, const std::string& language) const {
  boost::json::object told{{"state", halt_ ? "stopped"
                                     : up_ ? "up"
                                           : "down"},
                           {"since_s", seconds_since(since_)},
                           {"text", workflows::text_of_keys(text(), language)},
                           {"why", why_}};
  told["answer_s"] = answered_ ? boost::json::value(seconds_since(*answered_)) : nullptr;
  told["unsent"] = kept_ ? boost::json::value(std::max<std::int64_t>(0, newest - *kept_)) : nullptr;
  return told;
}

}  // namespace packbench::station
