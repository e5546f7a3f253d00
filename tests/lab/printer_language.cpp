// ZPL, TSPL and ESC/POS as a printer reads them.
#include "tests/lab/printer_language.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>

#include "tests/printing/escpos_decoder.hpp"
#include "tests/printing/tspl_decoder.hpp"

namespace packbench::lab {
namespace {

using namespace std::string_view_literals;

std::string byte(unsigned value) {
  return std::string(1, static_cast<char>(value));
}

// TSC's manual: 01 head open, 04 out of paper, 10 pause, 20 printing.
std::string tspl_status(const PrinterState& state, std::string_view) {
  return byte((state.head_up ? 1u : 0) | (state.paper_out ? 4u : 0) | (state.paused ? 0x10u : 0) |
              (state.formats_in_buffer ? 0x20u : 0));
}

// Epson's reference: 0xx1xx10; 1: 08 offline; 2: 04 cover, 20 stopped by paper end; 4: 60 paper end.
std::string escpos_status(const PrinterState& state, std::string_view arguments) {
  unsigned bits = 0x12;
  if (arguments == "\1" && (state.paper_out || state.head_up)) bits |= 0x08;
  if (arguments == "\2") bits |= (state.head_up ? 0x04u : 0) | (state.paper_out ? 0x20u : 0);
  if (arguments == "\4" && state.paper_out) bits |= 0x60;
  return byte(bits);
}

// "Sent when the printing is completed".
std::string process_id(const PrinterState&, std::string_view arguments) {
  return "\x37\x22" + std::string(arguments) + std::string(1, '\0');
}

constexpr Query kZplQueries[] = {
    {"~HS", 0, [](const PrinterState& state, std::string_view) { return host_status(state); }},
    {"~HI", 0,
     [](const PrinterState&, std::string_view) {
       return std::string("\x02GK420d-200dpi,V61.17.17Z,8,2104KB\x03\r\n");
     }},
};
// A command with ~ is answered when the printer is ready.
std::string mileage(const PrinterState&, std::string_view) {
  return "12345\r\n";
}
std::string tspl_model(const PrinterState&, std::string_view) {
  return "XP-233B\r\n";
}

constexpr Query kTsplQueries[] = {
    {"\x1b!?", 0, tspl_status}, {"~!@", 0, mileage, true}, {"~!T", 0, tspl_model, true}};
constexpr Query kEscPosQueries[] = {{"\x10\x04", 1, escpos_status},
                                    {"\x1d(H\x06\x00\x30\x30"sv, 4, process_id, true}};

Picture picture_from(const printing::Bitmap& label) {
  Picture picture{label.width, label.height, {}};
  for (int y = 0; y < label.height; ++y)
    for (int x = 0; x < label.width; ++x) picture.dots.push_back(label.get(x, y) ? 0 : 255);
  return picture;
}

// Without the questions in front of it.
std::string_view from(std::string_view label, std::string_view begin) {
  return label.substr(std::min(label.find(begin), label.size()));
}

// By the decoders of tests/printing, which share no code with the writers.
Picture tspl_picture(std::string_view label) {
  return picture_from(printing::testing::decode_tspl(from(label, "SIZE "), 8).label);
}
Picture escpos_picture(std::string_view label) {
  return picture_from(printing::testing::decode_escpos(from(label, "\x1b@"), 832).label);
}

// The bytes of dots that follow "BITMAP x,y,width,height,mode," at the head of `text`, or npos while the line
// isn't whole.
std::size_t bitmap_size(std::string_view text, std::size_t& head) {
  std::array<std::size_t, 5> numbers{};
  head = "BITMAP "sv.size();
  for (std::size_t& number : numbers) {
    const auto comma = text.find(',', head);
    if (comma == text.npos) return text.npos;
    std::from_chars(text.data() + head, text.data() + comma, number);
    head = comma + 1;
  }
  return numbers[2] * numbers[3];
}

std::size_t u16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]) + 256u * static_cast<std::uint8_t>(bytes[at + 1]);
}

}  // namespace

const PrinterLanguage kZpl{kZplQueries, zpl_formats, picture_of};
const PrinterLanguage kTspl{kTsplQueries, tspl_labels, tspl_picture};
const PrinterLanguage kEscPos{kEscPosQueries, escpos_receipts, escpos_picture};

std::string host_status(const PrinterState& state) {
  char text[160];
  std::snprintf(text, sizeof text,
                "\x02%s,%d,%d,1218,%03u,0,0,0,000,0,0,0\x03\r\n"
                "\x02%s,0,%d,0,0,2,4,0,%08u,1,000\x03\r\n"
                "\x02%s,0\x03\r\n",
                "030", state.paper_out, state.paused, state.formats_in_buffer, "000", state.head_up,
                state.labels_remaining, "1234");
  return text;
}

std::vector<std::string> zpl_formats(std::string_view bytes) {
  std::vector<std::string> formats;
  while (true) {
    const auto end = bytes.find("^XZ");
    if (end == bytes.npos) return formats;
    const auto begin = bytes.substr(0, end).rfind("^XA");
    if (begin != bytes.npos) formats.emplace_back(bytes.substr(begin, end + 3 - begin));
    bytes.remove_prefix(end + 3);
  }
}

std::vector<std::string> tspl_labels(std::string_view bytes) {
  std::vector<std::string> labels;
  std::size_t begin = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::string_view rest = bytes.substr(at);
    if (rest.starts_with("BITMAP ")) {
      std::size_t head = 0;
      const std::size_t dots = bitmap_size(rest, head);
      if (dots == rest.npos || head + dots > rest.size()) break;
      at += head + dots;
      continue;
    }
    const auto end = rest.find('\n');
    if (end == rest.npos) break;
    at += end + 1;
    if (!rest.starts_with("PRINT ")) continue;
    labels.emplace_back(bytes.substr(begin, at - begin));
    begin = at;
  }
  return labels;
}

std::vector<std::string> escpos_receipts(std::string_view bytes) {
  constexpr auto kRaster = "\x1dv0"sv;  // then mode, width in bytes, height
  constexpr auto kCut = "\x1dV"sv;      // then 0 or 1; 65 or 66 with a distance
  std::vector<std::string> receipts;
  std::size_t begin = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::string_view rest = bytes.substr(at);
    if (rest.starts_with(kRaster)) {
      if (rest.size() < 8) break;
      at += 8 + u16(rest, 4) * u16(rest, 6);
    } else if (rest.starts_with(kCut)) {
      if (rest.size() < 3) break;
      at += rest[2] >= 65 ? 4 : 3;
      if (at > bytes.size()) break;
      receipts.emplace_back(bytes.substr(begin, at - begin));
      begin = at;
    } else {
      ++at;
    }
  }
  return receipts;
}

}  // namespace packbench::lab
