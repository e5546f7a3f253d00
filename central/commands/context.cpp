// What all verbs begin with.
#include "central/commands/verbs.hpp"
#include "central/schema.hpp"

namespace packbench::central {

void Context::fail(Exit code, const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  exit = code;
}

std::optional<Config> Context::load() {
  auto config = load_config(file);
  if (config) return *std::move(config);
  fail(Exit::configuration, config.error().message);
  return std::nullopt;
}

std::optional<pg::Connection> Context::connect() {
  const auto config = load();
  if (!config) return std::nullopt;
  try {
    pg::Connection db(config->database);
    const int version = schema_version(db), own = static_cast<int>(migrations().size());
    if (version == own) return db;
    fail(Exit::must_mend, version < own
                              ? "The database has an older schema: run packbench-central migrate"
                              : "The database is of a newer packbench-central: install that version");
  } catch (const pg::Unavailable& gone) {
    fail(Exit::unavailable, gone.what());
  }
  return std::nullopt;
}

}  // namespace packbench::central
