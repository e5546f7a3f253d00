// A file's text into the store, with a report for people and programs.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "db/reader.hpp"
#include "db/store.hpp"
#include "station/importer/apply.hpp"
#include "station/time.hpp"

namespace packbench::station {

// {"new","changed","unchanged","cancelled":n,"problems":[{"line","column","text"}]}; JSON Lines and CSV are
// told apart by their first character.
[[nodiscard]] boost::json::object import_into(db::Store& store, db::Reader& reader, std::string_view text,
                                              const std::string& name, std::int64_t now_ms = wall_clock_ms());

// Its two halves: what the text says, with times that name no zone as at the bench; and the report of what
// became of it.
[[nodiscard]] importer::Import read_import(std::string_view text, std::int64_t now_ms);
[[nodiscard]] boost::json::object report_of(const importer::ImportResult& result);

// "application/x-ndjson" or "text/csv".
[[nodiscard]] std::string content_type_of(std::string_view text);

// `text` as a query argument.
[[nodiscard]] std::string url_escaped(std::string_view text);

}  // namespace packbench::station
