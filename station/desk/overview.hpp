// The supervisors' desk: what is waiting, what is late, what runs low, and what the day-close must still see.
#pragma once
#include <boost/json/object.hpp>
#include <string>

#include "station/bench.hpp"

namespace packbench::station {

// {"clock","day","queue":[…],"works":[…],"low":[…],"short":[…],"tickets":[…],"close":{…},"shifts":{…},"texts":{…}}
// in that language.
[[nodiscard]] boost::json::object desk_overview(Bench& bench, const std::string& language);

}  // namespace packbench::station
