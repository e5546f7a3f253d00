// The way of a request from bytes to a route.
#include "http/intake.hpp"

#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <utility>

#include "http/target.hpp"

namespace packbench::http {
namespace {

namespace beast_http = boost::beast::http;

std::vector<std::string> all(const Intake::Raw& raw, beast_http::field field) {
  std::vector<std::string> values;
  const auto [first, last] = raw.equal_range(field);
  for (auto it = first; it != last; ++it) values.emplace_back(it->value());
  return values;
}

// "Text/CSV; charset=utf-8" -> "text/csv".
std::string media_type(std::string text) {
  text.erase(std::min(text.find(';'), text.size()));
  boost::algorithm::trim(text);
  boost::algorithm::to_lower(text);
  return text;
}

// "a=1; b=2"; the first of equal names counts.
Params cookies_of(const Intake::Raw& raw) {
  Params cookies;
  for (const auto& header : all(raw, beast_http::field::cookie)) {
    std::string_view rest = header;
    while (!rest.empty()) {
      const auto pair = rest.substr(0, rest.find(';'));
      rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
      const auto equals = pair.find('=');
      if (equals == pair.npos) continue;
      cookies.emplace(boost::algorithm::trim_copy(std::string(pair.substr(0, equals))),
                      boost::algorithm::trim_copy(std::string(pair.substr(equals + 1))));
    }
  }
  return cookies;
}

Head head_of(const Intake::Raw& raw) {
  using beast_http::field;
  Head head;
  head.method = method_of(std::string(raw.method_string()));
  head.target = std::string(raw.target());
  head.hosts = all(raw, field::host);
  head.origins = all(raw, field::origin);
  head.marker = std::string(raw["X-Packbench"]);
  head.content_type = media_type(std::string(raw[field::content_type]));
  head.upgrade = beast_http::token_list{raw[field::connection]}.exists("upgrade") &&
                 beast_http::token_list{raw[field::upgrade]}.exists("websocket");
  return head;
}

Response broken(const boost::system::error_code& error) {
  if (error == beast_http::error::header_limit)
    return problem(431, "head_too_large", "the request's head is too large");
  if (error == beast_http::error::body_limit)
    return problem(413, "body_too_large", "the request's body is too large");
  if (error == beast_http::error::bad_version)
    return problem(505, "bad_version", "this station speaks HTTP/1.1");
  return problem(400, "bad_request", "this is not an HTTP request: " + error.message());
}

}  // namespace

Intake::Intake(const Router& router, const Guard& guard) : router_(router), guard_(guard) {
  parser_.header_limit(kHeadLimit);
  parser_.body_limit(body_limit(Takes::import));
  parser_.eager(false);  // stop after the head: the route decides how much body is taken in
}

void Intake::refuse(Response response) {
  // Behind a head whose body wasn't taken in, nobody knows where the next request begins.
  keep_alive_ = state_ != State::body && parser_.is_done() && parser_.keep_alive();
  state_ = State::refused;
  refusal_ = std::move(response);
}

std::size_t Intake::parse(std::string_view bytes) {
  boost::system::error_code error;
  const auto used = parser_.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (error && error != beast_http::error::need_more) refuse(broken(error));
  return used;
}

std::size_t Intake::put(std::string_view bytes) {
  if (bytes.empty() || state_ == State::whole || state_ == State::refused) return 0;
  auto used = parse(bytes);
  if (state_ == State::head && parser_.is_header_done()) {
    if (auto refusal = look_at_head()) return refuse(*std::move(refusal)), used;
    state_ = State::body;
    parser_.eager(true);
    if (!parser_.is_done() && used < bytes.size()) used += parse(bytes.substr(used));
  }
  if (state_ == State::body && parser_.is_done()) state_ = State::whole;
  if (state_ == State::whole) keep_alive_ = parser_.keep_alive();
  return used;
}

std::optional<Response> Intake::look_at_head() {
  head_ = head_of(parser_.get());
  auto target = parse_target(head_.target);
  if (!target) return problem(400, "bad_target", "the path or query is not well-formed");
  if (auto refusal = guard_.refusal(head_)) return refusal;
  auto match = router_.find(head_.method, target->segments);
  if (!match) return match.error();
  match_ = *std::move(match);
  request_ = {*head_.method,
              std::move(target->path),
              std::move(target->segments),
              std::move(target->query),
              match_.params,
              head_.content_type,
              std::string(parser_.get()[beast_http::field::if_none_match]),
              cookies_of(parser_.get()),
              std::string(parser_.get()[beast_http::field::authorization]),
              std::string()};
  return look_at_body();
}

std::optional<Response> Intake::look_at_body() {
  const auto takes = router_.rule(match_.rule).takes;
  if (!accepts(takes, head_.content_type))
    return problem(415, "bad_content_type",
                   "this path doesn't take a body of type \"" + head_.content_type + "\"");
  const auto limit = body_limit(takes);
  // Beast's reading of chunks fails its own assertions on some bytes; who talks to a station knows the length
  // anyway.
  if (parser_.chunked()) return problem(411, "length_required", "send a Content-Length, not chunks");
  if (parser_.content_length().value_or(0) > limit)
    return problem(413, "body_too_large",
                   "this path takes at most " + std::to_string(limit) + " bytes of body");
  parser_.body_limit(limit);
  continue_ = !parser_.is_done() &&
              beast_http::token_list{parser_.get()[beast_http::field::expect]}.exists("100-continue");
  return std::nullopt;
}

Request Intake::take() {
  request_.body = std::move(parser_.get().body());
  return std::move(request_);
}

}  // namespace packbench::http
