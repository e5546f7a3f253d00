// What the device manager keeps of a device whose coroutine runs.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "drivers/device_manager.hpp"
#include "drivers/recordings/recording_transport.hpp"
#include "drivers/scales/scale_session.hpp"
#include "drivers/signal.hpp"

namespace packbench::drivers {

struct DeviceManager::Running {
  Running(const asio::any_io_executor& executor, Clock& clock)
      : wake(executor, clock), tap(std::make_shared<RecordingTap>()) {}

  void end() {
    ending = true;
    if (cancel) cancel();
    wake.notify();
  }

  Signal wake;
  bool ending = false;
  bool misjudged = false;  // opened, it was of another kind
  std::shared_ptr<RecordingTap> tap;
  Recording head;  // of a recording that begins now
  // Set while the device is open and can do it.
  std::function<void()> cancel;
  std::function<void()> adjust;
  std::function<void(Feedback)> signal;
  ScaleSession* scale = nullptr;
};

}  // namespace packbench::drivers
