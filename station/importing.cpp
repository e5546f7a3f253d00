// A file's text into the store, with a report for people and programs.
#include "station/importing.hpp"

#include "db/records/import/import.hpp"
#include "station/time.hpp"

namespace packbench::station {

namespace json = boost::json;

importer::Import read_import(std::string_view text, std::int64_t now) {
  return importer::parse(text, {.kind = {}, .utc_offset_minutes = utc_offset_minutes(now)});
}

json::object import_into(db::Store& store, db::Reader& reader, std::string_view text, const std::string& name,
                         std::int64_t now) {
  return report_of(importer::apply(read_import(text, now), store, reader, now, name));
}

json::object report_of(const importer::ImportResult& result) {
  json::array problems;
  for (const auto& problem : result.problems)
    problems.push_back({{"line", problem.place.line},
                        {"column", problem.place.column},
                        {"text", to_string(problem)},
                        {"warning", problem.warning}});
  return {{"new", result.added},           {"changed", result.changed},       {"unchanged", result.unchanged},
          {"cancelled", result.cancelled}, {"problems", std::move(problems)}, {"unlisted", result.unlisted}};
}

std::string content_type_of(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  return first != std::string_view::npos && text[first] == '{' ? "application/x-ndjson" : "text/csv";
}

std::string url_escaped(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string escaped;
  for (const unsigned char c : text) {
    if (std::isalnum(c) || c == '-' || c == '.' || c == '_') {
      escaped.push_back(static_cast<char>(c));
    } else {
      escaped += {'%', kHex[c >> 4], kHex[c & 15]};
    }
  }
  return escaped;
}

}  // namespace packbench::station
