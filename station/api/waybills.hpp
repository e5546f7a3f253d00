// Labels that carriers made, handed in over the API.
#pragma once
#include <boost/json/object.hpp>

#include "http/server.hpp"
#include "station/documents/taking.hpp"

namespace packbench::station {

class Bench;

// POST /api/waybills/{waybill}/label?fit=…: the body is a PDF, PNG, JPEG or printer code.
[[nodiscard]] http::Route waybill_route(Bench& bench);

// {"waybill","order","kind","fit","bytes","repeated"}
[[nodiscard]] boost::json::object taken_json(const LabelTaken& taken);

}  // namespace packbench::station
