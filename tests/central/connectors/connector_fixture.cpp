// A real centre, and an order system's client of it.
#include "connector_fixture.hpp"

namespace packbench::connectors {

std::unique_ptr<Centre> ConnectorFixture::open(const std::string& system) {
  if (!keys_.contains(system)) keys_[system] = central::add_system(db_, system).value();
  return open_centre({url(), ca(), keys_[system]});
}

}  // namespace packbench::connectors
