// Which locations are to be counted today: pure, from plans and when each was counted last.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "db/records/count_events.hpp"

namespace packbench::workflows {

struct CountPlace {
  std::string location;
  records::Zone zone = records::Zone::shelf;
  std::string counted;  // day of the last settled count, YYYY-MM-DD at the bench; empty: never
  bool open = false;    // a count of it is not settled: it gets no other task
  std::vector<std::string> items, categories;  // on the books there
};

// One task for each location that a plan wants counted on the day `today` (YYYY-MM-DD); the first plan of the
// list that fits gives its rules. Names are the same whenever it is asked on that day, so asking twice makes
// no task twice.
[[nodiscard]] std::vector<records::CountTask> due_tasks(const std::vector<records::CountPlan>& plans,
                                                        const std::vector<CountPlace>& places,
                                                        std::string_view today);

enum class CountTrigger {
  empty_shelf,  // the picker looked at an empty shelf after the last piece
  variance,     // a difference of an item was found elsewhere
};

// The task that an observation makes; `stamp` as Input::stamp: no other task of the day has it.
[[nodiscard]] records::CountTask triggered_task(CountTrigger trigger, const std::string& location,
                                                const std::string& stamp);

}  // namespace packbench::workflows
