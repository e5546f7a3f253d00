// The store as the meaning of scans sees it.
#pragma once
#include "db/reader.hpp"
#include "station/scan/directory.hpp"

namespace packbench::station {

// The reader must outlive it.
class StoreDirectory final : public scan::Directory {
 public:
  explicit StoreDirectory(db::Reader& reader) : reader_(reader) {}

  std::vector<scan::OwnCode> own_codes(scan::OwnKind kind, std::string_view id) const override;
  std::vector<scan::OwnCode> own_codes(std::string_view exact) const override;
  std::vector<scan::ItemMatch> items_by_barcode(std::string_view exact) const override;
  std::vector<scan::ItemMatch> items_by_gtin14(std::string_view gtin14) const override;

 private:
  db::Reader& reader_;
};

}  // namespace packbench::station
