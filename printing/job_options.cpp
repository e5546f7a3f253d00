// The ranges of what a job may ask for.
#include "printing/job_options.hpp"

#include "printing/scale.hpp"

namespace packbench::printing {
namespace {

bool within(int value, int least, int most) {
  return value >= least && value <= most;
}

Error bad(std::string message) {
  return {Errc::bad_option, std::move(message)};
}

}  // namespace

Result<void> check_job(std::string_view language, const Bitmap& bitmap, const JobOptions& options,
                       int most_dots) {
  if (!within(bitmap.width, 1, most_dots) || !within(bitmap.height, 1, most_dots))
    return bad(std::string(language) + " prints 1 to " + std::to_string(most_dots) + " dots a side, not " +
               std::to_string(bitmap.width) + " x " + std::to_string(bitmap.height));
  if (!within(options.darkness.value_or(0), 0, 100)) return bad("darkness is given in percent, 0 to 100");
  if (!within(options.speed.value_or(1), 1, 14)) return bad("speed is given in inches a second, 1 to 14");
  if (!within(options.copies, 1, 999)) return bad("copies are 1 to 999");
  if (!scale_for(options.dpi)) return bad("dpi is 203, 300 or 600");
  if (!(options.gap >= 1 && options.gap <= 20)) return bad("the gap is given in millimetres, 1 to 20");
  return {};
}

std::string plain_job_id(const JobOptions& options) {
  std::string text;
  for (char c : options.job_id) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    if (plain) text.push_back(c);
  }
  return text;
}

}  // namespace packbench::printing
