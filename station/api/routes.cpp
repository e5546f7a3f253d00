// The station's local API: one table of routes, and the pages.
#include "station/api/routes.hpp"

#include <algorithm>

#include "station/access/door.hpp"
#include "station/api/behind_door.hpp"
#include "station/api/desk.hpp"
#include "station/api/desk_request.hpp"
#include "station/api/device_requests.hpp"
#include "station/api/devices_desk.hpp"
#include "station/api/house_label_requests.hpp"
#include "station/api/import.hpp"
#include "station/api/lane_requests.hpp"
#include "station/api/people.hpp"
#include "station/api/pictures.hpp"
#include "station/api/pins.hpp"
#include "station/api/printer_requests.hpp"
#include "station/api/printers_desk.hpp"
#include "station/api/tablets_desk.hpp"
#include "station/api/templates_desk.hpp"
#include "station/api/texts.hpp"
#include "station/api/waybills.hpp"
#include "station/bench.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

Response no_such_lane() {
  return http::problem(404, "no_such_lane", "There is no lane of that name.");
}

Response lanes(Bench& bench) {
  json::array rows;
  for (const auto& config : bench.config().lanes) {
    const auto& state = bench.lane(config.name)->state();
    rows.push_back({{"lane", config.name},
                    {"person", state.person ? state.person->name : ""},
                    {"order", state.pack ? state.pack->order.order : ""}});
  }
  return http::json_response(
      json::object{{"lanes", rows}, {"texts", texts_json("ui.", bench.config().language)}});
}

asio::awaitable<Response> scan(Bench& bench, const Request& request) {
  auto* lane = bench.lane(request.params.at("lane"));
  if (auto refusal = refusal_here(lane)) co_return *std::move(refusal);
  auto taken = scan_of(request, "virtual");
  if (!taken) co_return taken.error();
  const auto reply = co_await lane->scan(*std::move(taken));
  co_return scan_response(*lane, reply);
}

Response weigh(Bench& bench, const Request& request) {
  auto* lane = bench.lane(request.params.at("lane"));
  if (!lane) return no_such_lane();
  const auto body = http::json_body(request);
  if (!body) return body.error();
  const auto* grams = body->is_object() ? body->get_object().if_contains("grams") : nullptr;
  if (!grams || !grams->is_int64() || grams->get_int64() < 0 || grams->get_int64() > 1'000'000)
    return http::problem(400, "bad_weight", "\"grams\" must be a whole number from 0 to 1000000.");
  if (!lane->config().scale)
    return http::problem(409, "no_scale", "This lane has no scale in the configuration.");
  lane->weigh(grams->get_int64());
  return http::json_response(json::object{{"grams", grams->get_int64()}});
}

// What the lanes show just now anybody may see who stands there. All others bear consignees' addresses, and
// their names can be guessed.
bool may_see(Bench& bench, const Request& request) {
  const auto shown = bench.labels_shown();
  return std::any_of(shown.begin(), shown.end(),
                     [&](const auto& job) { return job.job == request.params.at("job"); }) ||
         bench.door().caller(request).may(Right::look);
}

asio::awaitable<Response> picture(Bench& bench, const Request& request) {
  if (!may_see(bench, request))
    co_return http::problem(401, "session.needed",
                            workflows::text({"session.needed", {}}, language_of(bench, request)));
  co_return co_await label_picture(bench, request);
}

Response lane_now(Bench& bench, const Request& request) {
  auto* lane = bench.lane(request.params.at("lane"));
  return lane ? http::json_response(bench.message(*lane)) : no_such_lane();
}

std::vector<http::Route> routes(Bench& bench) {
  using http::at_once;
  using http::Method;
  using http::Takes;
  std::vector<http::Route> all{
      {{Method::get, "/api/lanes", Takes::nothing},
       at_once([&bench](const Request&) { return lanes(bench); })},
      {{Method::get, "/api/lanes/{lane}", Takes::nothing},
       at_once([&bench](const Request& request) { return lane_now(bench, request); })},
      {{Method::post, "/api/lanes/{lane}/scan", Takes::json},
       [&bench](const Request& request) { return scan(bench, request); }},
      picture_route(bench),
      {{Method::post, "/api/lanes/{lane}/weight", Takes::json},
       at_once([&bench](const Request& request) { return weigh(bench, request); })},
      {{Method::get, "/api/jobs/{job}/picture", Takes::nothing},
       [&bench](const Request& request) { return picture(bench, request); }},
      {{Method::get, "/api/images/{name}", Takes::nothing},
       at_once([&bench](const Request& request) { return item_image(bench, request); })},
      {{Method::get, "/api/status", Takes::nothing},
       at_once([&bench](const Request&) { return http::json_response(bench.status()); })},
      waybill_route(bench),
      behind_door(bench, Right::administer,
                  {{Method::post, "/api/import", Takes::import},
                   [&bench](const Request& request) { return import_file(bench, request); }}),
  };
  for (auto* more :
       {desk_routes, people_routes, pin_routes, tablets_desk_routes, devices_desk_routes, device_routes,
        templates_desk_routes, printers_desk_routes, printer_routes, house_label_routes})
    for (auto& route : more(bench)) all.push_back(std::move(route));
  return all;
}

}  // namespace

http::ServerConfig server_config(Bench& bench) {
  http::ServerConfig config;
  config.address = bench.config().address;
  config.port = bench.config().port;
  config.routes = routes(bench);
  config.channels = {{"/api/lanes/{lane}/events", "lane/{lane}"}};
  config.files = page_files({"/", "/lane/{lane}", "/desk"});
  return config;
}

}  // namespace packbench::station
