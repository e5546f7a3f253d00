// The program: one binary, all verbs.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

#include "station/commands/verbs.hpp"

int main(int argc, char** argv) {
  using namespace packbench::station;
  std::signal(SIGPIPE, SIG_IGN);  // a page that closes its connection is no reason to end
  CLI::App app{"Packbench: the software of a warehouse bench. Scanner, scale, label printer, and a store that forgets nothing."};
  app.set_version_flag("--version", PACKBENCH_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Begin with:  packbench demo          a whole warehouse to try, without any device\n"
      "At work:     packbench check         what is missing on this machine, in plain words\n"
      "             packbench run           the bench (systemd does this)\n"
      "             packbench replay NUMBER what was in that box?\n"
      "Exit codes: 0 done, 1 tried and failed, 2 wrong arguments, 3 configuration, 4 not found, 5 not reachable,\n"
      "            6 something differs from what it should be");
  Context context;
  app.add_option("--config", context.config, "Configuration file")->capture_default_str();
  app.add_option("--data", context.data, "Folder of the store, instead of the configuration's");
  app.fallthrough();
  for (const auto add : {add_run, add_demo, add_check, add_status, add_devices, add_import, add_user, add_explain,
                         add_label, add_replay, add_evidence, add_verify, add_backup, add_restore})
    add(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::usage);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "packbench: %s\n", error.what());
    return static_cast<int>(Exit::failed);
  }
  return static_cast<int>(context.exit);
}
