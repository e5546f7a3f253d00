// What a print job says, gathered from the store at the moment it is drawn: personal data is never kept in a
// job.
#pragma once
#include <boost/json.hpp>

#include "db/reader.hpp"
#include "station/config.hpp"

namespace packbench::station {

// The code that the bench prints on each copy of a parcel's label: "PB-P-<parcel>-<copy>".
std::string own_code(const std::string& parcel, std::int64_t copy);

// Who asked for the job, where and when: the row of the journal that requested it.
void add_origin(boost::json::object& data, db::Reader& reader, const db::JobRow& job);

// Data for the template job.intent ("label", "slip", "item" or "card"), as printing/README.md describes it. A
// forgotten consignee is masked. not_found: the job's order, parcel or item is not in the store.
[[nodiscard]] Result<boost::json::object> label_data(db::Reader& reader, const db::JobRow& job,
                                                     const Config& config);

}  // namespace packbench::station
