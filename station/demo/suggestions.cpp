// What the demo's virtual scanner offers to scan next at a lane.
#include "station/demo/suggestions.hpp"

#include <algorithm>
#include <set>

#include "station/demo/next_step.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

constexpr std::size_t kOrdersOffered = 9;

std::vector<Offer> pieces(db::Reader& reader, const records::PackOrder& order) {
  std::vector<Offer> offers;
  std::set<std::string> seen;
  for (const auto& line : order.lines) {
    const auto item = reader.item(line.item);
    if (!item || !seen.insert(line.item).second) continue;
    for (const auto& barcode : item->barcodes) {
      const auto many = barcode.quantity > 1 ? " × " + std::to_string(barcode.quantity) : std::string();
      offers.push_back({barcode.code, line.item + many, barcode.code.size() == 13 ? "]E0" : ""});
    }
  }
  offers.push_back(
      {"6901234500127", "CARD-THX", "]E0"});  // wanted by few orders: see what a wrong piece does
  return offers;
}

}  // namespace

json::array suggestions(db::Reader& reader, const workflows::LaneState& state, std::int64_t now_ms) {
  std::vector<Offer> offers{next_step({reader, now_ms, {}}, state)};
  if (state.pack) {
    for (auto& offer : pieces(reader, state.pack->order)) offers.push_back(std::move(offer));
  } else if (state.person) {
    for (const auto& order : reader.work(kOrdersOffered)) offers.push_back({order.order, order.tote, ""});
  }
  for (const auto& person : reader.operators()) offers.push_back({"PB-B-" + person.badge, person.name, ""});
  json::array list;
  std::set<std::string> seen;
  for (const auto& offer : offers)
    if (seen.insert(offer.code).second)
      list.push_back({{"code", offer.code}, {"text", offer.text}, {"aim", offer.aim}});
  return list;
}

}  // namespace packbench::station
