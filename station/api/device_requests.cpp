// Devices recorded, and recordings that stand in for devices. A recording holds what people scan, and a
// replay scans in nobody's name: both are an administrator's, and on record.
#include "station/api/device_requests.hpp"

#include <charconv>

#include "drivers/recordings/spoken.hpp"
#include "station/access/door.hpp"
#include "station/api/behind_door.hpp"
#include "station/api/credentials.hpp"
#include "station/api/desk_request.hpp"
#include "station/api/on_record.hpp"
#include "station/bench.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

constexpr double kMostSpeed = 1000;
constexpr std::size_t kMostName = 100;

// The whole of `text` as a number.
template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Response refused(const drivers::Error& error) {
  const bool conflict = error.code == drivers::Errc::in_use;
  return http::problem(conflict ? 409 : 404, to_string(error.code), error.message);
}

// The event that names the device and who asked; nothing once it is on record.
template <class Event>
asio::awaitable<std::optional<Response>> put_on_record(Bench& bench, const Request& request,
                                                       std::string device) {
  const auto by = bench.door().caller(request).id();
  records::Event event = Event{std::move(device), by};
  const auto stored = co_await on_record(bench, "desk", by, std::move(event));
  if (stored) co_return std::nullopt;
  co_return http::problem(503, "not_stored", stored.error().message);
}

// {"device"}
asio::awaitable<Response> begin_recording(Bench& bench, const Request& request) {
  const auto given = members_of(request, {"device"});
  if (!given) co_return given.error();
  const auto number = bench.recorder().begin(given->at(0));
  if (!number) co_return refused(number.error());
  auto failed = co_await put_on_record<records::DeviceRecorded>(bench, request, given->at(0));
  if (failed) {
    bench.recorder().end(*number);
    co_return *std::move(failed);
  }
  co_return http::json_response(json::object{{"recording", *number}});
}

Response recorded(Bench& bench, const Request& request) {
  const auto number = number_in<int>(request.params.at("recording"));
  const auto from = number_in<std::size_t>(query_of(request, "from", "0"));
  if (!number || !from)
    return http::problem(400, "bad_number", "The recording and \"from\" must be whole numbers.");
  auto part = bench.recorder().fetch(*number, *from);
  if (!part) return refused(part.error());
  return http::json_response(json::object{{"text", part->text}, {"next", part->next}, {"over", part->over}});
}

Response end_recording(Bench& bench, const Request& request) {
  if (const auto number = number_in<int>(request.params.at("recording"))) bench.recorder().end(*number);
  return http::json_response(json::object{});
}

// A scanner is told things that the recording may not hold; a printer's dialogue is the recording.
drivers::Recording stand_in(drivers::Recording recording, double speed) {
  const bool printer = protocol_of(recording) == drivers::Protocol::printer;
  return hurried(printer ? std::move(recording) : without_writes(std::move(recording)), speed);
}

// The body is the recording; ?name=, ?speed=
asio::awaitable<Response> replay(Bench& bench, const Request& request) {
  const auto name = query_of(request, "name", "recording");
  const auto speed = number_in<double>(query_of(request, "speed", "1"));
  if (name.size() > kMostName) co_return http::problem(400, "bad_name", "\"name\" may have 100 bytes.");
  if (!speed || !(*speed > 0) || *speed > kMostSpeed)
    co_return http::problem(400, "bad_speed", "\"speed\" must be a number above 0, at most 1000.");
  auto recording = drivers::parse_recording(request.body);
  if (!recording) co_return http::problem(400, "bad_recording", recording.error().message);
  if (recording->events.empty())
    co_return http::problem(400, "bad_recording", "The recording holds nothing that a device said.");
  // On record before the first of its scans.
  auto failed = co_await put_on_record<records::DeviceReplayed>(bench, request, "replay:" + name);
  if (failed) co_return *std::move(failed);
  const auto key = bench.add_replay(name, stand_in(*std::move(recording), *speed));
  if (!key) co_return refused(key.error());
  co_return http::json_response(json::object{{"device", *key}});
}

}  // namespace

std::vector<http::Route> device_routes(Bench& bench) {
  using http::at_once;
  using http::Method;
  using http::Takes;
  std::vector<http::Route> routes{
      {{Method::post, "/api/devices/record", Takes::json},
       [&bench](const Request& request) { return begin_recording(bench, request); }},
      {{Method::get, "/api/devices/record/{recording}", Takes::nothing},
       at_once([&bench](const Request& request) { return recorded(bench, request); })},
      {{Method::post, "/api/devices/record/{recording}/end", Takes::nothing},
       at_once([&bench](const Request& request) { return end_recording(bench, request); })},
      {{Method::post, "/api/devices/replay", Takes::recording},
       [&bench](const Request& request) { return replay(bench, request); }},
  };
  for (auto& route : routes) route = behind_door(bench, Right::administer, std::move(route));
  return routes;
}

}  // namespace packbench::station
