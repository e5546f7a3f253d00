// Whether the warehouse was opened and closed today, by whom, and who was there.
#pragma once
#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "db/reader.hpp"

namespace packbench::station {

struct ShiftStanding {
  bool opened = false, closed = false;  // today; a closing after midnight closes the day before
  std::string not_closed;  // the day that was opened last before today, where nobody closed it; or empty
};

// Of signed checklists, the newest first; today: YYYY-MM-DD.
[[nodiscard]] ShiftStanding standing_of(const std::vector<db::ShiftRow>& shifts, const std::string& today);

// {"opened","closed","not_closed","rows":[{"list","document","at","by","people","odd","points","answered"}]}:
// today's, and those that nobody signed yet, the newest first. `by` and `at` are empty until it is signed.
[[nodiscard]] boost::json::object shifts_json(db::Reader& reader, const std::string& today,
                                              const std::string& language);

}  // namespace packbench::station
