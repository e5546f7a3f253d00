// Written beside the old one, read back, and only then put in its place.
#include "station/commands/config_file.hpp"

#include <fstream>
#include <sstream>

#include "db/files.hpp"
#include "station/config.hpp"

namespace packbench::station {
namespace {

namespace fs = std::filesystem;

Error unavailable(const fs::path& path, const std::string& why) {
  return {Errc::unavailable, path.string() + ": " + why};
}

Result<std::string> text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) return unavailable(file, "can't be read");
  return text.str();
}

}  // namespace

Result<fs::path> append_to_config(const fs::path& path, const std::string& sections) {
  std::error_code error;
  const auto file = fs::canonical(path, error);  // of a link, what it leads to
  if (error) return unavailable(path, error.message());
  auto text = text_of(file);
  if (!text) return text.error();
  if (!text->empty() && text->back() != '\n') *text += '\n';
  *text += "\n" + sections;
  if (const auto config = parse_config(*text, file.string()); !config) return config.error();
  const auto fresh = db::beside(file, ".new");
  std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
  out << *text;
  out.close();
  if (!out) return unavailable(fresh, "can't be written");
  fs::permissions(fresh, fs::status(file).permissions(), error);
  const fs::path kept = file.string() + ".before-" + db::utc_stamp();
  fs::copy_file(file, kept, error);
  if (error) return unavailable(kept, error.message());
  if (const auto synced = db::sync_path(kept); !synced) return unavailable(kept, synced.error().message);
  if (const auto replaced = db::replace_file(fresh, file); !replaced)
    return Error{Errc::unavailable, replaced.error().message};
  return kept;
}

}  // namespace packbench::station
