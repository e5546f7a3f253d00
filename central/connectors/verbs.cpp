// A row for each order system.
#include "central/connectors/verbs.hpp"

namespace packbench::connectors {

std::span<const Verb> verbs() {
  return {};
}

}  // namespace packbench::connectors
