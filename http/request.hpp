// One request as a handler sees it, and the response it gives back. Plain values, nothing of the wire.
#pragma once
#include <boost/assert/source_location.hpp>
#include <boost/json/value.hpp>
#include <boost/system/result.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace packbench::http {

enum class Method { get, head, post, put, remove };

// "GET" and the like; remove is DELETE.
[[nodiscard]] std::string_view to_string(Method method);
[[nodiscard]] std::optional<Method> method_of(std::string_view word);

using Params = std::map<std::string, std::string, std::less<>>;

struct Request {
  Method method = Method::get;
  std::string path;                   // as it came, still percent-encoded, without the query
  std::vector<std::string> segments;  // of the path, decoded: valid UTF-8 without control characters
  Params query;                       // decoded; the first of equal names counts
  Params params;                      // what the {names} of the route's pattern stand for
  std::string content_type;           // lower case, without parameters
  std::string if_none_match;
  Params cookies;             // by name, as they came
  std::string authorization;  // as it came
  std::string body;           // at most what the route takes
};

struct Response {
  unsigned status = 200;
  std::string content_type;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

// What depends on the request's input: the value, or the response that refuses it.
template <class T>
using Outcome = boost::system::result<T, Response>;

// Only reached when somebody takes the value of a refused outcome without looking: a bug, hence an exception.
[[noreturn]] void throw_exception_from_error(const Response& refusal, const boost::source_location&);

[[nodiscard]] Response json_response(const boost::json::value& value, unsigned status = 200);

// {"error":{"code":"bad_host","message":"..."}}; `code` is for programs, `message` for people.
[[nodiscard]] Response problem(unsigned status, std::string_view code, std::string_view message);

// The body as JSON; 400 bad_json with the position of the first wrong byte.
[[nodiscard]] Outcome<boost::json::value> json_body(const Request& request);

}  // namespace packbench::http
