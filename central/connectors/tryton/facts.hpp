// Tryton → the centre: one look at everything, again and again.
#pragma once
#include <chrono>
#include <memory>
#include <string>

#include "central/connectors/centre.hpp"
#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

struct FactRules {
  std::string warehouse;  // code; empty: there is but one
  bool assign = true;     // goods are reserved for shipments that wait
  // How often all is read anew, since what was deleted below a record leaves no trace: products, and the
  // rest.
  std::chrono::seconds items{3600}, thorough{300};
  std::chrono::seconds floor{30};   // how often purchases, returns and inventories are looked at
  std::chrono::seconds again{300};  // when goods are tried for anew that could not be reserved
};

class Facts {
 public:
  virtual ~Facts() = default;

  // One look; whether the centre learned something. RpcError, CentreError: the next one begins again.
  virtual bool round() = 0;
};

[[nodiscard]] std::unique_ptr<Facts> create_facts(Session& session, Centre& centre, FactRules rules);

}  // namespace packbench::connectors::tryton
