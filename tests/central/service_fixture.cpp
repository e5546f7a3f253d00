// The whole centre on a port of this machine, over TLS.
#include "service_fixture.hpp"

#include <openssl/ssl.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <fstream>

#include "central/secret.hpp"

namespace packbench::central {
namespace {

namespace beast = boost::beast::http;
namespace ssl = boost::asio::ssl;
using boost::asio::ip::tcp;

}  // namespace

std::string Answer::code() const {
  return status < 400 ? "" : std::string(json().at("error").at("code").as_string());
}

ServiceFixture::ServiceFixture() {
  spdlog::set_default_logger(
      std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log_)));
  auto name = (std::filesystem::temp_directory_path() / "packbench-central-XXXXXX").string();
  folder_ = mkdtemp(name.data());
  const auto now = std::time(nullptr);
  authority_ = http::new_authority("127.0.0.1", now);
  const auto identity = http::new_identity(authority_, "127.0.0.1", now);
  std::ofstream(ca()) << authority_.certificate;
  std::ofstream(folder_ / "cert") << identity.certificate;
  std::ofstream(folder_ / "key") << identity.key;
  start_another();
}

void ServiceFixture::start_another() {
  auto& process = *processes_.emplace_back(std::make_unique<Process>());
  Config config;
  config.database = conninfo_;
  config.address = "127.0.0.1";
  config.port = 0;
  config.certificate = folder_ / "cert";
  config.key = folder_ / "key";
  config.threads = 4;
  config.leases = rules_;
  auto service = Service::start(process.io, std::move(config));
  if (!service) throw std::runtime_error(service.error().message);
  process.service = *std::move(service);
  process.thread = std::thread([&process] { process.io.run(); });
}

ServiceFixture::~ServiceFixture() {
  for (const auto& process : processes_) process->io.stop();
  for (const auto& process : processes_) process->thread.join();
  for (const auto& process : processes_) process->service.reset();
  spdlog::set_default_logger(std::make_shared<spdlog::logger>("none"));
  std::filesystem::remove_all(folder_);
}

Answer ServiceFixture::ask(const Asked& asked, int most) {
  const auto port = processes_.at(asked_++ % processes_.size())->service->port();
  boost::asio::io_context io;
  ssl::context trust(ssl::context::tls_client);
  trust.add_certificate_authority(boost::asio::buffer(authority_.certificate));
  trust.set_verify_mode(ssl::verify_peer);
  if (most != 0) {
    SSL_CTX_set_security_level(trust.native_handle(), 0);  // or the client itself refuses what is old
    SSL_CTX_set_min_proto_version(trust.native_handle(), most);
    SSL_CTX_set_max_proto_version(trust.native_handle(), most);
  }
  ssl::stream<tcp::socket> stream(io, trust);
  stream.next_layer().connect({boost::asio::ip::make_address("127.0.0.1"), port});
  stream.handshake(ssl::stream_base::client);
  beast::request<beast::string_body> request(beast::string_to_verb(asked.method), asked.path, 11);
  request.set(beast::field::host, "127.0.0.1:" + std::to_string(port));
  if (!asked.key.empty()) request.set(beast::field::authorization, "Bearer " + asked.key);
  if (asked.method == "POST") request.set(beast::field::content_type, asked.content_type);
  request.body() = asked.body;
  request.prepare_payload();
  boost::system::error_code ignored;  // who is refused early may not take it all
  beast::write(stream, request, ignored);
  boost::beast::flat_buffer buffer;
  beast::response_parser<beast::string_body> response;
  response.body_limit(boost::none);
  beast::read(stream, buffer, response);
  return {response.get().result_int(), response.get().body()};
}

std::string ServiceFixture::url() const {
  return "https://127.0.0.1:" + std::to_string(processes_.front()->service->port());
}

std::string ServiceFixture::enrolled(const std::string& name) {
  const auto key = new_key();
  const auto answer =
      post("/v1/enrol", "", json::serialize(json::object{{"code", *add_bench(db_, name)}, {"key", key}}));
  EXPECT_EQ(answer.status, 200U) << answer.body;
  return key;
}

}  // namespace packbench::central
