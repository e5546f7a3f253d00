// PDF, PNG and JPEG that come from elsewhere -> labels.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "printing/error.hpp"
#include "printing/inputs/placement.hpp"
#include "printing/inputs/tones.hpp"
#include "printing/rendered_label.hpp"

namespace packbench::printing {

struct DocumentOptions {
  double width = 100;  // of the label, millimetres
  double height = 150;
  int dpi = 203;
  Fit fit = Fit::contain;
  std::optional<int> rotation = std::nullopt;  // degrees clockwise; absent: as it fits
  Tones tones = Tones::threshold;
  int first_page = 1;
  int last_page = 0;  // 0: the last one
};

// A label for each page; a picture is one page, and a pixel of it a dot where `fit` is actual. Barcodes on it
// are not known, so nothing is proved of them: a warning says so where they were scaled, and where something
// is cut off. Errc::bad_data: none of the three, broken, encrypted, no such page, more than 50 pages at once;
// Errc::bad_option: a label larger than 600 mm a side or smaller than 10, another dpi, fewer than quarter
// turns.
Result<std::vector<RenderedLabel>> place_document(std::string bytes, const DocumentOptions& options);

}  // namespace packbench::printing
