// Where a camera's pictures come from: V4L2, or a test's list.
#pragma once

#include <string>

#include "drivers/cameras/picture.hpp"
#include "drivers/clock.hpp"
#include "drivers/error.hpp"

namespace packbench::drivers {

class FrameSource {
 public:
  virtual ~FrameSource() = default;

  // The next picture taken from now on; older ones are dropped. timeout, cancelled, gone (unplugged),
  // io_error. One call at a time.
  virtual asio::awaitable<Result<Picture>> next(TimePoint deadline) = 0;
  // This and every later next() ends soon with Errc::cancelled.
  virtual void cancel() = 0;
  // Gives the camera back. To be awaited before destruction, with no next() under way.
  virtual asio::awaitable<void> close() = 0;
};

}  // namespace packbench::drivers
