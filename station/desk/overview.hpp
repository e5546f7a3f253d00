// The supervisors' desk: what is waiting, what is late, what runs low, and what the day-close must still see.
#pragma once
#include <boost/json/object.hpp>
#include "station/desk/question.hpp"

namespace packbench::station {

// {"clock","day","queue":[…],"works":[…],"low":[…],"short":[…],"tickets":[…],"close":{…},"shifts":{…}}
// in the language asked for.
[[nodiscard]] boost::json::object desk_overview(const Question& asked);

}  // namespace packbench::station
