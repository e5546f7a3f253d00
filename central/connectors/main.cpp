// The program: its verbs with their options. The only file that knows the parser.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "central/connectors/verbs.hpp"

namespace packbench::connectors {
namespace {

// As the centre's.
enum class Exit { ok = 0, failed = 1, configuration = 3, unavailable = 4 };

struct Options {
  std::string file = "/etc/packbench/connector.toml";
  bool once = false;
  Exit exit = Exit::ok;
};

void fail(Options& options, Exit exit, const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  options.exit = exit;
}

void start(const Verb& verb, Options& options) {
  try {
    const auto config = load_config(options.file, verb.name, verb.keys);
    const auto centre = open_centre(config.centre);
    const auto connector = verb.make(config, *centre);
    run(*connector, options.once);
  } catch (const std::invalid_argument& wrong) {
    fail(options, Exit::configuration, wrong.what());
  } catch (const std::exception& error) {
    fail(options, Exit::unavailable, error.what());
  }
}

// Asks for outcomes, of a type that there is none of, and says nothing: whatever table the file has.
void check(Options& options) {
  try {
    const auto config = load_config(options.file, "", {});
    (void)open_centre(config.centre)->outcomes({}, {"none"}, std::chrono::seconds(0));
    std::printf("The centre at %s answers, and knows this key.\n", config.centre.url.c_str());
  } catch (const std::invalid_argument& wrong) {
    fail(options, Exit::configuration, wrong.what());
  } catch (const std::exception& error) {
    fail(options, Exit::unavailable, error.what());
  }
}

int run_program(int argc, char** argv) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("packbench-connector"));
  CLI::App app("packbench-connector: between the centre and an order system");
  Options options;
  app.set_version_flag("--version", PACKBENCH_VERSION);
  app.add_option("--config", options.file, "Configuration file")->capture_default_str()->take_last();
  app.add_flag("--once", options.once, "End when nothing more is there, with an error when a line is down");
  app.require_subcommand(1);
  app.fallthrough();
  for (const auto& verb : verbs())
    app.add_subcommand(verb.name, verb.help)->callback([&verb, &options] { start(verb, options); });
  app.add_subcommand("check", "Does the centre answer, and know the key?")->callback([&] { check(options); });
  CLI11_PARSE(app, argc, argv);
  return static_cast<int>(options.exit);
}

}  // namespace
}  // namespace packbench::connectors

int main(int argc, char** argv) {
  return packbench::connectors::run_program(argc, argv);
}
