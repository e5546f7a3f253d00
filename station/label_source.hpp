// What a print job says, gathered from the store at the moment it is drawn: personal data is never kept in a
// job.
#pragma once
#include <boost/json.hpp>

#include "db/reader.hpp"
#include "station/config.hpp"

namespace packbench::station {

// The code that the bench prints on each copy of a parcel's label: "PB-P-<parcel>-<copy>".
std::string own_code(const std::string& parcel, std::int64_t copy);

// Data for the template job.intent ("label" or "slip"), as printing/README.md describes it. A forgotten
// consignee is masked. not_found: the job's order or parcel is not in the store.
[[nodiscard]] Result<boost::json::object> label_data(db::Reader& reader, const db::JobRow& job,
                                                     const Config& config);

}  // namespace packbench::station
