// ESC/POS: jobs out, status in.
#include "printing/languages/escpos.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "printing/languages/patches.hpp"
#include "printing/scale.hpp"

namespace packbench::printing::escpos {
namespace {

using namespace std::string_view_literals;

constexpr int kMostDots = 32000;
constexpr int kMostBytes = 255;    // a row's; some printers look only at the lower byte of the width
constexpr int kMostRows = 240;     // of one command: Epson's reference finds 59 to 246 to be printed fastest
constexpr int kBandCost = 8;       // GS v 0 without its dots
constexpr double kToTearBar = 15;  // millimetres from the head, about

Error malformed(const std::string& reason) {
  return {Errc::malformed, "ESC/POS reply: " + reason};
}

Result<void> check(const Bitmap& bitmap, const JobOptions& options) {
  if (bitmap.stride > kMostBytes)
    return Error{Errc::bad_option, "ESC/POS prints 2040 dots across, not " + std::to_string(bitmap.width)};
  if (options.finish == Finish::peel) return Error{Errc::bad_option, "ESC/POS has no command to peel"};
  if (options.tracking == MediaTracking::gap)
    return Error{Errc::bad_option,
                 "ESC/POS has no command to look for gaps: set the printer up for its paper"};
  return check_job("ESC/POS", bitmap, options, kMostDots);
}

void append_raster(std::string& out, const Bitmap& bitmap, Patch patch) {
  for (int left = patch.height; left > 0; left -= kMostRows) {
    patch.height = std::min(left, kMostRows);
    out += "\x1dv0\0"sv;
    for (int number : {patch.width, patch.height}) {
      out.push_back(static_cast<char>(number % 256));
      out.push_back(static_cast<char>(number / 256));
    }
    append(out, bitmap, patch, Ones::black);
    patch.top += patch.height;
  }
}

void append_white(std::string& out, int rows) {
  if (rows > 0) append_raster(out, Bitmap(8, rows), {0, 0, 1, rows});
}

std::string label(const Bitmap& bitmap, const JobOptions& options) {
  std::string out;
  int done = 0;
  for (const Patch& band : bands(bitmap, kBandCost)) {
    append_white(out, band.top - done);
    append_raster(out, bitmap, band);
    done = band.bottom();
  }
  append_white(out, bitmap.height - done);
  if (options.tracking == MediaTracking::mark) out += "\x1d\f";
  if (options.finish == Finish::tear) append_white(out, scale_for(options.dpi)->dots(kToTearBar));
  if (options.finish == Finish::cut) out += cut();
  return out;
}

// The answers to DLE EOT 1 to 4, and what is wrong when their bits are set.
struct Flag {
  std::size_t answer;
  unsigned bit;
  Reason reason;
};
constexpr std::array<Flag, 8> kFlags{{{1, 0x04, Reason::cover_open},
                                      {1, 0x08, Reason::paused},  // someone holds the feed key
                                      {1, 0x20, Reason::media_empty},
                                      {2, 0x08, Reason::cutter_fault},
                                      {2, 0x20, Reason::other},     // can't be recovered from
                                      {2, 0x40, Reason::head_hot},  // goes by itself
                                      {3, 0x0C, Reason::media_low},
                                      {3, 0x60, Reason::media_empty}}};
constexpr unsigned kOffline = 0x08;  // answer 0
constexpr unsigned kError = 0x40;    // answer 1

// The text from '_' to NUL that begins `reply`, which is shortened by it.
std::optional<std::string> take_text(std::string_view& reply) {
  const std::size_t end = reply.find('\0');
  if (!reply.starts_with('_') || end == std::string_view::npos) return std::nullopt;
  std::string text(reply.substr(1, end - 1));
  reply.remove_prefix(end + 1);
  return text;
}

constexpr std::size_t kIdLength = 4;
constexpr std::string_view kFrameBegin = "\x37\x22";
constexpr std::size_t kFrameLength = kFrameBegin.size() + kIdLength + 1;

// Four characters from ' ' to '~'.
std::string process_id(std::uint32_t number) {
  std::string id(kIdLength, ' ');
  for (char& c : id) {
    c = static_cast<char>(' ' + number % 95);
    number /= 95;
  }
  return id;
}

// The ids in the reply, each as 37 22 id 00, whatever stands between.
std::vector<std::string_view> ids_in(std::string_view reply) {
  std::vector<std::string_view> ids;
  for (std::size_t at = reply.find(kFrameBegin); at != std::string_view::npos;
       at = reply.find(kFrameBegin, at)) {
    const std::string_view frame = reply.substr(at, kFrameLength);
    const bool whole = frame.size() == kFrameLength && frame.back() == '\0';
    if (whole) ids.push_back(frame.substr(kFrameBegin.size(), kIdLength));
    at += whole ? kFrameLength : 1;
  }
  return ids;
}

}  // namespace

Result<std::string> encode(const Bitmap& bitmap, const JobOptions& options) {
  if (auto checked = check(bitmap, options); !checked) return checked.error();
  std::string out = "\x1b@";
  if (options.darkness) {
    out += "\x1d(K\x02\0\x31"sv;
    out.push_back(static_cast<char>(level(*options.darkness, -6, 8)));
  }
  const std::string one = label(bitmap, options);
  for (int copy = 0; copy < options.copies; ++copy) out += one;
  return out;
}

std::string status_query() {
  return "\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04";
}

bool status_complete(std::string_view reply) {
  return reply.size() >= 4;
}

Result<PrinterStatus> parse_status(std::string_view reply) {
  const bool fixed_bits =
      std::ranges::all_of(reply, [](char c) { return (static_cast<unsigned char>(c) & 0x93) == 0x12; });
  if (reply.size() != 4 || !fixed_bits) return malformed("DLE EOT gives four bytes 0xx1xx10");
  const auto bit = [&](std::size_t answer, unsigned mask) {
    return (static_cast<unsigned char>(reply[answer]) & mask) != 0;
  };
  PrinterStatus status;
  for (const Flag& flag : kFlags)
    if (bit(flag.answer, flag.bit)) status.add(flag.reason);
  if (status.can_print() && (bit(0, kOffline) || bit(1, kError))) status.add(Reason::other);
  return status;
}

std::string identity_query() {
  return "\x1dI\x43\x1dI\x41";
}

bool identity_complete(std::string_view reply) {
  return std::ranges::count(reply, '\0') >= 2;
}

Result<PrinterIdentity> parse_identity(std::string_view reply) {
  const auto model = take_text(reply);
  const auto firmware = take_text(reply);
  if (!model || !firmware || model->empty() || !reply.empty())
    return malformed("GS I gives model and firmware, each from '_' to NUL");
  return PrinterIdentity{*model, *firmware, 0};
}

std::string done_query(std::uint32_t number) {
  return std::string("\x1d(H\x06\0\x30\x30"sv) + process_id(number);
}

bool done_complete(std::string_view reply) {
  return !ids_in(reply).empty();
}

Result<bool> is_done(std::string_view reply, std::uint32_t number) {
  const auto ids = ids_in(reply);
  if (ids.empty()) return malformed("GS ( H gives 37h 22h, four characters and NUL");
  return std::ranges::find(ids, process_id(number)) != ids.end();
}

std::string feed() {
  return "\x1b\x64\x14";
}

std::string cut() {
  return std::string("\x1dVB\0"sv);
}

}  // namespace packbench::printing::escpos
