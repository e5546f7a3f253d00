// What the projections of counts share: the task's row.
#pragma once
#include <string>

#include "db/projections/project.hpp"

namespace packbench::db {

struct CountTaskRow {
  std::string location, state;
  std::int64_t round = 0;
};

// The fact's task, if it stands in `state` and (where `round` is not 0) in that round; else conflict.
[[nodiscard]] Result<CountTaskRow> count_task_in(Connection& db, const Fact& fact, const char* state,
                                                 std::int64_t round = 0);

// The counter has acted: the next window opens here.
void count_acted(Connection& db, const Fact& fact);

}  // namespace packbench::db
