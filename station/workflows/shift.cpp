// Shift: a checklist that opens or closes the warehouse, who was in it, and a signature.
#include "station/workflows/shift.hpp"

namespace packbench::workflows {

using namespace records;

namespace shift {
namespace {

Verdict begin(Draft& draft, const WorkFacts& facts) {
  if (draft.job<ShiftState>().began) return {Tone::good, say("shift.goes_on", facts.document)};
  return {Tone::ask, say("shift.which")};
}

Verdict scan(Draft& draft) {
  const auto& job = draft.job<ShiftState>();
  if (!all_answered(job)) return draft.stop(say("shift.answer_first", kAnswers.size()));
  return draft.as<scan::Badge>() ? add_present(draft)
                                 : draft.stop(say("shift.badges_only", draft.input().code));
}

Verdict chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  return asked.act == "odd" ? odd_chosen(draft, asked, choice) : draft.stop(say("command.not_now"));
}

bool offers(const LaneState& state, std::string_view name) {
  const auto& job = std::get<ShiftState>(state.work->job);
  if (name == "DONE") return all_answered(job) && !job.present.empty();
  return name == "UNDO" || name == "ASIDE";
}

// While people say that they are here, nobody takes the lane over by his badge.
bool takes_badge(const LaneState& state) {
  return all_answered(std::get<ShiftState>(state.work->job));
}

Questions needs(const WorkFacts&) {
  Questions questions;
  questions.open_works = true;
  return questions;
}

constexpr WorkCommand kCommands[] = {{"CHOOSE", choose}, {"UNDO", undo}, {"DONE", done}};

}  // namespace
}  // namespace shift

const Workflow kShift{WorkKind::shift, shift::begin,     nullptr, shift::scan,        shift::kCommands,
                      shift::chosen,   shift::signed_by, nullptr, shift::offers,      nullptr,
                      shift::draw,     shift::needs,     nullptr, shift::takes_badge, true};

}  // namespace packbench::workflows
