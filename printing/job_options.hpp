// What a print job may ask of any printer, whatever language it speaks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "printing/bitmap.hpp"
#include "printing/error.hpp"

namespace packbench::printing {

enum class MediaTracking { keep, continuous, gap, mark };  // keep = as the printer is set up
enum class Finish { keep, tear, peel, cut };               // what becomes of each label; keep = as set up

struct JobOptions {
  std::optional<int> darkness;  // percent of what the printer can do, 0 to 100; absent = as set up
  std::optional<int> speed;     // inches a second, 1 to 14; absent = as set up
  MediaTracking tracking = MediaTracking::keep;
  std::string job_id;  // carried as a comment where the language has one; only [A-Za-z0-9-] of it
  Finish finish = Finish::keep;
  int copies = 1;  // of the same dots, 1 to 999
  int dpi = 203;   // of the head: 203, 300 or 600. For languages that measure in millimetres
  double gap = 3;  // millimetres from label to label, or the height of the mark: 1 to 20
};

// Errc::bad_option, naming the range: an option is out of it, or the bitmap is empty or has more than
// `most_dots` dots a side.
Result<void> check_job(std::string_view language, const Bitmap& bitmap, const JobOptions& options,
                       int most_dots);

// What a comment may carry of the job's id.
std::string plain_job_id(const JobOptions& options);

// `percent` of the way from `least` to `most`, rounded.
constexpr int level(int percent, int least, int most) {
  return least + (percent * (most - least) + 50) / 100;
}

}  // namespace packbench::printing
