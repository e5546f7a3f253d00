// The store as the meaning of scans sees it.
#include "station/directory.hpp"

#include <algorithm>

namespace packbench::station {
namespace {

std::vector<scan::ItemMatch> matches(const std::vector<db::ItemMatch>& rows) {
  std::vector<scan::ItemMatch> matches;
  for (const auto& row : rows) matches.push_back({row.item, row.quantity});
  return matches;
}

}  // namespace

std::vector<scan::OwnCode> StoreDirectory::own_codes(scan::OwnKind kind, std::string_view id) const {
  std::vector<scan::OwnCode> codes;
  const std::string name(id);
  if (kind == scan::OwnKind::badge && reader_.operator_by_badge(id)) codes.push_back({kind, name});
  if (kind == scan::OwnKind::location && reader_.location(id)) codes.push_back({kind, name});
  if (kind == scan::OwnKind::order && reader_.order_head(id)) codes.push_back({kind, name});
  if (kind == scan::OwnKind::tote) {
    const auto orders = reader_.orders_by_code(id);
    // An order's number opens the order, it is no tote of the same name.
    if (std::any_of(orders.begin(), orders.end(), [&](const auto& order) { return order != id; }))
      codes.push_back({kind, name});
  }
  return codes;
}

std::vector<scan::OwnCode> StoreDirectory::own_codes(std::string_view exact) const {
  std::vector<scan::OwnCode> codes;
  for (const auto kind :
       {scan::OwnKind::badge, scan::OwnKind::location, scan::OwnKind::order, scan::OwnKind::tote})
    for (auto& code : own_codes(kind, exact)) codes.push_back(std::move(code));
  return codes;
}

std::vector<scan::ItemMatch> StoreDirectory::items_by_barcode(std::string_view exact) const {
  return matches(reader_.items_by_barcode(exact));
}

std::vector<scan::ItemMatch> StoreDirectory::items_by_gtin14(std::string_view gtin14) const {
  return matches(reader_.items_by_gtin14(gtin14));
}

}  // namespace packbench::station
