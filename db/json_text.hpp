// JSON as it stands in the store, read back into records.
#pragma once
#include <stdexcept>
#include <string>

#include "db/records/event.hpp"

namespace packbench::db {

// Scans are any bytes, and strings in the store may hold them as they came: what was written must be
// readable. Throws boost::system::system_error for what is no JSON: such text was never written here.
inline records::json::value json_of_text(const std::string& text) {
  records::json::parse_options options;
  options.allow_invalid_utf8 = true;
  return records::json::parse(text, {}, options);
}

// The event of a journal row; bad_value where the payload is no JSON at all.
[[nodiscard]] inline records::Result<records::Event> event_from_text(const std::string& type,
                                                                     const std::string& payload) {
  try {
    return records::event_from(type, json_of_text(payload));
  } catch (const boost::system::system_error& failure) {
    return records::Error{records::Errc::bad_value, std::string("payload: ") + failure.what()};
  }
}

// The record in a column that a projection wrote: anything else is a damaged store.
template <class T>
T record_from_text(const std::string& text) {
  auto record = records::from_json<T>(json_of_text(text));
  if (!record) throw std::runtime_error("unreadable record in the store: " + record.error().message);
  return *std::move(record);
}

}  // namespace packbench::db
