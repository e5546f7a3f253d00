// packbench backup and restore: one command each.
#include <cstdio>

#include "db/upkeep.hpp"
#include "station/centre/doubt_leases.hpp"
#include "station/commands/verbs.hpp"
#include "station/time.hpp"

namespace packbench::station {
namespace {

db::Result<void> doubt_leases_of(const std::filesystem::path& path) {
  const auto store = db::Store::open(path);
  if (!store) return store.error();
  const auto reader = db::Reader::open(path);
  if (!reader) return reader.error();
  return doubt_leases(**store, **reader, wall_clock_ms());
}

}  // namespace

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
  if (const auto done = doubt_leases_of(config->store()); !done)
    return context.fail(Exit::unavailable,
                        "restored, but not ready: " + done.error().message + "; restore it again");
  std::printf(
      "restored %s; what stood there before is kept beside it\n"
      "roles, and who is active, are those of the backup: look at `packbench user list`\n",
      config->store().c_str());
}

}  // namespace packbench::station
