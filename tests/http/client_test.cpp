// The client, against the listener: what it trusts, what it keeps, and how it ends.
#include "http/client.hpp"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <ctime>
#include <fstream>

#include "http/certificate.hpp"
#include "station_fixture.hpp"

namespace packbench::http {
namespace {

using namespace std::chrono_literals;

class ClientTest : public StationFixture {
 protected:
  ClientTest() {
    std::string name = (std::filesystem::temp_directory_path() / "packbench-client-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    folder_ = name;
  }
  ~ClientTest() override {
    if (tls_server_) tls_server_->stop();
    std::filesystem::remove_all(folder_);
  }
  // A site over TLS for that host; its authority's certificate, as a file.
  std::filesystem::path serve(const std::string& host) {
    const auto now = static_cast<std::int64_t>(std::time(nullptr));
    const auto authority = new_authority(host, now);
    ServerConfig config;
    config.tls = tls_context(new_identity(authority, host, now)).value();
    config.routes.push_back({{Method::get, "/hello", Takes::nothing}, at_once([](const Request&) {
                               return json_response({{"hello", "you"}});
                             })});
    tls_server_ = Server::listen(context_, std::move(config), hub_, clock_, [](const auto&) {}).value();
    std::ofstream(folder_ / (host + ".pem")) << authority.certificate;
    return folder_ / (host + ".pem");
  }
  std::unique_ptr<Client> client(const std::string& url, const std::filesystem::path& ca = {}) {
    return Client::create(context_.get_executor(), clock_, {url, ca, std::string(64, 'a')}).value();
  }
  std::string tls_url(const std::string& host) const {
    return "https://" + host + ":" + std::to_string(tls_server_->port());
  }
  std::string plain_url() const { return "http://127.0.0.1:" + std::to_string(server_->port()); }
  Result<Answer> ask(Client& of, const std::string& target) {
    Call call;
    call.target = target;
    return run(of.ask(std::move(call), 1s));
  }

  std::filesystem::path folder_;
  std::unique_ptr<Server> tls_server_;
};

TEST(ClientOrigin, IsHttpsOrThisMachine) {
  const auto at = [](const char* url) { return parse_origin(url).value(); };
  EXPECT_EQ(at("https://centre.site").port, "443");
  EXPECT_EQ(at("https://centre.site:8443/").port, "8443");
  EXPECT_EQ(at("https://[fd00::1]:8443").host, "fd00::1");
  EXPECT_EQ(at("https://[fd00::1]").port, "443");
  EXPECT_EQ(at("http://127.0.0.1:80").tls, false);
  EXPECT_EQ(at("http://[::1]:81").port, "81");
  for (const char* url : {"", "centre", "ftp://a", "http://centre.site", "http://192.168.0.1", "https://",
                          "https://a/b", "https://a:b", "https://a:", "https://a@b"})
    EXPECT_FALSE(parse_origin(url)) << url;
}

TEST_F(ClientTest, AsksOverOneConnectionThatIsKept) {
  const auto ca = serve("localhost");
  const auto known = client(tls_url("localhost"), ca);
  for (int i = 0; i < 3; ++i) {
    const auto answer = ask(*known, "/hello");
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(answer->status, 200U);
    EXPECT_EQ(answer->body, R"({"hello":"you"})");
    EXPECT_EQ(tls_server_->connections(), 1U);
  }
  EXPECT_EQ(ask(*known, "/nothing")->status, 404U);
}

TEST_F(ClientTest, TrustsTheSitesAuthorityAndTheRightHostAlone) {
  const auto ca = serve("localhost");
  const auto by_address = client(tls_url("127.0.0.1"), ca);
  ASSERT_FALSE(ask(*by_address, "/hello"));
  EXPECT_EQ(ask(*by_address, "/hello").error().code, Errc::untrusted) << "its certificate names another host";
  std::ofstream(folder_ / "other.pem") << new_authority("localhost", std::time(nullptr)).certificate;
  const auto stranger = client(tls_url("localhost"), folder_ / "other.pem");
  EXPECT_EQ(ask(*stranger, "/hello").error().code, Errc::untrusted);
  std::ofstream(folder_ / "empty.pem");
  EXPECT_EQ(Client::create(context_.get_executor(), clock_, {tls_url("localhost"), folder_ / "empty.pem", ""})
                .error()
                .code,
            Errc::bad_certificate);
}

TEST_F(ClientTest, AConnectionThatTheServerClosedIsMadeAnew) {
  const auto known = client(plain_url());
  ASSERT_TRUE(ask(*known, "/hello/a"));
  clock_.advance(61s);  // the listener closes what is idle
  run_until([&] { return server_->connections() == 0; });
  const auto again = ask(*known, "/hello/b");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->body, R"({"hello":"b"})");
}

TEST_F(ClientTest, WhoIsNotThereIsUnreachable) {
  asio::ip::tcp::acceptor deaf(context_, {asio::ip::make_address("127.0.0.1"), 0});
  const auto port = std::to_string(deaf.local_endpoint().port());
  deaf.close();
  const auto known = client("http://127.0.0.1:" + port);
  EXPECT_EQ(ask(*known, "/").error().code, Errc::unreachable);
}

TEST_F(ClientTest, WhoNeverAnswersIsLeftAtTheDeadline) {
  asio::ip::tcp::acceptor deaf(context_, {asio::ip::make_address("127.0.0.1"), 0});  // takes it, says nothing
  const auto known = client("http://127.0.0.1:" + std::to_string(deaf.local_endpoint().port()));
  Call call;
  call.target = "/";
  std::optional<Result<Answer>> answer;
  asio::co_spawn(context_, known->ask(std::move(call), 20s),
                 [&](std::exception_ptr, Result<Answer> got) { answer = std::move(got); });
  context_.restart();
  context_.run_for(50ms);
  EXPECT_FALSE(answer);
  clock_.advance(21s);
  run_until([&] { return answer.has_value(); });
  EXPECT_EQ(answer->error().code, Errc::timed_out);
}

TEST_F(ClientTest, StoppingEndsTheCallThatWaits) {
  asio::ip::tcp::acceptor deaf(context_, {asio::ip::make_address("127.0.0.1"), 0});
  const auto known = client("http://127.0.0.1:" + std::to_string(deaf.local_endpoint().port()));
  Call call;
  call.target = "/";
  std::optional<Result<Answer>> answer;
  asio::co_spawn(context_, known->ask(std::move(call), 20s),
                 [&](std::exception_ptr, Result<Answer> got) { answer = std::move(got); });
  context_.restart();
  context_.run_for(50ms);
  known->stop();
  run_until([&] { return answer.has_value(); });
  EXPECT_EQ(answer->error().code, Errc::unreachable);
  EXPECT_FALSE(ask(*known, "/"));
}

}  // namespace
}  // namespace packbench::http
