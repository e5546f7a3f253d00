// Writes down what passes through another transport.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "drivers/recordings/recording.hpp"
#include "drivers/transport.hpp"

namespace packbench::drivers {

// Passes everything to `inner`; each read, write and failure (not timeouts and cancels) goes to `sink` as one
// line of a recording, right after it happened. The caller writes the head (about, descriptor) itself.
std::unique_ptr<Transport> create_recording_transport(Clock& clock, std::unique_ptr<Transport> inner,
                                                      std::function<void(std::string line)> sink);

}  // namespace packbench::drivers
