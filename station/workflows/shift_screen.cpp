// A shift's checklist on the screen.
#include "station/workflows/catalogue.hpp"
#include "station/workflows/commands.hpp"
#include "station/workflows/shift.hpp"

namespace packbench::workflows::shift {
namespace {

using namespace records;

Text title(const WorkState& work, const ShiftState& job) {
  if (!job.began) return say("shift.title", work.document);
  return say(job.began->list == ShiftList::opening ? "shift.opening_title" : "shift.closing_title",
             job.began->day);
}

Text instruction(const ShiftState& job) {
  if (!job.began) return say("shift.which");
  if (const auto* point = next_point(job)) return say(*point);
  return say("shift.scan_badges");
}

void add_hints(Screen& screen, const ShiftState& job) {
  if (next_point(job))
    screen.hints.push_back(say("shift.point_of", job.answers.size() + 1, job.began->points.size()));
  const auto told = [&](const std::string& key) { return text(say(key), screen.language); };
  for (const auto& answer : job.answers)
    if (!answer.odd.empty())
      screen.hints.push_back(say("shift.is_odd", told(answer.point), told(answer.odd)));
  std::string here;
  for (const auto& present : job.present) here += (here.empty() ? "" : ", ") + present.called;
  if (!here.empty()) screen.hints.push_back(say("shift.are_here", here));
}

// What CHOOSE means follows from where the checklist stands: no question needs to be kept for it.
void add_choices(Screen& screen, const ShiftState& job) {
  const auto& texts = job.began ? kAnswers : kLists;
  if (all_answered(job)) return;
  std::int64_t number = 0;
  for (const auto* key : texts) screen.choices.push_back({command_code("CHOOSE", ++number), say(key)});
}

}  // namespace

void draw(Screen& screen, const LaneState& state, const Rules&) {
  const auto& job = std::get<ShiftState>(state.work->job);
  screen.title = title(*state.work, job);
  screen.instruction = instruction(job);
  add_hints(screen, job);
  if (phase_of(state) == Phase::working) add_choices(screen, job);
  if (!job.began) return;
  screen.wanted = static_cast<std::int64_t>(job.began->points.size());
  screen.done = static_cast<std::int64_t>(job.answers.size());
}

}  // namespace packbench::workflows::shift
