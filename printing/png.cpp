// Bitmaps as PNG: written by hand (one bit a dot, zlib), read through cairo.
#include "printing/png.hpp"

#include <cairo.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "printing/inputs/tones.hpp"

namespace packbench::printing {
namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n";
constexpr std::uint64_t kMostDots = 20'000'000;

void append_u32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
}

std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

void append_chunk(std::string& out, std::string_view type, std::string_view body) {
  append_u32(out, static_cast<std::uint32_t>(body.size()));
  const std::size_t begin = out.size();
  out.append(type).append(body);
  const auto* checked = reinterpret_cast<const Bytef*>(out.data() + begin);
  append_u32(out, static_cast<std::uint32_t>(crc32(0, checked, static_cast<uInt>(out.size() - begin))));
}

struct Input {
  std::string_view rest;
};

cairo_status_t read_some(void* closure, unsigned char* to, unsigned int length) {
  auto& input = *static_cast<Input*>(closure);
  if (input.rest.size() < length) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(to, input.rest.data(), length);
  input.rest.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

// Cairo's pixels are premultiplied: what is missing to full alpha is white paper.
std::uint8_t grey_of(std::uint32_t pixel, bool has_alpha) {
  const std::uint32_t paper = has_alpha ? 255 - (pixel >> 24) : 0;
  const std::uint32_t grey = ((pixel >> 16 & 255) * 30 + (pixel >> 8 & 255) * 59 + (pixel & 255) * 11) / 100;
  return static_cast<std::uint8_t>(std::min<std::uint32_t>(grey + paper, 255));
}

}  // namespace

std::string to_png(const Bitmap& bitmap) {
  std::string rows;
  rows.reserve(static_cast<std::size_t>(bitmap.stride + 1) * bitmap.height);
  for (int y = 0; y < bitmap.height; ++y) {
    rows.push_back(0);  // filter type "none"
    for (int i = 0; i < bitmap.stride; ++i) rows.push_back(static_cast<char>(~bitmap.row(y)[i]));
  }
  uLongf length = compressBound(rows.size());
  std::string packed(length, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &length, reinterpret_cast<const Bytef*>(rows.data()),
            rows.size(), 6);
  packed.resize(length);

  std::string header;
  append_u32(header, static_cast<std::uint32_t>(bitmap.width));
  append_u32(header, static_cast<std::uint32_t>(bitmap.height));
  header.append("\1\0\0\0\0", 5);  // one bit, greyscale, deflate, no filter, not interlaced
  std::string out(kSignature);
  append_chunk(out, "IHDR", header);
  append_chunk(out, "IDAT", packed);
  append_chunk(out, "IEND", {});
  return out;
}

Result<GreyPicture> grey_from_png(std::string_view png) {
  if (png.size() < 33 || png.substr(0, 8) != kSignature)
    return Error{Errc::bad_data, "the picture is no PNG"};
  if (std::uint64_t{read_u32(png, 16)} * read_u32(png, 20) > kMostDots) {
    return Error{Errc::bad_data, "the picture is larger than 20 million dots; make it smaller"};
  }
  Input input{png};
  const Surface surface(cairo_image_surface_create_from_png_stream(read_some, &input),
                        &cairo_surface_destroy);
  if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) {
    return Error{Errc::bad_data, std::string("the PNG can't be read: ") + cairo_status_to_string(status)};
  }
  const cairo_format_t format = cairo_image_surface_get_format(surface.get());
  if (format != CAIRO_FORMAT_ARGB32 && format != CAIRO_FORMAT_RGB24) {
    return Error{Errc::bad_data, "the PNG has more than 8 bits a colour; save it with 8"};
  }
  const unsigned char* pixels = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  GreyPicture out(cairo_image_surface_get_width(surface.get()),
                  cairo_image_surface_get_height(surface.get()));
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      std::uint32_t pixel;
      std::memcpy(&pixel, pixels + static_cast<std::size_t>(y) * stride + x * 4, 4);
      out.row(y)[x] = grey_of(pixel, format == CAIRO_FORMAT_ARGB32);
    }
  }
  return out;
}

Result<Bitmap> from_png(std::string_view png) {
  const auto picture = grey_from_png(png);
  if (!picture) return picture.error();
  return to_bitmap(*picture, Tones::threshold);
}

}  // namespace packbench::printing
