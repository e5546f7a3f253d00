// A picture becomes a scan where it says one thing.
#include "station/api/pictures.hpp"

#include "station/api/lane_requests.hpp"
#include "station/bench.hpp"
#include "station/cameras.hpp"
#include "station/scan/printable.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

json::array codes_json(const std::vector<drivers::FoundCode>& codes) {
  json::array rows;
  for (const auto& code : codes) {
    json::array corners;
    for (const auto& corner : code.corners) corners.push_back(json::array{corner.x, corner.y});
    rows.push_back(
        {{"code", scan::printable(code.bytes)}, {"aim", code.aim}, {"corners", std::move(corners)}});
  }
  return rows;
}

// The picture was read, and says nothing or too much.
Response undecided(const std::vector<drivers::FoundCode>& codes) {
  const std::string number = std::to_string(codes.size());
  auto response = codes.empty()
                      ? http::problem(422, "no_code",
                                      "No barcode in the picture can be read: come nearer, hold still, or "
                                      "give it more light.")
                      : http::problem(409, "which_code",
                                      "The picture holds " + number +
                                          " barcodes and none of them was taken: which one is meant? Send "
                                          "it as a scan, or a picture of it alone.");
  auto body = json::parse(response.body).as_object();
  body["codes"] = codes_json(codes);
  response.body = json::serialize(body);
  return response;
}

Response unread(const drivers::Error& error) {
  if (error.code == drivers::Errc::malformed) return http::problem(422, "bad_picture", error.message);
  return http::problem(503, "picture_reader", error.message + "; send another picture of it");
}

asio::awaitable<Response> scan_picture(Bench& bench, const Request& request) {
  auto* lane = bench.lane(request.params.at("lane"));
  if (auto refusal = refusal_here(lane)) co_return *std::move(refusal);
  const auto id = request.query.find("id");
  if (id == request.query.end() || id->second.empty() || id->second.size() > kLongestScanId)
    co_return http::problem(400, "bad_scan",
                            "A picture needs an id (1 to 64 bytes) behind its path: ?id=...");
  drivers::Picture picture;
  picture.format =
      request.content_type == "image/png" ? drivers::PictureFormat::png : drivers::PictureFormat::jpeg;
  picture.bytes = request.body;
  const auto codes = co_await bench.cameras().read(std::move(picture));
  if (!codes) co_return unread(codes.error());
  if (codes->size() != 1) co_return undecided(*codes);
  LaneScan scan{id->second, "picture", codes->front().bytes, codes->front().aim};
  const auto reply = co_await lane->scan(std::move(scan));
  auto body = scan_json(*lane, reply);
  body["codes"] = codes_json(*codes);
  co_return http::json_response(body, reply.stored ? 200 : 503);
}

}  // namespace

http::Route picture_route(Bench& bench) {
  return {{http::Method::post, "/api/lanes/{lane}/picture", http::Takes::picture},
          [&bench](const Request& request) { return scan_picture(bench, request); }};
}

}  // namespace packbench::station
