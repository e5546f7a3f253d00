// The self-test sheet as pictures: A4, or labels.
#pragma once
#include <string>
#include <vector>

#include "printing/rendered_label.hpp"
#include "station/error.hpp"

namespace packbench::station {

struct SheetPaper {
  double width = 210, height = 297;  // mm
  double margin = 8;
  int columns = 2;
  int dpi = 300;
};
inline constexpr SheetPaper kA4{};
inline constexpr SheetPaper kSheetLabel{100, 150, 4, 1, 203};

// All codes of the sheet in their order, then the code of each of these lanes; every barcode read back. Texts
// in zh-CN or English. label where that can't be drawn or read back.
[[nodiscard]] Result<std::vector<printing::RenderedLabel>> draw_sheet(const SheetPaper& paper,
                                                                      const std::string& language,
                                                                      const std::vector<std::string>& lanes);

}  // namespace packbench::station
