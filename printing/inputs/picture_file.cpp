// PNG by libpng's simple interface, JPEG by libjpeg.
#include "printing/inputs/picture_file.hpp"

#include <png.h>
// jpeglib.h uses what these declare.
#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

#include <string>

namespace packbench::printing {
namespace {

constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n", kJpeg = "\xFF\xD8\xFF";
constexpr std::uint64_t kMostPixels = 40'000'000;

Error refused(const std::string& why) {
  return {Errc::bad_data, why};
}

bool too_large(std::uint64_t width, std::uint64_t height) {
  return width * height > kMostPixels;
}

Error said_too_large(std::uint32_t width, std::uint32_t height) {
  return refused("the picture has " + std::to_string(width) + " x " + std::to_string(height) +
                 " pixels; make it smaller, at most 40 million are read");
}

Result<GreyPicture> read_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const auto failed = [&image] {
    Error error = refused("the PNG can't be read: " + std::string(image.message));
    png_image_free(&image);
    return error;
  };
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return failed();
  if (too_large(image.width, image.height)) {
    png_image_free(&image);
    return said_too_large(image.width, image.height);
  }
  image.format = PNG_FORMAT_GRAY;
  GreyPicture grey(static_cast<int>(image.width), static_cast<int>(image.height));
  const png_color white{255, 255, 255};
  if (!png_image_finish_read(&image, &white, grey.pixels.data(), static_cast<png_int_32>(image.width),
                             nullptr))
    return failed();
  return grey;
}

// libjpeg tells an error by a call that must not return. Nothing with a destructor lives in a function that
// it is left by.
struct Jpeg {
  jpeg_decompress_struct info{};
  jpeg_error_mgr errors{};
  std::jmp_buf back{};
  char message[JMSG_LENGTH_MAX] = "";

  Jpeg() {
    info.err = jpeg_std_error(&errors);
    info.client_data = this;
    errors.error_exit = [](j_common_ptr common) {
      auto& jpeg = *static_cast<Jpeg*>(common->client_data);
      jpeg.errors.format_message(common, jpeg.message);
      std::longjmp(jpeg.back, 1);
    };
    // A warning is damage: half a label must not be printed as if it were whole.
    errors.emit_message = [](j_common_ptr common, int level) {
      if (level < 0) common->err->error_exit(common);
    };
    jpeg_create_decompress(&info);
  }
  Jpeg(const Jpeg&) = delete;
  ~Jpeg() { jpeg_destroy_decompress(&info); }

  bool read_header(std::string_view bytes) {
    if (setjmp(back) != 0) return false;
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return jpeg_read_header(&info, TRUE) == JPEG_HEADER_OK;
  }
  bool read_pixels(std::uint8_t* to) {
    if (setjmp(back) != 0) return false;
    info.out_color_space = JCS_GRAYSCALE;
    jpeg_start_decompress(&info);
    while (info.output_scanline < info.output_height) {
      JSAMPROW row = to + std::size_t{info.output_scanline} * info.output_width;
      jpeg_read_scanlines(&info, &row, 1);
    }
    return true;
  }
};

Result<GreyPicture> read_jpeg(std::string_view bytes) {
  Jpeg jpeg;
  const auto failed = [&jpeg] { return refused("the JPEG can't be read: " + std::string(jpeg.message)); };
  if (!jpeg.read_header(bytes)) return failed();
  if (too_large(jpeg.info.image_width, jpeg.info.image_height))
    return said_too_large(jpeg.info.image_width, jpeg.info.image_height);
  GreyPicture grey(static_cast<int>(jpeg.info.image_width), static_cast<int>(jpeg.info.image_height));
  if (!jpeg.read_pixels(grey.pixels.data())) return failed();
  return grey;
}

}  // namespace

bool is_picture(std::string_view bytes) {
  return bytes.starts_with(kPng) || bytes.starts_with(kJpeg);
}

Result<GreyPicture> read_picture_file(std::string_view bytes) {
  if (bytes.starts_with(kPng)) return read_png(bytes);
  if (bytes.starts_with(kJpeg)) return read_jpeg(bytes);
  return refused("the picture is neither PNG nor JPEG");
}

}  // namespace packbench::printing
