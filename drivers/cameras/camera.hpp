// One configured camera over all its pluggings: opened when it is there, read, and opened again.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "drivers/cameras/camera_session.hpp"
#include "drivers/cameras/decoder_process.hpp"
#include "drivers/signal.hpp"

namespace packbench::drivers {

// A picture of a camera that takes longer is given up; the next one comes soon.
constexpr Duration kFramePatience = std::chrono::seconds(5);

struct CameraSettings {
  std::string name;    // "dock"; its scans come from "camera:dock"
  std::string device;  // "/dev/video0", or below /dev/v4l/by-id
  int fps = 8;         // pictures read in a second, at most
};

enum class CameraPhase { opening, open, failed, gone };
constexpr std::string_view to_string(CameraPhase phase) {
  constexpr std::string_view kNames[] = {"opening", "open", "failed", "gone"};
  return kNames[static_cast<std::size_t>(phase)];
}

struct CameraState {
  CameraPhase phase = CameraPhase::opening;
  std::optional<Error> reason;            // why it isn't open, or the last damage while open
  std::optional<TimePoint> last_reading;  // when the last code was told
  int replugs = 0;                        // times it came back
  int restarts = 0;                       // of the process that reads its pictures
};

struct CameraCallbacks {
  std::function<void(RawScan)> on_scan;
  std::function<void()> on_change;  // of the phase or the reason
};

// What the camera of these settings is opened with.
using OpenCamera = std::function<asio::awaitable<Result<std::unique_ptr<FrameSource>>>(std::string device)>;

class Camera {
 public:
  // `reader` is the process that reads its pictures. The clock must outlive it.
  Camera(asio::any_io_executor executor, Clock& clock, CameraSettings settings, ReaderCommand reader,
         CameraCallbacks callbacks, OpenCamera open);

  // Runs until stop(), then gives the camera back, ends the reader, and returns. To be awaited before
  // destruction.
  asio::awaitable<void> run();
  void stop();

  [[nodiscard]] const CameraSettings& settings() const { return settings_; }
  [[nodiscard]] std::string key() const { return "camera:" + settings_.name; }
  [[nodiscard]] CameraState state() const;

 private:
  asio::awaitable<Error> live();
  CameraEyes eyes();
  void ended(Error why, TimePoint began);
  void enter(CameraPhase phase, std::optional<Error> reason);

  asio::any_io_executor executor_;
  Clock& clock_;
  CameraSettings settings_;
  CameraCallbacks callbacks_;
  OpenCamera open_;
  DecoderProcess decoder_;
  Signal wake_;
  CameraState state_;
  FrameSource* frames_ = nullptr;  // while it is open
  TimePoint retry_at_{};
  int failures_ = 0;  // in a row
  bool was_open_ = false;
  bool left_ = false;  // since it was open
  bool stopping_ = false;
};

}  // namespace packbench::drivers
