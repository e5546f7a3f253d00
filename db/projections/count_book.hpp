// What a count's round comes to: counted against the books in the window in which each item was counted.
#pragma once
#include <string_view>

#include "db/connection.hpp"
#include "db/records/count_events.hpp"

namespace packbench::db {

// Of the round that is going on, as the tables stand now; empty when there is no such task.
[[nodiscard]] records::CountBook count_book(Connection& db, std::string_view task);

}  // namespace packbench::db
