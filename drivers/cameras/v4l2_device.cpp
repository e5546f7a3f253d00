// V4L2 streaming by mmap: linux/videodev2.h.
#include "drivers/cameras/v4l2_device.hpp"

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace packbench::drivers {
namespace {

constexpr std::uint32_t kBuffers = 4;

int control(int descriptor, unsigned long request, void* argument) {
  int result = 0;
  do result = ::ioctl(descriptor, request, argument);
  while (result < 0 && errno == EINTR);
  return result;
}

struct ErrnoRow {
  int number;
  Errc code;
  const char* advice;
};
constexpr ErrnoRow kErrnos[] = {
    {ENOENT, Errc::gone, "no camera is plugged in there"},
    {ENODEV, Errc::gone, "the camera was unplugged"},
    {ENXIO, Errc::gone, "the camera was unplugged"},
    {EACCES, Errc::access_denied, "the bench may not open it; packbench's udev rules are missing"},
    {EPERM, Errc::access_denied, "the bench may not open it; packbench's udev rules are missing"},
    {EBUSY, Errc::busy, "another program uses the camera; close it"},
    {ENOTTY, Errc::unsupported, "it is no camera"},
    {EINVAL, Errc::unsupported, "it refuses what every camera can do"},
};

template <class T>
T of_capture() {
  T request;
  std::memset(&request, 0, sizeof request);
  request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  return request;
}

v4l2_buffer any_buffer() {
  auto buffer = of_capture<v4l2_buffer>();
  buffer.memory = V4L2_MEMORY_MMAP;
  return buffer;
}

// A whole range of sizes: the good one, as far as the range goes.
std::uint32_t within(std::uint32_t wanted, std::uint32_t least, std::uint32_t most, std::uint32_t step) {
  const std::uint32_t bound = std::clamp(wanted, least, most);
  return least + (bound - least) / std::max(step, 1U) * std::max(step, 1U);
}

}  // namespace

Error V4l2Device::failed(const char* at) const {
  const int number = errno;
  const auto* row = std::find_if(std::begin(kErrnos), std::end(kErrnos),
                                 [&](const ErrnoRow& r) { return r.number == number; });
  if (row != std::end(kErrnos)) return {row->code, path_ + ": " + row->advice};
  return {Errc::io_error, path_ + ": " + at + ": " + std::strerror(number)};
}

Result<std::unique_ptr<V4l2Device>> V4l2Device::start(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  std::unique_ptr<V4l2Device> device(new V4l2Device(path, descriptor));
  if (descriptor < 0) return device->failed("open");
  if (auto problem = device->begin()) return *std::move(problem);
  return device;
}

std::optional<Error> V4l2Device::begin() {
  if (auto problem = check()) return problem;
  if (auto problem = set_format()) return problem;
  if (auto problem = map_buffers()) return problem;
  int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  if (control(descriptor_, VIDIOC_STREAMON, &type) != 0) return failed("start");
  return std::nullopt;
}

// A camera has several nodes; only one of them gives pictures.
std::optional<Error> V4l2Device::check() {
  v4l2_capability able{};
  if (control(descriptor_, VIDIOC_QUERYCAP, &able) != 0) return failed("query");
  const auto node = (able.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? able.device_caps : able.capabilities;
  constexpr std::uint32_t kNeeded = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
  if ((node & kNeeded) == kNeeded) return std::nullopt;
  return Error{Errc::unsupported, path_ + ": this node gives no pictures; name another one of the camera"};
}

std::vector<FrameFormat> V4l2Device::offered() {
  std::vector<FrameFormat> all;
  auto kind = of_capture<v4l2_fmtdesc>();
  for (; control(descriptor_, VIDIOC_ENUM_FMT, &kind) == 0; ++kind.index) {
    v4l2_frmsizeenum size{};
    size.pixel_format = kind.pixelformat;
    for (; control(descriptor_, VIDIOC_ENUM_FRAMESIZES, &size) == 0; ++size.index) {
      const auto& range = size.stepwise;
      if (size.type == V4L2_FRMSIZE_TYPE_DISCRETE) {
        all.push_back({kind.pixelformat, size.discrete.width, size.discrete.height});
      } else {
        all.push_back({kind.pixelformat,
                       within(kGoodWidth, range.min_width, range.max_width, range.step_width),
                       within(kGoodHeight, range.min_height, range.max_height, range.step_height)});
        break;
      }
    }
    if (size.index == 0) all.push_back({kind.pixelformat, kGoodWidth, kGoodHeight});  // it doesn't say
  }
  return all;
}

// The driver may take another size than asked for; what it says then is what it sends.
std::optional<Error> V4l2Device::set_format() {
  const auto wanted = choose(offered());
  if (!wanted)
    return Error{Errc::unsupported, path_ + ": it sends its pictures in no format that is understood"};
  auto format = of_capture<v4l2_format>();
  format.fmt.pix.pixelformat = wanted->fourcc;
  format.fmt.pix.width = wanted->width;
  format.fmt.pix.height = wanted->height;
  format.fmt.pix.field = V4L2_FIELD_ANY;
  if (control(descriptor_, VIDIOC_S_FMT, &format) != 0) return failed("format");
  format_ = {format.fmt.pix.pixelformat, format.fmt.pix.width, format.fmt.pix.height};
  stride_ = format.fmt.pix.bytesperline;
  if (is_known(format_.fourcc) && format_.width <= kLongestSide && format_.height <= kLongestSide)
    return std::nullopt;
  return Error{Errc::unsupported, path_ + ": it takes no format or size that is understood"};
}

std::optional<Error> V4l2Device::map_buffers() {
  auto request = of_capture<v4l2_requestbuffers>();
  request.count = kBuffers;
  request.memory = V4L2_MEMORY_MMAP;
  if (control(descriptor_, VIDIOC_REQBUFS, &request) != 0) return failed("buffers");
  for (std::uint32_t i = 0; i < request.count; ++i) {
    auto buffer = any_buffer();
    buffer.index = i;
    if (control(descriptor_, VIDIOC_QUERYBUF, &buffer) != 0) return failed("buffer");
    void* start =
        ::mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor_, buffer.m.offset);
    if (start == MAP_FAILED) return failed("memory");
    buffers_.push_back({start, buffer.length});
    if (control(descriptor_, VIDIOC_QBUF, &buffer) != 0) return failed("queue");
  }
  return std::nullopt;
}

V4l2Device::~V4l2Device() {
  if (descriptor_ < 0) return;
  int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  control(descriptor_, VIDIOC_STREAMOFF, &type);
  for (const Buffer& buffer : buffers_) ::munmap(buffer.start, buffer.length);
  ::close(descriptor_);
}

// Gives `look` the oldest picture and hands its memory back.
template <class Look>
Result<bool> V4l2Device::with_oldest(Look look) {
  auto buffer = any_buffer();
  if (control(descriptor_, VIDIOC_DQBUF, &buffer) != 0) {
    if (errno == EAGAIN) return false;
    return failed("read");
  }
  const bool whole = (buffer.flags & V4L2_BUF_FLAG_ERROR) == 0 && buffer.index < buffers_.size();
  if (whole) {
    const Buffer& memory = buffers_[buffer.index];
    look(std::string_view(static_cast<const char*>(memory.start),
                          std::min<std::size_t>(buffer.bytesused, memory.length)));
  }
  if (control(descriptor_, VIDIOC_QBUF, &buffer) != 0) return failed("queue");
  return true;
}

Result<std::optional<Picture>> V4l2Device::take() {
  std::optional<Picture> picture;
  const auto ready =
      with_oldest([&](std::string_view frame) { picture = to_picture(format_, stride_, frame); });
  if (!ready) return ready.error();
  return picture;
}

Result<bool> V4l2Device::drop() {
  return with_oldest([](std::string_view) {});
}

}  // namespace packbench::drivers
