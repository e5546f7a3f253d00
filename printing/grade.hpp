// How much a barcode still bears, of one that reads: for whoever makes a template. Not part of the proof
// before each print: measured, it costs 200 to 600 times as much (a parcel label at 203 dpi: 58 ms beside
// 0.24 ms; at 600 dpi: 286 beside 0.45), and says nearly the same of each label of a template.
#pragma once

#include "printing/error.hpp"
#include "printing/rendered_label.hpp"
#include "printing/wear.hpp"

namespace packbench::printing {

struct BarcodeGrade {
  char letter = 'F';                       // A: reads under each wear, B: all but one, C, D: one, F: none
  std::array<bool, kWear.size()> reads{};  // in the order of kWear; of dead dots: each of dead_columns()
  double module_mils = 0;                  // thousandths of an inch
  double quiet_modules = 0;                // the least white there is beside the bars, up to the label's edge
  int quiet_needed = 0;                    // modules that the symbology asks for
};

// One for each barcode of the label, at a print head of `dpi`. Errc::unreadable as prove(); Errc::bad_option
// when there is no such head.
Result<std::vector<BarcodeGrade>> grade(const RenderedLabel& label, int dpi);

}  // namespace packbench::printing
