// A camera as a scanner: pictures in, scans out.
#pragma once

#include <functional>
#include <string>

#include "drivers/cameras/frame_source.hpp"
#include "drivers/cameras/wire.hpp"
#include "drivers/scanners/scan.hpp"

namespace packbench::drivers {

// A camera that sends nothing for so long is broken.
constexpr Duration kPictureWait = std::chrono::seconds(5);

struct CameraEyes {
  std::string device_key;  // of the scans
  int fps = 8;             // pictures read in a second, at most
  // Finds the codes in a picture: malformed, timeout and io_error are told and the next picture is read;
  // cancelled ends the session.
  std::function<asio::awaitable<PictureAnswer>(const Picture&)> decode;
  std::function<void(RawScan)> on_scan;
  std::function<void(Error)> on_damage;  // a picture could not be read, or it ended the reader
};

// Reads pictures until the camera fails or is cancelled and returns why. Always the newest picture is read,
// however long the last one took. A code is told once until it has left the picture (sighting.hpp); all else
// must outlive it.
asio::awaitable<Error> run_camera_session(asio::any_io_executor executor, Clock& clock, FrameSource& frames,
                                          CameraEyes eyes);

}  // namespace packbench::drivers
