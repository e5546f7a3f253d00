// Inventories that were opened in Tryton as count plans.
#pragma once
#include <boost/json.hpp>
#include <map>
#include <string>

#include "db/records/count_events.hpp"
#include "db/records/error.hpp"

namespace packbench::connectors::tryton {

// What is asked of stock.inventory.
inline constexpr const char* kInventoryFields[] = {"number", "location", "location.name", "location.code"};

// A draft: its location is to be counted, today and until it is done. The centre counts its revisions.
// `places`: locations by id, as benches know them. An error, in words for a supervisor, where it is none.
[[nodiscard]] records::Result<records::CountPlan> plan_from(
    const boost::json::object& inventory, const std::map<std::int64_t, std::string>& places);

// Nothing more of it is to be counted.
[[nodiscard]] records::CountPlan plan_ended(const std::string& number);

}  // namespace packbench::connectors::tryton
