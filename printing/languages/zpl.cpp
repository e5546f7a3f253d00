// ZPL II: jobs out, status in.
#include "printing/languages/zpl.hpp"

#include <array>
#include <charconv>
#include <vector>

#include "printing/languages/zpl_graphic.hpp"

namespace packbench::printing::zpl {
namespace {

constexpr int kMostDots = 32000;  // ^LL and ^PW
constexpr char kStx = '\x02';
constexpr char kEtx = '\x03';

using Fields = std::vector<std::string_view>;

Error malformed(const std::string& reason) {
  return {Errc::malformed, "ZPL reply: " + reason};
}

std::string comment(const JobOptions& options) {
  const std::string text = plain_job_id(options);
  return text.empty() ? "" : "^FX " + text + "^FS";
}

std::string_view tracking_command(MediaTracking tracking) {
  switch (tracking) {
    case MediaTracking::continuous:
      return "^MNN";
    case MediaTracking::gap:
      return "^MNY";
    case MediaTracking::mark:
      return "^MNM";
    case MediaTracking::keep:
      break;
  }
  return "";
}

std::string_view finish_command(Finish finish) {
  switch (finish) {
    case Finish::tear:
      return "^MMT";
    case Finish::peel:
      return "^MMP";
    case Finish::cut:
      return "^MMC";
    case Finish::keep:
      break;
  }
  return "";
}

// What stands between STX and ETX, line by line.
std::vector<std::string_view> framed(std::string_view reply) {
  std::vector<std::string_view> out;
  for (std::size_t begin = reply.find(kStx); begin != std::string_view::npos;
       begin = reply.find(kStx, begin + 1)) {
    const std::size_t end = reply.find_first_of(std::string_view("\x02\x03", 2), begin + 1);
    if (end != std::string_view::npos && reply[end] == kEtx)
      out.push_back(reply.substr(begin + 1, end - begin - 1));
  }
  return out;
}

Fields fields_of(std::string_view line) {
  Fields out;
  for (std::size_t comma = line.find(','); comma != std::string_view::npos; comma = line.find(',')) {
    out.push_back(line.substr(0, comma));
    line.remove_prefix(comma + 1);
  }
  out.push_back(line);
  return out;
}

std::optional<int> number(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  int value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
  return whole && value >= 0 ? std::optional(value) : std::nullopt;
}

// A flag of the reply and what it means: line 0 = aaa,b,c,dddd,eee,f,g,h,iii,j,k,l, line 1 =
// mmm,n,o,p,q,r,s,t,u,v,www.
struct Flag {
  std::size_t line;
  std::size_t field;
  Reason reason;
};

constexpr std::array<Flag, 9> kFlags{{{0, 1, Reason::media_empty},
                                      {0, 2, Reason::paused},
                                      {0, 5, Reason::spool_area_full},
                                      {0, 9, Reason::other},  // j: corrupt RAM, its set-up is lost
                                      {0, 10, Reason::head_cold},
                                      {0, 11, Reason::head_hot},
                                      {1, 2, Reason::cover_open},
                                      {1, 3, Reason::marker_supply_empty},
                                      {1, 7, Reason::label_waiting}}};

}  // namespace

Result<std::string> encode(const Bitmap& bitmap, const JobOptions& options) {
  if (auto checked = check_job("ZPL", bitmap, options, kMostDots); !checked) return checked.error();
  std::string out;
  if (options.darkness) {
    const int darkness = level(*options.darkness, 0, 30);
    out += "~SD" + std::string(darkness < 10 ? "0" : "") + std::to_string(darkness);
  }
  out += "^XA" + comment(options);
  out += "^PW" + std::to_string(bitmap.width) + "^LL" + std::to_string(bitmap.height) + "^LH0,0";
  out += tracking_command(options.tracking);
  out += finish_command(options.finish);
  if (options.speed) out += "^PR" + std::to_string(*options.speed);
  std::string graphic = z64(bitmap);
  if (least_hex_runs(bitmap) <= graphic.size()) {
    std::string runs = hex_runs(bitmap);
    if (runs.size() <= graphic.size()) graphic = std::move(runs);
  }
  const std::string size = std::to_string(bitmap.bits.size());
  out += "^FO0,0^GFA," + size + "," + size + "," + std::to_string(bitmap.stride) + ",";
  out += graphic + "^FS^PQ" + std::to_string(options.copies) + "^XZ";
  return out;
}

std::string status_query() {
  return "~HS";
}

bool status_complete(std::string_view reply) {
  return framed(reply).size() >= 3;
}

Result<PrinterStatus> parse_status(std::string_view reply) {
  const auto lines = framed(reply);
  if (lines.size() != 3)
    return malformed("~HS has 3 lines between STX and ETX, not " + std::to_string(lines.size()));
  const std::array<Fields, 3> fields{fields_of(lines[0]), fields_of(lines[1]), fields_of(lines[2])};
  if (fields[0].size() != 12 || fields[1].size() != 11 || fields[2].size() != 2) {
    return malformed("the lines of ~HS have 12, 11 and 2 fields");
  }
  PrinterStatus status;
  for (const auto& flag : kFlags) {
    const std::string_view text = fields[flag.line][flag.field];
    if (text != "0" && text != "1") return malformed("a flag of ~HS is neither 0 nor 1");
    if (text == "1") status.add(flag.reason);
  }
  status.label_length = number(fields[0][3]);
  status.formats_in_buffer = number(fields[0][4]);
  status.labels_remaining = number(fields[1][8]);
  status.receiving = fields[0][7] == "1";
  if (!status.label_length || !status.formats_in_buffer || !status.labels_remaining) {
    return malformed("a counter of ~HS is no number");
  }
  return status;
}

std::string identity_query() {
  return "~HI";
}

bool identity_complete(std::string_view reply) {
  return framed(reply).size() == 1;
}

Result<PrinterIdentity> parse_identity(std::string_view reply) {
  const auto lines = framed(reply);
  if (lines.size() != 1) return malformed("~HI has one line between STX and ETX");
  const Fields fields = fields_of(lines[0]);
  if (fields.size() < 4 || fields[0].empty())
    return malformed("~HI has model, version, dots per mm and memory");
  constexpr std::array<std::pair<int, int>, 4> kHeads{{{6, 152}, {8, 203}, {12, 300}, {24, 600}}};
  PrinterIdentity identity{std::string(fields[0]), std::string(fields[1]), 0};
  const auto per_mm = number(fields[2]);
  if (!per_mm) return malformed("dots per mm of ~HI is no number");
  for (const auto& [dots, dpi] : kHeads) {
    if (*per_mm == dots) identity.dpi = dpi;
  }
  return identity;
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
  return "~PH";
}

std::string calibrate() {
  return "~JC";
}

}  // namespace packbench::printing::zpl
