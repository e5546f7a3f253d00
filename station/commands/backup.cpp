// packbench backup and restore: one command each.
#include <cstdio>

#include "db/upkeep.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {

void make_backup(Context& context, const std::string& folder) {
  const auto config = context.load();
  if (!config) return;
  const auto made =
      db::backup(config->store(), folder.empty() ? config->backup : std::filesystem::path(folder));
  if (!made) return context.fail(Exit::unavailable, made.error().message);
  std::printf("%s\n", made->c_str());
}

void restore_backup(Context& context, const std::string& file) {
  const auto config = context.load();
  if (!config) return;
  if (const auto done = db::restore(file, config->store()); !done)
    return context.fail(Exit::unavailable, done.error().message);
  std::printf(
      "restored %s; what stood there before is kept beside it\n"
      "roles, and who is active, are those of the backup: look at `packbench user list`\n",
      config->store().c_str());
}

}  // namespace packbench::station
