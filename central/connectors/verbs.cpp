// A row for each order system.
#include "central/connectors/verbs.hpp"

#include "central/connectors/files/files_connector.hpp"

namespace packbench::connectors {

std::span<const Verb> verbs() {
  static const Verb all[] = {
      {"files", "A directory of files in and out", files::keys(), &files::make},
  };
  return all;
}

}  // namespace packbench::connectors
