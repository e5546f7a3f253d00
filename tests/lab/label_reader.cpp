// A label read back: ZPL II Programming Guide, "^GF Graphic Field" and "Alternative Data Compression Scheme".
#include "tests/lab/label_reader.hpp"

#define ZX_USE_UTF8  // else ZXing 1.4 warns that text() will change
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
#endif
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace packbench::lab {
namespace {

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif
using Octets = std::vector<std::uint8_t>;

[[noreturn]] void refuse(const std::string& why) {
  throw std::runtime_error("the printer would refuse: " + why);
}

int number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) refuse("no number: " + std::string(text));
  return value;
}

// Cuts off and returns what is before the next comma.
std::string_view next_parameter(std::string_view& rest) {
  const auto comma = rest.find(',');
  const std::string_view parameter = rest.substr(0, comma);
  rest.remove_prefix(comma == rest.npos ? rest.size() : comma + 1);
  return parameter;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// Hex digits; G..Y repeat the next one 1..19 times, g..z 20..400 times, both add up; "," fills the row with
// white, "!" with black, ":" repeats the row above.
Octets unpack_hex(std::string_view text, std::size_t row_bytes) {
  const std::size_t row_digits = row_bytes * 2;
  std::vector<std::uint8_t> nibbles;
  std::size_t repeat = 0;
  for (const char c : text) {
    const std::size_t column = nibbles.size() % row_digits;
    if (c == '\r' || c == '\n' || c == ' ') continue;
    if (c == ',' || c == '!') {
      nibbles.insert(nibbles.end(), row_digits - column, c == '!' ? 15 : 0);
    } else if (c == ':') {
      if (column != 0 || nibbles.size() < row_digits) refuse("a row is repeated where there is none");
      nibbles.insert(nibbles.end(), row_digits, 0);
      std::copy_n(nibbles.end() - 2 * static_cast<long>(row_digits), row_digits,
                  nibbles.end() - static_cast<long>(row_digits));
    } else if (c >= 'G' && c <= 'Y') {
      repeat += static_cast<std::size_t>(c - 'F');
    } else if (c >= 'g' && c <= 'z') {
      repeat += 20 * static_cast<std::size_t>(c - 'f');
    } else if (const int digit = hex_digit(c); digit >= 0) {
      nibbles.insert(nibbles.end(), std::max<std::size_t>(repeat, 1), static_cast<std::uint8_t>(digit));
      repeat = 0;
    } else {
      refuse(std::string("graphic data: ") + c);
    }
  }
  Octets octets(nibbles.size() / 2);
  for (std::size_t i = 0; i < octets.size(); ++i)
    octets[i] = static_cast<std::uint8_t>(nibbles[2 * i] << 4 | nibbles[2 * i + 1]);
  return octets;
}

Octets decode_base64(std::string_view text) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  Octets octets;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const auto value = kAlphabet.find(c);
    if (value == kAlphabet.npos) refuse("base64");
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if ((count += 6) < 8) continue;
    count -= 8;
    octets.push_back(static_cast<std::uint8_t>(bits >> count));
  }
  return octets;
}

// CRC-16 with polynomial 0x1021, starting at 0, over the base64 text.
std::string crc16(std::string_view text) {
  unsigned crc = 0;
  for (const char c : text) {
    crc ^= static_cast<unsigned>(static_cast<std::uint8_t>(c)) << 8;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1) & 0xffff;
  }
  char hex[8];
  std::snprintf(hex, sizeof hex, "%04X", crc);
  return hex;
}

// ":Z64:data:crc" or ":B64:data:crc".
Octets unpack_base64(std::string_view text, std::size_t size) {
  const auto end = text.rfind(':');
  const std::string_view data = text.substr(5, end - 5);
  std::string crc(text.substr(end + 1, 4));
  std::transform(crc.begin(), crc.end(), crc.begin(), [](unsigned char c) { return std::toupper(c); });
  if (crc != crc16(data)) refuse("CRC is " + crc + ", not " + crc16(data));
  const Octets octets = decode_base64(data);
  if (text[1] == 'B') return octets;
  Octets plain(size);
  uLongf length = plain.size();
  if (uncompress(plain.data(), &length, octets.data(), octets.size()) != Z_OK || length != size)
    refuse("zlib data");
  return plain;
}

struct Origin {
  int x = 0;
  int y = 0;
};

void draw_graphic(Picture& picture, Origin origin, std::string_view parameters) {
  if (next_parameter(parameters) != "A") refuse("a graphic that isn't ^GFA");
  next_parameter(parameters);  // bytes transmitted: the printers go by the next two
  const auto size = static_cast<std::size_t>(number(next_parameter(parameters)));
  const auto row_bytes = static_cast<std::size_t>(number(next_parameter(parameters)));
  if (row_bytes == 0 || size % row_bytes != 0) refuse("graphic size is no multiple of its rows");
  const bool base64 = parameters.starts_with(":Z64:") || parameters.starts_with(":B64:");
  const Octets octets = base64 ? unpack_base64(parameters, size) : unpack_hex(parameters, row_bytes);
  if (octets.size() != size)
    refuse("graphic has " + std::to_string(octets.size()) + " bytes, not " + std::to_string(size));
  for (std::size_t bit = 0; bit < size * 8; ++bit) {
    const int x = origin.x + static_cast<int>(bit % (row_bytes * 8));
    const int y = origin.y + static_cast<int>(bit / (row_bytes * 8));
    if (!(octets[bit / 8] & 0x80 >> bit % 8) || x >= picture.width || y >= picture.height) continue;
    picture.dots[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                 static_cast<std::size_t>(x)] = 0;
  }
}

// Calls `use(name, parameters)` for each command of the format.
template <class Use>
void for_each_command(std::string_view format, Use use) {
  for (auto at = format.find('^'); at != format.npos;) {
    const auto next = format.find('^', at + 1);
    std::string_view command = format.substr(at + 1, next == format.npos ? next : next - at - 1);
    while (command.ends_with('\n') || command.ends_with('\r')) command.remove_suffix(1);
    use(command.substr(0, 2), command.size() > 2 ? command.substr(2) : std::string_view());
    at = next;
  }
}

}  // namespace

Picture picture_of(std::string_view format) {
  Picture picture;
  for_each_command(format, [&](std::string_view name, std::string_view parameters) {
    if (name == "PW") picture.width = number(parameters);
    if (name == "LL") picture.height = number(next_parameter(parameters));
  });
  if (picture.width <= 0 || picture.height <= 0) refuse("a label without ^PW and ^LL");
  picture.dots.assign(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height),
                      255);
  Origin origin;
  for_each_command(format, [&](std::string_view name, std::string_view parameters) {
    if (name == "FO") {
      origin.x = number(next_parameter(parameters));
      origin.y = number(next_parameter(parameters));
    }
    if (name == "GF") draw_graphic(picture, origin, parameters);
  });
  return picture;
}

namespace {

// The first barcode of this format in the view, or "".
std::string read(const ZXing::ImageView& view, ZXing::BarcodeFormat format) {
  Options options;
  options.setFormats(format);
  const auto barcode = ZXing::ReadBarcode(view, options);
  return barcode.isValid() ? std::string(barcode.bytes().begin(), barcode.bytes().end()) : std::string();
}

}  // namespace

// One format at a time: asked for all at once, ZXing 1.4 fails an assertion of its own on some labels. And a
// Data Matrix is only found near the middle of a picture, so it is looked for as one holds a scanner: over
// each part of the label.
std::vector<std::string> barcodes_on(const Picture& picture) {
  const ZXing::ImageView whole(picture.dots.data(), picture.width, picture.height, ZXing::ImageFormat::Lum);
  std::vector<std::string> contents{read(whole, ZXing::BarcodeFormat::Code128)};
  const int size = picture.width * 3 / 8;
  const int step = picture.width / 16;
  for (int top = 0; top + size <= picture.height && contents.size() < 2; top += step)
    for (int left = 0; left + size <= picture.width && contents.size() < 2; left += step)
      if (auto found = read(whole.cropped(left, top, size, size), ZXing::BarcodeFormat::DataMatrix);
          !found.empty())
        contents.push_back(std::move(found));
  return contents;
}

}  // namespace packbench::lab
