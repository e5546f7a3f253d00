// Tryton as an order system: what is there goes to the centre, what benches did goes there.
#pragma once
#include <memory>
#include <span>

#include "central/connectors/config.hpp"
#include "central/connectors/connector.hpp"
#include "central/connectors/tryton/facts.hpp"

namespace packbench::connectors::tryton {

// Of its table in the configuration file, [tryton].
[[nodiscard]] std::span<const Key> config_keys();

struct ConnectorOptions {
  Server server;
  std::string user, password;
  FactRules facts;
  std::chrono::seconds again{600};  // when an outcome is tried anew that Tryton refused
};

// Nothing is connected yet. RpcError login where url or ca are of no use.
[[nodiscard]] std::unique_ptr<Connector> create_connector(Centre& centre, ConnectorOptions options);

// The same by the configuration. std::invalid_argument where that is to be mended.
[[nodiscard]] std::unique_ptr<Connector> make_connector(const Config& config, Centre& centre);

}  // namespace packbench::connectors::tryton
