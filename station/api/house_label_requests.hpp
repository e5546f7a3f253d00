// Labels of the warehouse itself, one by one at a printer of choice.
#pragma once
#include <vector>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

// GET /api/desk/labels/{label}: what there is one of each to print. POST
// /api/printers/{printer}/labels/{label}?of=
[[nodiscard]] std::vector<http::Route> house_label_routes(Bench& bench);

}  // namespace packbench::station
