// Locations and inbound notes into the store.
#include <map>

#include "station/importer/applying.hpp"

namespace packbench::importer {

void apply_locations(const Import& import, Writing& writing) {
  std::map<std::string, records::Location> known;
  for (auto& location : writing.reader.locations()) known[location.location] = location;
  for (const auto& row : import.locations) {
    const auto old = known.find(row.location.location);
    if (old != known.end() && old->second == row.location) {
      ++writing.result.unchanged;
    } else {
      auto& counter = old == known.end() ? writing.result.added : writing.result.changed;
      writing.put({row.line, 0, "location"}, records::LocationReceived{row.location}, counter);
    }
  }
  writing.write();
}

namespace {

bool check_items(const ImportedNote& row, Writing& writing) {
  for (std::size_t i = 0; i < row.note.lines.size(); ++i) {
    if (writing.reader.item(row.note.lines[i].item)) continue;
    writing.problem(row.item_places[i], row.note.lines[i].item + " is no known item: import items first");
    return false;
  }
  return true;
}

// What the store was told last of this note, or nothing.
std::optional<records::InboundNote> told(const db::WorkRow& work) {
  boost::system::error_code error;
  const auto body = records::json::parse(work.body, error);
  if (error) return std::nullopt;
  auto note = records::from_json<records::InboundNote>(body);
  return note ? std::optional(*std::move(note)) : std::nullopt;
}

}  // namespace

void apply_notes(const Import& import, Writing& writing) {
  for (const auto& row : import.notes) {
    auto note = row.note;
    const auto work = writing.reader.work("receive", note.note);
    const auto old = work ? told(*work) : std::nullopt;
    note.revision = old ? old->revision : work ? work->revision + 1 : 1;
    if (old && *old == note) {
      ++writing.result.unchanged;
      continue;
    }
    if (old) ++note.revision;
    if (!check_items(row, writing)) continue;
    auto& counter = work ? writing.result.changed : writing.result.added;
    writing.put({row.line, 0, "note"}, records::NoteReceived{std::move(note)}, counter);
  }
  writing.write();
}

}  // namespace packbench::importer
