// Labels that carriers made, handed in over the API.
#include "station/api/waybills.hpp"

#include "printing/inputs/placement.hpp"
#include "station/access/door.hpp"
#include "station/api/behind_door.hpp"
#include "station/api/desk_request.hpp"
#include "station/bench.hpp"

namespace packbench::station {
namespace {

using http::Request;
using http::Response;

Response take(Bench& bench, const Request& request) {
  LabelOffered offered;
  offered.waybill = request.params.at("waybill");
  offered.bytes = request.body;
  offered.fit = query_of(request, "fit", offered.fit);
  offered.by = bench.door().caller(request).id();
  if (!printing::fit_named(offered.fit))
    return http::problem(400, "bad_fit", "\"fit\" is contain, cover, actual or width.");
  const auto done = take_label(bench.store(), bench.reader(), std::move(offered), bench.now_ms());
  if (const auto* why = std::get_if<LabelRefused>(&done))
    return refusal(bench, request, why->status, why->why);
  bench.facts_changed();
  return http::json_response(taken_json(std::get<LabelTaken>(done)));
}

}  // namespace

boost::json::object taken_json(const LabelTaken& taken) {
  const auto& told = taken.told;
  return {{"waybill", told.waybill}, {"order", told.order}, {"kind", told.kind},
          {"fit", told.fit},         {"bytes", told.bytes}, {"repeated", taken.repeated}};
}

http::Route waybill_route(Bench& bench) {
  return behind_door(bench, Right::administer,
                     {{http::Method::post, "/api/waybills/{waybill}/label", http::Takes::label},
                      http::at_once([&bench](const Request& request) { return take(bench, request); })});
}

}  // namespace packbench::station
