// A device that says again what a recording holds.
#pragma once

#include <memory>

#include "drivers/recordings/recording.hpp"
#include "drivers/transport.hpp"

namespace packbench::drivers {

// Bytes from the device come after the recorded pause since the event before; a pause ahead of a write isn't
// waited for. A write has to be the recorded one, else Errc::malformed names the event; a recording without
// any write takes every one. After the last event the device is gone.
std::unique_ptr<Transport> create_replay_transport(asio::any_io_executor executor, Clock& clock,
                                                   Recording recording);

}  // namespace packbench::drivers
