// One document in, its pages out, within a share of memory and time.
#include "station/documents/document_reader.hpp"

#include <exception>

#include "drivers/cameras/code_finder.hpp"
#include "drivers/confinement.hpp"

namespace packbench::station {
namespace {

constexpr rlim_t kMostMemory = rlim_t{1} << 30;
constexpr rlim_t kSeconds = 20;  // of processor time

drivers::GreyImage grey_of(const printing::Bitmap& bitmap) {
  drivers::GreyImage image;
  image.width = static_cast<std::uint32_t>(bitmap.width);
  image.height = static_cast<std::uint32_t>(bitmap.height);
  image.pixels.reserve(static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height));
  for (int y = 0; y < bitmap.height; ++y)
    for (int x = 0; x < bitmap.width; ++x) image.pixels += bitmap.get(x, y) ? '\0' : '\xFF';
  return image;
}

DrawnDocument answer_to(const DrawDocument& draw, DocumentWanted wanted) {
  try {
    return draw(std::move(wanted));
  } catch (const std::exception& error) {  // no memory is one of them
    return Error{Errc::label, std::string("the document can't be drawn: ") + error.what()};
  }
}

}  // namespace

DrawnDocument draw_document(DocumentWanted wanted) {
  printing::DocumentOptions options;
  options.width = wanted.width;
  options.height = wanted.height;
  options.dpi = wanted.dpi;
  options.fit = printing::fit_named(wanted.fit).value_or(printing::Fit::contain);
  auto labels = printing::place_document(std::move(wanted.bytes), options);
  if (!labels) return Error{Errc::label, labels.error().message};
  std::vector<DrawnPage> pages;
  for (auto& label : *labels) {
    DrawnPage page{std::move(label.bitmap), {}, std::move(label.warnings)};
    for (auto& code : drivers::find_codes(grey_of(page.bitmap))) page.codes.push_back(std::move(code.bytes));
    pages.push_back(std::move(page));
  }
  return pages;
}

int run_document_reader(const DrawDocument& draw) {
  drivers::give_up_all_else(kMostMemory);
  drivers::allow_seconds(kSeconds);
  char head[kHeadBytes];
  if (!drivers::read_all(head, kHeadBytes)) return 1;
  const auto length = length_of({head, kHeadBytes});
  if (length > kMostDocumentBytes) return 1;
  std::string message(length, '\0');
  if (!drivers::read_all(message.data(), length)) return 1;
  auto wanted = wanted_in(message);
  if (!wanted) return 1;
  return drivers::write_all(message_of(answer_to(draw, *std::move(wanted)))) ? 0 : 1;
}

}  // namespace packbench::station
