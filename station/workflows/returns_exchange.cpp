// What the customer may still do (F26): send back, exchange, or neither; and the exchange of what came back.
#include <algorithm>

#include "station/workflows/returns.hpp"

namespace packbench::workflows::returns {
namespace {

using namespace records;

ReturnWindow window_of(const ReturnsState& state, const Rules& rules) {
  ReturnWindow window;
  for (const auto& row : rules.return_windows)
    if (row.channel.empty() || row.channel == state.began->channel) window = row;
  for (const auto& row : rules.return_windows)
    if (row.channel == state.began->channel) window = row;
  return window;
}

Verdict tell(Draft& draft, ExchangeGround ground) {
  draft.emit(ReturnExchangeTold{ground});
  return {Tone::good, say("returns.is_exchange")};
}

// What came back of what was sent: no foreign piece and no surplus one is exchanged.
std::vector<ReturnLine> exchanged(const ReturnsState& state) {
  std::vector<ReturnLine> lines;
  for (const auto& entry : state.entries) {
    if (!entry.odd.empty()) continue;
    const auto known =
        std::find_if(lines.begin(), lines.end(), [&](const auto& l) { return l.item == entry.item; });
    known == lines.end() ? lines.push_back({entry.item, entry.quantity})
                         : void(known->quantity += entry.quantity);
  }
  return lines;
}

}  // namespace

bool may_exchange(const ReturnsState& state) {
  return state.kind == ReturnKind::customer && state.packaging.has_value();
}

Verdict exchange(Draft& draft) {
  const auto& job = draft.job<ReturnsState>();
  if (job.kind == ReturnKind::carrier) return draft.stop(say("returns.exchange_carrier"));
  if (!may_exchange(job)) return draft.stop(say("command.not_now"));
  if (job.exchange != ExchangeGround::no_exchange) {
    draft.emit(ReturnExchangeTold{ExchangeGround::no_exchange});
    return {Tone::info, say("returns.no_exchange")};
  }
  const auto days = job.began->days, allowed = window_of(job, draft.rules()).exchange_days;
  if (days < 0) return tell(draft, ExchangeGround::undated);
  if (days <= allowed) return tell(draft, ExchangeGround::in_time);
  return ask_work(draft, {"fault",
                          {},
                          say("returns.exchange_late", days, allowed),
                          {{"fault", say("returns.is_fault"), 0}},
                          Signer::none});
}

Verdict fault_confirmed(Draft& draft, const WorkAsked&, std::size_t) {
  return tell(draft, ExchangeGround::fault);
}

bool is_empty_exchange(const ReturnsState& state) {
  return state.exchange != ExchangeGround::no_exchange && exchanged(state).empty();
}

void want_exchange(Draft& draft) {
  const auto job = draft.job<ReturnsState>();
  if (job.exchange == ExchangeGround::no_exchange) return;
  const auto document = draft.work().document, ticket = document + "-exchange-1";
  const auto lines = exchanged(job);
  draft.emit(
      TicketOpened{ticket, "exchange", document, say("returns.ticket_exchange", document, list_of(lines))});
  draft.emit(ReturnExchangeWanted{ticket, job.began->rma, job.began->order, lines});
}

std::optional<Text> window_text(const ReturnsState& state, const Rules& rules) {
  if (!state.began || state.began->days < 0 || state.kind == ReturnKind::carrier) return std::nullopt;
  const auto window = window_of(state, rules);
  const auto days = state.began->days;
  if (days <= window.return_days) return say("returns.window_return", days, window.return_days);
  if (days <= window.exchange_days) return say("returns.window_exchange", days, window.exchange_days);
  return say("returns.window_over", days);
}

}  // namespace packbench::workflows::returns
