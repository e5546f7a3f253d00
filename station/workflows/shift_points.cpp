// The points of the checklist: one after the other, in order or odd, and back.
#include "station/workflows/catalogue.hpp"
#include "station/workflows/shift.hpp"

namespace packbench::workflows::shift {
namespace {

using namespace records;

std::string plain(const Draft& draft, const std::string& key) {
  return text(say(key), draft.language());
}

Verdict choose_list(Draft& draft) {
  const auto choice = draft.choice(kLists.size());
  if (!choice) return draft.stop(say("question.no_such_choice", kLists.size()));
  const auto list = static_cast<ShiftList>(*choice);
  const auto& rules = draft.rules();
  draft.emit(ShiftBegan{list, draft.input().today,
                        list == ShiftList::opening ? rules.shift_opening : rules.shift_closing});
  return {Tone::good, say("shift.begun", plain(draft, kLists[*choice]))};
}

Verdict answer(Draft& draft, const std::string& odd) {
  const auto point = *next_point(draft.job<ShiftState>());
  draft.emit(ShiftPoint{static_cast<std::int64_t>(draft.job<ShiftState>().answers.size()) + 1, point, odd});
  if (odd.empty()) return {Tone::good, say("shift.is_fine", plain(draft, point))};
  return {Tone::info, say("shift.is_odd", plain(draft, point), plain(draft, odd))};
}

Verdict ask_odd(Draft& draft, const std::string& point) {
  WorkAsked asked{"odd", {}, say("shift.what_is_odd", plain(draft, point)), {}, Signer::none};
  for (const auto& odd : draft.rules().shift_odd) asked.choices.push_back({odd, say(odd), 0});
  asked.choices.push_back({"shift.odd_other", say("shift.odd_other"), 0});
  return ask_work(draft, std::move(asked));
}

// Nothing is on record yet: the document ends as if it had never begun.
Verdict drop_list(Draft& draft) {
  const auto document = draft.work().document;
  draft.emit(ShiftDropped{});
  draft.emit(WorkEnded{draft.person()});
  return {Tone::info, say("shift.dropped", document)};
}

}  // namespace

Verdict choose(Draft& draft) {
  const auto& job = draft.job<ShiftState>();
  if (!job.began) return choose_list(draft);
  const auto* point = next_point(job);
  if (!point) return draft.stop(say("shift.badges_only", draft.input().code));
  const auto choice = draft.choice(kAnswers.size());
  if (!choice) return draft.stop(say("question.no_such_choice", kAnswers.size()));
  return *choice == 0 ? answer(draft, "") : ask_odd(draft, *point);
}

Verdict odd_chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  if (!next_point(draft.job<ShiftState>())) return draft.stop(say("command.not_now"));
  return answer(draft, asked.choices[choice].id);
}

Verdict undo(Draft& draft) {
  const auto& job = draft.job<ShiftState>();
  if (!job.present.empty()) {
    const auto last = job.present.back();
    draft.emit(ShiftPresentUndone{last.who});
    return {Tone::info, say("shift.not_here", last.called)};
  }
  if (job.answers.empty()) return drop_list(draft);
  const auto last = job.answers.back();
  draft.emit(ShiftPointUndone{last.number, last.point});
  return {Tone::info, say("shift.again", plain(draft, last.point))};
}

}  // namespace packbench::workflows::shift
