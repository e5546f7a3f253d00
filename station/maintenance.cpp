// Planned maintenance: what is announced when.
#include "station/maintenance.hpp"

#include <boost/json/object.hpp>
#include <regex>

#include "station/time.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kAheadMs = 24 * 3'600'000;

// Whether it is a minute of a day that the calendar has.
bool is_minute(const std::string& text) {
  static const std::regex kForm("[0-9]{4}-[0-9]{2}-[0-9]{2} ([01][0-9]|2[0-3]):[0-5][0-9]");
  return std::regex_match(text, kForm) && day_of(text.substr(0, 10)).first != 0;
}

}  // namespace

std::string problem_of(const Maintenance& maintenance) {
  for (const auto& [key, minute] : {std::pair{"from", maintenance.from}, std::pair{"to", maintenance.to}})
    if (!is_minute(minute)) return std::string(key) + ": must be a day and a time, \"2026-12-01 22:00\"";
  if (maintenance.to <= maintenance.from) return "to: must be after from";
  return maintenance.text.empty() ? "text: say what will not work, and what to do" : "";
}

boost::json::value announced(const std::vector<Maintenance>& planned, std::int64_t now_ms) {
  const auto now = local_minute(now_ms), tomorrow = local_minute(now_ms + kAheadMs);
  const Maintenance* first = nullptr;
  for (const auto& each : planned)
    if (each.from <= tomorrow && now < each.to && (!first || each.from < first->from)) first = &each;
  if (!first) return nullptr;
  return boost::json::object{{"from", first->from}, {"to", first->to}, {"text", first->text}};
}

}  // namespace packbench::station
