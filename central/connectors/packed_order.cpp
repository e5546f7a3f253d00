// What is in an order's parcels.
#include "central/connectors/packed_order.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "db/records/json.hpp"

namespace packbench::connectors {
namespace {

struct Fold {
  std::map<std::pair<std::string, std::int64_t>, PackedPieces> entries;  // by bench and entry
  PackedOrder order;
};

void apply(Fold& fold, const std::string& bench, const records::PackScanned& e) {
  fold.entries[{bench, e.entry}] = {bench, e.parcel, e.line, e.item, e.capture, e.quantity};
}

void apply(Fold& fold, const std::string& bench, const records::PackReleased& e) {
  fold.entries[{bench, e.entry}] = {bench, e.parcel, e.line, e.item, {}, e.quantity};
}

void apply(Fold& fold, const std::string& bench, const records::PackUndone& e) {
  const auto found = fold.entries.find({bench, e.entry});
  if (found != fold.entries.end() && (found->second.quantity -= e.quantity) <= 0) fold.entries.erase(found);
}

void apply(Fold& fold, const std::string&, const records::PackShorted& e) {
  fold.order.shorts.push_back({e.line, e.item, e.reason, e.quantity});
}

void drop(PackedOrder& order, const std::string& bench, const std::string& parcel) {
  std::erase_if(order.parcels,
                [&](const auto& sealed) { return sealed.bench == bench && sealed.parcel == parcel; });
}

void apply(Fold& fold, const std::string& bench, const records::PackSealed& e) {
  drop(fold.order, bench, e.parcel);
  fold.order.parcels.push_back({bench, e.parcel, e.waybill, e.carrier});
}

void apply(Fold& fold, const std::string& bench, const records::PackUnsealed& e) {
  drop(fold.order, bench, e.parcel);
  fold.order.end.reset();
}

void apply(Fold& fold, const std::string&, const records::PackFinished& e) {
  fold.order.end = e.end;
}

template <class T>
void read(Fold& fold, const Outcome& row) {
  const auto event = records::from_json<T>(row.payload);
  if (event) return apply(fold, row.bench, *event);
  fold.order.unread = "row " + std::to_string(row.seq) + " of bench " + row.bench + " (" + row.type +
                      ") can't be read: " + event.error().message;
}

struct Step {
  std::string_view type;
  void (*read)(Fold& fold, const Outcome& row);
};
template <class T>
constexpr Step step_of() {
  return {T::kType, &read<T>};
}
constexpr Step kSteps[] = {step_of<records::PackScanned>(), step_of<records::PackReleased>(),
                           step_of<records::PackUndone>(),  step_of<records::PackShorted>(),
                           step_of<records::PackSealed>(),  step_of<records::PackUnsealed>(),
                           step_of<records::PackFinished>()};

auto key_of(const PackedPieces& p) {
  return std::tie(p.bench, p.parcel, p.line, p.item, p.capture.lot, p.capture.expiry, p.capture.serial);
}

}  // namespace

PackedOrder packed_order(const std::vector<Outcome>& rows) {
  Fold fold;
  for (const auto& row : rows)
    for (const auto& step : kSteps)
      if (step.type == row.type) step.read(fold, row);
  auto& pieces = fold.order.pieces;
  for (const auto& [entry, scanned] : fold.entries) {
    const auto same = std::find_if(pieces.begin(), pieces.end(),
                                   [&](const auto& p) { return key_of(p) == key_of(scanned); });
    same == pieces.end() ? pieces.push_back(scanned) : void(same->quantity += scanned.quantity);
  }
  return std::move(fold.order);
}

}  // namespace packbench::connectors
