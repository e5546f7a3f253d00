// Changes of moves as Tryton's commands: what is written to the list of moves of a shipment.
#pragma once
#include <functional>
#include <vector>

#include "central/connectors/tryton/allotment.hpp"

namespace packbench::connectors::tryton {

// The id of that lot of that product.
using LotOf = std::function<std::int64_t(const Goods& goods, std::int64_t product)>;

[[nodiscard]] json::array commands_for(const std::vector<Change>& changes, Session& session,
                                       const LotOf& lot_of);

// The same where no lot is changed.
[[nodiscard]] json::array commands_for(const std::vector<Change>& changes, Session& session);

}  // namespace packbench::connectors::tryton
