// Draws a lane's screen from its state: where we are, the one next thing to do, what can be answered.
#include "station/workflows/commands.hpp"
#include "station/workflows/draft.hpp"
#include "station/workflows/labels.hpp"
#include "station/workflows/lane.hpp"
#include "station/workflows/pack.hpp"
#include "station/workflows/pack_progress.hpp"
#include "station/workflows/pack_screen.hpp"
#include "station/workflows/workflow.hpp"

namespace packbench::workflows {
namespace {

// Commands that the phase accepts but that would do nothing now are not offered.
bool is_offered(const LaneState& state, const CommandRow& row, Phase phase, const Rules& rules) {
  if (row.numbered || !applies(row, phase)) return false;
  if (row.name == "YES") return state.asked->orders.empty() && !state.asked->unpack;
  if (phase == Phase::stopped || row.name == "LANG") return true;
  if (state.work)
    return row.name == "NO" || offers_label(state, row.name, rules) ||
           workflow_of(state.work->kind).offers(state, row.name);
  return !state.pack || is_useful(*state.pack, row.name);
}

Text title(const LaneState& state, Phase calm) {
  if (calm == Phase::signed_out) return say("lane.title", state.lane);
  if (calm == Phase::idle) return say("lane.ready");
  if (calm == Phase::confirming) return state.asked->text;
  if (state.work) return say("work.title", state.work->document);
  return pack_title(*state.pack, calm);
}

Text instruction(const LaneState& state, Phase phase, const Rules& rules) {
  switch (phase) {
    case Phase::stopped:
      return say("lane.scan_ok");
    case Phase::signed_out:
      return say("lane.scan_badge");
    case Phase::confirming:
      if (state.asked->unpack) return unpack_instruction(*state.asked);
      return say(state.asked->orders.empty() ? "question.yes_no" : "question.choose");
    case Phase::idle:
      return say("lane.scan_order");
    case Phase::working:
      return say("work.title", state.work->document);  // the workflow says it better
    case Phase::work_awaiting:
      return say("await." + state.work->awaited->missing, state.work->awaited->item);
    case Phase::work_asking:
    case Phase::work_signing:
      return state.work->asked->text;
    default:
      return pack_instruction(*state.pack, phase, rules, language_of(state));
  }
}

void add_choices(Screen& screen, const LaneState& state, Phase phase, const Rules& rules) {
  std::int64_t number = 0;
  if (phase == Phase::confirming && state.asked->unpack) {
    for (const auto& reason : state.asked->reasons)
      screen.choices.push_back({command_code("CHOOSE", ++number), say(reason)});
  } else if (phase == Phase::confirming) {
    for (const auto& order : state.asked->orders)
      screen.choices.push_back({command_code("CHOOSE", ++number), say("order.choice", order)});
  }
  if (phase == Phase::asking) {
    for (const auto& choice : state.pack->asked->choices)
      screen.choices.push_back({command_code("CHOOSE", ++number), choice.text});
  }
  if (phase == Phase::work_asking) {
    for (const auto& choice : state.work->asked->choices)
      screen.choices.push_back({command_code("CHOOSE", ++number), choice.text});
  }
  for (const auto& row : kCommands) {
    if (is_offered(state, row, phase, rules))
      screen.choices.push_back({command_code(row.name), say(std::string(row.text))});
  }
}

// The workflow draws; a label that may not be there must be looked at; what is asked, or stands still, has
// the last word.
void draw_work(Screen& screen, const LaneState& state, const Rules& rules) {
  const auto asked = screen.instruction;
  screen.order = state.work->document;
  screen.quantity = state.work->quantity;
  workflow_of(state.work->kind).draw(screen, state, rules);
  if (auto trouble = label_trouble(state)) screen.instruction = *std::move(trouble);
  if (phase_of(state) != Phase::working) screen.instruction = asked;
}

}  // namespace

Screen view(const LaneState& state, const Verdict& verdict, const Rules& rules) {
  Screen screen;
  const auto phase = phase_of(state);
  screen.lane = state.lane;
  screen.person = state.person ? state.person->name : "";
  screen.language = language_of(state);
  screen.verdict = state.stop ? Verdict{Tone::stop, *state.stop} : verdict;
  screen.title = title(state, calm_phase_of(state));
  screen.instruction = instruction(state, phase, rules);
  if (state.pack && state.person) draw_pack(screen, *state.pack);
  if (state.work && state.person) draw_work(screen, state, rules);
  add_choices(screen, state, phase, rules);
  return screen;
}

}  // namespace packbench::workflows
