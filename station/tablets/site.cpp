// What tablets and phones reach.
#include "station/tablets/site.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "station/access/password_hash.hpp"
#include "station/api/desk_request.hpp"
#include "station/api/lane_requests.hpp"
#include "station/api/on_record.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/tablets/scan.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

// A certificate lasts two months more when it is renewed.
constexpr auto kLookAgain = std::chrono::hours(6);
constexpr auto kTryAgain = std::chrono::seconds(10);
// Anybody on the LAN may hold some for a while; each tablet needs a few.
constexpr std::size_t kConnections = 256;

Response refusal(Bench& bench, const Request& request, const char* key) {
  return http::problem(401, key, workflows::text({key, {}}, language_of(bench, request)));
}

// Who this device is, and the page's words. Whoever asks each day stays paired for ever.
Response who(Bench& bench, TabletDoor& door, const Request& request) {
  const auto language = language_of(bench, request);
  const auto lane = door.lane_of(request);
  auto response = http::json_response(
      json::object{{"lane", lane}, {"language", language}, {"texts", texts_json("ui.", language)}});
  if (!lane.empty()) response.headers.emplace_back("Set-Cookie", door.cookie(door.secret_of(request)));
  return response;
}

Response paired(TabletDoor& door, const std::string& lane, const std::string& secret) {
  auto response = http::json_response(json::object{{"lane", lane}});
  response.headers.emplace_back("Set-Cookie", door.cookie(secret));
  return response;
}

// As new_secret() makes them.
bool is_secret(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

// {"code","secret"?}: the device bears the lane's secret from now on, whichever did before does no more.
// Where the device made the secret, the same once more is answered again: the first answer may have been
// lost.
asio::awaitable<Response> pair(Bench& bench, TabletDoor& door, const Request& request) {
  const auto body = http::json_body(request);
  if (!body) co_return body.error();
  const auto text = [&](const char* name) {
    return body->is_object() ? text_of(body->get_object(), name) : std::string();
  };
  const auto code = text("code"), told = text("secret");
  if (!told.empty() && !is_secret(told))
    co_return http::problem(400, "bad_secret", "\"secret\" must be 64 hexadecimal digits in lower case.");
  const auto secret = told.empty() ? new_secret() : told;
  const auto pairing = bench.pairings().take(code, bench.now_ms());
  if (!pairing) {
    const auto lane = door.lane_of(told);
    co_return lane.empty() ? refusal(bench, request, "tablet.pairing_over") : paired(door, lane, told);
  }
  const records::TabletPaired event{pairing->lane, proof_of(secret), pairing->by};
  const auto stored = co_await on_record(bench, "tablet", pairing->by, event);
  if (!stored) {
    bench.pairings().put_back(code, *pairing);
    co_return http::problem(503, "not_stored", stored.error().message);
  }
  bench.tablets()->hang_up(pairing->lane);
  co_return paired(door, pairing->lane, secret);
}

// A label bears an address: a device sees those that its lane shows just now.
asio::awaitable<Response> picture(Bench& bench, TabletDoor& door, const Request& request) {
  const auto lane = door.lane_of(request);
  const auto shown = bench.labels_shown();
  if (std::none_of(shown.begin(), shown.end(),
                   [&](const auto& job) { return job.job == request.params.at("job") && job.lane == lane; }))
    co_return http::problem(404, "no_such_job", "This lane shows no print job of that name.");
  co_return co_await label_picture(bench, request);
}

// A route for the device of {lane}; where the path names none, for that of any lane.
http::Route for_device(Bench& bench, TabletDoor& door, http::Route route) {
  route.handler = [&bench, &door,
                   enter = std::move(route.handler)](const Request& request) -> asio::awaitable<Response> {
    const auto lane = door.lane_of(request);
    const auto wanted = request.params.find("lane");
    if (lane.empty() || (wanted != request.params.end() && wanted->second != lane))
      co_return refusal(bench, request, "tablet.not_paired");
    co_return co_await enter(request);
  };
  return route;
}

std::vector<http::Route> routes(Bench& bench, TabletSite& site) {
  using http::at_once;
  using http::Method;
  using http::Takes;
  auto& door = site.door();
  std::vector<http::Route> rows{
      {{Method::get, "/api/tablet", Takes::nothing},
       at_once([&](const Request& request) { return who(bench, door, request); })},
      {{Method::post, "/api/tablet/pair", Takes::json},
       [&](const Request& request) { return pair(bench, door, request); }},
      for_device(bench, door,
                 {{Method::post, "/api/lanes/{lane}/scan", Takes::json},
                  [&](const Request& request) { return tablet_scan(bench, door, request); }}),
      for_device(bench, door,
                 {{Method::get, "/api/jobs/{job}/picture", Takes::nothing},
                  [&](const Request& request) { return picture(bench, door, request); }}),
      for_device(bench, door,
                 {{Method::get, "/api/images/{name}", Takes::nothing},
                  at_once([&](const Request& request) { return item_image(bench, request); })})};
  if (!site.authority().empty())
    rows.push_back({{Method::get, "/ca.crt", Takes::nothing}, at_once([&](const Request&) {
                      return Response{200, "application/x-x509-ca-cert", site.authority(), {}};
                    })});
  return rows;
}

}  // namespace

TabletSite::TabletSite(boost::asio::io_context& io, Bench& bench, http::Hub& hub, drivers::Clock& clock)
    : io_(io),
      bench_(bench),
      hub_(hub),
      clock_(clock),
      door_(bench.reader(), bench.config()),
      stopped_(io.get_executor(), clock) {
  look();
}

http::ServerConfig TabletSite::config() {
  const auto& tablets = bench_.config().tablets;
  http::ServerConfig config;
  config.address = tablets.address;
  config.port = tablets.port;
  config.hosts = {tablets.host};
  config.limits.connections = kConnections;
  config.routes = routes(bench_, *this);
  config.channels = {
      {"/api/lanes/{lane}/events", "lane/{lane}", [this](const Request& request) -> std::optional<Response> {
         if (door_.lane_of(request) == request.params.at("lane")) return std::nullopt;
         return refusal(bench_, request, "tablet.not_paired");
       }}};
  config.files = page_files({"/", "/pair", "/lane/{lane}"});
  return config;
}

Result<void> TabletSite::listen() {
  auto identity = tablet_identity(bench_.config(), bench_.now_ms());
  if (!identity) return identity.error();
  auto tls = http::tls_context(identity->shown);
  if (!tls) return Error{Errc::unavailable, tls.error().message};
  identity_ = *std::move(identity);
  auto served = config();
  served.tls = *std::move(tls);
  auto server = http::Server::listen(io_, std::move(served), hub_, clock_,
                                     [](const std::string& line) { spdlog::warn("tablets: {}", line); });
  if (!server) return Error{Errc::unavailable, server.error().message};
  server_ = *std::move(server);
  spdlog::info("tablets find their lanes at {}", url());
  return {};
}

std::uint16_t TabletSite::port() const {
  return server_ ? server_->port() : bench_.config().tablets.port;
}

std::string TabletSite::url() const {
  return "https://" + bench_.config().tablets.host + ":" + std::to_string(port()) + "/";
}

Result<void> TabletSite::look_for_certificate() {
  auto identity = tablet_identity(bench_.config(), bench_.now_ms());
  if (!identity) return identity.error();
  if (identity->shown.certificate == identity_.shown.certificate) return {};
  auto tls = http::tls_context(identity->shown);
  if (!tls) return Error{Errc::unavailable, tls.error().message};
  identity_ = *std::move(identity);
  server_->use(*std::move(tls));
  spdlog::info("tablets are shown another certificate from now on");
  return {};
}

// Each trouble is told once.
void TabletSite::look() {
  const auto done = server_ ? look_for_certificate() : listen();
  const auto trouble = done ? std::string() : done.error().message;
  if (trouble != trouble_ && !done) spdlog::error("[tablets] {}", trouble);
  trouble_ = trouble;
}

boost::asio::awaitable<void> TabletSite::run() {
  while (!stopping_) {
    co_await stopped_.wait(clock_.now() + (listens() ? drivers::Duration(kLookAgain) : kTryAgain));
    if (!stopping_) look();
  }
}

void TabletSite::stop() {
  stopping_ = true;
  stopped_.notify();
  if (server_) server_->stop();
}

}  // namespace packbench::station
