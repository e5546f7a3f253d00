// The paths of contract.yaml, and those of the centre's page.
#pragma once
#include <vector>

#include "central/api/centre.hpp"
#include "http/server.hpp"

namespace packbench::central {

// `centre` must outlive the server.
[[nodiscard]] std::vector<http::Route> routes(Centre& centre);

}  // namespace packbench::central
