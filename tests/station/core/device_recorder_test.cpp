// Devices recorded, and recordings that stand in for devices: the recorder by itself, and a whole bench.
#include "station/device_recorder.hpp"

#include <gmock/gmock.h>

#include "tests/station/core/door_fixture.hpp"
#include "tests/support/virtual_clock.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using testing::HasSubstr;

class DeviceRecorderTest : public testing::Test {
 protected:
  // A machine where device "a" is open.
  drivers::Result<drivers::Recording> tap(const std::string& key, std::function<void(std::string)> sink) {
    if (key != "a") return drivers::Error{drivers::Errc::gone, "no device " + key + " is open"};
    drivers::Recording head;
    head.protocol = drivers::Protocol::hid_pos;
    head.device = {0x0c2e, 0x0a07, {}, {}, {}, {}};
    sink_ = std::move(sink);
    return head;
  }
  void say(const std::string& line) {
    if (sink_) sink_(line);
  }
  void see(drivers::Phase phase) {
    drivers::DeviceState state{drivers::DeviceKind::scanner, "a", {}, phase, {}, {}, {}, 0, {}};
    recorder_.see({{state}, {}});
  }
  std::string text(int number, std::size_t from = 0) { return recorder_.fetch(number, from).value().text; }

  tests::VirtualClock clock_;
  std::function<void(std::string)> sink_;
  DeviceRecorder recorder_{clock_, [this](const std::string& key, std::function<void(std::string)> sink) {
                             return tap(key, std::move(sink));
                           }};
};

const std::string kHead = "# Honeywell (Metrologic) Voyager 1200g\nprotocol hid-pos\nusb 0c2e:0a07\n";

TEST_F(DeviceRecorderTest, LinesComeOnceAndInOrder) {
  const int number = recorder_.begin("a").value();
  say("+0.000000 << 41\n");
  const auto first = recorder_.fetch(number, 0).value();
  EXPECT_EQ(first.text, kHead + "+0.000000 << 41\n");
  EXPECT_EQ(first.over, "");
  say("+0.000000 << 42\n");
  EXPECT_EQ(recorder_.fetch(number, 0).value().text, first.text + "+0.000000 << 42\n")
      << "an answer that was lost is given again";
  const auto second = recorder_.fetch(number, first.next).value();
  EXPECT_EQ(second.text, "+0.000000 << 42\n");
  EXPECT_EQ(text(number, second.next), "");
  EXPECT_EQ(recorder_.fetch(number, 0).error().code, drivers::Errc::gone) << "what was fetched is forgotten";
}

TEST_F(DeviceRecorderTest, OneAtATimeAndOnlyOfAnOpenDevice) {
  EXPECT_EQ(recorder_.begin("b").error().code, drivers::Errc::gone);
  const int number = recorder_.begin("a").value();
  EXPECT_EQ(recorder_.begin("a").error().code, drivers::Errc::in_use);
  recorder_.end(number);
  EXPECT_FALSE(sink_) << "nothing is written down any more";
  EXPECT_EQ(recorder_.fetch(number, 0).error().code, drivers::Errc::gone);
  EXPECT_NE(recorder_.begin("a").value(), number);
}

TEST_F(DeviceRecorderTest, EndsWithItsDevice) {
  const int number = recorder_.begin("a").value();
  see(drivers::Phase::open);
  say("+0.000000 << 41\n");
  see(drivers::Phase::failed);
  const auto part = recorder_.fetch(number, 0).value();
  EXPECT_EQ(part.text, kHead + "+0.000000 << 41\n") << "the last lines are still there";
  EXPECT_EQ(part.over, "a is gone");
}

TEST_F(DeviceRecorderTest, WhatNobodyFetchesEnds) {
  boost::asio::io_context io;
  const int number = recorder_.begin("a").value();
  clock_.advance(io, DeviceRecorder::kPatience - 1s);
  say("+0.000000 << 41\n");
  EXPECT_EQ(recorder_.fetch(number, 0).value().over, "");
  clock_.advance(io, DeviceRecorder::kPatience);
  say("+0.000000 << 42\n");
  EXPECT_FALSE(sink_);
  EXPECT_EQ(recorder_.fetch(number, 0).value().over, "nobody fetched it");
  recorder_.end(number);
  const int second = recorder_.begin("a").value();
  clock_.advance(io, DeviceRecorder::kPatience);
  EXPECT_TRUE(recorder_.begin("a")) << "the first one's reader is gone";
  EXPECT_EQ(recorder_.fetch(second, 0).error().code, drivers::Errc::gone);
}

TEST_F(DeviceRecorderTest, KeepsOnlySoMuch) {
  const int number = recorder_.begin("a").value();
  const std::string line(DeviceRecorder::kMostBytes / 4, 'x');
  for (int i = 0; i < 6; ++i) say(line);
  const auto part = recorder_.fetch(number, 0).value();
  EXPECT_LE(part.text.size(), DeviceRecorder::kMostBytes);
  EXPECT_EQ(part.over, "too much came at once");
}

constexpr const char *kRecord = "/api/devices/record", *kPart = "/api/devices/record/{recording}",
                     *kEnd = "/api/devices/record/{recording}/end", *kReplay = "/api/devices/replay";

std::string honeywell_recording() {
  std::ifstream file(std::filesystem::path(PACKBENCH_TEST_DATA) / "recordings" / "honeywell-pos-layout.rec");
  return {std::istreambuf_iterator<char>(file), {}};
}

// Everything of BehindTheDoor at a bench with one lane, as the machine's own account asks.
struct DeviceRequests : BehindTheDoor {
  DeviceRequests() : BehindTheDoor([](Config& config) { config.lanes.resize(1); }) {}

  http::Response replay(const std::string& recording, const std::string& speed = "1000") {
    auto request = of_machine();
    request.query = {{"name", "a.rec"}, {"speed", speed}};
    request.body = recording;
    return ask(http::Method::post, kReplay, request);
  }
  http::Response record(const std::string& device) {
    auto request = of_machine();
    request.body = json::serialize(json::object{{"device", device}});
    return ask(http::Method::post, kRecord, request);
  }
  http::Response of_recording(http::Method method, const char* pattern, const std::string& number) {
    auto request = of_machine();
    request.params = {{"recording", number}};
    return ask(method, pattern, request);
  }
  // The state of the device with that key; empty: it isn't there.
  std::string state_of(std::string_view key) {
    const auto status = bench->status();
    for (const auto& row : status.at("devices").as_array())
      if (row.at("key").as_string() == key) return std::string(row.at("state").as_string());
    return "";
  }
};

TEST_F(DeviceRequests, AReplayScansLikeADeviceAndIsOnRecord) {
  const auto answer = replay(honeywell_recording());
  ASSERT_EQ(answer.status, 200U) << answer.body;
  EXPECT_EQ(json::parse(answer.body).at("device"), "replay:a.rec");
  const auto scanned = [&] {
    for (const auto& row : bench->reader().stream("lane:1"))
      if (row.source == "usb:replay:a.rec" && row.raw == "4006381333931") return true;
    return false;
  };
  bench.until(scanned, "the scan in the journal");
  bench.until([&] { return state_of("replay:a.rec") == "gone" || state_of("replay:a.rec") == "failed"; },
              "the recording's end");
  const auto rows = bench->reader().stream("device:replay:a.rec");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].type, "device.replayed");
}

TEST_F(DeviceRequests, BadReplaysAreRefused) {
  EXPECT_EQ(replay("nonsense\n").status, 400U);
  EXPECT_EQ(replay("# nothing in it\n").status, 400U);
  EXPECT_THAT(replay("# fine\nnonsense\n").body, HasSubstr("line 2"));
  for (const char* speed : {"0", "-1", "fast", "1001", "nan", "inf", "1x"})
    EXPECT_EQ(replay(honeywell_recording(), speed).status, 400U) << speed;
  EXPECT_TRUE(bench->reader().stream("device:replay:a.rec").empty());
}

TEST_F(DeviceRequests, ADeviceIsRecordedAndThatIsOnRecord) {
  EXPECT_EQ(record("replay:a.rec").status, 404U) << "not there yet";
  ASSERT_EQ(replay("usb 0c2e:0a07\n" + honeywell_recording(), "0.001").status, 200U);
  bench.until([&] { return state_of("replay:a.rec") == "open"; }, "the device");
  const auto begun = record("replay:a.rec");
  ASSERT_EQ(begun.status, 200U) << begun.body;
  EXPECT_EQ(record("replay:a.rec").status, 409U);
  const auto number = json::serialize(json::parse(begun.body).at("recording"));
  const auto part = json::parse(of_recording(http::Method::get, kPart, number).body);
  EXPECT_THAT(std::string(part.at("text").as_string()),
              testing::StartsWith(kHead + "descriptor 05 8c 09 02"));
  EXPECT_EQ(part.at("over"), "");
  EXPECT_EQ(of_recording(http::Method::post, kEnd, number).status, 200U);
  EXPECT_EQ(of_recording(http::Method::get, kPart, number).status, 404U);
  EXPECT_EQ(of_recording(http::Method::get, kPart, "first").status, 400U);
  const auto rows = bench->reader().stream("device:replay:a.rec");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].type, "device.recorded");
}

}  // namespace
}  // namespace packbench::station
