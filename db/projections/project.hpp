// From a journal row to the tables that are read: the same fold when it is written and when verify() repeats
// it.
#pragma once
#include <cstdint>
#include <string_view>

#include "db/connection.hpp"
#include "db/error.hpp"
#include "db/records/chain.hpp"
#include "db/records/event.hpp"

namespace packbench::db {

// What the row says besides its event. Projections read nothing else of the journal, so that they can be
// repeated.
struct Fact {
  std::int64_t seq;
  std::int64_t at_ms;
  std::string_view lane, person;
  std::string_view order;           // of pack.* and print.* events
  std::string_view kind, document;  // of work.* and the workflows' events
  std::string_view source = {};     // of the batch's first event
};

// Of a row, as long as the row lives. Subjects are told by its stream.
[[nodiscard]] Fact fact_of(const records::JournalRow& row);

// conflict, not_found or bad_input when the event can't follow on what is there; the transaction must then go
// back.
[[nodiscard]] Result<void> project(Connection& db, const Fact& fact, const records::Event& event);

}  // namespace packbench::db
