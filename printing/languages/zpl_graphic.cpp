// The two compact forms of a ZPL graphic field.
#include "printing/languages/zpl_graphic.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <new>
#include <stdexcept>
#include <string_view>

namespace packbench::printing::zpl {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Run lengths: 'z' = 400 each, 'g'..'y' = 20..380, 'G'..'Y' = 1..19; the sum of the letters counts.
void append_run(std::string& out, char digit, int length) {
  if (length == 1) return out.push_back(digit);
  for (; length >= 400; length -= 400) out.push_back('z');
  if (length >= 20) out.push_back(static_cast<char>('f' + length / 20));
  if (length % 20 != 0) out.push_back(static_cast<char>('F' + length % 20));
  out.push_back(digit);
}

int nibble(const std::uint8_t* row, int index) {
  return index % 2 == 0 ? row[index / 2] >> 4 : row[index / 2] & 15;
}

// One past the last nibble that equals the one at `at`.
int run_end(const std::uint8_t* row, int count, int at) {
  const int value = nibble(row, at);
  const int both = value * 0x11;
  int end = at + 1;
  if (end % 2 != 0 && nibble(row, end++) != value) return end - 1;
  while (end < count && row[end / 2] == both) end += 2;
  return end < count && nibble(row, end) == value ? end + 1 : end;
}

void append_row(std::string& out, const std::uint8_t* row, int stride) {
  const int count = stride * 2;
  for (int at = 0; at < count;) {
    const int value = nibble(row, at);
    const int end = run_end(row, count, at);
    if (end == count && (value == 0 || value == 15)) return out.push_back(value == 0 ? ',' : '!');
    append_run(out, kHex[static_cast<std::size_t>(value)], end - at);
    at = end;
  }
}

bool same_as_above(const Bitmap& bitmap, int y) {
  return y > 0 && std::memcmp(bitmap.row(y), bitmap.row(y - 1), static_cast<std::size_t>(bitmap.stride)) == 0;
}

// At its fastest: a higher level saves a tenth of the bytes for twice the time.
constexpr int kLevel = 1;

std::string deflated(const Bitmap& bitmap) {
  using Compressor = std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)>;
  thread_local const Compressor compressor(libdeflate_alloc_compressor(kLevel), libdeflate_free_compressor);
  if (!compressor) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bitmap.bits.size()), '\0');
  const auto length = libdeflate_zlib_compress(compressor.get(), bitmap.bits.data(), bitmap.bits.size(),
                                               out.data(), out.size());
  if (length == 0) throw std::runtime_error("libdeflate: less room than it asked for");
  out.resize(length);
  return out;
}

std::string base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4, '=');
  char* to = out.data();
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t held = std::min<std::size_t>(bytes.size() - at, 3);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < held; ++i)
      group |= std::uint32_t{static_cast<std::uint8_t>(bytes[at + i])} << (16 - 8 * i);
    for (std::size_t i = 0; i <= held; ++i) to[i] = kBase64[group >> (18 - 6 * i) & 63];
    to += 4;
  }
  return out;
}

// CRC-16 with polynomial 0x1021, start 0, over the base64 text.
constexpr std::array<std::uint16_t, 256> kCrcTable = [] {
  std::array<std::uint16_t, 256> table{};
  for (unsigned i = 0; i < 256; ++i) {
    unsigned crc = i << 8;
    for (int bit = 0; bit < 8; ++bit) crc = crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1;
    table[i] = static_cast<std::uint16_t>(crc);
  }
  return table;
}();

std::uint16_t crc16(std::string_view text) {
  std::uint16_t crc = 0;
  for (char c : text)
    crc = static_cast<std::uint16_t>(crc << 8 ^ kCrcTable[(crc >> 8 ^ static_cast<std::uint8_t>(c)) & 255]);
  return crc;
}

}  // namespace

std::size_t least_hex_runs(const Bitmap& bitmap) {
  std::size_t runs = 0;
  for (int y = 0; y < bitmap.height; ++y) {
    ++runs;
    if (same_as_above(bitmap, y)) continue;
    const std::uint8_t* row = bitmap.row(y);
    unsigned changes = (row[0] >> 4) != (row[0] & 15);
    for (int i = 1; i < bitmap.stride; ++i) {
      changes += (row[i] >> 4) != (row[i] & 15);
      changes += (row[i - 1] & 15) != (row[i] >> 4);
    }
    runs += changes;
  }
  return runs;
}

std::string hex_runs(const Bitmap& bitmap) {
  std::string out;
  for (int y = 0; y < bitmap.height; ++y) {
    if (same_as_above(bitmap, y))
      out.push_back(':');
    else
      append_row(out, bitmap.row(y), bitmap.stride);
  }
  return out;
}

std::string z64(const Bitmap& bitmap) {
  const std::string text = base64(deflated(bitmap));
  const std::uint16_t crc = crc16(text);
  std::string out = ":Z64:" + text + ":";
  for (int shift = 12; shift >= 0; shift -= 4)
    out.push_back(kHex[static_cast<std::size_t>(crc >> shift & 15)]);
  return out;
}

}  // namespace packbench::printing::zpl
