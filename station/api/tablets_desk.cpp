// Devices of lanes that are carried about, paired and unpaired at the desk.
#include "station/api/tablets_desk.hpp"

#include <algorithm>

#include "printing/symbol.hpp"
#include "station/api/behind_door.hpp"
#include "station/api/credentials.hpp"
#include "station/api/desk_request.hpp"
#include "station/api/on_record.hpp"
#include "station/bench.hpp"
#include "station/desk/tickets.hpp"
#include "station/tablets/site.hpp"
#include "station/time.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

constexpr std::int64_t kMinuteMs = 60'000;

json::object lane_json(db::Reader& reader, const std::string& lane) {
  const auto tablet = reader.tablet(lane);
  const auto by = tablet ? reader.operator_named(tablet->paired_by) : std::nullopt;
  return {{"lane", lane},
          {"paired", tablet.has_value()},
          {"at", tablet ? local_second(tablet->paired_at_ms) : ""},
          {"by", by ? by->name : ""}};
}

Response tablets(Bench& bench) {
  if (!bench.tablets())
    return http::json_response(json::object{{"url", ""}, {"certificate", false}, {"lanes", json::array()}});
  json::array lanes;
  for (const auto& lane : bench.config().lanes)
    if (lane.tablet) lanes.push_back(lane_json(bench.reader(), lane.name));
  return http::json_response(json::object{{"url", bench.tablets()->url()},
                                          {"certificate", !bench.tablets()->authority().empty()},
                                          {"lanes", std::move(lanes)}});
}

// The supervisor whose badge stands in the body, where the lane is one that is carried about; or the refusal.
http::Outcome<std::string> signed_for(Bench& bench, const Request& request) {
  const auto& lanes = bench.config().lanes;
  if (std::none_of(lanes.begin(), lanes.end(), [&](const LaneConfig& lane) {
        return lane.tablet && lane.name == request.params.at("lane");
      }))
    return http::problem(404, "no_such_lane", "There is no lane of that name with tablet = true.");
  const auto given = members_of(request, {"badge"});
  if (!given) return given.error();
  auto person = supervisor_of(bench.reader(), given->at(0));
  if (person.empty()) return refusal(bench, request, 409, {"supervisor.needed", {}});
  return person;
}

// {"badge"}. The code stands behind '#': a browser sends that to nobody.
Response begin_pairing(Bench& bench, const Request& request) {
  auto by = signed_for(bench, request);
  if (!by) return by.error();
  if (!bench.tablets()->listens()) return refusal(bench, request, 503, {"tablet.not_listening", {}});
  const auto code = bench.pairings().begin(request.params.at("lane"), *std::move(by), bench.now_ms());
  const auto url = bench.tablets()->url() + "pair#" + code;
  const auto modules = printing::qr_modules(url);
  if (!modules) return http::problem(500, "qr", modules.error().message);
  return http::json_response(json::object{{"url", url},
                                          {"minutes", Pairings::kGoodMs / kMinuteMs},
                                          {"qr", json::array(modules->begin(), modules->end())}});
}

// {"badge"}. A code that is still shown is over, too.
asio::awaitable<Response> unpair(Bench& bench, const Request& request) {
  const auto by = signed_for(bench, request);
  if (!by) co_return by.error();
  const auto& lane = request.params.at("lane");
  bench.pairings().end(lane);
  const records::TabletUnpaired unpaired{lane, *by};
  const auto done = co_await on_record(bench, "desk", *by, unpaired);
  if (!done && done.error().code == db::Errc::conflict)
    co_return refusal(bench, request, 409, {"tablet.none", {lane}});
  if (!done) co_return http::problem(503, "not_stored", done.error().message);
  bench.tablets()->hang_up(lane);
  co_return http::json_response(json::object{});
}

}  // namespace

std::vector<http::Route> tablets_desk_routes(Bench& bench) {
  using http::at_once;
  using http::Method;
  using http::Takes;
  return {
      behind_door(bench, Right::look,
                  {{Method::get, "/api/desk/tablets", Takes::nothing},
                   at_once([&bench](const Request&) { return tablets(bench); })}),
      signed_by_badge(bench, Right::work,
                      {{Method::post, "/api/desk/tablets/{lane}/pairing", Takes::json},
                       at_once([&bench](const Request& request) { return begin_pairing(bench, request); })}),
      signed_by_badge(bench, Right::work,
                      {{Method::post, "/api/desk/tablets/{lane}/unpair", Takes::json},
                       [&bench](const Request& request) { return unpair(bench, request); }}),
  };
}

}  // namespace packbench::station
