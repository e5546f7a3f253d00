// What all verbs share: the configuration and how failure is told.
#include <cstdio>

#include "station/commands/verbs.hpp"

namespace packbench::station {

std::optional<Config> Context::load() {
  auto loaded = load_config(config);
  if (!loaded) {
    fail(Exit::configuration, loaded.error().message);
    return std::nullopt;
  }
  if (!data.empty()) {
    loaded->data = data;
    loaded->backup = data / "backup";
  }
  return *std::move(loaded);
}

void Context::fail(Exit code, const std::string& message) {
  std::fprintf(stderr, "packbench: %s\n", message.c_str());
  exit = code;
}

}  // namespace packbench::station
