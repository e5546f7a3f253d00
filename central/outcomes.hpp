// What benches did, for order systems: journal rows in the order in which they were kept.
#pragma once
#include <string>
#include <vector>

#include "central/changes.hpp"
#include "central/pg/connection.hpp"

namespace packbench::central {

// `types`: empty: all. 400 bad_cursor.
[[nodiscard]] http::Outcome<Page> outcomes_after(pg::Connection& db, const std::string& after,
                                                 std::int64_t limit, const std::vector<std::string>& types);

// Those of one stream, dealt with or not. 400 bad_cursor.
[[nodiscard]] http::Outcome<Page> outcomes_of(pg::Connection& db, const std::string& stream,
                                              const std::string& after, std::int64_t limit);

}  // namespace packbench::central
