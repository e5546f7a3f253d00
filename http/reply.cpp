// A response as bytes for the wire.
#include "http/reply.hpp"

#include <algorithm>
#include <boost/algorithm/string/predicate.hpp>
#include <boost/beast/http/status.hpp>

namespace packbench::http {
namespace {

struct Header {
  std::string_view name, value;
};

// No page but the station's own may embed, script or read the station's answers. The camera's decoder is
// WebAssembly in a worker.
constexpr Header kAlways[] = {
    {"Content-Security-Policy",
     "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; img-src 'self' data: blob:; "
     "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
};

// A response's own header wins; what says nothing else isn't kept by anybody.
constexpr Header kCache = {"Cache-Control", "no-store"};

void add(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

bool has_header(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const auto& header) { return boost::algorithm::iequals(header.first, name); });
}

// 204 and 304 have no body by themselves (RFC 9110 8.6).
bool has_body(unsigned status) {
  return status != 204 && status != 304;
}

}  // namespace

std::string to_bytes(const Response& response, Framing framing) {
  const auto reason =
      boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(response.status));
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + " " + std::string(reason) + "\r\n";
  for (const auto& header : kAlways) add(out, header.name, header.value);
  for (const auto& [name, value] : response.headers) add(out, name, value);
  if (!has_header(response, kCache.name)) add(out, kCache.name, kCache.value);
  if (!response.content_type.empty()) add(out, "Content-Type", response.content_type);
  if (!framing.keep_alive) add(out, "Connection", "close");
  if (has_body(response.status)) add(out, "Content-Length", std::to_string(response.body.size()));
  out += "\r\n";
  if (has_body(response.status) && !framing.head) out += response.body;
  return out;
}

Response file_response(const StaticFile& file, std::string_view if_none_match) {
  Response response;
  response.headers = {{"ETag", std::string(file.etag)}, {"Cache-Control", "no-cache"}};
  // Weak and strong tags compare alike here (RFC 9110 13.1.2), and no tag holds another one: they are quoted.
  if (if_none_match == "*" || (!file.etag.empty() && if_none_match.find(file.etag) != if_none_match.npos)) {
    response.status = 304;
    return response;
  }
  response.content_type = std::string(file.mime);
  response.body = std::string(file.bytes);
  return response;
}

}  // namespace packbench::http
