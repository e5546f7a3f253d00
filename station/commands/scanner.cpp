// packbench scanner: what has to do with one scanner.
#include <cstdio>

#include "station/commands/pictures.hpp"
#include "station/commands/verbs.hpp"
#include "station/scanners/sheet.hpp"

namespace packbench::station {

void print_scanner_sheet(Context& context, const SheetDrawing& drawing) {
  if (drawing.png.empty() && drawing.pdf.empty() && drawing.zpl.empty())
    return context.fail(Exit::usage, "name a file: --pdf, --png or --zpl");
  std::vector<std::string> lanes;
  if (std::filesystem::exists(context.config)) {  // without a bench it is a sheet without lanes
    const auto config = context.load();
    if (!config) return;
    for (const auto& lane : config->lanes)
      if (!lane.tablet) lanes.push_back(lane.name);
  }
  auto paper = drawing.paper == "a4" && drawing.zpl.empty() ? kA4 : kSheetLabel;
  if (drawing.dpi > 0) paper.dpi = drawing.dpi;
  const auto pages = draw_sheet(paper, drawing.language, lanes);
  if (!pages) return context.fail(Exit::failed, pages.error().message);
  for (const auto& [path, form] : {std::pair{drawing.png, "png"}, {drawing.pdf, "pdf"}, {drawing.zpl, "zpl"}})
    if (!path.empty() && !write_labels(context, {path, form}, *pages, paper.dpi)) return;
  std::printf("%zu page(s), every barcode read back; lanes on it: %zu\n", pages->size(), lanes.size());
}

}  // namespace packbench::station
