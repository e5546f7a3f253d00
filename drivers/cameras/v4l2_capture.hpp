// A camera as Linux shows it: Video for Linux 2, pictures streamed into memory that is shared with the
// driver.
#pragma once

#include <memory>
#include <string>

#include "drivers/cameras/frame_source.hpp"

namespace packbench::drivers {

// Opens the camera at `path` ("/dev/video0", or below /dev/v4l/by-id), and has it send pictures. gone:
// nothing is plugged in there; access_denied; busy: another program uses it; unsupported: it takes no
// pictures, or none in a format that is understood. The clock must outlive the source.
asio::awaitable<Result<std::unique_ptr<FrameSource>>> open_camera(asio::any_io_executor executor,
                                                                  Clock& clock, std::string path);

}  // namespace packbench::drivers
