// The store as the meaning of scans sees it.
#include "station/directory.hpp"

namespace packbench::station {
namespace {

std::vector<scan::ItemMatch> matches(const std::vector<db::ItemMatch>& rows) {
  std::vector<scan::ItemMatch> matches;
  for (const auto& row : rows) matches.push_back({row.item, row.quantity});
  return matches;
}

// In the order in which they are told.
struct KindRow {
  scan::OwnKind kind;
  bool db::OwnNames::*is;
};
constexpr KindRow kKinds[] = {{scan::OwnKind::badge, &db::OwnNames::badge},
                              {scan::OwnKind::location, &db::OwnNames::location},
                              {scan::OwnKind::order, &db::OwnNames::order},
                              {scan::OwnKind::tote, &db::OwnNames::tote}};

}  // namespace

std::vector<scan::OwnCode> StoreDirectory::own_codes(scan::OwnKind kind, std::string_view id) const {
  auto codes = own_codes(id);
  std::erase_if(codes, [&](const scan::OwnCode& code) { return code.kind != kind; });
  return codes;
}

std::vector<scan::OwnCode> StoreDirectory::own_codes(std::string_view exact) const {
  const auto names = reader_.own_names(exact);
  std::vector<scan::OwnCode> codes;
  for (const auto& row : kKinds)
    if (names.*row.is) codes.push_back({row.kind, std::string(exact)});
  return codes;
}

std::vector<scan::ItemMatch> StoreDirectory::items_by_barcode(std::string_view exact) const {
  return matches(reader_.items_by_barcode(exact));
}

std::vector<scan::ItemMatch> StoreDirectory::items_by_gtin14(std::string_view gtin14) const {
  return matches(reader_.items_by_gtin14(gtin14));
}

}  // namespace packbench::station
