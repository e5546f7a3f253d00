// What there is to begin at an idle lane.
#pragma once
#include <optional>

#include "station/demo/worker.hpp"

namespace packbench::station {

// The code that begins or goes on with such a task, or nothing. Counts it in `today.begun`: what was begun in
// vain several times waits for another day. `person`: who would do it.
[[nodiscard]] std::optional<Offer> begin_chore(Chore chore, Floor& floor, Today& today,
                                               const records::Operator& person);

}  // namespace packbench::station
