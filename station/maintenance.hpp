// Planned maintenance (F27): announced on every lane and at the desk, so that nobody is surprised by it.
#pragma once
#include <boost/json/value.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace packbench::station {

struct Maintenance {
  std::string from, to;  // "2026-12-01 22:00" at the bench
  std::string text;      // what will not work, and what to do until then
};

// Why it is none, in the words of the configuration's errors ("from: ..."); or empty.
[[nodiscard]] std::string problem_of(const Maintenance& maintenance);

// {"from","to","text"} of what begins within a day from `now_ms` (UTC) or goes on then; the first one of
// several. null where there is nothing to announce.
[[nodiscard]] boost::json::value announced(const std::vector<Maintenance>& planned, std::int64_t now_ms);

}  // namespace packbench::station
