// One scale's life: reports in, weights out.
#pragma once

#include <functional>
#include <string>

#include "drivers/hid/scale.hpp"
#include "drivers/outbox.hpp"
#include "drivers/scales/weighing.hpp"
#include "drivers/transport.hpp"

namespace packbench::drivers {

// One load was put on and weighed.
struct Weighed {
  std::string device_key;
  std::int64_t grams = 0;  // to the nearest, without the tare
  TimePoint at;
};

struct ScaleCallbacks {
  std::function<void(Weighed)> on_weight;
  std::function<void(TimePoint)> on_report;  // any report that could be read
  // A report that can't be read, or what the scale needs of a person (zero, calibration, another unit); told
  // once each time it begins.
  std::function<void(Error)> on_damage;
};

class ScaleSession {
 public:
  // The transport and clock must outlive run().
  ScaleSession(asio::any_io_executor executor, Transport& transport, Clock& clock, std::string key,
               hid::ScaleLayout layout, ScaleCallbacks callbacks);

  // Reads until the transport fails or is cancelled and returns why.
  asio::awaitable<Error> run();
  // Tells the scale to call zero what lies on it now, and ends the tare. False where it has no such command:
  // then its own key must be pressed.
  bool zero();
  // Its weights: tare, the next load, what is known now.
  Weighing& weighing() { return weighing_; }
  const Weighing& weighing() const { return weighing_; }

 private:
  asio::awaitable<Error> read_reports();
  void take(const std::string& report);
  void tell(const ScaleReading& reading);

  Transport& transport_;
  Clock& clock_;
  std::string key_;
  hid::ScaleLayout layout_;
  ScaleCallbacks callbacks_;
  Weighing weighing_;
  std::optional<ScaleStatus> told_;
  Outbox outbox_;
};

}  // namespace packbench::drivers
