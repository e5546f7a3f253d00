// The proof, by ZXing-cpp 1.4 (Debian 12) or 2.x (Debian 13): the only file that includes it.
#define ZX_USE_UTF8 1
#include "printing/proof.hpp"

#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace packbench::printing {
namespace {

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

struct Reading {
  Symbology symbology;
  ZXing::BarcodeFormat format;
  std::string_view identifier;  // AIM symbology identifier that must be given, empty = any
};

// One format at a time: faster, and the Data Matrix reader of 1.4 (zxing-cpp issue 570) sees nothing else.
constexpr std::array<Reading, 15> kReadings{{
    {Symbology::code128, ZXing::BarcodeFormat::Code128, "]C0"},
    {Symbology::gs1_128, ZXing::BarcodeFormat::Code128, "]C1"},
    {Symbology::ean13, ZXing::BarcodeFormat::EAN13, {}},
    {Symbology::ean8, ZXing::BarcodeFormat::EAN8, {}},
    {Symbology::upca, ZXing::BarcodeFormat::UPCA, {}},
    {Symbology::upce, ZXing::BarcodeFormat::UPCE, {}},
    {Symbology::itf14, ZXing::BarcodeFormat::ITF, {}},
    {Symbology::code39, ZXing::BarcodeFormat::Code39, {}},
    {Symbology::qr, ZXing::BarcodeFormat::QRCode, {}},
    {Symbology::gs1_qr, ZXing::BarcodeFormat::QRCode, "]Q3"},
    {Symbology::digital_link, ZXing::BarcodeFormat::QRCode, {}},
    {Symbology::datamatrix, ZXing::BarcodeFormat::DataMatrix, {}},
    {Symbology::gs1_datamatrix, ZXing::BarcodeFormat::DataMatrix, "]d2"},
    {Symbology::pdf417, ZXing::BarcodeFormat::PDF417, {}},
    {Symbology::aztec, ZXing::BarcodeFormat::Aztec, {}},
}};

constexpr int kRowsRead = 24;

Error fail(const PlacedBarcode& barcode, const std::string& reason) {
  return {Errc::unreadable, "barcode " + std::string(facts(barcode.symbology).name) + " \"" + barcode.data +
                                "\" isn't proven: " + reason};
}

// The four white strips between the area and the bars.
bool quiet_zone_is_white(const Bitmap& bitmap, const Rect& area, const Rect& bars) {
  const int right = bars.x + bars.width;
  const int bottom = bars.y + bars.height;
  return is_white(bitmap, {area.x, area.y, area.width, bars.y - area.y}) &&
         is_white(bitmap, {area.x, bottom, area.width, area.y + area.height - bottom}) &&
         is_white(bitmap, {area.x, bars.y, bars.x - area.x, bars.height}) &&
         is_white(bitmap, {right, bars.y, area.x + area.width - right, bars.height});
}

bool inside(const Bitmap& bitmap, const Rect& area) {
  return area.width > 0 && area.height > 0 && clipped(bitmap, area) == area;
}

// A scanner crosses the bars anywhere: each row must say the same.
bool rows_are_equal(const Bitmap& bars) {
  for (int y = 1; y < bars.height; ++y) {
    if (std::memcmp(bars.row(y), bars.row(0), static_cast<std::size_t>(bars.stride)) != 0) return false;
  }
  return true;
}

Bitmap turned_back(const Bitmap& label, const PlacedBarcode& barcode) {
  return rotated(cropped(label, barcode.area), (360 - barcode.rotation) % 360);
}

// One row says what all say; a few are what the reader wants to see.
Bitmap few_rows(const Bitmap& bars) {
  const int count = std::min(bars.height, kRowsRead);
  return cropped(bars, {0, (bars.height - count) / 2, bars.width, count});
}

// Eight grey dots for each byte of a bitmap.
constexpr auto kGreyOfByte = [] {
  std::array<std::array<std::uint8_t, 8>, 256> table{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    for (std::size_t bit = 0; bit < 8; ++bit) table[byte][bit] = byte >> (7 - bit) & 1 ? 0 : 255;
  }
  return table;
}();

// Rows are bitmap.stride * 8 grey dots apart.
std::vector<std::uint8_t> grey_of(const Bitmap& bitmap) {
  std::vector<std::uint8_t> grey(bitmap.bits.size() * 8);
  std::uint8_t* to = grey.data();
  for (const std::uint8_t byte : bitmap.bits) {
    std::memcpy(to, kGreyOfByte[byte].data(), 8);
    to += 8;
  }
  return grey;
}

Options options_for(const PlacedBarcode& barcode) {
  Options options;
  options.setFormats(kReadings[static_cast<std::size_t>(barcode.symbology)].format);
  options.setBinarizer(ZXing::Binarizer::BoolCast);
  options.setTryHarder(false);
  options.setTryRotate(false);
  // Downscaling aborts the process in 1.4 (zxing-cpp issue 740).
  options.setTryDownscale(false);
  options.setIsPure(!facts(barcode.symbology).linear);
  options.setTryCode39ExtendedMode(false);  // on by default in 2.x: "+A" would read as "a"
  options.setMaxNumberOfSymbols(1);
  return options;
}

// ZXing gives a UPC-A as the EAN-13 that it is, or without the leading zero, by version.
bool same_content(Symbology symbology, const std::string& read, const std::string& wanted) {
  return read == wanted || (symbology == Symbology::upca && read == "0" + wanted);
}

Result<std::string> read_back(const PlacedBarcode& barcode, const Bitmap& dots) {
  const std::vector<std::uint8_t> grey = grey_of(dots);
  const ZXing::ImageView view(grey.data(), dots.width, dots.height, ZXing::ImageFormat::Lum, dots.stride * 8);
  const auto found = ZXing::ReadBarcode(view, options_for(barcode));
  if (!found.isValid()) return fail(barcode, "no symbol can be read; enlarge it");
  const auto& bytes = found.bytes();
  std::string content(bytes.begin(), bytes.end());
  const auto identifier = kReadings[static_cast<std::size_t>(barcode.symbology)].identifier;
  if (!identifier.empty() && found.symbologyIdentifier() != identifier) {
    return fail(barcode,
                "it reads as " + found.symbologyIdentifier() + " instead of " + std::string(identifier));
  }
  if (!same_content(barcode.symbology, content, barcode.data)) {
    return fail(barcode, "it reads as \"" + content + "\"");
  }
  return content;
}

Result<std::string> prove_one(const Bitmap& bitmap, const PlacedBarcode& barcode) {
  if (!inside(bitmap, barcode.area) || !inside(bitmap, barcode.bars)) {
    return fail(barcode, "it reaches beyond the label");
  }
  if (!quiet_zone_is_white(bitmap, barcode.area, barcode.bars)) {
    return fail(barcode, "there is ink in its quiet zone; move what stands beside it");
  }
  Bitmap dots = turned_back(bitmap, barcode);
  if (facts(barcode.symbology).linear) {
    if (!rows_are_equal(dots)) return fail(barcode, "something is drawn over its bars");
    dots = few_rows(dots);
  }
  return read_back(barcode, dots);
}

}  // namespace

Result<Proof> prove(const RenderedLabel& label) {
  Proof proof;
  for (const auto& barcode : label.barcodes) {
    auto content = prove_one(label.bitmap, barcode);
    if (!content) return content.error();
    proof.contents.push_back(std::move(*content));
  }
  return proof;
}

Bitmap upright(const Bitmap& label, const PlacedBarcode& barcode) {
  if (!inside(label, barcode.area)) return {};
  Bitmap dots = turned_back(label, barcode);
  return facts(barcode.symbology).linear ? few_rows(dots) : dots;
}

bool reads(const PlacedBarcode& barcode, const Bitmap& dots) {
  return dots.width > 0 && dots.height > 0 && read_back(barcode, dots).has_value();
}

}  // namespace packbench::printing
