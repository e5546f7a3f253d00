// Certificates that a station makes for itself, looked at by a client that trusts its authority and nothing
// else.
#include "http/certificate.hpp"

#include <gmock/gmock.h>

#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <ctime>

#include "station_fixture.hpp"

namespace packbench::http {
namespace {

namespace ssl = asio::ssl;

constexpr std::int64_t kDayS = 86'400;

TEST(Certificate, KnowsWhoseItIsAndHowLong) {
  const std::int64_t now = 1'790'000'000;
  const auto authority = new_authority("bench-1.local", now);
  const auto identity = new_identity(authority, "bench-1.local", now);
  EXPECT_TRUE(is_authority(authority, "bench-1.local", now + 3600 * kDayS));
  EXPECT_FALSE(is_authority(authority, "bench-1.local", now + 3650 * kDayS)) << "it has ended";
  EXPECT_FALSE(is_authority(authority, "bench-2.local", now));
  EXPECT_FALSE(is_authority({authority.certificate, identity.key}, "bench-1.local", now));
  EXPECT_FALSE(is_authority({"", ""}, "bench-1.local", now));
  EXPECT_TRUE(is_identity(identity, authority, "bench-1.local", now + 390 * kDayS));
  EXPECT_FALSE(is_identity(identity, authority, "bench-1.local", now + 397 * kDayS));
  EXPECT_FALSE(is_identity(identity, authority, "bench-2.local", now));
  EXPECT_FALSE(is_identity({identity.certificate, authority.key}, authority, "bench-1.local", now));
  EXPECT_FALSE(is_identity(identity, new_authority("bench-1.local", now), "bench-1.local", now));
  EXPECT_NE(new_authority("bench-1.local", now).key, authority.key);
}

TEST(Certificate, WhatIsNoneMakesNoContext) {
  const auto authority = new_authority("a", 0);
  for (const auto& [certificate, key] :
       std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                        {authority.certificate, ""},
                                                        {"nothing", authority.key},
                                                        {authority.certificate, new_authority("a", 0).key}}) {
    const auto tls = tls_context({certificate, key});
    ASSERT_FALSE(tls);
    EXPECT_EQ(tls.error().code, Errc::bad_certificate);
  }
}

// A site over TLS, and a client that trusts what it is told to trust.
class TlsTest : public StationFixture {
 protected:
  void serve(const Identity& identity) {
    ServerConfig config;
    config.hosts = {"localhost"};
    config.tls = tls_context(identity).value();
    config.routes.push_back({{Method::get, "/hello", Takes::nothing}, at_once([](const Request&) {
                               return json_response({{"hello", "you"}});
                             })});
    tls_server_ = Server::listen(context_, std::move(config), hub_, clock_, [this](const auto& line) {
                    log_.push_back(line);
                  }).value();
  }
  ~TlsTest() override {
    if (tls_server_) tls_server_->stop();
  }

  // The body of /hello, or why the client trusts nobody there.
  asio::awaitable<std::string> hello(std::string authority, std::string host) {
    ssl::context trust(ssl::context::tls_client);
    trust.add_certificate_authority(asio::buffer(authority));
    trust.set_verify_mode(ssl::verify_peer);
    trust.set_verify_callback(ssl::host_name_verification(host));
    ssl::stream<asio::ip::tcp::socket> stream(context_, trust);
    stream.next_layer().connect({asio::ip::make_address("127.0.0.1"), tls_server_->port()});
    boost::system::error_code failed;
    co_await stream.async_handshake(ssl::stream_base::client,
                                    asio::redirect_error(asio::use_awaitable, failed));
    if (failed) co_return "[" + failed.message() + "]";
    const auto request = "GET /hello HTTP/1.1\r\nHost: localhost:" + std::to_string(tls_server_->port()) +
                         "\r\nConnection: close\r\n\r\n";
    co_await asio::async_write(stream, asio::buffer(request), asio::use_awaitable);
    boost::beast::flat_buffer buffer;
    Reply reply;
    co_await boost::beast::http::async_read(stream, buffer, reply, asio::use_awaitable);
    co_return reply.body();
  }

  std::unique_ptr<Server> tls_server_;
};

TEST_F(TlsTest, WhoTrustsTheAuthorityIsServed) {
  const auto now = std::time(nullptr);
  for (const char* host : {"bench-1.local", "127.0.0.1", "[::1]"}) {
    const auto authority = new_authority(host, now);
    serve(new_identity(authority, host, now));
    const std::string bare = std::string(host) == "[::1]" ? "::1" : host;
    EXPECT_EQ(run(hello(authority.certificate, bare)), R"({"hello":"you"})") << host;
    EXPECT_THAT(run(hello(authority.certificate, "bench-2.local")), testing::StartsWith("["));
    EXPECT_THAT(run(hello(new_authority(host, now).certificate, bare)), testing::StartsWith("["));
    tls_server_->stop();
  }
}

// The authority on a tablet must not be able to speak for anybody else.
TEST_F(TlsTest, AnAuthoritySpeaksForItsOwnHostOnly) {
  const auto now = std::time(nullptr);
  for (const char* host : {"bench-1.local", "127.0.0.1"}) {
    const auto authority = new_authority(host, now);
    for (const char* other : {"bank.example", "192.0.2.1"}) {
      serve(new_identity(authority, other, now));
      EXPECT_THAT(run(hello(authority.certificate, other)), testing::StartsWith("[")) << host << " " << other;
      tls_server_->stop();
    }
  }
}

TEST_F(TlsTest, WhatIsNoTlsIsLetGoAndHoldsNobodyUp) {
  const auto now = std::time(nullptr);
  const auto authority = new_authority("a.local", now);
  serve(new_identity(authority, "a.local", now));
  Visitor plain(context_, tls_server_->port()), silent(context_, tls_server_->port());
  run(plain.send("GET /hello HTTP/1.1\r\n\r\n"));
  EXPECT_THAT(run(plain.rest()), testing::Not(testing::HasSubstr("hello")));
  EXPECT_EQ(run(hello(authority.certificate, "a.local")), R"({"hello":"you"})");
  run_until([&] { return clock_.next().has_value(); });
  clock_.advance(std::chrono::seconds(10));
  EXPECT_THAT(run(silent.rest()), testing::IsEmpty()) << "no handshake came";
}

}  // namespace
}  // namespace packbench::http
