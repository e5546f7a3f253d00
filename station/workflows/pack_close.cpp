// Closing a parcel: notes, what is left, weight, label; and the end of an order.
#include "station/workflows/catalogue.hpp"
#include "station/workflows/pack.hpp"
#include "station/workflows/pack_progress.hpp"
#include "station/workflows/weight.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

std::string list_left(const Draft& draft) {
  std::string list;
  const auto language = draft.language();
  for (const auto* line : lines_left(draft.pack())) {
    if (!list.empty()) list += language == "en" ? ", " : "，";
    list += text(say("choice.line", name_of(*line, language), left(draft.pack(), *line)), language);
  }
  return list;
}

bool anything_happened(const PackState& pack) {
  return !pack.entries.empty() || !pack.shorts.empty();
}

bool any_short(const PackState& pack) {
  for (const auto& line : pack.order.lines) {
    if (shorted(pack, line) > 0) return true;
  }
  return false;
}

Verdict finish_cancelled(Draft& draft) {
  const auto order = draft.pack().order.order;
  draft.emit(PackFinished{OrderEnd::cancelled});
  return {Tone::done, say("order.finished_cancelled", order)};
}

Verdict finish_or_empty(Draft& draft) {
  return anything_happened(draft.pack()) ? end_order(draft) : Verdict{Tone::info, say("parcel.empty")};
}

// The article that explains a refused weight, in words.
Text explain(const Draft& draft, const PackWeighed& weighed) {
  const auto off = weighed.grams - weighed.expected_g;
  const auto found = suspect(draft.pack(), weighed.parcel, off, weighed.tolerance_g);
  if (!found) return say(off < 0 ? "weigh.too_light" : "weigh.too_heavy", off < 0 ? -off : off);
  const auto name = name_of(*found->line, draft.language());
  return say(off < 0 ? "weigh.missing" : "weigh.surplus", off < 0 ? -off : off, name, found->quantity);
}

// Whether the parcel may be closed for its weight; else how that was told.
std::optional<Verdict> weigh(Draft& draft, const std::string& parcel) {
  const auto grams = draft.input().facts.weight_g;
  if (!grams) return Verdict{Tone::ask, say("weigh.put_on")};
  const auto expected = expected_weight(draft.pack(), parcel, draft.rules());
  PackWeighed event{parcel, *grams, expected.expected_g, expected.tolerance_g, agrees(expected, *grams),
                    "",     ""};
  if (!expected.known) event.reason = "reason.weight_unknown";
  draft.emit(event);
  if (event.accepted) return std::nullopt;
  return draft.stop(explain(draft, event));
}

void accept_weight(Draft& draft, const std::string& reason, const std::string& by) {
  auto event = *refused_weight(draft.pack());
  event.accepted = true;
  event.reason = reason;
  event.by = by;
  draft.emit(event);
}

// Closing by itself must not cry because the last piece is still in the packer's hand: it waits until it
// agrees.
bool weight_agrees_now(const Draft& draft) {
  if (!draft.rules().has_scale) return true;
  const auto grams = draft.input().facts.weight_g;
  return grams &&
         agrees(expected_weight(draft.pack(), open_parcel(draft.pack()).parcel, draft.rules()), *grams);
}

}  // namespace

Verdict end_order(Draft& draft) {
  const auto order = draft.pack().order.order;
  const bool is_short = any_short(draft.pack());
  draft.emit(PackFinished{is_short ? OrderEnd::shorted : OrderEnd::shipped});
  return {Tone::done, say(is_short ? "order.finished_short" : "order.finished", order)};
}

Verdict go_on(Draft& draft, Verdict otherwise) {
  const auto phase = phase_of(draft.state());
  const auto& pack = draft.pack();
  if (phase != Phase::packing && phase != Phase::taking_out) return otherwise;
  if (pack.order.cancelled) return to_take_out(pack).empty() ? finish_cancelled(draft) : otherwise;
  if (!complete(pack) || next_note(pack) || !draft.rules().close_when_complete) return otherwise;
  const auto open = open_parcel(pack).parcel;
  if (pieces_in(pack, open) == 0) return anything_happened(pack) ? end_order(draft) : otherwise;
  if (is_reopened(pack, open)) return otherwise;
  return weight_agrees_now(draft) ? close_parcel(draft) : otherwise;
}

Verdict acknowledge_note(Draft& draft) {
  const auto* note = next_note(draft.pack());
  if (!note) return {Tone::info, say("note.none")};
  draft.emit(PackNoted{note->note});
  return go_on(draft, {Tone::good, say("note.acknowledged")});
}

Verdict done(Draft& draft) {
  const auto& pack = draft.pack();
  if (pack.order.cancelled) return finish_cancelled(draft);
  if (const auto out = to_take_out(pack); !out.empty()) {
    const auto name = item_name(pack, out.front().item, draft.language());
    return {Tone::ask, say("takeout.next", name, out.front().quantity)};
  }
  if (!lines_left(pack).empty()) return {Tone::ask, say("done.left", list_left(draft))};
  if (next_note(pack)) return {Tone::ask, say("note.first")};
  if (pieces_in(pack, open_parcel(pack).parcel) == 0) return finish_or_empty(draft);
  return close_parcel(draft);
}

Verdict next_parcel(Draft& draft) {
  const auto& pack = draft.pack();
  if (pieces_in(pack, open_parcel(pack).parcel) == 0) return draft.stop(say("parcel.empty"));
  if (next_note(pack)) return {Tone::ask, say("note.first")};
  return close_parcel(draft);
}

Verdict close_parcel(Draft& draft, const std::string& reason, const std::string& by) {
  const auto open = open_parcel(draft.pack());
  if (!by.empty()) {
    accept_weight(draft, reason, by);
  } else if (draft.rules().has_scale) {
    if (auto refused = weigh(draft, open.parcel)) return *std::move(refused);
  }
  const auto& order = draft.pack().order;
  const auto at = static_cast<std::size_t>(open.number - 1);
  const auto waybill = at < order.waybills.size() ? order.waybills[at] : std::string();
  draft.emit(PackParcelClosed{open.parcel, open.number, pieces_in(draft.pack(), open.parcel), waybill,
                              order.carrier});
  if (!draft.rules().has_printer) return {Tone::good, say("parcel.closed_no_printer", open.number)};
  request_print(draft, open.parcel, "label");
  if (draft.rules().print_slip) request_print(draft, open.parcel, "slip");
  return {Tone::good, say("parcel.closed", open.number)};
}

void request_print(Draft& draft, const std::string& parcel, const std::string& intent,
                   const std::string& reason) {
  const auto copy = copies_of(draft.pack(), parcel, intent) + 1;
  const auto job = parcel + "-" + intent + "-" + std::to_string(copy);
  draft.emit(PrintRequested{job, draft.pack().order.order, parcel, intent, copy, draft.state().lane, reason});
}

Verdict set_aside(Draft& draft) {
  const auto order = draft.pack().order.order;
  draft.emit(PackSetAside{"reason.aside"});
  return {Tone::info, say("order.set_aside", order)};
}

}  // namespace packbench::workflows
