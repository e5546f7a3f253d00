// Camera session: one picture at a time, no faster than asked for.
#include "drivers/cameras/camera_session.hpp"

#include <algorithm>
#include <utility>

#include "drivers/cameras/sighting.hpp"
#include "drivers/signal.hpp"

namespace packbench::drivers {

asio::awaitable<Error> run_camera_session(asio::any_io_executor executor, Clock& clock, FrameSource& frames,
                                          CameraEyes eyes) {
  const Duration period = std::chrono::duration_cast<Duration>(std::chrono::seconds(1)) / eyes.fps;
  Sightings sightings;
  TimePoint due = clock.now();
  for (;;) {
    if (clock.now() < due) co_await sleep_until(executor, clock, due);
    due = std::max(due, clock.now()) + period;
    const Result<Picture> picture = co_await frames.next(clock.now() + kPictureWait);
    if (!picture) co_return picture.error();
    asio::awaitable<PictureAnswer> reading = eyes.decode(*picture);
    const PictureAnswer codes = co_await std::move(reading);
    if (!codes && codes.error().code == Errc::cancelled) co_return codes.error();
    if (!codes) {
      eyes.on_damage(codes.error());
      continue;
    }
    for (const auto& code : sightings.see(*codes, clock.now()))
      eyes.on_scan(RawScan{eyes.device_key, code.bytes, code.aim, clock.now()});
  }
}

}  // namespace packbench::drivers
