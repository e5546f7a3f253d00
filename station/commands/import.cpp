// packbench import and user add: facts from files, through the running bench or straight into a store that is
// at rest.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "station/commands/at_rest.hpp"
#include "station/commands/verbs.hpp"
#include "station/importing.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

// The report of an import, from the running bench or from here. Nothing: said on standard error already.
std::optional<json::value> import_text(Context& context, const Config& config, const std::string& name,
                                       const std::string& text) {
  std::error_code
      unmade;  // before the first run the folder is not there; if it can't be made, opening says why
  std::filesystem::create_directories(config.data, unmade);
  const AtRest work = [&](db::Store& store, db::Reader& reader) -> std::optional<json::value> {
    return import_into(store, reader, text, name);
  };
  return at_rest_or_asked(
      context, config, work,
      {"/api/import?name=" + url_escaped(name), content_type_of(text), text, Hearer::whoever_answers});
}

// False where a row was left out.
bool tell(Context& context, const std::string& name, const json::value& report) {
  bool all = true;
  for (const auto& problem : report.at("problems").as_array()) {
    std::fprintf(stderr, "%s: %s\n", name.c_str(), problem.at("text").as_string().c_str());
    all = all && problem.at("warning").as_bool();
  }
  for (const char* count : {"new", "changed", "unchanged", "cancelled"})
    std::printf("%s %lld  ", count, static_cast<long long>(report.at(count).as_int64()));
  std::printf("problems %zu\n", report.at("problems").as_array().size());
  if (!all) context.exit = Exit::failed;
  return all;
}

}  // namespace

void import_files(Context& context, const std::vector<std::string>& files) {
  const auto config = context.load();
  if (!config) return;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return context.fail(Exit::not_found, file + ": can't be read");
    std::ostringstream text;
    text << in.rdbuf();
    const auto name = std::filesystem::path(file).filename().string();
    const auto report = import_text(context, *config, name, text.str());
    if (!report) return;
    tell(context, name, *report);
  }
}

void add_user(Context& context, const NewUser& user) {
  const auto config = context.load();
  if (!config) return;
  const json::object row{{"id", user.id},
                         {"name", user.name.empty() ? user.id : user.name},
                         {"badge", user.badge.empty() ? user.id : user.badge},
                         {"role", user.role},
                         {"language", user.language},
                         {"hazardous", user.hazardous}};
  const auto report = import_text(context, *config, "user add", json::serialize(row) + "\n");
  if (report && tell(context, "user add", *report))
    std::printf("badge barcode: PB-B-%s\n", std::string(row.at("badge").as_string()).c_str());
}

}  // namespace packbench::station
