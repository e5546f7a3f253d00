// Inspection: what is looked at passes or is rejected; only this moves goods out of the inspection zone.
#include <array>
#include <charconv>

#include "db/records/places.hpp"
#include "station/workflows/commands.hpp"
#include "station/workflows/labels.hpp"
#include "station/workflows/receive.hpp"
#include "station/workflows/which_item.hpp"

namespace packbench::workflows::receive {
namespace {

using namespace records;

constexpr std::array kRejections{"receive.reject_damaged", "receive.reject_quality", "receive.reject_expired",
                                 "receive.reject_packaging", "receive.reject_not_as_ordered"};

constexpr std::array<const char*, 3> kGoodsTexts{"receive.goods_sound", "receive.goods_damaged",
                                                 "receive.goods_foreign"};

Text goods_text(const Draft& draft, const ReceiveGoods& goods) {
  const auto& lot = goods.goods;
  auto called = name(draft, lot.item);
  for (const auto* part : {&lot.lot, &lot.expiry})
    if (!part->empty()) called += " " + *part;
  return say(kGoodsTexts.at(static_cast<std::size_t>(lot.condition)), called, pending(goods));
}

// Where in the state's list the goods stand that this scan may mean.
std::vector<std::size_t> candidates(const ReceiveState& state, const scan::Item& scanned) {
  const auto capture = capture_of(scanned.attributes);
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < state.goods.size(); ++at) {
    const auto& lot = state.goods[at].goods;
    if (lot.item != scanned.item_id || pending(state.goods[at]) <= 0) continue;
    if (!capture.lot.empty() && !lot.lot.empty() && capture.lot != lot.lot) continue;
    if (!capture.expiry.empty() && !lot.expiry.empty() && capture.expiry != lot.expiry) continue;
    found.push_back(at);
  }
  return found;
}

// What was scanned to be looked at.
struct Scanned {
  std::int64_t pieces = 0;  // in all
  std::string barcode;
  std::int64_t pack = 1;  // pieces that one scan of it means
};

Verdict take_in_hand(Draft& draft, const ReceiveGoods& goods, const Scanned& scanned) {
  const auto& state = job(draft);
  const auto in_hand = state.examined ? state.examined->quantity : 0;
  const auto called = name(draft, goods.goods.item);
  const auto waiting = pending(goods);
  if (in_hand + scanned.pieces > waiting)
    return draft.stop(say("receive.more_than_waits", called, waiting, in_hand + scanned.pieces));
  const auto more = sample_left(state, goods, in_hand + scanned.pieces);
  draft.emit(ReceiveExamined{goods.goods, scanned.pieces, scanned.barcode, scanned.pack});
  return {Tone::good,
          say(more > 0 ? "receive.look_at_more" : "receive.in_hand", called, in_hand + scanned.pieces, more)};
}

// A number that a question remembers; `otherwise` where an older one does not.
std::int64_t number_in(const WorkAsked& asked, std::size_t at, std::int64_t otherwise) {
  if (at >= asked.args.size()) return otherwise;
  const auto& text = asked.args[at];
  std::from_chars(text.data(), text.data() + text.size(), otherwise);
  return otherwise;
}

Verdict decide_goods(Draft& draft, Inspection result, const std::string& reason, const std::string& by) {
  const auto& state = job(draft);
  const auto* goods = find_goods(state, state.examined->goods);
  const bool passed = result == Inspection::passed;
  const bool covers_all = passed && is_sampled(state, *goods);
  const auto examined = state.examined->quantity;
  const auto quantity = covers_all ? pending(*goods) : examined;
  const auto to = passed ? std::string(kPassedPlace) : state.defects;
  const auto called = name(draft, goods->goods.item);
  draft.emit(ReceiveInspected{goods->goods, quantity, examined, result, reason, to, by});
  const Verdict told{Tone::good, say(passed ? "receive.passed" : "receive.rejected", called, quantity, to)};
  const bool wanted = passed && draft.rules().label_received == LabelAt::passed;
  return wanted ? label_each(draft, told) : told;
}

// Why only a supervisor may let these goods pass, or nothing.
std::optional<Text> exception_of(const Draft& draft, const ReceiveGoods& goods) {
  const auto item = known_item(draft, goods.goods.item);
  const auto called = name(draft, item.item);
  if (goods.goods.condition == ReceiveCondition::foreign) return say("receive.pass_foreign", called);
  const auto late = lateness(goods.goods.expiry, item.days_left, draft.input().today);
  if (late == Late::expired) return say("receive.pass_expired", called, goods.goods.expiry);
  if (late == Late::nearly) return say("receive.pass_nearly", called, goods.goods.expiry);
  return std::nullopt;
}

}  // namespace

Verdict turn_to_inspection(Draft& draft) {
  if (job(draft).inspecting) return draft.stop(say("command.not_now"));
  if (!next_pending(job(draft))) return draft.stop(say("receive.nothing_waits"));
  draft.emit(ReceiveTurned{true});
  return {Tone::info, say("receive.inspecting")};
}

Verdict turn_to_counting(Draft& draft) {
  if (!job(draft).inspecting) return draft.stop(say("command.not_now"));
  if (job(draft).examined) return draft.stop(say("receive.decide_first"));
  draft.emit(ReceiveTurned{false});
  return {Tone::info, say("receive.counting")};
}

Verdict scan_inspected(Draft& draft) {
  if (const auto* item = draft.as<scan::Item>()) return examine(draft, *item);
  if (const auto* ambiguous = draft.as<scan::Ambiguous>()) return ask_which_item(draft, *ambiguous);
  if (draft.as<scan::Gs1Attributes>()) return draft.stop(say("scan.attributes_alone"));
  if (draft.as<scan::Location>()) return set_place(draft);
  if (const auto* malformed = draft.as<scan::Malformed>())
    return draft.stop(say("scan.malformed", scan::name(malformed->error.code)));
  if (draft.as<scan::Unknown>()) return draft.stop(say("scan.unknown", draft.input().code));
  return draft.stop(say("lane.order_open", draft.work().document));
}

Verdict examine(Draft& draft, const scan::Item& scanned) {
  const auto& state = job(draft);
  const auto pieces = pieces_of(draft, scanned);
  if (pieces < 1 || pieces > kMostPieces) return draft.stop(say("quantity.bad", kMostPieces));
  const auto found = candidates(state, scanned);
  const Scanned now{pieces, scanned.code, scanned.quantity};
  if (state.examined) {
    for (const auto at : found)
      if (state.goods[at].goods == state.examined->goods) return take_in_hand(draft, state.goods[at], now);
    return draft.stop(say("receive.decide_first"));
  }
  if (found.empty()) return draft.stop(say("receive.waits_not", name(draft, scanned.item_id)));
  if (found.size() == 1) return take_in_hand(draft, state.goods[found.front()], now);
  WorkAsked asked{
      "goods", {word(pieces), scanned.code, word(now.pack)}, say("receive.which_goods"), {}, Signer::none};
  for (const auto at : found)
    asked.choices.push_back({word(at), goods_text(draft, state.goods[at]), static_cast<std::int64_t>(at)});
  return ask_work(draft, std::move(asked));
}

Verdict chosen_goods(Draft& draft, const WorkAsked& asked, std::size_t chosen) {
  const auto at = static_cast<std::size_t>(asked.choices.at(chosen).quantity);
  const Scanned scanned{number_in(asked, 0, 0), asked.args.at(1), number_in(asked, 2, 1)};
  return take_in_hand(draft, job(draft).goods.at(at), scanned);
}

Verdict pass(Draft& draft) {
  const auto& state = job(draft);
  if (!state.examined) return draft.stop(say("receive.scan_first"));
  const auto& goods = *find_goods(state, state.examined->goods);
  const auto called = name(draft, goods.goods.item);
  if (goods.goods.condition == ReceiveCondition::damaged)
    return draft.stop(say("receive.damaged_stays", called));
  if (const auto more = sample_left(state, goods, state.examined->quantity); more > 0)
    return draft.stop(say("receive.sample_first", called, more));
  if (auto why = exception_of(draft, goods))
    return ask_work(draft, {"pass", {}, *why, {}, Signer::supervisor});
  return decide_goods(draft, Inspection::passed, "", "");
}

Verdict pass_under(Draft& draft, const WorkAsked&, const Operator& person) {
  return decide_goods(draft, Inspection::passed, "", person.id);
}

Verdict reject(Draft& draft) {
  const auto& state = job(draft);
  if (!state.examined) return draft.stop(say("receive.scan_first"));
  const auto item = known_item(draft, state.examined->goods.item);
  const auto called = name(draft, item.item);
  if (item.hazardous && !state.defects_hazardous) return draft.stop(say("receive.hazardous_defects", called));
  if (!item.hazardous && state.defects_hazardous)
    return draft.stop(say("receive.not_hazardous", called, state.defects));
  return ask_work(draft,
                  {"reject", {}, say("receive.why_rejected", called), choices_of(kRejections), Signer::none});
}

Verdict chosen_rejection(Draft& draft, const WorkAsked& asked, std::size_t chosen) {
  return decide_goods(draft, Inspection::rejected, asked.choices.at(chosen).id, "");
}

}  // namespace packbench::workflows::receive
