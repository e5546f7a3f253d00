// A bench whose desk has a door: people with passwords, requests as a browser of theirs sends them, and a
// clock that the test turns.
#pragma once
#include <boost/json.hpp>

#include "station/access/door.hpp"
#include "station/access/passwords.hpp"
#include "station/api/routes.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {

constexpr std::int64_t kMinute = 60'000, kDay = 24 * 60 * kMinute;

struct BehindTheDoor : testing::Test {
  explicit BehindTheDoor(std::function<void(Config&)> adjust = {})
      : bench(folder.path(), std::move(adjust), clock()) {}

  void SetUp() override {
    bench.stock();
    bench.import(R"({"id":"a1","name":"Admin 1","badge":"A1","role":"admin","language":"en"})");
  }

  // Chosen by the person, as with POST /api/desk/password.
  void choose(const std::string& person, const std::string& password) {
    const auto done = set_password(bench->reader(), bench->store(), {person, password, person, false},
                                   bench->config().passwords, now);
    ASSERT_TRUE(std::holds_alternative<bool>(done));
  }

  http::Response ask(http::Method method, const std::string& pattern, http::Request request) {
    for (auto& route : server_config(*bench).routes) {
      if (route.rule.method != method || route.rule.pattern != pattern) continue;
      std::optional<http::Response> answer;
      bench.begin(route.handler(request), answer);
      bench.until([&] { return answer.has_value(); }, pattern.c_str());
      return *answer;
    }
    ADD_FAILURE() << "no route " << pattern;
    return {};
  }

  // A browser that keeps its cookie.
  struct Browser {
    BehindTheDoor& test;
    http::Params cookies = {};

    http::Response get(const std::string& pattern, http::Params params = {}, http::Params query = {}) {
      http::Request request;
      request.params = std::move(params);
      request.query = std::move(query);
      return send(http::Method::get, pattern, std::move(request));
    }
    http::Response post(const std::string& pattern, const std::string& body, http::Params params = {}) {
      http::Request request;
      request.params = std::move(params);
      request.body = body;
      return send(http::Method::post, pattern, std::move(request));
    }
    http::Response send(http::Method method, const std::string& pattern, http::Request request) {
      request.cookies = cookies;
      auto answer = test.ask(method, pattern, std::move(request));
      for (const auto& [name, value] : answer.headers) {
        if (name != "Set-Cookie") continue;
        const auto equals = value.find('=');
        cookies[value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
      }
      return answer;
    }
    std::string sign_in(const std::string& badge, const std::string& password) {
      return told(post("/api/desk/sign-in", boost::json::serialize(boost::json::object{
                                                {"badge", badge}, {"password", password}})));
    }
    std::string change(const std::string& old, const std::string& chosen) {
      return told(post("/api/desk/password",
                       boost::json::serialize(boost::json::object{{"old", old}, {"new", chosen}})));
    }
    std::string desk() { return told(get("/api/desk")); }
    boost::json::value session() { return boost::json::parse(get("/api/desk/session").body); }
  };

  // "200", or the code of the error, which has words of its own besides.
  static std::string told(const http::Response& answer) {
    if (answer.status == 200) return "200";
    const auto error = boost::json::parse(answer.body).at("error");
    EXPECT_NE(error.at("message"), error.at("code"));
    return std::string(error.at("code").as_string());
  }

  // All that stands in an operator's stream, "type by person".
  std::vector<std::string> record(const std::string& person) {
    std::vector<std::string> rows;
    for (const auto& row : bench->reader().stream("operator:" + person))
      rows.push_back(row.type + " by " + row.person);
    return rows;
  }

  http::Request of_machine() {
    http::Request request;
    std::ifstream file(secret_path(bench->config()));
    std::string secret;
    file >> secret;
    request.authorization = "Bearer " + secret;
    return request;
  }

  Surroundings clock() {
    Surroundings surroundings;
    surroundings.now_ms = [this] { return now; };
    return surroundings;
  }

  std::int64_t now = wall_clock_ms();
  ScratchFolder folder;
  RunningBench bench;
  Browser browser{*this};
};

}  // namespace packbench::station
