// Days and filters of count plans.
#include "station/workflows/count_plan.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

namespace packbench::workflows {
namespace {

using namespace records;
using std::chrono::sys_days;
using std::chrono::year_month_day;

// "2026-11-22"; nothing for anything else.
std::optional<sys_days> read_day(std::string_view text) {
  int parts[3] = {};
  constexpr std::size_t kBegins[] = {0, 5, 8}, kLengths[] = {4, 2, 2};
  if (text.size() != 10) return std::nullopt;
  for (int i = 0; i < 3; ++i) {
    const auto part = text.substr(kBegins[i], kLengths[i]);
    const auto [end, fault] = std::from_chars(part.data(), part.data() + part.size(), parts[i]);
    if (fault != std::errc{} || end != part.data() + part.size()) return std::nullopt;
  }
  const year_month_day day{std::chrono::year{parts[0]}, std::chrono::month{static_cast<unsigned>(parts[1])},
                           std::chrono::day{static_cast<unsigned>(parts[2])}};
  return day.ok() ? std::optional(sys_days{day}) : std::nullopt;
}

bool is_month_end(sys_days day) {
  return year_month_day{day}.month() != year_month_day{day + std::chrono::days{1}}.month();
}

template <class T>
bool has(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool fits(const CountPlan& plan, const CountPlace& place) {
  return (!plan.zone || *plan.zone == place.zone) && (plan.item.empty() || has(place.items, plan.item)) &&
         (plan.category.empty() || has(place.categories, plan.category)) &&
         (plan.location.empty() || plan.location == place.location);
}

// The reason for which the plan wants the place counted, or nothing.
const char* why(const CountPlan& plan, const CountPlace& place, sys_days today) {
  const auto counted = read_day(place.counted);
  if (plan.all && is_month_end(today) && counted != today) return "count.reason_month_end";
  if (plan.every_days <= 0 || !fits(plan, place)) return nullptr;
  return !counted || (today - *counted).count() >= plan.every_days ? "count.reason_plan" : nullptr;
}

}  // namespace

std::vector<CountTask> due_tasks(const std::vector<CountPlan>& plans, const std::vector<CountPlace>& places,
                                 std::string_view today) {
  std::vector<CountTask> tasks;
  const auto day = read_day(today);
  if (!day) return tasks;
  for (const auto& place : places) {
    if (place.open) continue;
    for (const auto& plan : plans) {
      const auto* reason = plan.active ? why(plan, place, *day) : nullptr;
      if (!reason) continue;
      tasks.push_back({"CP-" + std::string(today) + "-" + place.location, plan.plan, place.location, reason,
                       plan.blind, plan.tolerance});
      break;
    }
  }
  return tasks;
}

CountTask triggered_task(CountTrigger trigger, const std::string& location, const std::string& stamp) {
  const bool empty = trigger == CountTrigger::empty_shelf;
  return {(empty ? "CE-" : "CV-") + stamp + "-" + location,
          "",
          location,
          empty ? "count.reason_empty_shelf" : "count.reason_variance",
          true,
          {}};
}

}  // namespace packbench::workflows
