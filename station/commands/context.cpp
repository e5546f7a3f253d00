// What all verbs share: the configuration and how failure is told.
#include <cstdio>

#include "station/commands/verbs.hpp"

namespace packbench::station {

std::optional<Config> Context::load() {
  auto config = load_config(this->config);
  if (!config) {
    fail(Exit::configuration, config.error().message);
    return std::nullopt;
  }
  if (!data.empty()) {
    config->data = data;
    config->backup = data / "backup";
  }
  return *std::move(config);
}

void Context::fail(Exit code, const std::string& message) {
  std::fprintf(stderr, "packbench: %s\n", message.c_str());
  exit = code;
}

}  // namespace packbench::station
