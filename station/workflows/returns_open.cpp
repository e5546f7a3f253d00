// What a return is about: announced, of an order that left here, or blind.
#include <algorithm>

#include "station/workflows/returns.hpp"

namespace packbench::workflows::returns {
namespace {

using namespace records;

const SentFacts* sent_of(const Draft& draft, const std::string& order) {
  for (const auto& sent : draft.input().facts.sent)
    if (sent.order == order) return &sent;
  return nullptr;
}

Verdict began(Draft& draft, ReturnBegan event) {
  event.code = draft.input().code;
  if (const auto* sent = event.order.empty() ? nullptr : sent_of(draft, event.order)) {
    if (event.channel.empty()) event.channel = sent->channel;
    event.sent = sent->pieces;
    event.days = sent->days;
  }
  draft.emit(std::move(event));
  return ask_next(draft, {});
}

// An announced return that is named here instead of being opened itself.
const WorkFacts* rma_named(const Draft& draft) {
  for (const auto& work : draft.input().facts.works)
    if (work.kind == WorkKind::returns && !work.body.empty() && work.document == draft.input().meaning.text)
      return &work;
  return nullptr;
}

Verdict take_rma(Draft& draft, const WorkFacts& told) {
  if (told.state == "ended") return draft.stop(say("returns.rma_done", told.document));
  if (told.state != "open") return draft.stop(say("returns.rma_elsewhere", told.document, told.lane));
  return begin_rma(draft, told);
}

// The order that was scanned, by its number or by a parcel of it; empty: none.
std::string order_named(const Draft& draft) {
  if (const auto* order = draft.as<scan::Order>()) return order->id;
  const auto& parcels = draft.input().facts.parcels;
  const bool one = !parcels.empty() && std::all_of(parcels.begin(), parcels.end(), [&](const auto& parcel) {
    return parcel.order == parcels.front().order;
  });
  return one ? parcels.front().order : "";
}

}  // namespace

Verdict begin_rma(Draft& draft, const WorkFacts& told) {
  boost::system::error_code error;
  const auto body = json::parse(told.body, error);
  const auto rma = error ? Result<Rma>(Error{Errc::bad_value, ""}) : from_json<Rma>(body);
  if (!rma) return draft.stop(say("returns.unknown", told.document));
  return began(draft, {rma->rma, rma->order, rma->channel, rma->reason, "", rma->lines, {}, -1});
}

Verdict scan_source(Draft& draft) {
  if (const auto* told = rma_named(draft)) return take_rma(draft, *told);
  const auto order = order_named(draft);
  if (order.empty()) return draft.stop(say("returns.unknown", draft.input().code));
  const auto* sent = sent_of(draft, order);
  if (!sent || sent->days < 0) return draft.stop(say("returns.not_sent", order));
  if (sent->pieces.empty()) return draft.stop(say("returns.all_back", order));
  return began(draft, {"", order, "", "", "", {}, {}, -1});
}

Verdict blind(Draft& draft) {
  if (draft.job<ReturnsState>().began) return draft.stop(say("command.not_now"));
  return began(draft, {});
}

}  // namespace packbench::workflows::returns
