// The server over real loopback sockets.
#include "station_fixture.hpp"

namespace packbench::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;

using ServerTest = StationFixture;

TEST_F(ServerTest, ServesManyRequestsOnOneConnection) {
  auto client = connect();
  for (const auto* name : {"a", "b", "c"}) {
    const auto reply = ask(client, get(std::string("/hello/") + name));
    EXPECT_EQ(reply.result_int(), 200U);
    EXPECT_EQ(reply.body(), std::string(R"({"hello":")") + name + "\"}");
  }
  EXPECT_EQ(server_->connections(), 1U);
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  auto client = connect();
  run(client.send(get("/hello/a") + post("/scan", "[1]") + get("/nothing") + get("/hello/b")));
  EXPECT_EQ(run(client.reply()).body(), R"({"hello":"a"})");
  EXPECT_EQ(run(client.reply()).body(), "[1]");
  EXPECT_EQ(run(client.reply()).result_int(), 404U);
  EXPECT_EQ(run(client.reply()).body(), R"({"hello":"b"})");
}

TEST_F(ServerTest, TakesARequestByteByByte) {
  auto client = connect();
  for (const char byte : post("/scan", "{}")) run(client.send(std::string(1, byte)));
  EXPECT_EQ(run(client.reply()).result_int(), 201U);
}

TEST_F(ServerTest, ClosesWhenAsked) {
  auto client = connect();
  run(client.send(get("/hello/a", "Connection: close\r\n")));
  EXPECT_THAT(run(client.rest()), HasSubstr("Connection: close"));
}

TEST_F(ServerTest, RefusesForeignHostsAndOrigins) {
  auto client = connect();
  EXPECT_EQ(ask(client, "GET /hello/a HTTP/1.1\r\nHost: evil.example\r\n\r\n").result_int(), 421U);
  EXPECT_EQ(ask(client, get("/hello/a", "Origin: http://evil.example\r\n")).result_int(), 403U);
  EXPECT_EQ(ask(client, get("/hello/a")).result_int(), 200U);
}

TEST_F(ServerTest, RefusesAPostWithoutMarkerAndCloses) {
  auto client = connect();
  run(client.send("POST /scan HTTP/1.1\r\n" + host() +
                  "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"));
  const auto all = run(client.rest());
  EXPECT_THAT(all, HasSubstr("403"));
  EXPECT_THAT(all, HasSubstr("no_marker"));
}

TEST_F(ServerTest, ARefusalArrivesThoughTheBodyStillComes) {
  auto client = connect();
  const auto head = "POST /scan HTTP/1.1\r\n" + host() +
                    "X-Packbench: 1\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n";
  run(client.send(head + std::string(1'000'000, 'x')));
  EXPECT_THAT(run(client.reply()).body(), HasSubstr("body_too_large"));
}

TEST_F(ServerTest, GarbageGetsAnAnswerAndAnEnd) {
  auto client = connect();
  run(client.send(std::string("\x16\x03\x01\x02\x00 TLS hello\r\n\r\n", 20)));
  EXPECT_THAT(run(client.rest()), HasSubstr("400 Bad Request"));
}

TEST_F(ServerTest, BadJsonIsToldByPosition) {
  auto client = connect();
  const auto reply = ask(client, post("/scan", "{\"a\":tru}"));
  EXPECT_EQ(reply.result_int(), 400U);
  EXPECT_THAT(reply.body(), HasSubstr("bad_json"));
}

TEST_F(ServerTest, TellsWaitingClientsToContinue) {
  auto client = connect();
  const std::string body(100'000, 'x');
  run(client.send("POST /import HTTP/1.1\r\n" + host() +
                  "X-Packbench: 1\r\nContent-Type: text/csv\r\nExpect: 100-continue\r\n" +
                  "Content-Length: 100000\r\n\r\n"));
  EXPECT_EQ(run(client.reply()).result_int(), 100U);
  run(client.send(body));
  EXPECT_EQ(run(client.reply()).body(), R"({"bytes":100000})");
}

TEST_F(ServerTest, AHandlersExceptionIsA500AndALogLine) {
  auto client = connect();
  EXPECT_EQ(ask(client, get("/broken")).result_int(), 500U);
  ASSERT_EQ(log_.size(), 1U);
  EXPECT_EQ(log_[0], "GET /broken: a bug");
  EXPECT_EQ(ask(client, get("/hello/a")).result_int(), 200U);
}

TEST_F(ServerTest, FilesHaveAnEtag) {
  auto client = connect();
  const auto first = ask(client, get("/"));
  EXPECT_EQ(first.body(), "<h1>Packbench</h1>");
  EXPECT_EQ(first["Content-Type"], "text/html; charset=utf-8");
  EXPECT_EQ(first["ETag"], "\"v1\"");
  EXPECT_EQ(ask(client, get("/", "If-None-Match: W/\"x\", \"v1\"\r\n")).result_int(), 304U);
  EXPECT_EQ(ask(client, get("/", "If-None-Match: \"v0\"\r\n")).result_int(), 200U);
}

TEST_F(ServerTest, HeadGivesTheLengthWithoutTheBody) {
  auto client = connect();
  const auto head = ask(client, "HEAD / HTTP/1.1\r\n" + host() + "\r\n", true);
  EXPECT_EQ(head["Content-Length"], "18");
  EXPECT_EQ(ask(client, get("/hello/a")).result_int(), 200U);
}

TEST_F(ServerTest, EveryAnswerForbidsForeignUse) {
  auto client = connect();
  for (const auto* path : {"/", "/hello/a", "/nothing", "/broken"}) {
    const auto reply = ask(client, get(path));
    EXPECT_THAT(std::string(reply["Content-Security-Policy"]), HasSubstr("default-src 'self'")) << path;
    // WebAssembly for the camera's decoder, and still no script that the station doesn't serve.
    EXPECT_THAT(std::string(reply["Content-Security-Policy"]),
                HasSubstr("; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "))
        << path;
    EXPECT_EQ(reply["X-Content-Type-Options"], "nosniff") << path;
    EXPECT_EQ(reply["Referrer-Policy"], "no-referrer") << path;
    EXPECT_EQ(reply["Cache-Control"], path == std::string("/") ? "no-cache" : "no-store") << path;
    EXPECT_EQ(reply.count("Access-Control-Allow-Origin"), 0U) << path;
  }
}

TEST_F(ServerTest, DropsAClientThatSendsItsHeadTooSlowly) {
  auto client = connect();
  run_until([&] { return clock_.next() == 60s; });  // idle
  run(client.send("GET / HT"));
  run_until([&] { return clock_.next() == 10s; });
  clock_.advance(9s);
  run(client.send("TP"));
  clock_.advance(1s);  // more bytes don't move the deadline
  EXPECT_EQ(run(client.rest()).find("HTTP/1.1 2"), std::string::npos);
  run_until([&] { return server_->connections() == 0; });
}

TEST_F(ServerTest, DropsAnIdleClient) {
  auto client = connect();
  EXPECT_EQ(ask(client, get("/hello/a")).result_int(), 200U);
  run_until([&] { return clock_.next() == 60s; });
  clock_.advance(60s);
  EXPECT_THAT(run(client.rest()), IsEmpty());
}

TEST_F(ServerTest, TurnsTooManyConnectionsAway) {
  std::list<Visitor> clients;
  for (std::size_t i = 0; i < 4; ++i) clients.push_back(connect());
  run_until([&] { return server_->connections() == 4; });
  auto fifth = connect();
  EXPECT_THAT(run(fifth.rest()), HasSubstr("503 Service Unavailable"));
  clients.clear();
  run_until([&] { return server_->connections() == 0; });
  auto sixth = connect();
  EXPECT_EQ(ask(sixth, get("/hello/a")).result_int(), 200U);
}

TEST_F(ServerTest, StopEndsConnectionsInEveryState) {
  auto idle = connect(), half = connect();
  run(half.send("GET / HT"));
  run_until([&] { return server_->connections() == 2; });
  server_->stop();
  EXPECT_THAT(run(idle.rest()), IsEmpty());
  EXPECT_EQ(run(half.rest()).find("HTTP/1.1 2"), std::string::npos);
}

TEST_F(ServerTest, TwoCanNotListenAtOnePlace) {
  ServerConfig config;
  config.port = server_->port();
  const auto second = Server::listen(context_, config, hub_, clock_, [](const auto&) {});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Errc::in_use);
  config.address = "somewhere";
  EXPECT_EQ(Server::listen(context_, config, hub_, clock_, [](const auto&) {}).error().code,
            Errc::bad_address);
}

}  // namespace
}  // namespace packbench::http
