// CPCL: jobs out, status in.
#include "printing/languages/cpcl.hpp"

#include <algorithm>
#include <array>

#include "printing/languages/patches.hpp"

namespace packbench::printing::cpcl {
namespace {

constexpr int kMostDots = 32000;
constexpr int kMostSpeed = 5;  // SPEED has levels 0 to 5

Error malformed(const std::string& reason) {
  return {Errc::malformed, "CPCL reply: " + reason};
}

std::string_view tracking_command(MediaTracking tracking) {
  switch (tracking) {
    case MediaTracking::gap:
      return "GAP-SENSE\r\n";
    case MediaTracking::mark:
      return "BAR-SENSE\r\n";
    case MediaTracking::continuous:  // has no FORM at its end
    case MediaTracking::keep:
      break;
  }
  return "";
}

std::string set_up(const Bitmap& bitmap, const JobOptions& options) {
  const std::string dpi = std::to_string(options.dpi == 203 ? 200 : options.dpi);
  std::string out = "! 0 " + dpi + " " + dpi + " " + std::to_string(bitmap.height) + " " +
                    std::to_string(options.copies) + "\r\n";
  out += "PAGE-WIDTH " + std::to_string(bitmap.width) + "\r\n";
  if (const std::string id = plain_job_id(options); !id.empty()) out += "; " + id + "\r\n";
  out += tracking_command(options.tracking);
  if (options.darkness) out += "TONE " + std::to_string(level(*options.darkness, -99, 200)) + "\r\n";
  if (options.speed) out += "SPEED " + std::to_string(std::min(*options.speed, kMostSpeed)) + "\r\n";
  return out;
}

struct Flag {
  unsigned bit;
  Reason reason;
};
constexpr std::array<Flag, 3> kFlags{
    {{0x02, Reason::media_empty}, {0x04, Reason::cover_open}, {0x08, Reason::battery_low}}};
constexpr unsigned kBusy = 0x01;
constexpr unsigned kUnused = 0xE0;

}  // namespace

Result<std::string> encode(const Bitmap& bitmap, const JobOptions& options) {
  if (auto checked = check_job("CPCL", bitmap, options, kMostDots); !checked) return checked.error();
  if (options.finish == Finish::peel)
    return Error{Errc::bad_option, "CPCL can't be told to peel: set the printer up for it"};
  std::string out = set_up(bitmap, options);
  for (const Patch& patch : patches(bitmap, kPatchCost)) {
    out += "CG " + std::to_string(patch.width) + " " + std::to_string(patch.height) + " " +
           std::to_string(patch.left * 8) + " " + std::to_string(patch.top) + " ";
    append(out, bitmap, patch, Ones::black);
    out += "\r\n";
  }
  if (options.finish == Finish::cut) out += "CUT\r\n";
  if (options.tracking != MediaTracking::continuous) out += "FORM\r\n";
  return out + "PRINT\r\n";
}

std::string status_query() {
  return "\x1bh";
}

bool status_complete(std::string_view reply) {
  return !reply.empty();
}

Result<PrinterStatus> parse_status(std::string_view reply) {
  if (reply.size() != 1) return malformed("ESC h gives one byte, not " + std::to_string(reply.size()));
  const auto bits = static_cast<unsigned char>(reply[0]);
  if (bits & kUnused) return malformed("ESC h has only five flags");
  PrinterStatus status;
  for (const Flag& flag : kFlags)
    if (bits & flag.bit) status.add(flag.reason);
  status.printing = (bits & kBusy) != 0;
  return status;
}

std::string identity_query() {
  return "\x1bv";
}

bool identity_complete(std::string_view reply) {
  return reply.find('\0') != std::string_view::npos;
}

Result<PrinterIdentity> parse_identity(std::string_view reply) {
  const std::string_view text = reply.substr(0, reply.find('\0'));
  const bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
  if (text.size() + 1 != reply.size() || text.empty() || !plain)
    return malformed("ESC v gives one text that ends with NUL");
  return PrinterIdentity{std::string(text), "", 0};
}

std::string done_query(std::uint32_t) {
  return status_query();
}

bool done_complete(std::string_view reply) {
  return status_complete(reply);
}

Result<bool> is_done(std::string_view reply, std::uint32_t) {
  const auto status = parse_status(reply);
  if (!status) return status.error();
  return status->idle();
}

std::string feed() {
  return "! 0 200 200 8 1\r\nFORM\r\nPRINT\r\n";
}

}  // namespace packbench::printing::cpcl
