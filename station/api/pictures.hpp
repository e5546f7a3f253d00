// Pictures handed in instead of scans.
#pragma once
#include "http/server.hpp"

namespace packbench::station {

class Bench;

// POST /api/lanes/{lane}/picture?id=...: reads the picture in the body. Its one barcode is a scan of that
// lane; of several none is taken.
[[nodiscard]] http::Route picture_route(Bench& bench);

}  // namespace packbench::station
