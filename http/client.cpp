// One kept connection, and the calls over it.
#include "http/client.hpp"

#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http.hpp>
#include <utility>

namespace packbench::http {
namespace {

namespace wire = boost::beast::http;
using asio::redirect_error;
using asio::use_awaitable;
using boost::system::error_code;

constexpr std::uint64_t kLargestAnswer = 64 << 20;

bool is_this_machine(const std::string& host) {
  error_code no_address;
  const auto address = asio::ip::make_address(host, no_address);
  return host == "localhost" || (!no_address && address.is_loopback());
}

Error unreachable(const Origin& origin, const error_code& why) {
  return {Errc::unreachable, origin.host + ":" + origin.port + ": " + why.message()};
}

wire::request<wire::string_body> request_of(const Call& call, const Origin& origin, const std::string& key) {
  wire::request<wire::string_body> request(call.post ? wire::verb::post : wire::verb::get, call.target, 11);
  const bool v6 = origin.host.find(':') != std::string::npos;
  request.set(wire::field::host, (v6 ? "[" + origin.host + "]" : origin.host) + ":" + origin.port);
  request.set(wire::field::user_agent, "packbench");
  const auto who = call.authorization.empty() && !key.empty() ? "Bearer " + key : call.authorization;
  if (!who.empty()) request.set(wire::field::authorization, who);
  if (call.post) request.set(wire::field::content_type, "application/json");
  request.body() = call.body;
  request.prepare_payload();
  return request;
}

template <class Stream>
asio::awaitable<error_code> send_and_read(Stream& stream, const wire::request<wire::string_body>& request,
                                          boost::beast::flat_buffer& buffer,
                                          wire::response_parser<wire::string_body>& parser) {
  error_code failed;
  co_await wire::async_write(stream, request, redirect_error(use_awaitable, failed));
  if (!failed) co_await wire::async_read(stream, buffer, parser, redirect_error(use_awaitable, failed));
  co_return failed;
}

}  // namespace

Result<Origin> parse_origin(std::string_view url) {
  const auto bad = [&](const char* what) { return Error{Errc::bad_address, std::string(url) + ": " + what}; };
  Origin origin;
  origin.tls = url.starts_with("https://");
  if (!origin.tls && !url.starts_with("http://")) return bad("must begin with https://");
  auto rest = url.substr(url.find("//") + 2);
  if (rest.ends_with('/')) rest.remove_suffix(1);
  const auto end = rest.starts_with('[') ? rest.find(']') : rest.find(':');
  origin.host = rest.starts_with('[') ? rest.substr(1, end - 1) : rest.substr(0, end);
  if (rest.starts_with('[') && end != std::string_view::npos) rest.remove_prefix(1);
  const auto colon = end == std::string_view::npos ? end : rest.find(':', origin.host.size());
  origin.port = colon == std::string_view::npos ? (origin.tls ? "443" : "80") : rest.substr(colon + 1);
  if (origin.host.empty() || origin.host.find_first_of("/?#@ ") != std::string::npos)
    return bad("must be https://host or https://host:port, and nothing behind it");
  if (origin.port.empty() || origin.port.find_first_not_of("0123456789") != std::string::npos)
    return bad("must be https://host:port, the port a number");
  if (!origin.tls && !is_this_machine(origin.host)) return bad("must be https, unless it is this machine");
  return origin;
}

Result<std::unique_ptr<Client>> Client::create(asio::any_io_executor executor, drivers::Clock& clock,
                                               ClientOptions options) {
  auto origin = parse_origin(options.url);
  if (!origin) return origin.error();
  const auto ca = options.ca;
  const bool tls = origin->tls;
  std::unique_ptr<Client> client(
      new Client(std::move(executor), clock, std::move(options), *std::move(origin)));
  if (!tls) return client;
  error_code failed;
  client->tls_.load_verify_file(ca.string(), failed);
  if (failed) return Error{Errc::bad_certificate, ca.string() + ": no certificate of an authority (PEM)"};
  return client;
}

Client::Client(asio::any_io_executor executor, drivers::Clock& clock, ClientOptions options, Origin origin)
    : executor_(std::move(executor)),
      clock_(clock),
      options_(std::move(options)),
      origin_(std::move(origin)),
      tls_(asio::ssl::context::tls_client),
      resolver_(executor_) {
  SSL_CTX_set_min_proto_version(tls_.native_handle(), TLS1_2_VERSION);
  tls_.set_verify_mode(asio::ssl::verify_peer);
}

bool Client::is_open() const {
  return secure_ || plain_;
}

void Client::close() {
  resolver_.cancel();
  error_code ignored;
  if (plain_) plain_->close(ignored);
  if (secure_) secure_->next_layer().close(ignored);
}

void Client::drop() {
  close();
  plain_.reset();
  secure_.reset();
}

void Client::stop() {
  stopped_ = true;
  close();
}

asio::awaitable<Result<void>> Client::shake_hands() {
  error_code failed, is_name;
  asio::ip::make_address(origin_.host, is_name);
  if (is_name) SSL_set_tlsext_host_name(secure_->native_handle(), origin_.host.c_str());
  secure_->set_verify_callback(asio::ssl::host_name_verification(origin_.host), failed);
  if (!failed) co_await secure_->async_handshake(Secure::client, redirect_error(use_awaitable, failed));
  if (!failed) co_return Result<void>{};
  const auto verified = SSL_get_verify_result(secure_->native_handle());
  if (verified == X509_V_OK) co_return unreachable(origin_, failed);
  co_return Error{Errc::untrusted, origin_.host + ": its certificate is not trusted here: " +
                                       X509_verify_cert_error_string(verified)};
}

asio::awaitable<Result<void>> Client::connect() {
  buffer_.clear();
  error_code failed;
  const auto found =
      co_await resolver_.async_resolve(origin_.host, origin_.port, redirect_error(use_awaitable, failed));
  if (stopped_ || late_) failed = asio::error::operation_aborted;
  if (failed) co_return unreachable(origin_, failed);
  plain_ = std::make_unique<Plain>(executor_);
  co_await asio::async_connect(*plain_, found, redirect_error(use_awaitable, failed));
  if (failed) co_return unreachable(origin_, failed);
  plain_->set_option(asio::ip::tcp::no_delay(true), failed);
  if (!origin_.tls) co_return Result<void>{};
  secure_ = std::make_unique<Secure>(std::move(*plain_), tls_);
  plain_.reset();
  co_return co_await shake_hands();
}

asio::awaitable<Result<Answer>> Client::exchange(const Call& call) {
  const auto request = request_of(call, origin_, options_.key);
  wire::response_parser<wire::string_body> parser;
  parser.body_limit(kLargestAnswer);
  const auto failed = secure_ ? co_await send_and_read(*secure_, request, buffer_, parser)
                              : co_await send_and_read(*plain_, request, buffer_, parser);
  if (failed && failed.category() == wire::make_error_code(wire::error::bad_version).category() &&
      failed != wire::error::end_of_stream && failed != wire::error::partial_message)
    co_return Error{Errc::bad_answer, origin_.host + ": what answers is no HTTP server: " + failed.message()};
  if (failed) co_return unreachable(origin_, failed);
  auto response = parser.release();
  Answer answer{response.result_int(), std::move(response.body())};
  if (!response.keep_alive()) drop();
  co_return answer;
}

asio::awaitable<Result<Answer>> Client::try_twice(const Call& call) {
  const bool kept = is_open();
  for (int attempt = 0;; ++attempt) {
    if (!is_open())
      if (auto connected = co_await connect(); !connected) co_return connected.error();
    auto answer = co_await exchange(call);
    if (answer) co_return answer;
    drop();
    if (!kept || attempt > 0 || stopped_ || late_ || answer.error().code != Errc::unreachable)
      co_return answer;
  }
}

asio::awaitable<Result<Answer>> Client::ask(Call call, drivers::Duration within) {
  if (stopped_) co_return unreachable(origin_, asio::error::operation_aborted);
  late_ = false;
  const auto cancel = [this] {
    late_ = true;
    close();
  };
  auto timed = co_await drivers::with_timeout(clock_, clock_.now() + within, cancel, try_twice(call));
  if (!timed.value) drop();
  if (timed.expired && !timed.value)
    co_return Error{Errc::timed_out, origin_.host + ":" + origin_.port + ": no answer in time"};
  co_return std::move(timed.value);
}

}  // namespace packbench::http
