// A camera over its life, with pictures from a list and codes that the pictures name.
#include "drivers/cameras/camera.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

#include "tests/support/virtual_clock.hpp"

namespace packbench::drivers {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

// Pictures at their times, counted from the first next(); then an error, or nothing for ever.
class ListedFrames : public FrameSource {
 public:
  struct Row {
    Duration after;  // the one before
    Result<Picture> picture;
  };

  ListedFrames(asio::any_io_executor executor, Clock& clock, std::deque<Row> rows, int& open)
      : clock_(clock),
        cancelled_(executor, clock),
        rows_(std::move(rows)),
        open_(open),
        taken_at_(clock.now()) {
    ++open_;
  }
  ~ListedFrames() override { EXPECT_TRUE(closed_) << "a camera must be given back"; }

  asio::awaitable<Result<Picture>> next(TimePoint deadline) override {
    const TimePoint ready = rows_.empty() ? kNoDeadline : taken_at_ + rows_.front().after;
    if (clock_.now() < ready && co_await cancelled_.wait(std::min(ready, deadline)))
      co_return Error{Errc::cancelled, "closed"};
    if (clock_.now() < ready) co_return Error{Errc::timeout, "no picture"};
    Result<Picture> picture = std::move(rows_.front().picture);
    taken_at_ = std::max(ready, taken_at_);
    rows_.pop_front();
    co_return picture;
  }
  void cancel() override { cancelled_.notify(); }
  asio::awaitable<void> close() override {
    closed_ = true;
    --open_;
    co_return;
  }

 private:
  Clock& clock_;
  Signal cancelled_;
  std::deque<Row> rows_;
  int& open_;
  TimePoint taken_at_;
  bool closed_ = false;
};

Picture showing(const std::string& codes) {
  return {PictureFormat::png, 0, 0, codes};
}

// Each letter of the picture's bytes is a code.
PictureAnswer letters(const Picture& picture) {
  if (picture.bytes == "bad") return Error{Errc::malformed, "a bad picture"};
  std::vector<FoundCode> codes;
  for (const char c : picture.bytes) codes.push_back({std::string(1, c), "]Q1", {}});
  return codes;
}

class CameraSessionTest : public testing::Test {
 protected:
  // Returns why it ended.
  Errc run(std::deque<ListedFrames::Row> rows, int fps = 10, Duration decoding = 0s) {
    ListedFrames frames(io_.get_executor(), clock_, std::move(rows), open_);
    CameraEyes eyes;
    eyes.device_key = "camera:dock";
    eyes.fps = fps;
    eyes.decode = [this, decoding](const Picture& picture) { return decode(picture, decoding); };
    eyes.on_scan = [this](RawScan scan) { scans_.push_back(std::move(scan)); };
    eyes.on_damage = [this](Error damage) { damages_.push_back(damage.message); };
    const Error why =
        clock_.await(io_, run_camera_session(io_.get_executor(), clock_, frames, std::move(eyes)));
    clock_.await(io_, frames.close());
    return why.code;
  }
  asio::awaitable<PictureAnswer> decode(const Picture& picture, Duration takes) {
    decoded_.push_back(clock_.now());
    if (takes > 0s) co_await sleep_until(io_.get_executor(), clock_, clock_.now() + takes);
    co_return letters(picture);
  }
  std::string told() const {
    std::string text;
    for (const auto& scan : scans_) text += scan.bytes;
    return text;
  }

  tests::VirtualClock clock_;
  asio::io_context io_;
  int open_ = 0;
  std::vector<RawScan> scans_;
  std::vector<std::string> damages_;
  std::vector<TimePoint> decoded_;
};

TEST_F(CameraSessionTest, ScansCarryKeyAimAndTime) {
  const TimePoint start = clock_.now();
  EXPECT_EQ(run({{0s, showing("")}, {1s, showing("x")}, {1s, Error{Errc::gone, "unplugged"}}}), Errc::gone);
  ASSERT_EQ(scans_.size(), 1u);
  EXPECT_EQ(scans_[0].device_key, "camera:dock");
  EXPECT_EQ(scans_[0].bytes, "x");
  EXPECT_EQ(scans_[0].aim, "]Q1");
  EXPECT_EQ(scans_[0].received_at, start + 1s);
}

TEST_F(CameraSessionTest, ACodeIsToldOnceUntilItHasLeft) {
  std::deque<ListedFrames::Row> rows;
  for (const char* shown : {"x", "x", "xy", "y", "x", "", "", "", "", "", "", "", "", "", "", "", "x", "x"})
    rows.push_back({100ms, showing(shown)});
  rows.push_back({100ms, Error{Errc::gone, "unplugged"}});
  run(std::move(rows));
  EXPECT_EQ(told(), "xyx");
}

TEST_F(CameraSessionTest, NoMorePicturesAreReadThanWanted) {
  std::deque<ListedFrames::Row> rows;
  for (int i = 0; i < 50; ++i) rows.push_back({1ms, showing("")});
  rows.push_back({0s, Error{Errc::gone, "unplugged"}});
  run(std::move(rows), 4);
  ASSERT_EQ(decoded_.size(), 50u);
  for (std::size_t i = 1; i < decoded_.size(); ++i)
    EXPECT_GE(decoded_[i] - decoded_[i - 1], 250ms - 1ms) << i;
}

TEST_F(CameraSessionTest, WhatTakesLongIsNotCaughtUpWith) {
  std::deque<ListedFrames::Row> rows;
  for (int i = 0; i < 5; ++i) rows.push_back({0s, showing("")});
  rows.push_back({0s, Error{Errc::gone, "unplugged"}});
  run(std::move(rows), 10, 300ms);
  for (std::size_t i = 1; i < decoded_.size(); ++i) EXPECT_EQ(decoded_[i] - decoded_[i - 1], 300ms) << i;
}

TEST_F(CameraSessionTest, ABadPictureIsToldAndTheNextOneRead) {
  run({{0s, showing("bad")}, {1s, showing("x")}, {1s, Error{Errc::gone, "unplugged"}}});
  EXPECT_THAT(damages_, ElementsAre("a bad picture"));
  EXPECT_EQ(told(), "x");
}

TEST_F(CameraSessionTest, ASilentCameraIsGivenUp) {
  EXPECT_EQ(run({{0s, showing("x")}}), Errc::timeout);
}

// The whole camera: what open() finds at each try.
class CameraTest : public testing::Test {
 protected:
  using Found = Result<std::deque<ListedFrames::Row>>;

  void start(std::deque<Found> found) {
    found_ = std::move(found);
    OpenCamera open = [this](std::string device) { return open_next(std::move(device)); };
    // Pictures are garbage and the reader is none: each picture is a damage, which is all that is asked for
    // here.
    camera_ = std::make_unique<Camera>(
        io_.get_executor(), clock_, CameraSettings{"dock", "/dev/v4l/by-id/x", 8},
        ReaderCommand{"/nowhere", {}},
        CameraCallbacks{[](RawScan) {}, [this] { phases_.emplace_back(to_string(camera_->state().phase)); }},
        std::move(open));
    asio::co_spawn(io_, camera_->run(), [this](std::exception_ptr error) {
      if (error) std::rethrow_exception(error);
      ended_ = true;
    });
  }
  asio::awaitable<Result<std::unique_ptr<FrameSource>>> open_next(std::string device) {
    EXPECT_EQ(device, "/dev/v4l/by-id/x");
    tries_.push_back(clock_.now());
    Found found = found_.empty() ? Found(Error{Errc::gone, "absent"}) : found_.front();
    if (!found_.empty()) found_.pop_front();
    if (!found) co_return found.error();
    std::unique_ptr<FrameSource> frames =
        std::make_unique<ListedFrames>(io_.get_executor(), clock_, *std::move(found), open_);
    co_return frames;
  }
  std::vector<Duration> pauses() const {
    std::vector<Duration> all;
    for (std::size_t i = 1; i < tries_.size(); ++i) all.push_back(tries_[i] - tries_[i - 1]);
    return all;
  }
  void stop() {
    camera_->stop();
    EXPECT_TRUE(clock_.run_until(
        io_, [this] { return ended_; }, 10s));
    EXPECT_EQ(open_, 0);
  }

  tests::VirtualClock clock_;
  asio::io_context io_;
  int open_ = 0;
  std::deque<Found> found_;
  std::vector<TimePoint> tries_;
  std::vector<std::string> phases_;
  std::unique_ptr<Camera> camera_;
  bool ended_ = false;
};

std::deque<ListedFrames::Row> plays_then(Duration after, Errc why) {
  return {{after, Error{why, "it ended"}}};
}

TEST_F(CameraTest, IsFoundWhenItIsPluggedInAndAgainWhenItComesBack) {
  start({Error{Errc::gone, "absent"}, Error{Errc::gone, "absent"}, plays_then(3s, Errc::gone),
         Error{Errc::gone, "absent"}, plays_then(4s, Errc::gone)});
  clock_.advance(io_, 5s);
  EXPECT_EQ(camera_->state().phase, CameraPhase::open);
  EXPECT_EQ(camera_->state().replugs, 0);
  EXPECT_FALSE(camera_->state().reason);
  clock_.advance(io_, 7s);
  EXPECT_EQ(camera_->state().phase, CameraPhase::open);
  EXPECT_EQ(camera_->state().replugs, 1);
  clock_.advance(io_, 4s);
  EXPECT_EQ(camera_->state().phase, CameraPhase::gone);
  EXPECT_EQ(camera_->state().reason->message, "it ended");
  EXPECT_THAT(phases_, ElementsAre("gone", "open", "gone", "gone", "open", "gone"));
  EXPECT_EQ(open_, 0);
  stop();
}

// Its node is there before the rules of udev have been at it.
TEST_F(CameraTest, ComesBackAlsoWhereItDoesNotOpenAtOnce) {
  start({plays_then(1s, Errc::gone), Error{Errc::access_denied, "not yet"}, plays_then(1s, Errc::io_error),
         plays_then(1s, Errc::gone)});
  clock_.advance(io_, 5500ms);
  EXPECT_EQ(camera_->state().phase, CameraPhase::open);
  EXPECT_EQ(camera_->state().replugs, 1);
  clock_.advance(io_, 5s);
  EXPECT_EQ(camera_->state().replugs, 1) << "a failure is no unplugging";
  stop();
}

struct Retry {
  Errc code;
  std::vector<Duration> pauses;
};

TEST_F(CameraTest, IsTriedAgainByDeadline) {
  const Retry rows[] = {
      {Errc::gone, {2s, 2s, 2s}},
      {Errc::busy, {10s, 10s, 10s}},
      {Errc::access_denied, {1s, 2s, 4s, 8s, 10s, 10s}},
      {Errc::timeout, {1s, 2s, 4s, 8s, 10s}},
      {Errc::unsupported, {1s, 2s, 4s, 8s, 10s}},
  };
  for (const auto& row : rows) {
    tries_.clear();
    ended_ = false;
    start(std::deque<Found>(row.pauses.size() + 1, Found(Error{row.code, "it does not open"})));
    clock_.run_until(
        io_, [&] { return tries_.size() > row.pauses.size(); }, 100s);
    EXPECT_EQ(pauses(), row.pauses) << to_string(row.code);
    stop();
  }
}

TEST_F(CameraTest, StopsInEveryState) {
  start({plays_then(1h, Errc::gone)});
  clock_.advance(io_, 1s);
  EXPECT_EQ(open_, 1);
  stop();
  ended_ = false;
  start({Error{Errc::busy, "busy"}});
  clock_.advance(io_, 1s);
  stop();
}

TEST_F(CameraTest, AReaderThatDoesNotStartIsTold) {
  start({Found(std::deque<ListedFrames::Row>{{0s, showing("x")}, {1h, showing("x")}})});
  clock_.advance(io_, 1s);
  EXPECT_EQ(camera_->state().phase, CameraPhase::open);
  ASSERT_TRUE(camera_->state().reason);
  EXPECT_EQ(camera_->state().restarts, 1);
  stop();
}

}  // namespace
}  // namespace packbench::drivers
