// PDF by poppler-cpp: the part of a page that lies on the label is drawn, without grey edges.
#include "printing/inputs/pdf_file.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cstring>

namespace packbench::printing {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr double kMmOfInch = 25.4, kMmOfPoint = kMmOfInch / 72;
constexpr double kLeastSide = 2, kMostSide = 5080;  // millimetres; PDF ends at 14400 points

Error refused(const std::string& why) {
  return {Errc::bad_data, why};
}

using Page = std::unique_ptr<poppler::page>;

}  // namespace

struct PdfFile::Impl {
  std::string bytes;  // which the document goes on reading
  std::unique_ptr<poppler::document> document;

  Result<Page> page(int number) const {
    if (number < 0 || number >= document->pages())
      return refused("the PDF has " + std::to_string(document->pages()) + " pages, no page " +
                     std::to_string(number + 1));
    Page page(document->create_page(number));
    if (!page) return refused("page " + std::to_string(number + 1) + " of the PDF is broken");
    return page;
  }
};

bool is_pdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

PdfFile::PdfFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

Result<PdfFile> PdfFile::open(std::string bytes) {
  if (bytes.size() > kMostBytes) return refused("the PDF is larger than 64 MiB");
  if (!is_pdf(bytes)) return refused("this is no PDF");
  poppler::set_debug_error_function([](const std::string&, void*) {},
                                    nullptr);  // it would go to standard error
  auto impl = std::make_unique<Impl>();
  impl->bytes = std::move(bytes);
  impl->document.reset(
      poppler::document::load_from_raw_data(impl->bytes.data(), static_cast<int>(impl->bytes.size())));
  if (!impl->document) return refused("the PDF is broken; fetch it again");
  if (impl->document->is_locked()) return refused("the PDF asks for a password; save it without one");
  if (impl->document->pages() < 1) return refused("the PDF has no pages");
  return PdfFile(std::move(impl));
}

int PdfFile::pages() const {
  return impl_->document->pages();
}

Result<Size> PdfFile::size(int number) const {
  const auto page = impl_->page(number);
  if (!page) return page.error();
  const auto box = (*page)->page_rect();
  Size size{box.width() * kMmOfPoint, box.height() * kMmOfPoint};
  const auto way = (*page)->orientation();
  if (way == poppler::page::landscape || way == poppler::page::seascape) std::swap(size.width, size.height);
  const auto good = [](double side) { return side >= kLeastSide && side <= kMostSide; };
  if (!good(size.width) || !good(size.height))
    return refused("page " + std::to_string(number + 1) + " of the PDF has no size that paper has");
  return size;
}

Result<GreyPicture> PdfFile::draw(int number, const Placement& placement, int width, int height) const {
  const auto page = impl_->page(number);
  if (!page) return page.error();
  const Rect& area = placement.area;
  const Rect on_label = [&] {
    const int left = std::max(area.x, 0), top = std::max(area.y, 0);
    return Rect{left, top, std::min(area.x + area.width, width) - left,
                std::min(area.y + area.height, height) - top};
  }();
  GreyPicture out(width, height);
  if (on_label.width <= 0 || on_label.height <= 0) return out;

  poppler::page_renderer renderer;  // no hints: a line of less than a dot is drawn as one, not as pale grey
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_paper_color(0xFFFFFFFF);
  const double dots_per_inch = placement.scale * kMmOfInch;
  const auto image = renderer.render_page(page->get(), dots_per_inch, dots_per_inch, on_label.x - area.x,
                                          on_label.y - area.y, on_label.width, on_label.height,
                                          static_cast<poppler::rotation_enum>(placement.turned / 90));
  if (!image.is_valid()) return refused("page " + std::to_string(number + 1) + " of the PDF can't be drawn");
  const int columns = std::min(image.width(), on_label.width),
            rows = std::min(image.height(), on_label.height);
  for (int y = 0; y < rows; ++y)
    std::memcpy(out.row(on_label.y + y) + on_label.x,
                image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row(),
                static_cast<std::size_t>(columns));
  return out;
}

}  // namespace packbench::printing
