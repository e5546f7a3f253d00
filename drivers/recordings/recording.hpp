// The readable text form of what a device said and was told. Format: drivers/README.md, "Recordings".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/device_id.hpp"
#include "drivers/error.hpp"
#include "drivers/protocol.hpp"

namespace packbench::drivers {

struct RecordedEvent {
  enum class Kind { from_device, to_device, failure } kind = Kind::from_device;
  std::chrono::steady_clock::duration after{};  // since the event before, or since the opening
  std::string bytes;                            // from_device: one read; to_device: one write
  Errc failure = Errc::io_error;                // failure only
  std::string message;                          // failure only
};

struct Recording {
  std::vector<std::string> about;    // comment lines at the top, without "# "
  std::optional<Protocol> protocol;  // nothing where it isn't told
  DeviceIdentity device;             // ids, serial and product as far as they are told
  std::string descriptor;            // HID report descriptor bytes, "" if there is none
  std::string device_id;             // IEEE 1284 id, "" if there is none
  std::vector<RecordedEvent> events;
};

// Returns the recording or Errc::malformed with the line number.
Result<Recording> parse_recording(std::string_view text);

// The text of a whole recording, and of one event; parse_recording() gives the same back.
std::string format_recording(const Recording& recording);
std::string format_event(const RecordedEvent& event);
// All that stands in front of the events.
std::string format_head(const Recording& recording);

// The same device in a hurry: every pause is divided by `speed` (more than 0).
Recording hurried(Recording recording, double speed);
// The same device as one that takes whatever is written to it: the writes and what it waited before them are
// left out.
Recording without_writes(Recording recording);

}  // namespace packbench::drivers
