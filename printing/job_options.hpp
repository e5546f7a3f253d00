// What a print job may ask of any printer, whatever language it speaks.
#pragma once

#include <optional>
#include <string>

namespace packbench::printing {

enum class MediaTracking { keep, continuous, gap, mark };  // keep = as the printer is set up

struct JobOptions {
  std::optional<int> darkness;  // percent of what the printer can do, 0 to 100; absent = as set up
  std::optional<int> speed;     // inches a second, 1 to 14; absent = as set up
  MediaTracking tracking = MediaTracking::keep;
  std::string job_id;  // carried as a comment where the language has one; only [A-Za-z0-9-] of it
};

}  // namespace packbench::printing
