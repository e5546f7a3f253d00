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

// A document as one bench worked on it.
struct StoryWanted {
  std::string bench, stream;
  std::int64_t from = 0, until = 0;  // rows of the bench
  std::int64_t limit = 500;
};

// All rows of that stream, from where it was begun, or from `from`, to `until`. Page::next stays empty: what
// is more comes from the last row's number on. 404 bench.unknown.
[[nodiscard]] http::Outcome<Page> story_of(pg::Connection& db, const StoryWanted& wanted);

}  // namespace packbench::central
