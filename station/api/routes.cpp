// The station's local API: one table of routes, and the pages.
#include "station/api/routes.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "printing/png.hpp"
#include "station/access/door.hpp"
#include "station/api/behind_door.hpp"
#include "station/api/desk.hpp"
#include "station/api/desk_request.hpp"
#include "station/api/import.hpp"
#include "station/api/people.hpp"
#include "station/api/pins.hpp"
#include "station/api/tablets_desk.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/label_source.hpp"
#include "station/scan/printable.hpp"
#include "station/screen/embedded_files.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

constexpr std::pair<std::string_view, const char*> kImageTypes[] = {
    {".png", "image/png"}, {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"}, {".webp", "image/webp"}};
constexpr std::size_t kLongestScan = 8192;  // bytes; a QR code holds fewer

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
  if (!lane) co_return no_such_lane();
  const auto body = http::json_body(request);
  if (!body) co_return body.error();
  if (!body->is_object()) co_return http::problem(400, "bad_scan", "The body must be an object.");
  const auto& object = body->get_object();
  LaneScan taken{text_of(object, "id"), "virtual", text_of(object, "code"), text_of(object, "aim")};
  if (const auto* escaped = object.if_contains("escaped");
      escaped && escaped->is_bool() && escaped->get_bool())
    taken.raw = scan::unescape_line(taken.raw);
  if (taken.id.empty() || taken.id.size() > 64 || taken.raw.empty() || taken.raw.size() > kLongestScan)
    co_return http::problem(400, "bad_scan",
                            "A scan needs an id (1 to 64 bytes) and a code (1 to 8192 bytes).");
  const auto reply = co_await lane->scan(std::move(taken));
  co_return http::json_response(
      json::object{{"stored", reply.stored},
                   {"seq", reply.seq},
                   {"verdict", verdict_json(reply.verdict, language_of(lane->state()))}},
      reply.stored ? 200 : 503);
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

// The label as it was, or will be, printed: drawn anew from the store.
asio::awaitable<Response> picture(Bench& bench, const Request& request) {
  if (!may_see(bench, request))
    co_return http::problem(401, "session.needed",
                            workflows::text({"session.needed", {}}, language_of(bench, request)));
  const auto job = bench.reader().job(request.params.at("job"));
  if (!job) co_return http::problem(404, "no_such_job", "There is no print job of that name.");
  auto data = label_data(bench.reader(), *job, bench.config());
  if (!data) co_return http::problem(404, "no_such_job", data.error().message);
  const auto label =
      co_await bench.labels().make(job->intent, *std::move(data), 203, bench.config().language);
  if (!label) co_return http::problem(500, "label", label.error().message);
  const auto page = request.query.find("page");
  const auto number = page == request.query.end() ? 1UL : std::strtoul(page->second.c_str(), nullptr, 10);
  if (number < 1 || number > label->pages.size())
    co_return http::problem(404, "no_such_page", "There is no such page.");
  co_return Response{200, "image/png", printing::to_png(label->pages[number - 1]), {}};
}

// A picture of an item, from the folder images below the data folder. Only plain file names: nothing else is
// reached.
Response image(Bench& bench, const Request& request) {
  const auto& name = request.params.at("name");
  const auto type = std::find_if(std::begin(kImageTypes), std::end(kImageTypes),
                                 [&](const auto& row) { return name.ends_with(row.first); });
  if (name.find('/') != std::string::npos || name.starts_with('.') || type == std::end(kImageTypes))
    return http::problem(404, "no_such_image", "There is no picture of that name.");
  std::ifstream in(bench.config().data / "images" / name, std::ios::binary);
  if (!in) return http::problem(404, "no_such_image", "There is no picture of that name.");
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return {200, type->second, bytes.str(), {}};
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
      {{Method::post, "/api/lanes/{lane}/weight", Takes::json},
       at_once([&bench](const Request& request) { return weigh(bench, request); })},
      {{Method::get, "/api/jobs/{job}/picture", Takes::nothing},
       [&bench](const Request& request) { return picture(bench, request); }},
      {{Method::get, "/api/images/{name}", Takes::nothing},
       at_once([&bench](const Request& request) { return image(bench, request); })},
      {{Method::get, "/api/status", Takes::nothing},
       at_once([&bench](const Request&) { return http::json_response(bench.status()); })},
      behind_door(bench, Right::administer,
                  {{Method::post, "/api/import", Takes::import},
                   [&bench](const Request& request) { return import_file(bench, request); }}),
  };
  for (auto* more : {desk_routes, people_routes, pin_routes, tablets_desk_routes})
    for (auto& route : more(bench)) all.push_back(std::move(route));
  return all;
}

// The page is one file for all lanes; everything else lies under its own name.
std::vector<http::StaticFile> files() {
  std::vector<http::StaticFile> files;
  for (const auto& file : embedded_files()) {
    if (file.path != "/index.html") {
      files.push_back({file.path, file.mime, file.bytes, file.etag});
      continue;
    }
    for (const char* page : {"/", "/lane/{lane}", "/desk"})
      files.push_back({page, file.mime, file.bytes, file.etag});
  }
  return files;
}

}  // namespace

http::ServerConfig server_config(Bench& bench) {
  http::ServerConfig config;
  config.address = bench.config().address;
  config.port = bench.config().port;
  config.routes = routes(bench);
  config.channels = {{"/api/lanes/{lane}/events", "lane/{lane}"}};
  config.files = files();
  return config;
}

}  // namespace packbench::station
