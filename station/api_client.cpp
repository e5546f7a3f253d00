// A short call to the running bench on this machine.
#include "station/api_client.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <fstream>

#include "station/access/door.hpp"

namespace packbench::station {
namespace {

namespace beast = boost::beast;
namespace wire = boost::beast::http;

// What the running bench wrote for its own account.
Result<std::string> secret_of(const Config& config) {
  std::ifstream file(secret_path(config));
  std::string secret;
  if (file >> secret) return secret;
  return Error{Errc::unavailable, "no bench was asked, for " + secret_path(config).string() +
                                      " can't be read: run this under the account that the bench runs "
                                      "under: sudo -u packbench packbench ..."};
}

Result<ApiReply> call(const Config& config, wire::request<wire::string_body> request) {
  const auto where = config.address + ":" + std::to_string(config.port);
  try {
    boost::asio::io_context io;
    beast::tcp_stream stream(io);
    stream.connect({boost::asio::ip::make_address(config.address), config.port});
    request.set(wire::field::host, config.address == "::1" ? "[::1]:" + std::to_string(config.port) : where);
    request.set("X-Packbench", "1");
    if (const auto secret = secret_of(config)) request.set(wire::field::authorization, "Bearer " + *secret);
    request.prepare_payload();
    wire::write(stream, request);
    beast::flat_buffer buffer;
    wire::response_parser<wire::string_body> parser;
    parser.body_limit(64 << 20);
    wire::read(stream, buffer, parser);
    const auto response = parser.release();
    boost::system::error_code error;
    auto body = boost::json::parse(response.body(), error);
    if (error) return Error{Errc::unavailable, "what answers at " + where + " is no Packbench"};
    return ApiReply{response.result_int(), std::move(body)};
  } catch (const boost::system::system_error& error) {
    return Error{Errc::unavailable, "no bench answers at " + where + " (" + error.code().message() +
                                        "); start it with `packbench run`"};
  }
}

}  // namespace

std::string refusal_of(const ApiReply& reply) {
  if (reply.status == 401 || reply.status == 403)
    return "the running bench takes this from its own account only: sudo -u packbench packbench ...";
  boost::system::error_code none;
  const auto* message = reply.body.find_pointer("/error/message", none);
  return message && message->is_string() ? std::string(message->get_string())
                                         : boost::json::serialize(reply.body);
}

Result<ApiReply> api_get(const Config& config, const std::string& path) {
  return call(config, {wire::verb::get, path, 11});
}

Result<ApiReply> api_post(const Config& config, const std::string& path, const std::string& content_type,
                          const std::string& body, Hearer hearer) {
  if (hearer == Hearer::bench_alone)
    if (const auto secret = secret_of(config); !secret) return secret.error();
  wire::request<wire::string_body> request{wire::verb::post, path, 11, body};
  request.set(wire::field::content_type, content_type);
  return call(config, std::move(request));
}

}  // namespace packbench::station
