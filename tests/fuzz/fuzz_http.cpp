// Any bytes as requests: parser, guard, router and JSON body, without a socket. The same bytes in portions
// must mean the same, else a client could make the station see another request than its neighbour saw.
#include <algorithm>
#include <boost/json/value.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "http/intake.hpp"

namespace {

using namespace packbench::http;

const Router& router() {
  static const Router router({{Method::get, "/", Takes::nothing},
                              {Method::get, "/api/lanes/{lane}/events", Takes::nothing},
                              {Method::post, "/api/lanes/{lane}/scan", Takes::json},
                              {Method::post, "/api/act", Takes::nothing},
                              {Method::post, "/api/import/{kind}", Takes::import}});
  return router;
}

const Guard& guard() {
  static const Guard guard({"127.0.0.1", "localhost", "[::1]"}, 8090);
  return guard;
}

// Beginnings from which a few bytes reach far; the input chooses one.
const std::string_view kBeginnings[] = {
    "",
    "GET / HTTP/1.1\r\nHost: localhost:8090\r\n",
    "GET /api/lanes/1/events?",
    "POST /api/act HTTP/1.1\r\nHost: [::1]:8090\r\nX-Packbench: 1\r\n",
    "POST /api/lanes/1/scan HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Packbench: 1\r\nContent-Type: "
    "application/json\r\n"
    "Content-Length: 10\r\n\r\n",
    "POST /api/import/orders HTTP/1.1\r\nHost: localhost\r\nX-Packbench: 1\r\nContent-Type: text/csv\r\n"
    "Transfer-Encoding: chunked\r\n\r\n",
};

// What one request came to, as far as it can be seen from outside.
std::string outcome(Intake& intake) {
  if (intake.state() == Intake::State::refused) return "refused " + std::to_string(intake.refusal().status);
  if (intake.state() != Intake::State::whole) return "more";
  const auto request = intake.take();
  if (request.body.size() > body_limit(router().rule(intake.rule()).takes)) std::abort();
  auto seen =
      std::to_string(intake.rule()) + " " + request.path + " " + request.content_type + " " + request.body;
  for (const auto& [name, value] : request.query) seen += "&" + name + "=" + value;
  for (const auto& segment : request.segments) seen += "/" + segment;
  return seen + (json_body(request) ? " json" : " text");
}

// Requests on one connection until one of them ends it.
std::vector<std::string> outcomes(std::string_view bytes, std::size_t portion) {
  std::vector<std::string> all;
  std::string kept;
  for (bool more = true; more;) {
    Intake intake(router(), guard());
    for (;;) {
      kept.erase(0, intake.put(kept));
      if (intake.state() == Intake::State::whole || intake.state() == Intake::State::refused) break;
      if (bytes.empty()) break;
      kept += bytes.substr(0, portion);
      bytes.remove_prefix(std::min(portion, bytes.size()));
    }
    all.push_back(outcome(intake));
    more = intake.keep_alive() && all.back() != "more";
  }
  return all;
}

// A head that isn't whole may be refused at once or still be waited for; all before it must be the same.
bool agree(const std::vector<std::string>& whole, const std::vector<std::string>& portions) {
  if (whole.size() != portions.size()) return false;
  const auto last = whole.size() - 1;
  if (!std::equal(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(last), portions.begin()))
    return false;
  return whole[last] == portions[last] || whole[last] == "more" || portions[last] == "more";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  std::string bytes(kBeginnings[data[1] % std::size(kBeginnings)]);
  bytes.append(reinterpret_cast<const char*>(data) + 2, size - 2);
  const auto whole = outcomes(bytes, bytes.size() + 1);
  const auto portions = outcomes(bytes, 1 + data[0] % 64);
  if (!agree(whole, portions)) {
    for (const auto& seen : whole) std::fprintf(stderr, "whole:    %s\n", seen.c_str());
    for (const auto& seen : portions) std::fprintf(stderr, "portions: %s\n", seen.c_str());
    std::abort();
  }
  return 0;
}
