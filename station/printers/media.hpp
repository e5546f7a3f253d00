// What lies in a printer, and how a label is laid on it.
#pragma once
#include <boost/describe.hpp>

#include "printing/bitmap.hpp"
#include "printing/job_options.hpp"
#include "station/error.hpp"

namespace packbench::station {

// As the configuration writes them.
enum class Tracking { keep, gap, mark, continuous };
BOOST_DESCRIBE_ENUM(Tracking, keep, gap, mark, continuous)
enum class Finish { keep, tear, peel, cut };
BOOST_DESCRIBE_ENUM(Finish, keep, tear, peel, cut)

// Millimetres.
struct Media {
  double width = 0, height = 0;        // 0: not told, and anything is sent
  Tracking tracking = Tracking::keep;  // keep: as the printer is set
  double gap = 3;                      // from label to label, or the height of the mark
  Finish finish = Finish::keep;        // what becomes of each label; keep: as the printer is set
  double offset_x = 0, offset_y = 0;   // what is printed is moved by so much, right and down
};

// What a job must say of it.
void tell_media(const Media& media, printing::JobOptions& options);

// The label as it must be sent, to be printed with so many dots. Errc::label, with what to do: it is larger
// than the media, or moving it would cut something off. Nothing is ever cut.
[[nodiscard]] Result<printing::Bitmap> laid_on(const Media& media, const printing::Bitmap& label, int dpi);

}  // namespace packbench::station
