// Labels on media.
#include "station/printers/media.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>

#include "printing/scale.hpp"

namespace packbench::station {
namespace {

using printing::Bitmap;
using printing::Rect;

constexpr double kRoundingMm = 0.5;  // of templates, media and heads

std::string millimetres(double width, double height) {
  char text[64];
  std::snprintf(text, sizeof text, "%.4g x %.4g mm", width, height);
  return text;
}

bool is_endless(const Media& media) {
  return media.tracking == Tracking::continuous;
}

std::optional<Error> too_large(const Media& media, const Bitmap& label, double dots_per_mm) {
  const double width = label.width / dots_per_mm, height = label.height / dots_per_mm;
  const bool wide = media.width > 0 && width > media.width + kRoundingMm;
  const bool high = media.height > 0 && !is_endless(media) && height > media.height + kRoundingMm;
  if (!wide && !high) return std::nullopt;
  return Error{Errc::label, "the label is " + millimetres(std::round(width), std::round(height)) +
                                ", the media " + millimetres(media.width, media.height) +
                                ": print it where larger media lies, or mend [[printer]] width and height"};
}

// So many dots as there are of the label and its shift, as far as the media goes.
int reach(int dots, int moved, double media_mm, double dots_per_mm) {
  const int wanted = dots + moved;
  if (media_mm <= 0) return std::max(dots, wanted);
  return std::max(dots, std::min(wanted, static_cast<int>(std::lround(media_mm * dots_per_mm))));
}

bool loses_ink(const Bitmap& label, const Rect& kept) {
  const Rect beside[] = {{0, 0, kept.x, label.height},
                         {kept.x + kept.width, 0, label.width, label.height},
                         {0, 0, label.width, kept.y},
                         {0, kept.y + kept.height, label.width, label.height}};
  return std::any_of(std::begin(beside), std::end(beside),
                     [&](const Rect& lost) { return !printing::is_white(label, lost); });
}

}  // namespace

void tell_media(const Media& media, printing::JobOptions& options) {
  using printing::MediaTracking;
  constexpr MediaTracking kTracking[] = {MediaTracking::keep, MediaTracking::gap, MediaTracking::mark,
                                         MediaTracking::continuous};
  using End = printing::Finish;
  constexpr End kFinish[] = {End::keep, End::tear, End::peel, End::cut};
  options.tracking = kTracking[static_cast<int>(media.tracking)];
  options.finish = kFinish[static_cast<int>(media.finish)];
  options.gap = media.gap;
}

Result<Bitmap> laid_on(const Media& media, const Bitmap& label, int dpi) {
  const auto scale = printing::scale_for(dpi);
  if (!scale) return Error{Errc::label, "no print head has " + std::to_string(dpi) + " dpi"};
  if (auto refused = too_large(media, label, scale->dots_per_mm)) return *std::move(refused);
  const int right = scale->dots(media.offset_x), down = scale->dots(media.offset_y);
  if (right == 0 && down == 0) return label;
  const double endless = is_endless(media) ? 0 : media.height;
  const Rect kept{-right, -down, reach(label.width, right, media.width, scale->dots_per_mm),
                  reach(label.height, down, endless, scale->dots_per_mm)};
  if (loses_ink(label, kept))
    return Error{Errc::label,
                 "moved by [[printer]] offset_x and offset_y, the label goes over the edge: make the "
                 "offset smaller"};
  return printing::cropped(label, kept);
}

}  // namespace packbench::station
