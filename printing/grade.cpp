// Grades: each barcode is read once more under each wear, and measured.
#include "printing/grade.hpp"

#include <algorithm>

#include "printing/proof.hpp"
#include "printing/scale.hpp"

namespace packbench::printing {
namespace {

constexpr double kMilsOfMm = 1000 / 25.4;
constexpr std::string_view kLetters = "FDCBA";  // by the number of wears it reads under

// Dots without ink from a side of the bars to the next ink or the label's edge.
int white_beside(const Bitmap& label, Rect strip, int step_x, int step_y) {
  int dots = 0;
  for (;; ++dots) {
    strip.x += step_x;
    strip.y += step_y;
    if (clipped(label, strip) != strip || !is_white(label, strip)) return dots;
  }
}

int least_white(const Bitmap& label, const PlacedBarcode& barcode) {
  const auto& [x, y, width, height] = barcode.bars;
  const bool sideways = barcode.rotation % 180 != 0, linear = facts(barcode.symbology).linear;
  int least = std::max(label.width, label.height);
  if (!linear || !sideways)
    least = std::min({least, white_beside(label, {x, y, 1, height}, -1, 0),
                      white_beside(label, {x + width - 1, y, 1, height}, 1, 0)});
  if (!linear || sideways)
    least = std::min({least, white_beside(label, {x, y, width, 1}, 0, -1),
                      white_beside(label, {x, y + height - 1, width, 1}, 0, 1)});
  return least;
}

bool reads_in(const Bitmap& label, const PlacedBarcode& barcode, const Wear& wear) {
  const auto picture = seen(upright(label, barcode), barcode.module, wear);
  return reads(barcode, facts(barcode.symbology).linear ? bars_in(picture)
                                                        : matrix_in(picture, pixels_of(barcode.module)));
}

bool reads_under(const Wear& wear, const Bitmap& label, const PlacedBarcode& barcode) {
  if (!wear.dead_dot) return reads_in(label, barcode, wear);
  return std::ranges::all_of(dead_columns(label, barcode.bars), [&](int column) {
    Bitmap struck = label;
    fill(struck, {column, 0, 1, struck.height}, Ink::white);
    return reads_in(struck, barcode, wear);
  });
}

BarcodeGrade grade_of(const Bitmap& label, const PlacedBarcode& barcode, const Scale& scale) {
  BarcodeGrade out;
  for (std::size_t i = 0; i < kWear.size(); ++i) out.reads[i] = reads_under(kWear[i], label, barcode);
  out.letter = kLetters[static_cast<std::size_t>(std::ranges::count(out.reads, true))];
  out.module_mils = barcode.module / scale.dots_per_mm * kMilsOfMm;
  out.quiet_modules = static_cast<double>(least_white(label, barcode)) / barcode.module;
  out.quiet_needed = facts(barcode.symbology).quiet;
  return out;
}

}  // namespace

Result<std::vector<BarcodeGrade>> grade(const RenderedLabel& label, int dpi) {
  const auto scale = scale_for(dpi);
  if (!scale) return Error{Errc::bad_option, "no print head has " + std::to_string(dpi) + " dpi"};
  if (const auto proof = prove(label); !proof) return proof.error();
  std::vector<BarcodeGrade> grades;
  for (const auto& barcode : label.barcodes) grades.push_back(grade_of(label.bitmap, barcode, *scale));
  return grades;
}

}  // namespace packbench::printing
