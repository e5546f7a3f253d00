// The calls to a V4L2 device that may block: opening, choosing, starting and stopping.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/cameras/pixel_format.hpp"
#include "drivers/error.hpp"

namespace packbench::drivers {

class V4l2Device {
 public:
  // Opens it and starts its stream; errors as open_camera.
  static Result<std::unique_ptr<V4l2Device>> start(const std::string& path);
  V4l2Device(const V4l2Device&) = delete;
  V4l2Device& operator=(const V4l2Device&) = delete;
  ~V4l2Device();  // stops the stream

  [[nodiscard]] int descriptor() const { return descriptor_; }

  // The oldest picture that is ready, nothing if none is; its memory is the driver's again. gone, io_error.
  Result<std::optional<Picture>> take();
  // The same without looking at it: false, none was ready.
  Result<bool> drop();

 private:
  struct Buffer {
    void* start;
    std::size_t length;
  };

  V4l2Device(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  std::optional<Error> begin();
  std::optional<Error> check();
  std::optional<Error> set_format();
  std::optional<Error> map_buffers();
  std::vector<FrameFormat> offered();
  template <class Look>
  Result<bool> with_oldest(Look look);
  Error failed(const char* at) const;

  std::string path_;
  int descriptor_;
  FrameFormat format_;
  std::uint32_t stride_ = 0;
  std::vector<Buffer> buffers_;
};

}  // namespace packbench::drivers
