// packbench backup and restore: one command each.
#include <cstdio>

#include "db/upkeep.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {
namespace {

void run_backup(Context& context, const std::string& folder) {
  const auto config = context.load();
  if (!config) return;
  const auto made = db::backup(config->store(), folder.empty() ? config->backup : std::filesystem::path(folder));
  if (!made) return context.fail(Exit::unavailable, made.error().message);
  std::printf("%s\n", made->c_str());
}

void run_restore(Context& context, const std::string& file) {
  const auto config = context.load();
  if (!config) return;
  if (const auto done = db::restore(file, config->store()); !done)
    return context.fail(Exit::unavailable, done.error().message);
  std::printf("restored %s; what stood there before is kept beside it\n", config->store().c_str());
}

}  // namespace

void add_backup(CLI::App& app, Context& context) {
  auto* verb = app.add_subcommand("backup", "Copy the store into the backup folder, checked, while the bench runs");
  auto folder = std::make_shared<std::string>();
  verb->add_option("--to", *folder, "Another folder than the configuration's");
  verb->callback([&context, folder] { run_backup(context, *folder); });
}

void add_restore(CLI::App& app, Context& context) {
  auto* verb = app.add_subcommand("restore", "Put a backup in the place of the store; the bench must be stopped");
  auto file = std::make_shared<std::string>();
  verb->add_option("backup", *file, "A file that `packbench backup` made")->required();
  verb->callback([&context, file] { run_restore(context, *file); });
}

}  // namespace packbench::station
