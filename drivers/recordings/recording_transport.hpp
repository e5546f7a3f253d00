// Writes down what passes through another transport.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "drivers/recordings/recording.hpp"
#include "drivers/transport.hpp"

namespace packbench::drivers {

// Where the lines go, while anybody wants them; empty: nothing is written down.
struct RecordingTap {
  std::function<void(std::string line)> sink;
};

// Passes everything to `inner`; while the tap has a sink each read, write and failure (not timeouts and
// cancels) goes there as one line of a recording, right after it happened. Whoever sets the sink writes the
// head (about, descriptor) itself.
std::unique_ptr<Transport> create_recording_transport(Clock& clock, std::unique_ptr<Transport> inner,
                                                      std::shared_ptr<RecordingTap> tap);

}  // namespace packbench::drivers
