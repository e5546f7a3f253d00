// vivid as one HDMI input and one HDMI output, 640 x 480, one byte a pixel.
#include "tests/lab/vivid.hpp"

#include <fcntl.h>
#include <linux/v4l2-dv-timings.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/lab/gadget.hpp"
#include "tests/lab/process.hpp"
#include "tests/lab/wait.hpp"

namespace fs = std::filesystem;

namespace packbench::lab {
namespace {

constexpr const char* kDriver = "/sys/bus/platform/drivers/vivid/";
constexpr const char* kDevice = "vivid.0";

void must(const Command& command) {
  const Output output = run(command);
  if (output.status != 0) throw std::runtime_error(command[0] + ": " + output.text);
}

int opened(const std::string& node) {
  const int descriptor = ::open(node.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) throw std::runtime_error(node + ": " + std::strerror(errno));
  return descriptor;
}

void control(int descriptor, unsigned long request, void* argument, const char* what) {
  if (::ioctl(descriptor, request, argument) != 0)
    throw std::runtime_error(std::string("vivid: ") + what + ": " + std::strerror(errno));
}

// A menu's entry whose name begins so, or 1 for a switch.
std::int32_t value_of(int descriptor, const v4l2_queryctrl& row, const std::string& entry) {
  if (row.type != V4L2_CTRL_TYPE_MENU) return 1;
  v4l2_querymenu menu{};
  menu.id = row.id;
  for (menu.index = 0; menu.index <= static_cast<std::uint32_t>(row.maximum); ++menu.index)
    if (::ioctl(descriptor, VIDIOC_QUERYMENU, &menu) == 0 &&
        std::string(reinterpret_cast<const char*>(menu.name)).starts_with(entry))
      return static_cast<std::int32_t>(menu.index);
  throw std::runtime_error("vivid: no entry " + entry);
}

// The control whose name ends so is set to that entry; false: there is none.
bool set(int descriptor, const std::string& ending, const std::string& entry) {
  v4l2_queryctrl row{};
  row.id = V4L2_CTRL_FLAG_NEXT_CTRL;
  for (; ::ioctl(descriptor, VIDIOC_QUERYCTRL, &row) == 0; row.id |= V4L2_CTRL_FLAG_NEXT_CTRL) {
    if (!std::string(reinterpret_cast<const char*>(row.name)).ends_with(ending)) continue;
    v4l2_control value{row.id, value_of(descriptor, row, entry)};
    control(descriptor, VIDIOC_S_CTRL, &value, ending.c_str());
    return true;
  }
  return false;
}

void loop_output_to_input(int descriptor) {
  if (!set(descriptor, "OSD Text Mode", "None"))
    throw std::runtime_error("vivid: it writes over its pictures");
  // A switch up to Linux 6.10, from then on a menu of outputs for each input.
  if (!set(descriptor, "Loop Video", "") && !set(descriptor, "Is Connected To", "Output HDMI"))
    throw std::runtime_error("vivid: it can't loop");
}

v4l2_buffer buffer_of(std::uint32_t index) {
  v4l2_buffer buffer{};
  buffer.index = index;
  buffer.type = V4L2_BUF_TYPE_VIDEO_OUTPUT;
  buffer.memory = V4L2_MEMORY_MMAP;
  return buffer;
}

void set_size(int descriptor) {
  v4l2_dv_timings timings = V4L2_DV_BT_DMT_640X480P60;
  control(descriptor, VIDIOC_S_DV_TIMINGS, &timings, "timings");
}

}  // namespace

Vivid::Vivid() {
  // A capture and an output node; one HDMI input, one HDMI output; no scaling.
  must({"modprobe", "vivid", "n_devs=1", "node_types=0x101", "num_inputs=1", "input_types=0x3",
        "num_outputs=1", "output_types=0x1", "ccs_cap_mode=0", "ccs_out_mode=0", "no_error_inj=1"});
  set_up();
}

Vivid::~Vivid() {
  stop();
  static_cast<void>(run({"modprobe", "-r", "vivid"}));  // the next one asks for it anew
}

std::string Vivid::node_of(const std::string& kind) {
  for (const auto& entry : fs::directory_iterator("/sys/class/video4linux"))
    if (read_attribute(entry.path() / "name").find(kind) != std::string::npos)
      return "/dev/" + entry.path().filename().string();
  return {};
}

void Vivid::set_up() {
  require_until("vivid's nodes are there",
                [] { return !node_of("vid-cap").empty() && !node_of("vid-out").empty(); });
  must({"udevadm", "settle", "--timeout=60"});
  must({"chgrp", "packbench", node()});
  must({"chmod", "0660", node()});
  const Fd input(opened(node()));
  set_size(input.get());
  loop_output_to_input(input.get());
  output_ = opened(node_of("vid-out"));
  set_size(output_);
  v4l2_format format{};
  format.type = V4L2_BUF_TYPE_VIDEO_OUTPUT;
  control(output_, VIDIOC_G_FMT, &format, "format");
  auto& pixels = format.fmt.pix;
  pixels.pixelformat = V4L2_PIX_FMT_GREY;
  pixels.bytesperline = 0;  // as few as it takes
  control(output_, VIDIOC_S_FMT, &format, "format");
  if (pixels.width != kWidth || pixels.height != kHeight || pixels.bytesperline != kWidth)
    throw std::runtime_error("vivid: " + std::to_string(pixels.width) + " x " +
                             std::to_string(pixels.height) + ", " + std::to_string(pixels.bytesperline) +
                             " bytes a row");
  if (pixels_.empty()) pixels_.assign(std::size_t{kWidth} * kHeight, '\xff');
  map_buffers();
  playing_ = true;
  player_ = std::thread([this] { play(); });
}

// All buffers are filled and queued, then the stream starts. (write() to the node ends with EINVAL.)
void Vivid::map_buffers() {
  v4l2_requestbuffers request{};
  request.count = 4;
  request.type = V4L2_BUF_TYPE_VIDEO_OUTPUT;
  request.memory = V4L2_MEMORY_MMAP;
  control(output_, VIDIOC_REQBUFS, &request, "buffers");
  for (std::uint32_t i = 0; i < request.count; ++i) {
    auto buffer = buffer_of(i);
    control(output_, VIDIOC_QUERYBUF, &buffer, "buffer");
    void* memory =
        ::mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, output_, buffer.m.offset);
    if (memory == MAP_FAILED) throw std::runtime_error("vivid: no memory");
    buffers_.push_back(static_cast<char*>(memory));
    if (!queue(i)) throw std::runtime_error("vivid: queue");
  }
  int type = V4L2_BUF_TYPE_VIDEO_OUTPUT;
  control(output_, VIDIOC_STREAMON, &type, "start");
}

bool Vivid::queue(std::uint32_t index) {
  auto buffer = buffer_of(index);
  {
    const std::lock_guard lock(mutex_);
    std::memcpy(buffers_[index], pixels_.data(), pixels_.size());
    buffer.bytesused = static_cast<std::uint32_t>(pixels_.size());
  }
  buffer.field = V4L2_FIELD_NONE;
  return ::ioctl(output_, VIDIOC_QBUF, &buffer) == 0;
}

// The driver gives a buffer back when its time is over.
void Vivid::play() {
  auto buffer = buffer_of(0);
  while (playing_ && ::ioctl(output_, VIDIOC_DQBUF, &buffer) == 0 && queue(buffer.index)) {
  }
}

void Vivid::stop() {
  playing_ = false;
  if (player_.joinable()) player_.join();
  for (char* buffer : buffers_) ::munmap(buffer, std::size_t{kWidth} * kHeight);
  buffers_.clear();
  if (output_ >= 0) ::close(output_);
  output_ = -1;
}

void Vivid::show(const drivers::GreyImage& image) {
  const std::lock_guard lock(mutex_);
  pixels_ = image.pixels;
}

void Vivid::plug() {
  std::ofstream(std::string(kDriver) + "bind") << kDevice;
  set_up();
}

void Vivid::unplug() {
  stop();
  std::ofstream(std::string(kDriver) + "unbind") << kDevice;
  require_until("vivid's nodes are gone", [] { return node_of("vid-cap").empty(); });
}

}  // namespace packbench::lab
