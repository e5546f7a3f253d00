// Requests from bytes, whole and in portions, good and bad.
#include "http/intake.hpp"

#include <gmock/gmock.h>

#include <random>

namespace packbench::http {
namespace {

using State = Intake::State;

class IntakeTest : public testing::Test {
 protected:
  // The state after all of `bytes` came in portions of `portion` bytes, with what the socket would keep.
  State feed(Intake& intake, std::string_view bytes, std::size_t portion) {
    std::string kept;
    while (!bytes.empty() && intake.state() != State::whole && intake.state() != State::refused) {
      kept += bytes.substr(0, portion);
      bytes.remove_prefix(std::min(portion, bytes.size()));
      kept.erase(0, intake.put(kept));
    }
    rest_ = kept + std::string(bytes);
    return intake.state();
  }

  unsigned status(std::string_view bytes) {
    Intake intake(router_, guard_);
    return feed(intake, bytes, bytes.size()) == State::refused ? intake.refusal().status : 200;
  }

  Router router_{{{Method::get, "/", Takes::nothing},
                  {Method::post, "/scan/{lane}", Takes::json},
                  {Method::post, "/act", Takes::nothing},
                  {Method::post, "/import", Takes::import}}};
  Guard guard_{{"localhost"}, 8090};
  std::string rest_;
};

const std::string kOwn = "Host: localhost:8090\r\n";
const std::string kPost = kOwn + "X-Packbench: 1\r\n";
const std::string kScan =
    "POST /scan/1?x=y HTTP/1.1\r\n" + kPost +
    "Content-Type: application/json; charset=utf-8\r\nContent-Length: 9\r\n\r\n{\"a\": 12}";

TEST_F(IntakeTest, CookiesAndAuthorizationAreReadAsTheyCame) {
  const auto request_of = [&](const std::string& headers) {
    Intake intake(router_, guard_);
    const auto bytes = "GET / HTTP/1.1\r\n" + kOwn + headers + "\r\n";
    EXPECT_EQ(feed(intake, bytes, bytes.size()), State::whole);
    return intake.take();
  };
  const auto request = request_of("Cookie: a=1; b=x=y ;c=; broken; a=2\r\nAuthorization: Bearer 7f\r\n");
  EXPECT_EQ(request.cookies, (Params{{"a", "1"}, {"b", "x=y"}, {"c", ""}}));
  EXPECT_EQ(request.authorization, "Bearer 7f");
  EXPECT_EQ(request_of("Cookie: ;;=;\r\n").cookies, (Params{{"", ""}}));
  EXPECT_TRUE(request_of("").cookies.empty());
}

TEST_F(IntakeTest, IsTheSameInPortionsOfAnySize) {
  for (std::size_t portion = 1; portion <= kScan.size(); ++portion) {
    Intake intake(router_, guard_);
    ASSERT_EQ(feed(intake, kScan + "GET", portion), State::whole) << portion;
    EXPECT_TRUE(intake.keep_alive());
    EXPECT_EQ(intake.rule(), 1U);
    const auto request = intake.take();
    EXPECT_EQ(request.body, "{\"a\": 12}");
    EXPECT_EQ(request.params.at("lane"), "1");
    EXPECT_EQ(request.query.at("x"), "y");
    EXPECT_EQ(request.content_type, "application/json");
    EXPECT_EQ(rest_, "GET");
  }
}

// Beast's parser fails an assertion of its own on these (found by the fuzzer): chunks must never reach it.
TEST_F(IntakeTest, ReadsNoChunks) {
  const auto bytes = "POST /import HTTP/1.1\r\n" + kPost +
                     "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\n\r\n";
  for (std::size_t portion = 1; portion <= bytes.size(); ++portion) {
    Intake intake(router_, guard_);
    ASSERT_EQ(feed(intake, bytes, portion), State::refused) << portion;
    EXPECT_EQ(intake.refusal().status, 411u);
    EXPECT_FALSE(intake.keep_alive());
  }
}

struct Refused {
  const char* what;
  std::string bytes;
  unsigned status;
};

TEST_F(IntakeTest, RefusesWithTheRightStatus) {
  const std::string json = "Content-Type: application/json\r\n";
  const Refused table[] = {
      {"garbage", std::string("\x16\x03\x01\x00\xff\r\n\r\n", 9), 400},
      {"no version", "GET /\r\n\r\n", 400},
      {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
      {"absolute target", "GET http://localhost:8090/ HTTP/1.1\r\n" + kOwn + "\r\n", 400},
      {"broken escape", "GET /%zz HTTP/1.1\r\n" + kOwn + "\r\n", 400},
      {"no host", "GET / HTTP/1.1\r\n\r\n", 421},
      {"foreign host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
      {"two hosts", "GET / HTTP/1.1\r\n" + kOwn + kOwn + "\r\n", 400},
      {"foreign origin", "GET / HTTP/1.1\r\n" + kOwn + "Origin: http://evil.example\r\n\r\n", 403},
      {"no marker", "POST /act HTTP/1.1\r\n" + kOwn + "\r\n", 403},
      {"no such path", "GET /nothing HTTP/1.1\r\n" + kOwn + "\r\n", 404},
      {"bad method", "GET /act HTTP/1.1\r\n" + kOwn + "\r\n", 405},
      {"unknown method", "BREW / HTTP/1.1\r\n" + kPost + "\r\n", 405},
      {"form", "POST /scan/1 HTTP/1.1\r\n" + kPost + "Content-Type: text/plain\r\nContent-Length: 0\r\n\r\n",
       415},
      {"no type", "POST /scan/1 HTTP/1.1\r\n" + kPost + "Content-Length: 2\r\n\r\n{}", 415},
      {"body for none", "GET / HTTP/1.1\r\n" + kOwn + "Content-Length: 1\r\n\r\nx", 413},
      {"chunks for none", "POST /act HTTP/1.1\r\n" + kPost + "Transfer-Encoding: chunked\r\n\r\n", 411},
      {"json too large", "POST /scan/1 HTTP/1.1\r\n" + kPost + json + "Content-Length: 65537\r\n\r\n", 413},
      {"import too large", "POST /import HTTP/1.1\r\n" + kPost + json + "Content-Length: 8388609\r\n\r\n",
       413},
      {"head too large", "GET / HTTP/1.1\r\nX: " + std::string(kHeadLimit, 'x') + "\r\n", 431},
      {"two lengths", "POST /act HTTP/1.1\r\n" + kPost + "Content-Length: 0\r\nContent-Length: 1\r\n\r\n",
       400},
      {"length and chunks",
       "POST /scan/1 HTTP/1.1\r\n" + kPost + json + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
       400},
  };
  for (const auto& row : table) EXPECT_EQ(status(row.bytes), row.status) << row.what;
}

TEST_F(IntakeTest, RefusesBeforeTheBodyComes) {
  Intake intake(router_, guard_);
  const auto head =
      "POST /import HTTP/1.1\r\n" + kPost + "Content-Type: text/csv\r\nContent-Length: 9000000\r\n\r\n";
  EXPECT_EQ(feed(intake, head, head.size()), State::refused);
  EXPECT_FALSE(intake.keep_alive());
}

TEST_F(IntakeTest, KeepsTheConnectionWhereTheNextRequestIsInSight) {
  Intake intake(router_, guard_);
  const auto lost = "GET /nothing HTTP/1.1\r\n" + kOwn + "\r\n";
  EXPECT_EQ(feed(intake, lost, lost.size()), State::refused);
  EXPECT_TRUE(intake.keep_alive());
}

TEST_F(IntakeTest, KnowsWhoWaitsForContinue) {
  Intake intake(router_, guard_);
  const auto head = "POST /import HTTP/1.1\r\n" + kPost +
                    "Content-Type: text/csv\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n";
  EXPECT_EQ(feed(intake, head, head.size()), State::body);
  EXPECT_TRUE(intake.wants_continue());
  EXPECT_EQ(feed(intake, "abc", 3), State::whole);
}

TEST_F(IntakeTest, AnyBytesEndInAStateAndTheSameOneInPortions) {
  std::mt19937 random(20240611);
  for (int round = 0; round < 3000; ++round) {
    auto bytes = kScan;
    const auto changes = 1 + random() % 4;
    for (unsigned i = 0; i < changes; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    Intake whole(router_, guard_), portions(router_, guard_);
    feed(whole, bytes, bytes.size());
    feed(portions, bytes, 1 + random() % 7);
    ASSERT_EQ(whole.state() == State::whole, portions.state() == State::whole)
        << testing::PrintToString(bytes);
  }
}

}  // namespace
}  // namespace packbench::http
