// What a count of a location came to, by the rows of its task.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "central/connectors/centre.hpp"
#include "central/connectors/tryton/packed.hpp"

namespace packbench::connectors::tryton {

struct CountedLine {
  Goods goods;
  std::int64_t counted = 0;
  std::int64_t book = 0;  // by the bench's books, at the time
};

struct Counted {
  std::string task, plan, location;  // plan: or empty
  std::vector<CountedLine> lines;    // also of what should be there and is not
};

// Of all rows of "count:<task>"; nothing while it goes on, waits for approval or was rejected.
[[nodiscard]] std::optional<Counted> counted_from(const std::string& task, const std::vector<Outcome>& rows);

}  // namespace packbench::connectors::tryton
