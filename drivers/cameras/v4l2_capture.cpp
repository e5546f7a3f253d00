// V4L2 on the event loop: the descriptor is readable when a picture is ready.
#include "drivers/cameras/v4l2_capture.hpp"

#include <unistd.h>

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "drivers/blocking.hpp"
#include "drivers/cameras/v4l2_device.hpp"

namespace packbench::drivers {
namespace {

using Opened = Result<std::unique_ptr<V4l2Device>>;

class V4l2Capture : public FrameSource {
 public:
  V4l2Capture(asio::any_io_executor executor, Clock& clock, std::unique_ptr<BlockingThread> thread,
              std::unique_ptr<V4l2Device> device)
      : clock_(clock),
        thread_(std::move(thread)),
        device_(std::move(device)),
        readable_(std::move(executor), device_->descriptor()) {}
  // The descriptor is the device's to close.
  ~V4l2Capture() override { let_go(); }

  asio::awaitable<Result<Picture>> next(TimePoint deadline) override;
  void cancel() override;
  asio::awaitable<void> close() override;

 private:
  asio::awaitable<bool> wait_readable();
  void let_go() {
    if (readable_.is_open()) readable_.release();
  }

  Clock& clock_;
  std::unique_ptr<BlockingThread> thread_;
  std::unique_ptr<V4l2Device> device_;
  asio::posix::stream_descriptor readable_;
  bool cancelled_ = false;
};

asio::awaitable<Result<Picture>> V4l2Capture::next(TimePoint deadline) {
  for (;;) {  // what waits is as old as the last call
    const Result<bool> dropped = device_->drop();
    if (!dropped) co_return dropped.error();
    if (!*dropped) break;
  }
  for (;;) {
    if (cancelled_) co_return Error{Errc::cancelled, "closed"};
    asio::awaitable<bool> waiting = wait_readable();
    const Timed<bool> waited = co_await with_timeout(
        clock_, deadline, [this] { readable_.cancel(); }, std::move(waiting));
    if (cancelled_) continue;
    Result<std::optional<Picture>> taken = device_->take();
    if (!taken) co_return taken.error();
    if (*taken) co_return **std::move(taken);
    if (waited.expired)
      co_return Error{Errc::timeout, "the camera sends no pictures; unplug it and plug it in again"};
  }
}

asio::awaitable<bool> V4l2Capture::wait_readable() {
  boost::system::error_code error;
  co_await readable_.async_wait(asio::posix::stream_descriptor::wait_read,
                                asio::redirect_error(asio::use_awaitable, error));
  co_return !error;
}

void V4l2Capture::cancel() {
  cancelled_ = true;
  if (readable_.is_open()) readable_.cancel();
}

// To stop the stream may take as long as a picture.
asio::awaitable<void> V4l2Capture::close() {
  let_go();
  std::function<bool()> stop = [device = device_.release()] { return delete device, true; };
  co_await thread_->run<bool>(std::move(stop));
}

}  // namespace

asio::awaitable<Result<std::unique_ptr<FrameSource>>> open_camera(asio::any_io_executor executor,
                                                                  Clock& clock, std::string path) {
  if (::access(path.c_str(), F_OK) != 0)
    co_return Error{Errc::gone, path + ": no camera is plugged in there"};
  auto thread = std::make_unique<BlockingThread>();
  // Asio wants to hold the result before it has one.
  auto opened = std::make_shared<std::optional<Opened>>();
  std::function<bool()> start = [opened, path] {
    return opened->emplace(V4l2Device::start(path)).has_value();
  };
  co_await thread->run<bool>(std::move(start));
  if (!**opened) co_return (**opened).error();
  std::unique_ptr<FrameSource> source =
      std::make_unique<V4l2Capture>(executor, clock, std::move(thread), *std::move(**opened));
  co_return source;
}

}  // namespace packbench::drivers
