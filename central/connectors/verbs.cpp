// A row for each order system.
#include "central/connectors/verbs.hpp"

#include "central/connectors/files/files_connector.hpp"
#include "central/connectors/tryton/connector.hpp"

namespace packbench::connectors {

std::span<const Verb> verbs() {
  static const Verb all[] = {
      {"files", "A directory of files in and out", files::keys(), &files::make},
      {"tryton", "Tryton 6.0 or 7.0, over its JSON-RPC", tryton::config_keys(), &tryton::make_connector},
  };
  return all;
}

}  // namespace packbench::connectors
