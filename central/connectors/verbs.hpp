// What `packbench-connector` can be told to do: a row for each order system.
#pragma once
#include <memory>
#include <span>

#include "central/connectors/config.hpp"
#include "central/connectors/connector.hpp"

namespace packbench::connectors {

struct Verb {
  const char* name;  // also that of its table in the configuration file
  const char* help;
  std::span<const Key> keys;
  // Throws std::invalid_argument where the configuration is to be mended. `centre` outlives it.
  std::unique_ptr<Connector> (*make)(const Config& config, Centre& centre);
};

[[nodiscard]] std::span<const Verb> verbs();

}  // namespace packbench::connectors
