// The loop that keeps one camera open.
#include "drivers/cameras/camera.hpp"

#include <algorithm>
#include <utility>

namespace packbench::drivers {
namespace {

constexpr Duration kFirstRetry = std::chrono::seconds(1);
constexpr Duration kLongestRetry = std::chrono::seconds(10);
constexpr Duration kAbsentRetry = std::chrono::seconds(2);  // to look whether it is plugged in costs nothing
constexpr int kMostDoublings = 4;
// A camera that stayed open this long has proved itself; its next failure counts as the first.
constexpr Duration kProven = std::chrono::seconds(10);

Duration retry_after(Errc code, int failures) {
  if (code == Errc::gone) return kAbsentRetry;
  if (code == Errc::busy) return kLongestRetry;
  return std::min<Duration>(kLongestRetry, kFirstRetry * (1 << std::clamp(failures - 1, 0, kMostDoublings)));
}

}  // namespace

Camera::Camera(asio::any_io_executor executor, Clock& clock, CameraSettings settings, ReaderCommand reader,
               CameraCallbacks callbacks, OpenCamera open)
    : executor_(executor),
      clock_(clock),
      settings_(std::move(settings)),
      callbacks_(std::move(callbacks)),
      open_(std::move(open)),
      decoder_(executor, clock, std::move(reader)),
      wake_(executor, clock) {}

asio::awaitable<void> Camera::run() {
  while (!stopping_) {
    const TimePoint began = clock_.now();
    Error why = co_await live();
    if (stopping_) break;
    ended(std::move(why), began);
    if (!stopping_) co_await wake_.wait(retry_at_);
  }
  co_await decoder_.close();
}

void Camera::stop() {
  stopping_ = true;
  if (frames_) frames_->cancel();
  wake_.notify();
}

asio::awaitable<Error> Camera::live() {
  asio::awaitable<Result<std::unique_ptr<FrameSource>>> opening = open_(settings_.device);
  const Result<std::unique_ptr<FrameSource>> opened = co_await std::move(opening);
  if (!opened) co_return opened.error();
  FrameSource& frames = **opened;
  Error why{Errc::cancelled, "closed"};
  if (!stopping_) {
    frames_ = &frames;
    was_open_ = true;
    if (std::exchange(left_, false)) ++state_.replugs;
    enter(CameraPhase::open, std::nullopt);
    why = co_await run_camera_session(executor_, clock_, frames, eyes());
    frames_ = nullptr;
  }
  co_await frames.close();
  co_return why;
}

CameraEyes Camera::eyes() {
  CameraEyes eyes;
  eyes.device_key = key();
  eyes.fps = settings_.fps;
  eyes.decode = [this](const Picture& picture) { return decoder_.decode(picture, kFramePatience); };
  eyes.on_scan = [this](RawScan scan) {
    state_.last_reading = scan.received_at;
    callbacks_.on_scan(std::move(scan));
  };
  eyes.on_damage = [this](Error damage) { enter(CameraPhase::open, std::move(damage)); };
  return eyes;
}

void Camera::ended(Error why, TimePoint began) {
  if (state_.phase == CameraPhase::open && clock_.now() - began >= kProven) failures_ = 0;
  retry_at_ = clock_.now() + retry_after(why.code, ++failures_);
  left_ = left_ || (was_open_ && why.code == Errc::gone);
  enter(why.code == Errc::gone ? CameraPhase::gone : CameraPhase::failed, std::move(why));
}

// The same again is no news: an absent camera is looked for every few seconds.
void Camera::enter(CameraPhase phase, std::optional<Error> reason) {
  const bool same = phase == state_.phase && reason.has_value() == state_.reason.has_value() &&
                    (!reason || reason->message == state_.reason->message);
  state_.phase = phase;
  state_.reason = std::move(reason);
  if (!same) callbacks_.on_change();
}

CameraState Camera::state() const {
  CameraState state = state_;
  state.restarts = decoder_.failures();
  return state;
}

}  // namespace packbench::drivers
