// Barcodes by ZXing's writers, PNG by libpng, JPEG by libjpeg-turbo.
#include "tests/support/barcode_picture.hpp"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#define ZX_USE_UTF8 1  // else 1.4 warns that text() will change
#include <ZXing/ReadBarcode.h>

#include <cstdio>
#include <cstdlib>
// jpeglib.h needs size_t and FILE before it.
#include <jpeglib.h>
#include <png.h>

#include <stdexcept>

namespace packbench::tests {
namespace {

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif
using drivers::GreyImage;
using drivers::Picture;
using drivers::PictureFormat;

constexpr std::uint32_t kBarModules = 20;  // height of bars

ZXing::BarcodeFormat format_of(Kind kind) {
  constexpr ZXing::BarcodeFormat kFormats[] = {ZXing::BarcodeFormat::QRCode, ZXing::BarcodeFormat::DataMatrix,
                                               ZXing::BarcodeFormat::Code128, ZXing::BarcodeFormat::EAN13,
                                               ZXing::BarcodeFormat::ITF};
  return kFormats[static_cast<std::size_t>(kind)];
}

bool linear(Kind kind) {
  return kind >= Kind::code128;
}

void draw_one(GreyImage& image, const Drawn& code) {
  const auto matrix = ZXing::MultiFormatWriter(format_of(code.kind)).setMargin(0).encode(code.text, 0, 0);
  const auto columns = static_cast<std::uint32_t>(matrix.width());
  const auto rows = linear(code.kind) ? kBarModules : static_cast<std::uint32_t>(matrix.height());
  if (code.x + columns * code.module > image.width || code.y + rows * code.module > image.height)
    throw std::invalid_argument(code.text + " is drawn over the edge");
  for (std::uint32_t y = 0; y < rows * code.module; ++y)
    for (std::uint32_t x = 0; x < columns * code.module; ++x)
      if (matrix.get(static_cast<int>(x / code.module),
                     linear(code.kind) ? 0 : static_cast<int>(y / code.module)))
        image.pixels[std::size_t{code.y + y} * image.width + code.x + x] = '\0';
}

}  // namespace

GreyImage draw(std::uint32_t width, std::uint32_t height, const std::vector<Drawn>& codes) {
  GreyImage image{width, height, std::string(std::size_t{width} * height, '\xff')};
  for (const auto& code : codes) draw_one(image, code);
  return image;
}

std::size_t bare_reading(const GreyImage& image) {
  Options options;
  options.setTryDownscale(false);  // aborts the process in 1.4
  const ZXing::ImageView view(reinterpret_cast<const std::uint8_t*>(image.pixels.data()),
                              static_cast<int>(image.width), static_cast<int>(image.height),
                              ZXing::ImageFormat::Lum);
  return ZXing::ReadBarcodes(view, options).size();
}

Picture as_grey(const GreyImage& image) {
  return {PictureFormat::grey8, image.width, image.height, image.pixels};
}

Picture as_png(const GreyImage& image) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  png.width = image.width;
  png.height = image.height;
  png.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
  Picture picture{PictureFormat::png, 0, 0, std::string(size, '\0')};
  if (!png_image_write_to_memory(&png, picture.bytes.data(), &size, 0, image.pixels.data(), 0, nullptr))
    throw std::runtime_error(png.message);
  picture.bytes.resize(size);
  return picture;
}

Picture as_jpeg(const GreyImage& image, int quality) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};  // its own handling ends the program
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &bytes, &size);
  info.image_width = image.width;
  info.image_height = image.height;
  info.input_components = 1;
  info.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, quality, TRUE);
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    auto* row = reinterpret_cast<JSAMPROW>(
        const_cast<char*>(image.pixels.data() + std::size_t{info.next_scanline} * image.width));
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  Picture picture{PictureFormat::jpeg, 0, 0, std::string(reinterpret_cast<char*>(bytes), size)};
  jpeg_destroy_compress(&info);
  std::free(bytes);
  return picture;
}

}  // namespace packbench::tests
