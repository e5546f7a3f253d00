// Opening an order, or taking one up again.
#include <algorithm>

#include "station/workflows/claim.hpp"
#include "station/workflows/pack.hpp"
#include "station/workflows/pack_progress.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

bool has_ended(const OrderFacts& facts) {
  return facts.state != "open" && facts.state != "packing";
}

// Why the order can't be opened, or nothing. A cancelled one is opened as long as pieces of it lie in boxes.
std::optional<Text> refuse(const OrderFacts& facts) {
  const auto& order = facts.order.order;
  if (facts.state == "shipped") return say("order.shipped", order);
  if (facts.state == "shorted") return say("order.shorted", order);
  if (has_ended(facts)) return say("order.cancelled", order);
  if (facts.order.cancelled && fold(facts.history).entries.empty()) return say("order.cancelled", order);
  return std::nullopt;
}

Verdict ask_which(Draft& draft, const std::vector<const OrderFacts*>& found) {
  LaneAsked asked{say("order.which", draft.input().code), {}, "", {}, ""};
  for (const auto* facts : found) asked.orders.push_back(facts->order.order);
  draft.emit(asked);
  return {Tone::ask, asked.text};
}

}  // namespace

Verdict open_scanned(Draft& draft) {
  const auto& facts = draft.input().facts.orders;
  if (draft.as<scan::Command>()) return draft.stop(say("command.not_now"));
  std::vector<const OrderFacts*> open;
  for (const auto& found : facts) {
    if (!has_ended(found)) open.push_back(&found);
  }
  if (open.size() > 1) return ask_which(draft, open);
  if (open.size() == 1) return open_order(draft, *open.front(), false);
  if (!facts.empty()) return open_order(draft, facts.front(), false);
  const auto unknown = say("order.unknown", draft.input().code);
  auto wanted = claim_of(draft);
  return wanted ? claim(draft, *std::move(wanted), unknown) : draft.stop(unknown);
}

Verdict open_order(Draft& draft, const OrderFacts& facts, bool take_over) {
  const auto& order = facts.order;
  if (const auto why = refuse(facts)) return draft.stop(*why);
  if (!take_over && !facts.lane.empty() && facts.lane != draft.state().lane) {
    const auto text = say("order.take_over", order.order, facts.lane, facts.person);
    draft.emit(LaneAsked{text, {}, order.order, {}, ""});
    return {Tone::ask, text};
  }
  const auto before = fold(facts.history);
  draft.resume(facts.history);
  draft.emit(PackOpened{order, draft.state().lane, draft.person(), facts.token + 1});
  if (!facts.history.empty() && is_changed(before.order, order)) return tell_change(draft, before);
  std::int64_t pieces = 0;
  for (const auto& line : order.lines) pieces += left(draft.pack(), line);
  return go_on(draft, {Tone::good, say("order.opened", order.order, pieces)});
}

}  // namespace packbench::workflows
