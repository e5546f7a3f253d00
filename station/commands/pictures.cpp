// Labels and sheets written to files.
#include "station/commands/pictures.hpp"

#include <fstream>

#include "printing/language.hpp"
#include "printing/pdf.hpp"
#include "printing/png.hpp"

namespace packbench::station {
namespace {

// "label.png" -> "label-2.png" for the second page.
std::string page_name(const std::string& path, std::size_t page) {
  if (page == 0) return path;
  const std::filesystem::path at(path);
  return (at.parent_path() / (at.stem().string() + "-" + std::to_string(page + 1) + at.extension().string()))
      .string();
}

bool write(Context& context, const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (out.flush()) return true;
  context.fail(Exit::failed, path + ": can't be written");
  return false;
}

}  // namespace

bool write_pictures(Context& context, const PictureFiles& files,
                    const std::vector<printing::RenderedLabel>& pages) {
  std::string zpl;
  std::vector<printing::Bitmap> bitmaps;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const auto& bitmap = pages[page].bitmap;
    if (!files.png.empty() && !write(context, page_name(files.png, page), printing::to_png(bitmap)))
      return false;
    if (!files.pdf.empty()) bitmaps.push_back(bitmap);
    if (files.zpl.empty()) continue;
    const auto bytes = printing::verbs(printing::Language::zpl).encode(bitmap, {});
    if (!bytes) return context.fail(Exit::failed, bytes.error().message), false;
    zpl += *bytes;
  }
  if (!files.pdf.empty() && !write(context, files.pdf, printing::to_pdf(bitmaps, files.dpi))) return false;
  return files.zpl.empty() || write(context, files.zpl, zpl);
}

}  // namespace packbench::station
