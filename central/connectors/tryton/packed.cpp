// An order's parcels in pieces as Tryton counts them: by item and lot.
#include "central/connectors/tryton/packed.hpp"

#include "central/connectors/packed_order.hpp"
#include "central/connectors/tryton/story.hpp"

namespace packbench::connectors::tryton {

Pieces Packed::all() const {
  Pieces all;
  for (const auto& parcel : parcels)
    for (const auto& [goods, quantity] : parcel.pieces) all[goods] += quantity;
  return all;
}

Packed packed_from(const std::string& order, const std::vector<Outcome>& rows) {
  const auto known = packed_order(rows);
  if (!known.unread.empty()) throw RpcError(Fault::refused, known.unread);
  Packed packed{order, known.end, {}};
  for (const auto& sealed : known.parcels) {
    Parcel parcel{sealed.parcel, sealed.waybill, {}};
    for (const auto& p : known.pieces)
      if (p.bench == sealed.bench && p.parcel == sealed.parcel)
        parcel.pieces[{p.item, lot_of(p.capture)}] += p.quantity;
    packed.parcels.push_back(std::move(parcel));
  }
  return packed;
}

}  // namespace packbench::connectors::tryton
