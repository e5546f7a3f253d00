// Inventories that were opened in Tryton as count plans.
#include "central/connectors/tryton/plans.hpp"

#include "central/connectors/tryton/values.hpp"

namespace packbench::connectors::tryton {

namespace json = boost::json;

records::Result<records::CountPlan> plan_from(const json::object& inventory,
                                              const std::map<std::int64_t, std::string>& places) {
  records::CountPlan plan;
  plan.plan = text_in(inventory, "number");
  plan.revision = 0;
  plan.every_days = 1;
  const auto place = places.find(id_in(inventory, "location"));
  if (place == places.end())
    return records::Error{records::Errc::bad_value,
                          "Inventory " + plan.plan + " counts " +
                              text_in(object_in(inventory, "location."), "name") +
                              ", which is no bin that benches know: open one for each bin instead"};
  plan.location = place->second;
  return plan;
}

records::CountPlan plan_ended(const std::string& number) {
  records::CountPlan plan;
  plan.plan = number;
  plan.revision = 0;
  plan.active = false;
  return plan;
}

}  // namespace packbench::connectors::tryton
