// Calls to the centre, and what they tell of the line.
#include "station/centre/calls.hpp"

namespace packbench::station {

namespace json = boost::json;

std::string member_text(const json::object& object, const char* member) {
  const auto* value = object.if_contains(member);
  return value && value->is_string() ? std::string(value->get_string()) : "";
}

namespace {

std::string of_error(const json::object& body, const char* member) {
  const auto* error = body.if_contains("error");
  return error && error->is_object() ? member_text(error->get_object(), member) : "";
}

}  // namespace

std::string Heard::error() const {
  return of_error(body, "code");
}

std::string Heard::message() const {
  return of_error(body, "message");
}

std::string Heard::holder() const {
  return of_error(body, "bench");
}

std::string Heard::text(const char* member) const {
  return member_text(body, member);
}

std::int64_t Heard::number(const char* member, std::int64_t otherwise) const {
  const auto* value = body.if_contains(member);
  return value && value->is_int64() ? value->get_int64() : otherwise;
}

const json::array& Heard::list(const char* member) const {
  static const json::array kNone;
  const auto* value = body.if_contains(member);
  return value && value->is_array() ? value->get_array() : kNone;
}

asio::awaitable<Heard> CentreCalls::get(std::string target, drivers::Duration within) {
  http::Call asked;
  asked.target = std::move(target);
  return call(std::move(asked), within);
}

asio::awaitable<Heard> CentreCalls::post(std::string target, std::string body, drivers::Duration within) {
  http::Call asked;
  asked.post = true;
  asked.target = std::move(target);
  asked.body = std::move(body);
  return call(std::move(asked), within);
}

asio::awaitable<Heard> CentreCalls::call(http::Call asked, drivers::Duration within) {
  const auto answer = co_await ask_(std::move(asked), within);
  Heard heard;
  if (!answer) {
    line_.failed(answer.error().message);
    co_return heard;
  }
  boost::system::error_code nonsense;
  auto body = json::parse(answer->body, nonsense);
  if (nonsense || !body.is_object() || answer->status >= 500) {
    line_.failed("it answers " + std::to_string(answer->status) +
                 (nonsense ? " and no JSON" : std::string()));
    co_return heard;
  }
  heard.status = answer->status;
  heard.body = std::move(body.get_object());
  if (heard.status == 401 || heard.status == 403) {
    line_.failed("it does not know this bench's key: " + heard.message());
    co_return heard;
  }
  line_.answered();
  co_return heard;
}

}  // namespace packbench::station
