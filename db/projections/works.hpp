// A document that the outside tells of: what the projections of notes, RMAs and plans share.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "db/connection.hpp"
#include "db/error.hpp"

namespace packbench::db {

inline constexpr std::int64_t kNoDue =
    253402300799;  // the last second of the year 9999: behind every real date

struct ToldWork {
  std::string kind, document;
  std::int64_t revision = 1;
  std::int64_t due = kNoDue;       // UTC seconds
  std::int64_t seq = 0;            // of the row that tells it
  std::string body;                // JSON, given back to the workflow as it is
  std::vector<std::string> codes;  // what opens it besides its name
};

// conflict when the revision is not newer, or the document has ended.
[[nodiscard]] Result<void> tell_work(Connection& db, const ToldWork& told);

}  // namespace packbench::db
