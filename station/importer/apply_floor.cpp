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

void cancel_note(const ImportedNote& row, const std::optional<db::WorkRow>& work,
                 const std::optional<records::InboundNote>& known, Writing& writing) {
  const Place place{row.line, 0, "note"};
  if (!work)
    return writing.problem(place, "note " + row.note.note + " is not known here: there is nothing to cancel");
  if (known && known->cancelled) return void(++writing.result.unchanged);
  writing.put(place, records::NoteCancelled{row.note.note, work->revision + 1, row.reason},
              writing.result.cancelled);
}

}  // namespace

// They reach a bench over its line to the centre, which counts their revisions.
void refuse_announced(const Import& import, Writing& writing) {
  constexpr const char* kWhere = " come from the centre: give this file to its connector of files";
  for (const auto& row : import.rmas) writing.problem({row.line, 0, "rma"}, std::string("RMAs") + kWhere);
  for (const auto& row : import.plans)
    writing.problem({row.line, 0, "plan"}, std::string("count plans") + kWhere);
}

void apply_notes(const Import& import, Writing& writing) {
  for (const auto& row : import.notes) {
    auto note = row.note;
    const auto work = writing.reader.work("receive", note.note);
    const auto old = work ? told(*work) : std::nullopt;
    if (row.cancelled) {
      cancel_note(row, work, old, writing);
      continue;
    }
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
