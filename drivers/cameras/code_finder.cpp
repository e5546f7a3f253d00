// The only file here that includes ZXing-cpp: 1.4 (Debian 12) or 2.3 (Debian 13).
#define ZX_USE_UTF8 1  // else 1.4 warns that text() will change
#include "drivers/cameras/code_finder.hpp"

#include <ZXing/ReadBarcode.h>

#include <algorithm>

namespace packbench::drivers {
namespace {

using ZXing::BarcodeFormat;
#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

using Formats = ZXing::BarcodeFormats;

// All that stands on goods, labels and totes, but for Data Matrix.
constexpr auto kFormats = BarcodeFormat::EAN13 | BarcodeFormat::EAN8 | BarcodeFormat::UPCA |
                          BarcodeFormat::UPCE | BarcodeFormat::Code128 | BarcodeFormat::Code39 |
                          BarcodeFormat::Code93 | BarcodeFormat::ITF | BarcodeFormat::Codabar |
                          BarcodeFormat::DataBar | BarcodeFormat::DataBarExpanded | BarcodeFormat::QRCode |
                          BarcodeFormat::PDF417 | BarcodeFormat::Aztec;

// 1.4 sees a Data Matrix only where it lies across the middle of the picture. So it is looked for in strips,
// whose middles no symbol slips between.
constexpr int kStripEvery = 48;
constexpr int kHalfStrip = 160;  // a symbol of some hundred pixels is whole in one of them

Options options(Formats formats) {
  Options options;
  options.setFormats(formats);
  options.setTryHarder(true);
  options.setTryRotate(true);
  options.setTryDownscale(false);           // aborts the process in 1.4 (zxing-cpp issue 740)
  options.setTryCode39ExtendedMode(false);  // on by default in 2.x: "+A" would read as "a"
  options.setMaxNumberOfSymbols(static_cast<std::uint8_t>(kMostCodes));
  return options;
}

bool says_the_same(const FoundCode& a, const FoundCode& b) {
  return a.bytes == b.bytes && a.aim == b.aim;
}

template <class Barcode>  // ZXing::Result or ZXing::Barcode
FoundCode found(const Barcode& barcode, int top) {
  const auto& bytes = barcode.bytes();
  const auto& at = barcode.position();
  const auto corner = [top](const ZXing::PointI& point) { return Corner{point.x, point.y + top}; };
  FoundCode code{
      std::string(bytes.begin(), bytes.end()),
      barcode.symbologyIdentifier(),
      {corner(at.topLeft()), corner(at.topRight()), corner(at.bottomRight()), corner(at.bottomLeft())}};
  // "]E0" is the full EAN of 13 digits; a UPC-A is one with a leading zero.
  if (barcode.format() == BarcodeFormat::UPCA && code.bytes.size() == 12) code.bytes.insert(0, "0");
  return code;
}

// Adds what is in the rows from `top` on and isn't among `codes` yet.
void find_in(const GreyImage& image, int top, int rows, Formats formats, std::vector<FoundCode>& codes) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(image.pixels.data()) +
                      static_cast<std::size_t>(top) * image.width;
  const ZXing::ImageView view(first, static_cast<int>(image.width), rows, ZXing::ImageFormat::Lum);
  for (const auto& barcode : ZXing::ReadBarcodes(view, options(formats))) {
    if (!barcode.isValid() || codes.size() == kMostCodes) continue;
    auto code = found(barcode, top);
    const bool known =
        std::any_of(codes.begin(), codes.end(), [&](const auto& c) { return says_the_same(c, code); });
    if (!known && !code.bytes.empty()) codes.push_back(std::move(code));
  }
}

auto place(const FoundCode& code) {
  const auto& [x, y] = code.corners[0];
  return std::pair(y, x);
}

}  // namespace

std::vector<FoundCode> find_codes(const GreyImage& image) {
  std::vector<FoundCode> codes;
  const int height = static_cast<int>(image.height);
  find_in(image, 0, height, kFormats, codes);
  find_in(image, 0, height, BarcodeFormat::DataMatrix, codes);
  for (int middle = kStripEvery; middle < height; middle += kStripEvery) {
    const int half = std::min({kHalfStrip, middle, height - middle});
    find_in(image, middle - half, 2 * half, BarcodeFormat::DataMatrix, codes);
  }
  std::sort(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return place(a) < place(b); });
  return codes;
}

}  // namespace packbench::drivers
