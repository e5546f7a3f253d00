// A HID scale (usage page 8D) with Pitney Bowes' descriptor: weight reports, limits, zeroing.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "tests/lab/hid_gadget.hpp"

namespace packbench::lab {

// One input report: what the display shows.
struct Reading {
  enum Status : std::uint8_t {
    fault = 1,
    zero,
    moving,
    stable,
    under_zero,
    over_limit,
    uncalibrated,
    needs_zero
  };
  enum Unit : std::uint8_t { milligram = 1, gram, kilogram, ounce = 11, pound = 12 };
  Status status = stable;
  Unit unit = gram;
  int exponent = 0;  // of ten
  std::uint16_t weight = 0;
};

class ScaleGadget : public HidGadget {
 public:
  explicit ScaleGadget(const std::string& serial = "0071831001118", unsigned controller = kAnyController);
  ~ScaleGadget() override { unplug(); }

  // Sends one report 3; GET_REPORT says the same from then on. Throws when the host doesn't take it.
  void show(const Reading& reading);
  // Bytes of that report, for a scale that says something else.
  [[nodiscard]] static std::string report(const Reading& reading);

  // Number of times the host asked to set it to zero, by SET_REPORT or its OUT endpoint.
  [[nodiscard]] unsigned zeroed() const { return zeroed_; }

 private:
  std::atomic<unsigned> zeroed_{0};
};

}  // namespace packbench::lab
