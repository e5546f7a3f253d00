// Pictures through the API, with the real reader in a process of its own: one code is a scan, several are a
// question.
#include <gmock/gmock.h>

#include <boost/json.hpp>

#include "station/api/routes.hpp"
#include "station/cameras.hpp"
#include "tests/station/core/bench_fixture.hpp"
#include "tests/support/barcode_picture.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using testing::HasSubstr;
using tests::Drawn;
using tests::Kind;

const Drawn kBadge{Kind::qr, "PB-B-P1", 40, 40, 5};
const Drawn kOrder{Kind::code128, "PB-O-SO-1", 40, 250, 2};

struct Pictures : testing::Test {
  Pictures() : bench(folder.path(), adjusted(), reader()) { bench.stock(); }

  static std::function<void(Config&)> adjusted() {
    return [](Config& config) {
      config.lanes.push_back({.name = "dock",
                              .scanners = {},
                              .printer = "",
                              .item_printer = "",
                              .scale = false,
                              .tablet = true});
      config.cameras = {{.name = "dock", .device = "/dev/nowhere", .fps = 8}};
    };
  }
  static Surroundings reader() {
    Surroundings surroundings;
    surroundings.reader = {PACKBENCH_TEST_READER, {}};
    surroundings.measured = false;  // the journal grows by scans alone
    return surroundings;
  }

  http::Response post(const drivers::Picture& picture, const std::string& id, const std::string& lane = "1") {
    http::Request request;
    request.params["lane"] = lane;
    if (!id.empty()) request.query["id"] = id;
    request.content_type = picture.format == drivers::PictureFormat::png ? "image/png" : "image/jpeg";
    request.body = picture.bytes;
    for (const auto& route : server_config(*bench).routes) {
      if (route.rule.pattern != "/api/lanes/{lane}/picture") continue;
      EXPECT_EQ(route.rule.takes, http::Takes::picture);
      std::optional<http::Response> answer;
      bench.begin(route.handler(request), answer);
      bench.until([&] { return answer.has_value(); }, "the picture's answer");
      return *answer;
    }
    ADD_FAILURE() << "no such route";
    return {};
  }
  static json::object body_of(const http::Response& response) {
    return json::parse(response.body).as_object();
  }
  static std::string problem_of(const http::Response& response) {
    return std::string(body_of(response).at("error").at("code").as_string());
  }
  static drivers::Picture showing(const std::vector<Drawn>& codes) {
    return tests::as_png(tests::draw(640, 480, codes));
  }
  std::int64_t rows() { return bench->reader().totals(bench->now_ms()).rows; }

  ScratchFolder folder;
  RunningBench bench;
};

TEST_F(Pictures, OneCodeIsAScanOfTheLane) {
  const auto answer = post(showing({kBadge}), "a");
  EXPECT_EQ(answer.status, 200u);
  const auto body = body_of(answer);
  EXPECT_EQ(body.at("stored"), true);
  EXPECT_EQ(body.at("codes").at(0).at("code"), "PB-B-P1");
  EXPECT_EQ(body.at("codes").at(0).at("aim"), "]Q1");
  EXPECT_EQ(body.at("codes").at(0).at("corners").as_array().size(), 4u);
  EXPECT_TRUE(body.at("verdict").is_object());
  ASSERT_TRUE(bench.lane().person);
  EXPECT_EQ(bench.lane().person->id, "p1");

  EXPECT_EQ(post(tests::as_jpeg(tests::draw(640, 480, {kOrder})), "b").status, 200u);
  ASSERT_TRUE(bench.lane().pack);
  EXPECT_EQ(bench.lane().pack->order.order, "SO-1");
}

TEST_F(Pictures, TheSamePictureSentTwiceCountsOnce) {
  const auto first = post(showing({kBadge}), "a");
  const auto before = rows();
  EXPECT_EQ(post(showing({kBadge}), "a").body, first.body);
  EXPECT_EQ(rows(), before);
}

TEST_F(Pictures, OfSeveralCodesNoneIsTaken) {
  const auto before = rows();
  const auto answer = post(showing({kBadge, kOrder}), "a");
  EXPECT_EQ(answer.status, 409u);
  EXPECT_EQ(problem_of(answer), "which_code");
  const auto codes = body_of(answer).at("codes").as_array();
  ASSERT_EQ(codes.size(), 2u);
  EXPECT_EQ(codes[0].at("code"), "PB-B-P1");
  EXPECT_EQ(codes[1].at("code"), "PB-O-SO-1");
  EXPECT_EQ(rows(), before);
}

TEST_F(Pictures, WhatCanNotBeReadIsSaidAndTheBenchLives) {
  const auto before = rows();
  const auto none = post(showing({}), "a");
  EXPECT_EQ(none.status, 422u);
  EXPECT_EQ(problem_of(none), "no_code");
  EXPECT_TRUE(body_of(none).at("codes").as_array().empty());
  for (const auto format : {drivers::PictureFormat::png, drivers::PictureFormat::jpeg}) {
    const auto bad = post({format, 0, 0, "garbage"}, "a");
    EXPECT_EQ(bad.status, 422u);
    EXPECT_EQ(problem_of(bad), "bad_picture");
  }
  EXPECT_EQ(rows(), before);
  EXPECT_EQ(post(showing({kBadge}), "a").status, 200u);
}

TEST_F(Pictures, AreRefusedWhereAScanIs) {
  EXPECT_EQ(problem_of(post(showing({kBadge}), "a", "nowhere")), "no_such_lane");
  EXPECT_EQ(problem_of(post(showing({kBadge}), "a", "dock")), "lane_elsewhere");
  EXPECT_EQ(problem_of(post(showing({kBadge}), "")), "bad_scan");
  EXPECT_EQ(problem_of(post(showing({kBadge}), std::string(65, 'a'))), "bad_scan");
}

TEST_F(Pictures, AnAbsentCameraStandsInTheStatus) {
  bench.until([&] { return bench->cameras().status().at(0).at("state") == "gone"; },
              "the camera is looked for");
  const auto status = bench->status();
  const auto& row = status.at("devices").as_array().back();
  EXPECT_EQ(row.at("kind"), "camera");
  EXPECT_EQ(row.at("key"), "camera:dock");
  EXPECT_EQ(row.at("product"), "/dev/nowhere");
  EXPECT_EQ(row.at("restarts"), 0);
  EXPECT_THAT(std::string(row.at("reason").as_string()), HasSubstr("no camera is plugged in"));
}

}  // namespace
}  // namespace packbench::station
