// TSPL2: jobs out, status in.
#include "printing/languages/tspl.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "printing/languages/patches.hpp"

namespace packbench::printing::tspl {
namespace {

constexpr int kMostDots = 32000;

// Dots of a millimetre, at the least that a firmware may count: a label said a thousandth too long is printed
// whole, one too short loses its last rows.
constexpr std::array<std::pair<int, double>, 3> kHeads{{{203, 8.0}, {300, 11.8}, {600, 23.6}}};

Error malformed(const std::string& reason) {
  return {Errc::malformed, "TSPL reply: " + reason};
}

// "152.25 mm" of 15225.
std::string millimetres(int hundredths) {
  std::string text = std::to_string(hundredths / 100);
  if (const int rest = hundredths % 100; rest != 0)
    text += "." + std::to_string(rest / 10) + (rest % 10 == 0 ? "" : std::to_string(rest % 10));
  return text + " mm";
}

// Rounded up.
std::string length(int dots, int dpi) {
  const auto* const head = std::ranges::find(kHeads, dpi, &std::pair<int, double>::first);
  return millimetres(static_cast<int>(std::ceil(dots * 100 / head->second - 1e-6)));
}

std::string tracking_commands(const JobOptions& options) {
  const std::string gap = millimetres(static_cast<int>(std::lround(options.gap * 100)));
  switch (options.tracking) {
    case MediaTracking::continuous:
      return "GAP 0 mm,0 mm\r\n";
    case MediaTracking::gap:
      return "GAP " + gap + ",0 mm\r\n";
    case MediaTracking::mark:
      return "BLINE " + gap + ",0 mm\r\n";
    case MediaTracking::keep:
      break;
  }
  return "";
}

std::string_view finish_commands(Finish finish) {
  switch (finish) {
    case Finish::tear:
      return "SET PEEL OFF\r\nSET CUTTER OFF\r\nSET TEAR ON\r\n";
    case Finish::peel:
      return "SET CUTTER OFF\r\nSET TEAR OFF\r\nSET PEEL ON\r\n";
    case Finish::cut:
      return "SET PEEL OFF\r\nSET TEAR OFF\r\nSET CUTTER 1\r\n";
    case Finish::keep:
      break;
  }
  return "";
}

std::string set_up(const Bitmap& bitmap, const JobOptions& options) {
  std::string out =
      "SIZE " + length(bitmap.width, options.dpi) + "," + length(bitmap.height, options.dpi) + "\r\n";
  out += tracking_commands(options);
  if (options.darkness) out += "DENSITY " + std::to_string(level(*options.darkness, 0, 15)) + "\r\n";
  if (options.speed) out += "SPEED " + std::to_string(*options.speed) + "\r\n";
  out += finish_commands(options.finish);
  return out + "DIRECTION 0,0\r\nREFERENCE 0,0\r\nCLS\r\n";
}

struct Flag {
  unsigned bit;
  Reason reason;
};
constexpr std::array<Flag, 7> kFlags{{{0x01, Reason::cover_open},  // the head is open
                                      {0x02, Reason::media_jam},
                                      {0x04, Reason::media_empty},
                                      {0x08, Reason::marker_supply_empty},
                                      {0x10, Reason::paused},
                                      {0x40, Reason::cover_open},
                                      {0x80, Reason::head_hot}}};
constexpr unsigned kPrinting = 0x20;

bool line_ended(std::string_view reply) {
  return reply.find_first_of("\r\n") != std::string_view::npos;
}

// The one line that a reply to a ~ command is, without its end.
std::string_view line_of(std::string_view reply) {
  while (!reply.empty() && (reply.back() == '\r' || reply.back() == '\n')) reply.remove_suffix(1);
  return reply;
}

}  // namespace

Result<std::string> encode(const Bitmap& bitmap, const JobOptions& options) {
  if (auto checked = check_job("TSPL", bitmap, options, kMostDots); !checked) return checked.error();
  std::string out = set_up(bitmap, options);
  for (const Patch& patch : patches(bitmap, kPatchCost)) {
    out += "BITMAP " + std::to_string(patch.left * 8) + "," + std::to_string(patch.top) + "," +
           std::to_string(patch.width) + "," + std::to_string(patch.height) + ",0,";
    append(out, bitmap, patch, Ones::white);
    out += "\r\n";
  }
  out += "PRINT 1," + std::to_string(options.copies) + "\r\n";
  return out;
}

std::string status_query() {
  return "\x1b!?";
}

bool status_complete(std::string_view reply) {
  return !reply.empty();
}

Result<PrinterStatus> parse_status(std::string_view reply) {
  if (reply.size() != 1) return malformed("<ESC>!? gives one byte, not " + std::to_string(reply.size()));
  const auto bits = static_cast<unsigned char>(reply[0]);
  PrinterStatus status;
  for (const Flag& flag : kFlags)
    if (bits & flag.bit) status.add(flag.reason);
  status.printing = (bits & kPrinting) != 0;
  return status;
}

std::string identity_query() {
  return "~!T\r\n";
}

bool identity_complete(std::string_view reply) {
  return line_ended(reply);
}

Result<PrinterIdentity> parse_identity(std::string_view reply) {
  const std::string_view line = line_of(reply);
  const bool plain = std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; });
  if (line.empty() || line.size() > 64 || !plain) return malformed("~!T gives a line with the model's name");
  return PrinterIdentity{std::string(line), "", 0};
}

std::string done_query(std::uint32_t) {
  return "~!@\r\n";
}

bool done_complete(std::string_view reply) {
  return line_ended(reply);
}

Result<bool> is_done(std::string_view reply, std::uint32_t) {
  const std::string_view line = line_of(reply);
  const bool digits = std::ranges::all_of(line, [](char c) { return c >= '0' && c <= '9'; });
  if (line.empty() || line.size() == reply.size() || !digits)
    return malformed("~!@ gives a line with a number");
  return true;
}

std::string feed() {
  return "FORMFEED\r\n";
}

std::string calibrate() {
  return "GAPDETECT\r\n";
}

std::string cut() {
  return "CUT\r\n";
}

}  // namespace packbench::printing::tspl
