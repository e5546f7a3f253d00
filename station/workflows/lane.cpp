// Decides what a lane does with an input.
#include "station/workflows/lane.hpp"

#include "station/workflows/claim.hpp"
#include "station/workflows/commands.hpp"
#include "station/workflows/lease.hpp"
#include "station/workflows/pack.hpp"
#include "station/workflows/which_item.hpp"
#include "station/workflows/work.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

// The open order as the centre has it now, if that is not as the lane has seen it.
const PackOrder* changed_order(const Draft& draft) {
  const auto& current = draft.input().facts.current;
  return draft.state().pack && current && is_changed(draft.pack().order, *current) ? &*current : nullptr;
}

Verdict stopped(Draft& draft) {
  if (!draft.is_command("OK")) return {Tone::stop, *draft.state().stop};
  draft.emit(LaneAcknowledged{});
  const Verdict verdict{Tone::info, say("lane.go_on")};
  return draft.state().pack && !changed_order(draft) ? go_on(draft, verdict) : verdict;
}

// Whoever signs in while an order is open continues it under a token of his own: the one before can't write
// any more.
void sign_in(Draft& draft, const Operator& person) {
  draft.emit(LaneSignedIn{person});
  if (draft.state().work) return reopen_work(draft, person);
  if (!draft.state().pack) return;
  const auto& pack = draft.pack();
  draft.emit(PackOpened{pack.order, draft.state().lane, person.id, pack.token + 1});
}

// The number of the order or document that is open, or empty.
std::string open_document(const LaneState& state) {
  if (state.pack) return state.pack->order.order;
  return state.work ? state.work->document : "";
}

Verdict badge(Draft& draft) {
  const auto& person = draft.input().facts.person;
  if (!person || !person->active) return draft.stop(say("badge.unknown"));
  const auto& now = draft.state().person;
  if (now && now->id == person->id) return {Tone::info, say("badge.already", person->name)};
  if (now && (draft.state().pack || draft.state().work)) {
    const auto text = say("lane.take_over", person->name, now->name, open_document(draft.state()));
    draft.emit(LaneAsked{text, *person, "", {}, ""});
    return {Tone::ask, text};
  }
  sign_in(draft, *person);
  return {Tone::good, say("badge.welcome", person->name)};
}

Verdict signed_out(Draft& draft) {
  return draft.as<scan::Badge>() ? badge(draft) : Verdict{Tone::ask, say("lane.sign_in_first")};
}

const OrderFacts* facts_of(const Draft& draft, const std::string& order) {
  for (const auto& facts : draft.input().facts.orders) {
    if (facts.order.order == order) return &facts;
  }
  return nullptr;
}

Verdict open_answered(Draft& draft, const std::string& order, bool take_over) {
  const auto* facts = facts_of(draft, order);
  if (!facts) return draft.stop(say("order.unknown", order));
  draft.emit(LaneAnswered{true});
  return open_order(draft, *facts, take_over);
}

Verdict open_work_answered(Draft& draft, const std::string& name) {
  for (const auto& facts : draft.input().facts.works) {
    if (work_name(facts.kind, facts.document) != name) continue;
    draft.emit(LaneAnswered{true});
    return open_work(draft, facts, true);
  }
  return draft.stop(say("order.unknown", name));
}

Verdict answered_yes(Draft& draft, const LaneAsked& asked) {
  if (!asked.order.empty()) return open_answered(draft, asked.order, true);
  if (!asked.work.empty()) return open_work_answered(draft, asked.work);
  draft.emit(LaneAnswered{true});
  sign_in(draft, asked.person);
  return {Tone::good, say("badge.welcome", asked.person.name)};
}

// A question of the lane is open: only an answer, or a choice among orders, moves it.
Verdict confirm(Draft& draft) {
  const auto asked = *draft.state().asked;
  if (draft.is_command("NO")) {
    draft.emit(LaneAnswered{false});
    return {Tone::info, say("question.dropped")};
  }
  if (asked.unpack) return answer_unpack(draft, asked);
  if (asked.orders.empty() && draft.is_command("YES")) return answered_yes(draft, asked);
  if (const auto chosen = draft.choice(asked.orders.size()))
    return open_answered(draft, asked.orders[*chosen], false);
  return draft.stop(say("question.first"));
}

Verdict toggle_language(Draft& draft) {
  draft.emit(LaneLanguage{draft.language() == "en" ? "zh-CN" : "en"});
  return {Tone::info, say("lane.language")};
}

Verdict sign_out(Draft& draft) {
  if (draft.state().pack || draft.state().work)
    return draft.stop(say("lane.order_open", open_document(draft.state())));
  draft.emit(LaneSignedOut{draft.person()});
  return {Tone::info, say("lane.signed_out")};
}

// At an idle lane: a start command, a document, or an order.
Verdict begin(Draft& draft) {
  if (auto started = start_work(draft)) return *std::move(started);
  if (draft.is_command("UNPACK")) return unpack(draft);
  const auto& facts = draft.input().facts;
  if (facts.orders.empty() && facts.works.size() == 1) return open_work(draft, facts.works.front(), false);
  if (facts.orders.empty() && !facts.works.empty())
    return draft.stop(say("work.several", draft.input().code));
  return open_scanned(draft);
}

// Whose badge it is does not matter to the lane: it signs, or is taken by the open work.
bool badge_is_for_work(const LaneState& state, Phase phase) {
  if (phase == Phase::approving || phase == Phase::work_signing) return true;
  if (phase != Phase::working) return false;
  const auto takes = workflow_of(state.work->kind).takes_badge;
  return takes && takes(state);
}

Verdict decide_lane(Draft& draft) {
  const auto& state = draft.state();
  if (state.stop) return stopped(draft);
  if (!state.person) return signed_out(draft);
  if (const auto* now = changed_order(draft)) return order_changed(draft, *now);
  if (draft.is_command("LANG")) return toggle_language(draft);
  if (state.asked) return confirm(draft);
  if (draft.is_command("SIGNOUT")) return sign_out(draft);
  const auto phase = phase_of(state);
  if (draft.as<scan::Badge>() && !badge_is_for_work(state, phase)) return badge(draft);
  if (state.work) return decide_work(draft);
  return state.pack ? decide_pack(draft) : begin(draft);
}

// Nothing of what was decided holds; but an order that is not leased here may still come. An OK is still one,
// or the lane would never get out of its stop.
Decision refused(const LaneState& state, const Input& input, const Rules& rules,
                 const LeaseRefusal& refusal) {
  Draft draft(state, input, rules);
  const auto& why = refusal.why;
  if (!state.stop) {
    const bool ask = !refusal.wanted.empty() && input.facts.centre == Centre::there;
    auto verdict = ask ? claim(draft, {refusal.wanted, ""}, why) : draft.stop(why);
    return std::move(draft).finish(std::move(verdict));
  }
  draft.emit(LaneAcknowledged{});
  return std::move(draft).finish({Tone::ask, why});
}

}  // namespace

Decision decide(const LaneState& state, const Input& input, const Rules& rules) {
  Draft draft(state, input, rules);
  auto verdict = decide_lane(draft);
  auto decision = std::move(draft).finish(std::move(verdict));
  const auto why = refuse_by_lease(state, input, decision.events);
  return why ? refused(state, input, rules, *why) : decision;
}

Questions questions(const LaneState& state) {
  Questions asked;
  if (state.work) {
    const auto& flow = workflow_of(state.work->kind);
    if (flow.asks) asked = flow.asks(state);
    if (const auto& open = state.work->asked; open && open->act == kWhichItem)
      for (const auto& choice : open->choices) asked.items.push_back(choice.id);
    if (const auto goods = flow.labelled ? flow.labelled(state) : std::nullopt)
      asked.items.push_back(goods->item);
    if (state.work->awaited) asked.items.push_back(state.work->awaited->item);
  }
  for (auto& order : orders_in_question(state)) asked.orders.push_back(std::move(order));
  return asked;
}

void add_needs(const WorkFacts& work, Questions& asked) {
  const auto& flow = workflow_of(work.kind);
  if (!flow.needs) return;
  const auto needed = flow.needs(work);
  asked.items.insert(asked.items.end(), needed.items.begin(), needed.items.end());
  asked.locations.insert(asked.locations.end(), needed.locations.begin(), needed.locations.end());
  asked.orders.insert(asked.orders.end(), needed.orders.begin(), needed.orders.end());
  asked.pickable |= needed.pickable;
  asked.counts |= needed.counts;
  asked.carriers |= needed.carriers;
  asked.open_works |= needed.open_works;
}

std::vector<std::string> orders_in_question(const LaneState& state) {
  if (!state.asked) return {};
  if (!state.asked->order.empty()) return {state.asked->order};
  return state.asked->orders;
}

}  // namespace packbench::workflows
