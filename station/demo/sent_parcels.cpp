// What the report of parcels sent says of them.
#include "station/demo/sent_parcels.hpp"

#include <algorithm>

namespace packbench::station {

std::vector<SentParcel> sent_parcels(db::Reader& reader, std::int64_t from_ms, std::int64_t to_ms) {
  auto report = reader.report("dispatch", {from_ms, to_ms, "en"});
  const auto at = [&](std::string_view key) {
    return static_cast<std::size_t>(std::ranges::find(report->columns, key, &db::ReportColumn::key) -
                                    report->columns.begin());
  };
  std::ranges::stable_sort(
      report->rows, {}, [sealed = at("sealed_at")](const auto& row) { return std::stoll(row.at(sealed)); });
  const auto carrier = at("carrier"), parcel = at("parcel"), order = at("order");
  std::vector<SentParcel> sent;
  for (const auto& row : report->rows) sent.push_back({row.at(carrier), row.at(parcel), row.at(order)});
  return sent;
}

}  // namespace packbench::station
