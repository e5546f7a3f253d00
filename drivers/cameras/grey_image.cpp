// PNG through libpng's simple interface, JPEG through libjpeg-turbo, grey as it is.
#include "drivers/cameras/grey_image.hpp"

#include <csetjmp>
#include <cstdio>
// jpeglib.h needs size_t and FILE before it.
#include <jpeglib.h>
#include <png.h>

#include <utility>

namespace packbench::drivers {
namespace {

Error refused(const std::string& why) {
  return {Errc::malformed, why};
}

bool fits(std::uint32_t width, std::uint32_t height) {
  return width > 0 && height > 0 && width <= kLongestSide && height <= kLongestSide;
}

Error too_large(std::uint32_t width, std::uint32_t height) {
  return refused("the picture has " + std::to_string(width) + " x " + std::to_string(height) +
                 " pixels; at most " + std::to_string(kLongestSide) + " x " + std::to_string(kLongestSide) +
                 " are read");
}

Result<GreyImage> unpack_grey(Picture picture) {
  if (!fits(picture.width, picture.height)) return too_large(picture.width, picture.height);
  if (picture.bytes.size() != std::size_t{picture.width} * picture.height)
    return refused("a grey picture with another number of bytes than pixels");
  return GreyImage{picture.width, picture.height, std::move(picture.bytes)};
}

Result<GreyImage> unpack_png(const std::string& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const auto failed = [&image] {
    Error error = refused("the PNG can't be read: " + std::string(image.message));
    png_image_free(&image);
    return error;
  };
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return failed();
  if (!fits(image.width, image.height)) {
    Error error = too_large(image.width, image.height);
    png_image_free(&image);
    return error;
  }
  image.format = PNG_FORMAT_GRAY;
  GreyImage grey{image.width, image.height, std::string(std::size_t{image.width} * image.height, '\xff')};
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
    errors.output_message = [](j_common_ptr) {};  // warnings: a camera's pictures are often a little damaged
    jpeg_create_decompress(&info);
  }
  Jpeg(const Jpeg&) = delete;
  ~Jpeg() { jpeg_destroy_decompress(&info); }

  bool read_header(const std::string& bytes) {
    if (setjmp(back) != 0) return false;
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return jpeg_read_header(&info, TRUE) == JPEG_HEADER_OK;
  }
  bool read_pixels(char* to) {
    if (setjmp(back) != 0) return false;
    info.out_color_space = JCS_GRAYSCALE;
    jpeg_start_decompress(&info);
    while (info.output_scanline < info.output_height) {
      JSAMPROW row = reinterpret_cast<JSAMPROW>(to) + std::size_t{info.output_scanline} * info.output_width;
      jpeg_read_scanlines(&info, &row, 1);
    }
    return true;
  }
};

Result<GreyImage> unpack_jpeg(const std::string& bytes) {
  Jpeg jpeg;
  const auto failed = [&jpeg] { return refused("the JPEG can't be read: " + std::string(jpeg.message)); };
  if (!jpeg.read_header(bytes)) return failed();
  const std::uint32_t width = jpeg.info.image_width, height = jpeg.info.image_height;
  if (!fits(width, height)) return too_large(width, height);
  GreyImage grey{width, height, std::string(std::size_t{width} * height, '\xff')};
  if (!jpeg.read_pixels(grey.pixels.data())) return failed();
  return grey;
}

}  // namespace

Result<GreyImage> unpack(Picture picture) {
  if (picture.format == PictureFormat::png) return unpack_png(picture.bytes);
  if (picture.format == PictureFormat::jpeg) return unpack_jpeg(picture.bytes);
  return unpack_grey(std::move(picture));
}

}  // namespace packbench::drivers
