// The verbs of the command line: each adds itself to the parser and leaves its exit code in the context.
#pragma once
#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "station/config.hpp"

namespace packbench::station {

// Exit codes, the same for every verb.
enum class Exit {
  ok = 0,
  failed = 1,         // the work was tried and did not succeed
  usage = 2,          // wrong arguments
  configuration = 3,  // the configuration is missing or wrong
  not_found = 4,      // nothing of that name
  unavailable = 5,    // a device, the store or the running bench can't be reached
  differs = 6,        // verify or check found something wrong
};

struct Context {
  std::filesystem::path config = "/etc/packbench/packbench.toml";
  std::filesystem::path data;  // --data: overrides the configuration's folder
  Exit exit = Exit::ok;

  // The configuration with the overrides; on failure says so on standard error and returns nothing.
  [[nodiscard]] std::optional<Config> load();
  // Prints "packbench: <message>" to standard error and remembers the exit code.
  void fail(Exit code, const std::string& message);
};

void add_run(CLI::App& app, Context& context);
void add_demo(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_status(CLI::App& app, Context& context);
void add_devices(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_user(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_label(CLI::App& app, Context& context);
void add_replay(CLI::App& app, Context& context);
void add_evidence(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_backup(CLI::App& app, Context& context);
void add_restore(CLI::App& app, Context& context);

}  // namespace packbench::station
