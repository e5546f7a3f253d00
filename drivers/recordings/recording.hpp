// The readable text form of what a device said and was told. Format: drivers/README.md, "Recordings".
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/error.hpp"

namespace packbench::drivers {

struct RecordedEvent {
  enum class Kind { from_device, to_device, failure } kind = Kind::from_device;
  std::chrono::steady_clock::duration after{};  // since the event before, or since the opening
  std::string bytes;                            // from_device: one read; to_device: one write
  Errc failure = Errc::io_error;                // failure only
  std::string message;                          // failure only
};

struct Recording {
  std::vector<std::string> about;  // comment lines at the top, without "# "
  std::string descriptor;          // HID report descriptor bytes, "" if there is none
  std::string device_id;           // IEEE 1284 id, "" if there is none
  std::vector<RecordedEvent> events;
};

// Returns the recording or Errc::malformed with the line number.
Result<Recording> parse_recording(std::string_view text);

// The text of a whole recording, and of one event; parse_recording() gives the same back.
std::string format_recording(const Recording& recording);
std::string format_event(const RecordedEvent& event);

}  // namespace packbench::drivers
