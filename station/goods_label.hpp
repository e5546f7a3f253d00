// What an item label or a stock card says, gathered from the store at the moment it is drawn.
#pragma once
#include <boost/json.hpp>

#include "db/reader.hpp"
#include "station/config.hpp"

namespace packbench::station {

// Data for the templates "item" and "card", as printing/README.md describes it. not_found: the job names no
// goods, or their item is not in the store.
[[nodiscard]] Result<boost::json::object> goods_label_data(db::Reader& reader, const db::JobRow& job,
                                                           const Config& config);

}  // namespace packbench::station
