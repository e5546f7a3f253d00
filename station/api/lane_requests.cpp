// What lanes' pages ask for.
#include "station/api/lane_requests.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "printing/png.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/documents/job_label.hpp"
#include "station/scan/printable.hpp"
#include "station/screen/embedded_files.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

constexpr std::pair<std::string_view, const char*> kImageTypes[] = {
    {".png", "image/png"}, {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"}, {".webp", "image/webp"}};
constexpr std::size_t kLongestScan = 8192;  // bytes; a QR code holds fewer

}  // namespace

http::Outcome<LaneScan> scan_of(const Request& request, const std::string& source) {
  const auto body = http::json_body(request);
  if (!body) return body.error();
  if (!body->is_object()) return http::problem(400, "bad_scan", "The body must be an object.");
  const auto& object = body->get_object();
  LaneScan taken{text_of(object, "id"), source, text_of(object, "code"), text_of(object, "aim")};
  if (const auto* escaped = object.if_contains("escaped");
      escaped && escaped->is_bool() && escaped->get_bool())
    taken.raw = scan::unescape_line(taken.raw);
  if (taken.id.empty() || taken.id.size() > kLongestScanId || taken.raw.empty() ||
      taken.raw.size() > kLongestScan)
    return http::problem(400, "bad_scan", "A scan needs an id (1 to 64 bytes) and a code (1 to 8192 bytes).");
  return taken;
}

std::optional<Response> refusal_here(const Lane* lane) {
  if (!lane) return http::problem(404, "no_such_lane", "There is no lane of that name.");
  if (!lane->config().tablet) return std::nullopt;
  // There a badge is worth nothing without its PIN.
  return http::problem(409, "lane_elsewhere", "This lane is worked on its tablet only.");
}

json::object scan_json(const Lane& lane, const ScanReply& reply) {
  return {{"stored", reply.stored},
          {"seq", reply.seq},
          {"verdict", verdict_json(reply.verdict, language_of(lane.state()))}};
}

Response scan_response(const Lane& lane, const ScanReply& reply) {
  return http::json_response(scan_json(lane, reply), reply.stored ? 200 : 503);
}

asio::awaitable<Response> label_picture(Bench& bench, const Request& request) {
  const auto job = bench.reader().job(request.params.at("job"));
  if (!job) co_return http::problem(404, "no_such_job", "There is no print job of that name.");
  auto making =
      make_job_label({bench.reader(), bench.labels(), bench.documents(), bench.config()}, *job, 203, Media{});
  const auto label = co_await std::move(making);
  if (!label && label.error().code == Errc::not_found)
    co_return http::problem(404, "no_such_job", label.error().message);
  if (!label) co_return http::problem(500, "label", label.error().message);
  if (label->code)
    co_return http::problem(404, "no_picture", "The carrier's own printer code has no picture.");
  const auto page = request.query.find("page");
  const auto number = page == request.query.end() ? 1UL : std::strtoul(page->second.c_str(), nullptr, 10);
  if (number < 1 || number > label->pages.size())
    co_return http::problem(404, "no_such_page", "There is no such page.");
  co_return Response{200, "image/png", printing::to_png(label->pages[number - 1]), {}};
}

Response item_image(Bench& bench, const Request& request) {
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

std::vector<http::StaticFile> page_files(std::initializer_list<const char*> pages) {
  std::vector<http::StaticFile> files;
  for (const auto& file : embedded_files()) {
    if (file.path != "/index.html") {
      files.push_back({file.path, file.mime, file.bytes, file.etag});
      continue;
    }
    for (const char* page : pages) files.push_back({page, file.mime, file.bytes, file.etag});
  }
  return files;
}

}  // namespace packbench::station
