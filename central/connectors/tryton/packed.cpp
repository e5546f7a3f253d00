// Rows of an order, folded into its parcels.
#include "central/connectors/tryton/packed.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "central/connectors/tryton/story.hpp"

namespace packbench::connectors::tryton {
namespace {

struct Entry {
  std::string parcel;
  Goods goods;
  std::int64_t quantity = 0;
};

// Entries count by bench: another one that took the order over begins anew.
struct Fold {
  std::map<std::pair<std::string, std::int64_t>, Entry> entries;
  std::vector<std::pair<std::string, Parcel>> sealed;  // with its bench
  std::optional<records::OrderEnd> end;
};

void on(Fold& fold, const std::string& bench, const records::PackScanned& e) {
  fold.entries[{bench, e.entry}] = {e.parcel, {e.item, lot_of(e.capture)}, e.quantity};
}

void on(Fold& fold, const std::string& bench, const records::PackReleased& e) {
  fold.entries[{bench, e.entry}] = {e.parcel, {e.item, ""}, e.quantity};
}

void on(Fold& fold, const std::string& bench, const records::PackUndone& e) {
  fold.entries[{bench, e.entry}].quantity -= e.quantity;
}

void on(Fold& fold, const std::string& bench, const records::PackSealed& e) {
  fold.sealed.emplace_back(bench, Parcel{e.parcel, e.waybill, {}});
}

void on(Fold& fold, const std::string& bench, const records::PackUnsealed& e) {
  std::erase_if(fold.sealed,
                [&](const auto& sealed) { return sealed.first == bench && sealed.second.name == e.parcel; });
  fold.end.reset();
}

void on(Fold& fold, const std::string&, const records::PackFinished& e) {
  fold.end = e.end;
}

}  // namespace

Pieces Packed::all() const {
  Pieces all;
  for (const auto& parcel : parcels)
    for (const auto& [goods, quantity] : parcel.pieces) all[goods] += quantity;
  return all;
}

Packed packed_from(const std::string& order, const std::vector<Outcome>& rows) {
  Fold fold;
  for (const auto& row : rows)
    read<records::PackScanned, records::PackReleased, records::PackUndone, records::PackSealed,
         records::PackUnsealed, records::PackFinished>(
        row, [&](const auto& event) { on(fold, row.bench, event); });
  Packed packed{order, fold.end, {}};
  for (auto& [bench, parcel] : fold.sealed) {
    for (const auto& [key, entry] : fold.entries)
      if (key.first == bench && entry.parcel == parcel.name && entry.quantity > 0)
        parcel.pieces[entry.goods] += entry.quantity;
    packed.parcels.push_back(std::move(parcel));
  }
  return packed;
}

}  // namespace packbench::connectors::tryton
