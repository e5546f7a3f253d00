// A camera on the kernel's own video stack: pictures through V4L2, and a lane that is worked with a camera
// alone.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json/serialize.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "drivers/cameras/v4l2_capture.hpp"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/daemon.hpp"
#include "tests/lab/vivid.hpp"
#include "tests/lab/wait.hpp"
#include "tests/support/barcode_picture.hpp"

namespace packbench::lab {
namespace {

namespace asio = boost::asio;
namespace json = boost::json;
using drivers::FrameSource;
using drivers::GreyImage;
using tests::Drawn;
using tests::Kind;

GreyImage view(const std::vector<Drawn>& codes) {
  return tests::draw(Vivid::kWidth, Vivid::kHeight, codes);
}

template <class T>
T await(asio::io_context& io, asio::awaitable<T> operation) {
  std::optional<T> value;
  asio::co_spawn(io, std::move(operation), [&](std::exception_ptr error, T got) {
    if (error) std::rethrow_exception(error);
    value = std::move(got);
  });
  io.restart();
  while (!value) io.run_one();
  return *std::move(value);
}

drivers::TimePoint in(std::chrono::seconds time) {
  return std::chrono::steady_clock::now() + time;
}

TEST(CameraV4l2, PicturesComeAsTheyAreUntilItIsUnplugged) {
  Vivid vivid;
  const GreyImage image = view({{Kind::qr, "LAB", 100, 100, 6}});
  vivid.show(image);
  asio::io_context io;
  const auto clock = drivers::create_steady_clock(io.get_executor());
  auto opened = await(io, drivers::open_camera(io.get_executor(), *clock, vivid.node()));
  ASSERT_TRUE(opened) << opened.error().message;
  FrameSource& frames = **opened;
  bool as_shown = false;
  for (int i = 0; i < 100 && !as_shown; ++i) {  // the first ones may be older
    const auto picture = await(io, frames.next(in(kPatience)));
    ASSERT_TRUE(picture) << picture.error().message;
    ASSERT_EQ(picture->bytes.size(), image.pixels.size());
    as_shown = picture->bytes == image.pixels;
  }
  EXPECT_TRUE(as_shown);

  const auto second = await(io, drivers::open_camera(io.get_executor(), *clock, vivid.node()));
  ASSERT_FALSE(second) << "two programs had it at once";
  EXPECT_EQ(second.error().code, drivers::Errc::busy) << second.error().message;

  vivid.unplug();
  for (auto picture = await(io, frames.next(in(kPatience)));;
       picture = await(io, frames.next(in(kPatience)))) {
    if (picture) continue;  // what was under way
    EXPECT_EQ(picture.error().code, drivers::Errc::gone) << picture.error().message;
    break;
  }
  asio::co_spawn(io, frames.close(), asio::detached);
  io.restart();
  io.run();
  const auto absent = await(io, drivers::open_camera(io.get_executor(), *clock, "/dev/video0"));
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, drivers::Errc::gone);
}

// How many there were.
int kill_readers() {
  int killed = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const auto pid = std::atoi(entry.path().filename().c_str());
    std::ifstream in(entry.path() / "cmdline");
    const std::string command{std::istreambuf_iterator<char>(in), {}};
    if (pid > 0 && command.find("camera-reader") != command.npos && ::kill(pid, SIGKILL) == 0) ++killed;
  }
  return killed;
}

constexpr const char* kConfig = R"(
[[camera]]
name = "dock"
device = "/dev/video0"
fps = 8

[[lane]]
name = "1"
scanners = ["camera:dock"]
)";

constexpr const char* kFacts = R"(
{"sku": "TEE", "name_zh": "纯棉圆领T恤 白色 M", "name_en": "Cotton T-shirt", "barcodes": "6901234500011", "weight_g": 182}
{"sku": "MUG", "name_zh": "陶瓷马克杯 海蓝", "name_en": "Ceramic mug", "barcodes": "6901234500035", "weight_g": 341}
{"id": "anna", "name": "Anna", "badge": "ANNA", "role": "packer", "language": "en"}
{"order": "SO-1", "carrier": "sf", "waybills": ["SF1023456789012"], "consignee": {"name": "王小明", "phone": "138-0000-1001", "address": "浙江省杭州市西湖区文三路 100 号"}, "lines": [{"line": "1", "sku": "TEE", "quantity": 3}, {"line": "2", "sku": "MUG", "quantity": 2}]}
)";

const Drawn kBadge{Kind::qr, "PB-B-ANNA", 40, 40, 6};
const Drawn kOrder{Kind::code128, "PB-O-SO-1", 60, 60, 3};
const Drawn kTee{Kind::ean13, "6901234500011", 60, 60, 3};
const Drawn kMug{Kind::ean13, "6901234500035", 60, 250, 3};

class CameraLane : public testing::Test {
 protected:
  CameraLane() {
    std::ofstream(daemon_.directory() / "facts.jsonl") << kFacts;
    daemon_.verb({"import", daemon_.directory() / "facts.jsonl"});
    daemon_.start();
    wait_for_camera("open");
  }

  json::object camera() const {
    const auto status = daemon_.get("/api/status");
    if (!status) return {};
    for (const auto& row : status->at("devices").as_array())
      if (row.at("key") == "camera:dock") return row.as_object();
    return {};
  }
  void wait_for_camera(const std::string& state) {
    require_until("the camera is " + state, [&] {
      const auto row = camera();
      return !row.empty() && row.at("state").as_string() == state;
    });
  }

  void wait_for_done(int done) {
    daemon_.wait_for(std::to_string(done) + " pieces are done",
                     [&](const auto& page) { return !page.empty() && page.at("screen").at("done") == done; });
  }
  bool is_done(int done) const {
    const auto page = daemon_.screen();
    return !page.empty() && page.at("screen").at("done") == done;
  }
  // Away for long enough, however slow this machine is, and back.
  void show_again(const Drawn& code, int done) {
    for (int seconds = 5; !is_done(done) && seconds <= 80; seconds *= 2) {
      vivid_.show(view({}));
      std::this_thread::sleep_for(std::chrono::seconds(seconds));
      vivid_.show(view({code}));
      if (wait_until([&] { return is_done(done); }, std::chrono::seconds(20))) return;
    }
    ASSERT_TRUE(is_done(done)) << json::serialize(daemon_.screen()) << daemon_.log();
  }

  Vivid vivid_;
  Daemon daemon_{"/var/tmp/packbench-lab", kConfig};
};

TEST_F(CameraLane, IsWorkedByACameraThatIsUnpluggedAndAReaderThatIsKilled) {
  vivid_.show(view({kBadge}));
  daemon_.wait_for("Anna works here", [](const auto& page) {
    return !page.empty() && !page.at("screen").at("person").as_string().empty();
  });
  vivid_.show(view({kOrder}));
  daemon_.wait_for("the order is open",
                   [](const auto& page) { return !page.empty() && page.at("screen").at("order") == "SO-1"; });
  vivid_.show(view({kTee}));
  wait_for_done(1);
  vivid_.show(view({kTee, kMug}));  // what is still there counts no second time
  wait_for_done(2);
  show_again(kTee, 3);

  ASSERT_EQ(kill_readers(), 1);
  vivid_.show(view({kMug}));  // gone from the picture for as long as the other one took
  wait_for_done(4);
  // More than one where this machine is so slow that the reader was taken for hung.
  EXPECT_GE(camera().at("restarts").as_int64(), 1) << json::serialize(camera());
  EXPECT_TRUE(camera().contains("last_reading_s"));

  vivid_.unplug();
  wait_for_camera("gone");
  vivid_.show(view({kTee}));
  vivid_.plug();
  wait_for_camera("open");
  wait_for_done(5);
  EXPECT_EQ(camera().at("replugs"), 1);
  EXPECT_EQ(daemon_.stop(), 0) << daemon_.log();
  daemon_.verb({"verify"});
}

}  // namespace
}  // namespace packbench::lab
