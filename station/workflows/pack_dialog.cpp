// Questions of the pack: which item, short, release, reprint, weight; each ends in an event that carries who
// answers.
#include <algorithm>
#include <array>

#include "station/workflows/pack.hpp"
#include "station/workflows/pack_progress.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

Verdict shorten(Draft& draft, const PackAsked& asked, const std::string& by);
Verdict release(Draft& draft, const PackAsked& asked, const std::string& by);
Verdict reprint_label(Draft& draft, const PackAsked& asked, const std::string& by);
Verdict release_weight(Draft& draft, const PackAsked& asked, const std::string& by);
Verdict finish_short(Draft& draft, const PackAsked& asked, const std::string& by);

// What an act needs before the supervisor's badge, and what the badge then does.
struct ActRow {
  PackAct act;
  bool of_a_line;
  std::vector<std::string> Rules::*reasons;
  const char* why;  // catalogue key of the question for the reason
  Verdict (*carry_out)(Draft&, const PackAsked&, const std::string& by);
};

constexpr std::array<ActRow, 5> kActs{{
    {PackAct::shorten, true, &Rules::reasons_short, "ask.why_short", shorten},
    {PackAct::release, true, &Rules::reasons_release, "ask.why_release", release},
    {PackAct::reprint, false, &Rules::reasons_reprint, "ask.why_reprint", reprint_label},
    {PackAct::release_weight, false, &Rules::reasons_weight, "ask.why_weight", release_weight},
    {PackAct::finish_short, false, &Rules::reasons_short, "ask.why_short", finish_short},
}};

const ActRow& row_of(PackAct act) {
  return *std::find_if(kActs.begin(), kActs.end(), [&](const ActRow& row) { return row.act == act; });
}

const PackLine* line_named(const PackState& pack, const std::string& name) {
  const auto found = std::find_if(pack.order.lines.begin(), pack.order.lines.end(),
                                  [&](const PackLine& line) { return line.line == name; });
  return found == pack.order.lines.end() ? nullptr : &*found;
}

// Pieces that a short or a release of this line means: what QTY said, else all that is missing, or one.
std::int64_t quantity_for(const PackState& pack, const PackAsked& asked, const PackLine& line) {
  if (asked.quantity > 0) return asked.quantity;
  return asked.act == PackAct::shorten ? left(pack, line) : 1;
}

Verdict shorten(Draft& draft, const PackAsked& asked, const std::string& by) {
  const auto* line = line_named(draft.pack(), asked.line);
  const PackShorted event{asked.line, line->item, asked.reason, by, quantity_for(draft.pack(), asked, *line)};
  const auto name = name_of(*line, draft.language());
  draft.emit(event);
  return go_on(draft, {Tone::info, say("short.done", name, event.quantity)});
}

Verdict release(Draft& draft, const PackAsked& asked, const std::string& by) {
  const auto& pack = draft.pack();
  const auto* line = line_named(pack, asked.line);
  const PackReleased event{pack.last_entry + 1,
                           asked.line,
                           line->item,
                           open_parcel(pack).parcel,
                           asked.reason,
                           by,
                           quantity_for(pack, asked, *line)};
  const auto name = name_of(*line, draft.language());
  draft.emit(event);
  return go_on(draft, {Tone::good, say("release.done", name, event.quantity)});
}

Verdict reprint_label(Draft& draft, const PackAsked& asked, const std::string& by) {
  const auto parcel = unsealed_parcel(draft.pack())->parcel;
  if (const auto* job = live_job(draft.pack(), parcel, "label"))
    draft.emit(PrintVoided{job->job, asked.reason, by});
  request_print(draft, parcel, "label", asked.reason);
  return {Tone::info, say("reprint.asked", copies_of(draft.pack(), parcel, "label"))};
}

Verdict release_weight(Draft& draft, const PackAsked& asked, const std::string& by) {
  return close_parcel(draft, asked.reason, by);
}

Verdict finish_short(Draft& draft, const PackAsked& asked, const std::string& by) {
  std::vector<PackShorted> events;
  for (const auto* line : lines_left(draft.pack()))
    events.push_back({line->line, line->item, asked.reason, by, left(draft.pack(), *line)});
  for (const auto& event : events) draft.emit(event);
  return done(draft);
}

// The next thing that the act needs: line, reason, badge.
Verdict step(Draft& draft, PackAsked asked) {
  const auto& row = row_of(asked.act);
  const auto& pack = draft.pack();
  asked.choices.clear();
  if (row.of_a_line && asked.line.empty()) {
    const auto lines = lines_left(pack);
    if (lines.size() == 1) asked.line = lines.front()->line;
    for (const auto* line : lines) {
      if (lines.size() > 1)
        asked.choices.push_back(
            {line->line, say("choice.line", name_of(*line, draft.language()), left(pack, *line))});
    }
  }
  if (row.of_a_line && !asked.line.empty()) {
    const auto* line = line_named(pack, asked.line);
    const auto rest = left(pack, *line);
    if (asked.quantity > rest)
      return draft.stop(say("scan.too_many", name_of(*line, draft.language()), rest, asked.quantity));
  }
  if (asked.choices.empty() && asked.reason.empty()) {
    for (const auto& reason : draft.rules().*row.reasons) asked.choices.push_back({reason, say(reason)});
  }
  draft.emit(asked);
  return {Tone::ask, question(draft.pack(), asked)};
}

Verdict choose(Draft& draft, const PackAsked& asked, const PackChoice& choice) {
  if (asked.act == PackAct::pick_item) {
    const auto quantity = pieces_of(choice.quantity, asked.quantity);
    return take_piece(draft, {choice.id, asked.barcode, asked.gtin14, quantity, asked.capture});
  }
  auto next = asked;
  (row_of(asked.act).of_a_line && asked.line.empty() ? next.line : next.reason) = choice.id;
  return step(draft, std::move(next));
}

}  // namespace

Text question(const PackState& pack, const PackAsked& asked) {
  if (asked.act == PackAct::pick_item) return say("ask.which_item", asked.barcode);
  if (asked.choices.empty()) return say("ask.supervisor", pack.order.order);
  const auto& row = row_of(asked.act);
  return row.of_a_line && asked.line.empty() ? say("ask.which_line") : say(row.why);
}

Verdict ask(Draft& draft, PackAct act) {
  const auto& pack = draft.pack();
  if (act == PackAct::release && refused_weight(pack)) act = PackAct::release_weight;
  const bool of_lines = act == PackAct::shorten || act == PackAct::release || act == PackAct::finish_short;
  if (of_lines && lines_left(pack).empty()) return draft.stop(say("short.nothing"));
  return step(draft, {act, "", "", "", pack.quantity, "", {}, {}});
}

Verdict answer(Draft& draft) {
  const auto asked = *draft.pack().asked;
  if (!asked.choices.empty()) {
    const auto chosen = draft.choice(asked.choices.size());
    return chosen ? choose(draft, asked, asked.choices[*chosen])
                  : draft.stop(say("question.no_such_choice", asked.choices.size()));
  }
  const auto& person = draft.input().facts.person;
  if (!draft.as<scan::Badge>()) return draft.stop(say("supervisor.first"));
  if (!person || !person->active || !may_supervise(person->role)) return draft.stop(say("supervisor.needed"));
  return row_of(asked.act).carry_out(draft, asked, person->id);
}

Verdict drop(Draft& draft) {
  draft.emit(PackDropped{});
  return {Tone::info, say("question.dropped")};
}

}  // namespace packbench::workflows
