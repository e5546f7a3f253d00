// What is in an order's parcels.
#include "central/connectors/packed_order.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "db/records/json.hpp"
#include "db/records/pack_events.hpp"

namespace packbench::connectors {
namespace {

struct Fold {
  std::map<std::int64_t, PackedPieces> entries;
  PackedOrder order;
};

void apply(Fold& fold, const records::PackScanned& e) {
  const auto& c = e.capture;
  fold.entries[e.entry] = {e.parcel, e.line, e.item, c.lot, c.expiry, c.serial, e.quantity};
}

void apply(Fold& fold, const records::PackReleased& e) {
  fold.entries[e.entry] = {e.parcel, e.line, e.item, "", "", "", e.quantity};
}

void apply(Fold& fold, const records::PackUndone& e) {
  const auto found = fold.entries.find(e.entry);
  if (found != fold.entries.end() && (found->second.quantity -= e.quantity) <= 0) fold.entries.erase(found);
}

void apply(Fold& fold, const records::PackShorted& e) {
  fold.order.shorts.push_back({e.line, e.item, e.reason, e.quantity});
}

void drop(PackedOrder& order, const std::string& parcel) {
  std::erase_if(order.parcels, [&](const auto& sealed) { return sealed.parcel == parcel; });
}

void apply(Fold& fold, const records::PackSealed& e) {
  drop(fold.order, e.parcel);
  fold.order.parcels.push_back({e.parcel, e.waybill, e.carrier});
}

void apply(Fold& fold, const records::PackUnsealed& e) {
  drop(fold.order, e.parcel);
}

struct Step {
  std::string_view type;
  void (*apply)(Fold& fold, const json::value& payload);
};
template <class T>
constexpr Step step_of() {
  return {T::kType, [](Fold& fold, const json::value& payload) {
            if (const auto event = records::from_json<T>(payload)) apply(fold, *event);
          }};
}
constexpr Step kSteps[] = {step_of<records::PackScanned>(), step_of<records::PackReleased>(),
                           step_of<records::PackUndone>(),  step_of<records::PackShorted>(),
                           step_of<records::PackSealed>(),  step_of<records::PackUnsealed>()};

auto key_of(const PackedPieces& p) {
  return std::tie(p.parcel, p.line, p.item, p.lot, p.expiry, p.serial);
}

}  // namespace

PackedOrder packed_order(const std::vector<Outcome>& story) {
  Fold fold;
  for (const auto& row : story)
    for (const auto& step : kSteps)
      if (step.type == row.type) step.apply(fold, row.payload);
  auto& pieces = fold.order.pieces;
  for (const auto& [entry, scanned] : fold.entries) {
    const auto same = std::find_if(pieces.begin(), pieces.end(),
                                   [&](const auto& p) { return key_of(p) == key_of(scanned); });
    same == pieces.end() ? pieces.push_back(scanned) : void(same->quantity += scanned.quantity);
  }
  return std::move(fold.order);
}

}  // namespace packbench::connectors
