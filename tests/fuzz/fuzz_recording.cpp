// Fuzz target: any text as a recording. What can be read is written so that it is read as the same again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "drivers/recordings/recording.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace packbench::drivers;
  const auto recording = parse_recording({reinterpret_cast<const char*>(data), size});
  if (!recording) return 0;
  const std::string text = format_recording(*recording);
  const auto again = parse_recording(text);
  if (!again || format_recording(*again) != text) std::abort();
  if (again->about != recording->about || again->descriptor != recording->descriptor) std::abort();
  if (again->device_id != recording->device_id || again->events.size() != recording->events.size())
    std::abort();
  return 0;
}
