// EPL2: jobs out, status in.
#include "printing/languages/epl.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "printing/languages/patches.hpp"
#include "printing/scale.hpp"

namespace packbench::printing::epl {
namespace {

constexpr int kMostDots = 32000;
constexpr int kMostSpeed = 6;  // S; above 2 it is inches a second

Error malformed() {
  return {Errc::malformed, "EPL reply: ^ee gives codes of two digits and the end of a line"};
}

std::string command(const char* name, int value) {
  return name + std::to_string(value) + "\n";
}

// Q takes 16 to 240 dots for gap or mark.
std::string tracking_command(int height, const JobOptions& options) {
  const int gap = std::clamp(scale_for(options.dpi)->dots(options.gap), 16, 240);
  const std::string length = "Q" + std::to_string(height) + ",";
  switch (options.tracking) {
    case MediaTracking::continuous:
      return length + "0\n";
    case MediaTracking::gap:
      return length + std::to_string(gap) + "\n";
    case MediaTracking::mark:
      return length + "B" + std::to_string(gap) + ",+0\n";
    case MediaTracking::keep:
      break;
  }
  return "";
}

// Q and q empty the picture, so they come first.
std::string set_up(const Bitmap& bitmap, const JobOptions& options) {
  std::string out = "\n";
  out += command("q", bitmap.stride * 8);  // no GW may reach beyond
  out += tracking_command(bitmap.height, options);
  if (options.darkness) out += command("D", level(*options.darkness, 0, 15));
  if (options.speed) out += command("S", std::min(*options.speed, kMostSpeed));
  if (options.finish == Finish::tear) out += "JF\n";
  return out + "N\n";
}

// Codes of commands that were wrong are not of the printer: they stop nothing.
constexpr std::array<int, 7> kNothing{0, 1, 2, 3, 4, 5, 8};
constexpr std::array<std::pair<int, Reason>, 6> kCodes{{{7, Reason::media_empty},  // or the ribbon
                                                        {11, Reason::cover_open},
                                                        {13, Reason::label_waiting},
                                                        {62, Reason::head_hot},
                                                        {81, Reason::cutter_fault},
                                                        {92, Reason::paused}}};

void add_code(PrinterStatus& status, int code) {
  if (std::ranges::find(kNothing, code) != kNothing.end()) return;
  const auto* const row = std::ranges::find(kCodes, code, &std::pair<int, Reason>::first);
  status.add(row == kCodes.end() ? Reason::other : row->second);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

Result<std::string> encode(const Bitmap& bitmap, const JobOptions& options) {
  if (auto checked = check_job("EPL", bitmap, options, kMostDots); !checked) return checked.error();
  if (options.finish == Finish::peel)
    return Error{Errc::bad_option, "EPL can't be told to peel: set the printer up for it"};
  std::string out = set_up(bitmap, options);
  for (const Patch& patch : patches(bitmap, kPatchCost)) {
    out += "GW" + std::to_string(patch.left * 8) + "," + std::to_string(patch.top) + "," +
           std::to_string(patch.width) + "," + std::to_string(patch.height) + ",";
    append(out, bitmap, patch, Ones::white);
    out += "\n";
  }
  if (options.finish != Finish::cut) return out + command("P", options.copies);
  for (int copy = 0; copy < options.copies; ++copy) out += command("P", 1) + cut();
  return out;
}

std::string status_query() {
  return "^ee\r\n";
}

bool status_complete(std::string_view reply) {
  return reply.ends_with('\n');
}

Result<PrinterStatus> parse_status(std::string_view reply) {
  if (!reply.ends_with("\r\n")) return malformed();
  reply.remove_suffix(2);
  PrinterStatus status;
  for (bool more = true; more;) {
    if (reply.size() < 2 || !is_digit(reply[0]) || !is_digit(reply[1])) return malformed();
    add_code(status, (reply[0] - '0') * 10 + (reply[1] - '0'));
    reply.remove_prefix(2);
    more = reply.starts_with(',');
    if (more) reply.remove_prefix(1);
  }
  if (!reply.empty()) return malformed();
  return status;
}

std::string feed() {
  return "\nN\nP1\n";
}

std::string cut() {
  return "C\n";
}

}  // namespace packbench::printing::epl
