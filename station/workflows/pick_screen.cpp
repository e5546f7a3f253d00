// The screen of picking: the one next thing, big; then the list.
#include "station/workflows/pick.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

Text instruction(const PickState& job, const std::string& language) {
  if (job.mode.empty()) return say("pick.scan_list");
  if (const auto* order = without_tote(job))
    return job.one_tote ? say("pick.scan_one_tote") : say("pick.scan_tote", order->order);
  if (!job.step) return say("pick.scan_done");
  const auto name = name_of(job.step->name, language);
  if (!job.arrived) return say("pick.go_to", job.step->location, name, job.step->quantity);
  const auto held = job.hand ? job.hand->quantity : 0;
  if (held < job.step->quantity) return say("pick.take", name, job.step->quantity - held, job.step->location);
  return say("pick.put", name, held, job.step->tote);
}

void draw_step(Screen& screen, const PickSent& step) {
  if (step.hazardous) screen.hints.push_back(say("move.hazard_hint"));
  if (!step.lot.empty()) screen.hints.push_back(say("move.lot", step.lot));
  screen.hints.push_back(say("pick.hint_tote", step.order, step.tote));
}

ScreenLine line_of(const PickState& job, const PickTask& task) {
  ScreenLine line;
  line.line = task.order;
  line.item = task.line.item;
  line.name = task.line.name;
  line.wanted = task.line.quantity;
  line.done = task.picked;
  line.shorted = task.shorted;
  line.hazardous = task.line.hazardous;
  if (left(task) == 0) line.state = task.shorted > 0 ? LineState::shorted : LineState::done;
  line.last = job.step && job.step->order == task.order && job.step->line == task.line.line &&
              job.step->item == task.line.item;
  return line;
}

}  // namespace

void draw_pick(Screen& screen, const LaneState& state, const Rules&) {
  const auto& job = std::get<PickState>(state.work->job);
  screen.title = say("pick.title", state.work->document);
  screen.instruction = instruction(job, language_of(state));
  if (job.step) draw_step(screen, *job.step);
  for (const auto& task : job.tasks) {
    screen.lines.push_back(line_of(job, task));
    screen.wanted += task.line.quantity;
    screen.done += task.picked;
  }
}

}  // namespace packbench::workflows
