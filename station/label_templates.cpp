// Label templates by name.
#include "station/label_templates.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "db/files.hpp"
#include "printing/builtin_templates.hpp"
#include "station/template_pictures.hpp"

namespace packbench::station {
namespace {

// What jobs are called after, where that isn't the template.
struct Name {
  std::string_view job, builtin;
};
constexpr Name kNames[] = {{"label", "parcel"}, {"slip", "packing_slip"}, {"card", "stock_card"}};

std::string_view builtin_of(std::string_view name) {
  for (const auto& [job, builtin] : kNames)
    if (job == name) return builtin;
  return name;
}

std::string name_of(std::string_view builtin) {
  for (const auto& row : kNames)
    if (row.builtin == builtin) return std::string(row.job);
  return std::string(builtin);
}

Error unavailable(const std::filesystem::path& path, const std::string& why) {
  return Error{Errc::unavailable, path.string() + ": " + why};
}

}  // namespace

std::vector<std::string> LabelTemplates::names() {
  std::vector<std::string> names;
  for (const auto& row : printing::builtin_templates()) names.push_back(name_of(row.name));
  std::sort(names.begin(), names.end());
  return names;
}

Result<LabelTemplate> LabelTemplates::builtin(std::string_view name) {
  const auto toml = printing::builtin_template(builtin_of(name));
  if (toml.empty() || name_of(builtin_of(name)) != name)
    return Error{Errc::not_found, "There is no label template " + std::string(name) + "."};
  return LabelTemplate{std::string(name), std::string(toml), std::string(builtin_of(name)) + ".toml", false};
}

std::string LabelTemplates::sample(std::string_view name) {
  return std::string(printing::builtin_sample(builtin_of(name)));
}

Result<LabelTemplate> LabelTemplates::find(std::string_view name) const {
  auto found = builtin(name);
  if (!found || folder_.empty() || !std::filesystem::exists(file(name))) return found;
  std::ostringstream text;
  text << std::ifstream(file(name), std::ios::binary).rdbuf();
  return LabelTemplate{std::string(name), text.str(), file(name).string(), true};
}

Result<printing::Template> LabelTemplates::read(std::string_view name) const {
  const auto found = find(name);
  if (!found) return found.error();
  auto parsed = printing::parse_template(found->toml, found->file_name, pictures_in(folder_));
  if (!parsed) return Error{Errc::configuration, parsed.error().message};
  return *std::move(parsed);
}

Result<void> LabelTemplates::keep(std::string_view name, std::string_view toml) const {
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  if (failed) return unavailable(folder_, failed.message());
  const auto beside = db::beside(file(name), ".new");
  std::ofstream(beside, std::ios::binary) << toml;
  if (auto synced = db::sync_path(beside); !synced) return unavailable(beside, synced.error().message);
  if (std::filesystem::file_size(beside, failed) != toml.size())
    return unavailable(beside, "it could not be written whole");
  auto replaced = db::replace_file(beside, file(name));
  if (!replaced) return unavailable(file(name), replaced.error().message);
  return {};
}

Result<void> LabelTemplates::forget(std::string_view name) const {
  std::error_code failed;
  std::filesystem::remove(file(name), failed);
  if (failed) return unavailable(file(name), failed.message());
  if (std::filesystem::exists(folder_)) {
    if (auto synced = db::sync_path(folder_); !synced) return unavailable(folder_, synced.error().message);
  }
  return {};
}

}  // namespace packbench::station
