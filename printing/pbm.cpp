// PBM, as netpbm's manual describes it (pbm, 5).
#include "printing/pbm.hpp"

#include <optional>

namespace packbench::printing {
namespace {

constexpr std::uint64_t kMostPixels = 20'000'000;

Error broken(const char* why) {
  return {Errc::bad_data, std::string("the PBM can't be read: ") + why};
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// What is left to read.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  // White space and comments, which begin with # and end with the line.
  void skip_space() {
    while (!rest_.empty() && (is_space(rest_.front()) || rest_.front() == '#')) {
      const bool comment = rest_.front() == '#';
      rest_.remove_prefix(comment ? std::min(rest_.find_first_of("\r\n"), rest_.size()) : 1);
    }
  }

  // At most nine digits, so that no product of two overflows.
  std::optional<std::uint64_t> number() {
    skip_space();
    std::uint64_t value = 0;
    std::size_t digits = 0;
    while (digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9' && digits < 10)
      value = value * 10 + static_cast<std::uint64_t>(rest_[digits++] - '0');
    rest_.remove_prefix(digits);
    return digits > 0 && digits < 10 ? std::optional(value) : std::nullopt;
  }

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip(std::size_t bytes) { rest_.remove_prefix(std::min(bytes, rest_.size())); }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

// A 0 or 1 for each pixel, with or without white space between them.
Result<GreyPicture> plain(Reader reader, GreyPicture picture) {
  for (auto& pixel : picture.pixels) {
    reader.skip_space();
    if (reader.take('1'))
      pixel = 0;
    else if (!reader.take('0'))
      return broken("it ends before its last row, or holds something else than 0 and 1");
  }
  return picture;
}

// Rows of whole bytes, the first pixel in the top bit.
Result<GreyPicture> raw(std::string_view bits, GreyPicture picture) {
  const std::size_t stride = (static_cast<std::size_t>(picture.width) + 7) / 8;
  if (bits.size() < stride * static_cast<std::size_t>(picture.height))
    return broken("it ends before its last row");
  for (int y = 0; y < picture.height; ++y) {
    const std::string_view row = bits.substr(stride * static_cast<std::size_t>(y), stride);
    for (int x = 0; x < picture.width; ++x)
      if (static_cast<unsigned char>(row[static_cast<std::size_t>(x) / 8]) << x % 8 & 0x80)
        picture.row(y)[x] = 0;
  }
  return picture;
}

}  // namespace

bool is_pbm(std::string_view bytes) {
  return bytes.size() > 2 && (bytes.starts_with("P1") || bytes.starts_with("P4")) &&
         (is_space(bytes[2]) || bytes[2] == '#');
}

Result<GreyPicture> from_pbm(std::string_view bytes) {
  if (!is_pbm(bytes)) return broken("it doesn't begin with P1 or P4");
  Reader reader(bytes.substr(2));
  const auto width = reader.number(), height = reader.number();
  if (!width || !height || *width == 0 || *height == 0) return broken("it has no width and height");
  if (*width * *height > kMostPixels) return broken("it is larger than 20 million pixels");
  GreyPicture picture(static_cast<int>(*width), static_cast<int>(*height));
  if (bytes[1] == '1') return plain(reader, std::move(picture));
  reader.skip(1);  // one white space, then the bits
  return raw(reader.rest(), std::move(picture));
}

}  // namespace packbench::printing
