// Request words and the JSON forms of responses.
#include "http/request.hpp"

#include <array>
#include <boost/json.hpp>
#include <stdexcept>

namespace packbench::http {
namespace {

namespace json = boost::json;

constexpr std::array<std::pair<Method, std::string_view>, 5> kMethods = {{{Method::get, "GET"},
                                                                          {Method::head, "HEAD"},
                                                                          {Method::post, "POST"},
                                                                          {Method::put, "PUT"},
                                                                          {Method::remove, "DELETE"}}};

}  // namespace

std::string_view to_string(Method method) {
  return kMethods[static_cast<std::size_t>(method)].second;
}

std::optional<Method> method_of(std::string_view word) {
  for (const auto& [method, name] : kMethods)
    if (name == word) return method;
  return std::nullopt;
}

void throw_exception_from_error(const Response& refusal, const boost::source_location&) {
  throw std::logic_error("unchecked refusal: " + refusal.body);
}

Response json_response(const json::value& value, unsigned status) {
  return {status, "application/json", json::serialize(value), {}};
}

Response problem(unsigned status, std::string_view code, std::string_view message) {
  return json_response({{"error", {{"code", code}, {"message", message}}}}, status);
}

Outcome<json::value> json_body(const Request& request) {
  json::stream_parser parser;
  boost::system::error_code error;
  const auto read = parser.write_some(request.body.data(), request.body.size(), error);
  if (!error && read < request.body.size()) error = json::error::extra_data;
  if (!error) parser.finish(error);
  if (!error) return parser.release();
  return problem(400, "bad_json",
                 "the body is not JSON: " + error.message() + " at byte " + std::to_string(read));
}

}  // namespace packbench::http
