// A small reader of ZPL graphics, written from the programming guide.
#include "tests/printing/zpl_decoder.hpp"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string>
#include <utility>

namespace packbench::printing::testing {
namespace {

int number_after(std::string_view job, std::string_view command) {
  const std::size_t at = job.find(command);
  if (at == std::string_view::npos) throw std::runtime_error("no " + std::string(command));
  int value = 0;
  std::from_chars(job.data() + at + command.size(), job.data() + job.size(), value);
  return value;
}

// Bit by bit, so that it shares nothing with the writer's table.
unsigned crc16(std::string_view text) {
  unsigned crc = 0;
  for (char c : text) {
    for (int bit = 7; bit >= 0; --bit) {
      const unsigned in = static_cast<unsigned char>(c) >> bit & 1;
      const unsigned out = crc >> 15 & 1;
      crc = (crc << 1 & 0xFFFF) ^ (in ^ out ? 0x1021 : 0);
    }
  }
  return crc;
}

std::string base64_bytes(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned held = 0;
  int bits = 0;
  for (char c : text) {
    if (c == '=') break;
    const std::size_t value = kDigits.find(c);
    if (value == std::string_view::npos) throw std::runtime_error("not base64");
    held = held << 6 | static_cast<unsigned>(value);
    bits += 6;
    if (bits >= 8) out.push_back(static_cast<char>(held >> (bits -= 8) & 255));
  }
  return out;
}

std::string z64_bytes(std::string_view field, std::size_t total) {
  const std::size_t colon = field.find(':', 5);
  if (colon == std::string_view::npos || field.size() != colon + 5) throw std::runtime_error("no CRC");
  const std::string_view text = field.substr(5, colon - 5);
  unsigned crc = 0;
  std::from_chars(field.data() + colon + 1, field.data() + field.size(), crc, 16);
  if (crc != crc16(text)) throw std::runtime_error("wrong CRC");
  const std::string packed = base64_bytes(text);
  std::string out(total + 1, '\0');
  uLongf length = out.size();
  const int said = uncompress(reinterpret_cast<Bytef*>(out.data()), &length,
                              reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  if (said != Z_OK) throw std::runtime_error("not zlib");
  out.resize(length);
  return out;
}

// The hexadecimal digits of all rows, runs and shortcuts written out.
std::string hex_digits(std::string_view field, std::size_t row_digits) {
  std::string all;
  std::string row;
  std::string last;
  std::size_t run = 0;
  for (char c : field) {
    if (c == ':')
      row = last;
    else if (c == ',')
      row.append(row_digits - row.size(), '0');
    else if (c == '!')
      row.append(row_digits - row.size(), 'F');
    else if (c >= 'g' && c <= 'z')
      run += static_cast<std::size_t>(c - 'f') * 20;
    else if (c >= 'G' && c <= 'Y')
      run += static_cast<std::size_t>(c - 'F');
    else
      row.append(std::max<std::size_t>(std::exchange(run, 0), 1), c);
    if (row.size() > row_digits) throw std::runtime_error("a row too long");
    if (row.size() == row_digits) {
      all += row;
      last = std::exchange(row, {});
    }
  }
  if (!row.empty()) throw std::runtime_error("a row too short");
  return all;
}

}  // namespace

Bitmap decode_graphic(std::string_view field, std::size_t total, std::size_t row_bytes, int width) {
  std::string bytes;
  if (field.starts_with(":Z64:")) {
    bytes = z64_bytes(field, total);
  } else {
    const std::string digits = hex_digits(field, row_bytes * 2);
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
      bytes.push_back(static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16)));
    }
  }
  if (bytes.size() != total || total % row_bytes != 0)
    throw std::runtime_error("not as many bytes as it says");
  Bitmap out(width, static_cast<int>(total / row_bytes));
  if (static_cast<std::size_t>(out.stride) != row_bytes)
    throw std::runtime_error("rows are not as wide as ^PW");
  out.bits.assign(bytes.begin(), bytes.end());
  return out;
}

Bitmap decode_zpl(std::string_view job) {
  const int width = number_after(job, "^PW");
  const int total = number_after(job, "^GFA,");
  const std::size_t begin = job.find("^GFA,");
  const std::size_t end = job.find('^', begin + 1);
  std::string_view field = job.substr(begin + 5, end - begin - 5);
  int row_bytes = 0;
  for (int parameter = 0; parameter < 3; ++parameter) {
    const std::size_t comma = field.find(',');
    if (comma == std::string_view::npos) throw std::runtime_error("^GFA has too few parameters");
    std::from_chars(field.data(), field.data() + comma, row_bytes);
    field.remove_prefix(comma + 1);
  }
  if (row_bytes <= 0 || total <= 0) throw std::runtime_error("^GFA of no size");
  Bitmap out =
      decode_graphic(field, static_cast<std::size_t>(total), static_cast<std::size_t>(row_bytes), width);
  if (number_after(job, "^LL") != out.height) throw std::runtime_error("^LL isn't the height of the picture");
  return out;
}

}  // namespace packbench::printing::testing
