// Bitmaps as PDF: for printers that are no label printers.
#pragma once

#include <string>
#include <vector>

#include "printing/bitmap.hpp"

namespace packbench::printing {

// PDF 1.5 (ISO 32000), a page for each bitmap, as large as a print head of `dpi` prints it; dot by dot.
[[nodiscard]] std::string to_pdf(const std::vector<Bitmap>& pages, int dpi);

}  // namespace packbench::printing
