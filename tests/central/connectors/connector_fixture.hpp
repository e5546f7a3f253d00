// A real centre, and an order system's client of it.
#pragma once
#include "central/connectors/centre.hpp"
#include "service_fixture.hpp"

namespace packbench::connectors {

class ConnectorFixture : public central::ServiceFixture {
 protected:
  // The client of the order system of that name, which is made known at the first call.
  std::unique_ptr<Centre> open(const std::string& system = "erp");

  std::map<std::string, std::string> keys_;  // of systems
};

}  // namespace packbench::connectors
