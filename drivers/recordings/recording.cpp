// Parser and writer of recordings.
#include "drivers/recordings/recording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

#include "drivers/tables/id_pattern.hpp"
#include "drivers/utf8.hpp"

namespace packbench::drivers {
namespace {

using std::chrono::microseconds;
using Duration = std::chrono::steady_clock::duration;

struct KindMark {
  std::string_view mark;
  RecordedEvent::Kind kind;
};
constexpr std::array kMarks = {
    KindMark{"<< ", RecordedEvent::Kind::from_device},
    KindMark{">> ", RecordedEvent::Kind::to_device},
    KindMark{"!! ", RecordedEvent::Kind::failure},
};

std::optional<std::string> from_hex(std::string_view text) {
  std::string bytes;
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
      continue;
    }
    unsigned value = 0;
    if (text.size() < 2) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + 2, value, 16);
    if (error != std::errc() || end != text.data() + 2) return std::nullopt;
    bytes += static_cast<char>(value);
    text.remove_prefix(2);
  }
  return bytes;
}

std::string to_hex(std::string_view bytes) {
  std::string text;
  for (const unsigned char byte : bytes) {
    char digits[4];
    std::snprintf(digits, sizeof digits, text.empty() ? "%02x" : " %02x", byte);
    text += digits;
  }
  return text;
}

std::optional<Errc> errc_named(std::string_view name) {
  for (int code = 0; code <= static_cast<int>(Errc::cancelled); ++code)
    if (to_string(static_cast<Errc>(code)) == name) return static_cast<Errc>(code);
  return std::nullopt;
}

// "+1.250000 " in front of an event: seconds and microseconds; taken off `line`.
std::optional<Duration> take_time(std::string_view& line) {
  constexpr std::size_t kMaxSecondDigits = 6;
  const std::size_t dot = line.find('.');
  const std::size_t space = line.find(' ');
  if (line.empty() || line.front() != '+' || dot == std::string_view::npos || space == std::string_view::npos)
    return std::nullopt;
  if (dot > kMaxSecondDigits + 1 || space != dot + 7) return std::nullopt;
  unsigned long seconds = 0;
  unsigned long micro = 0;
  const auto whole = std::from_chars(line.data() + 1, line.data() + dot, seconds);
  const auto part = std::from_chars(line.data() + dot + 1, line.data() + space, micro);
  if (whole.ec != std::errc() || whole.ptr != line.data() + dot) return std::nullopt;
  if (part.ec != std::errc() || part.ptr != line.data() + space) return std::nullopt;
  line.remove_prefix(space + 1);
  return std::chrono::seconds(seconds) + microseconds(micro);
}

std::optional<RecordedEvent> parse_event(std::string_view line) {
  RecordedEvent event;
  const std::optional<Duration> after = take_time(line);
  if (!after) return std::nullopt;
  event.after = *after;
  for (const KindMark& row : kMarks) {
    if (!line.starts_with(row.mark)) continue;
    event.kind = row.kind;
    line.remove_prefix(row.mark.size());
    if (row.kind != RecordedEvent::Kind::failure) {
      const std::optional<std::string> bytes = from_hex(line);
      if (!bytes) return std::nullopt;
      event.bytes = *bytes;
      return event;
    }
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::optional<Errc> code = errc_named(line.substr(0, space));
    if (!code) return std::nullopt;
    event.failure = *code;
    event.message = readable(line.substr(std::min(space + 1, line.size())));
    return event;
  }
  return std::nullopt;
}

// A line of the head: its word, and how the rest goes into the recording; false: it can't be read.
struct HeadWord {
  std::string_view word;
  bool (*take)(std::string_view rest, Recording& recording);
};
constexpr HeadWord kHeadWords[] = {
    {"protocol ",
     [](std::string_view rest, Recording& recording) {
       recording.protocol = protocol_named(rest);
       return recording.protocol.has_value();
     }},
    {"usb ",
     [](std::string_view rest, Recording& recording) {
       const std::optional<IdPattern> id = parse_id_pattern(rest);
       if (!id || id->open_digits() != 0) return false;
       recording.device.vid = id->vid;
       recording.device.pid = id->pid;
       return true;
     }},
    {"serial ",
     [](std::string_view rest, Recording& recording) {
       recording.device.serial = readable(rest);
       return true;
     }},
    {"product ",
     [](std::string_view rest, Recording& recording) {
       recording.device.product = readable(rest);
       return true;
     }},
    {"device-id ",
     [](std::string_view rest, Recording& recording) {
       recording.device_id = readable(rest);
       return true;
     }},
    {"descriptor ",
     [](std::string_view rest, Recording& recording) {
       const std::optional<std::string> bytes = from_hex(rest);
       if (bytes) recording.descriptor += *bytes;
       return bytes.has_value();
     }},
};

bool parse_line(std::string_view line, Recording& recording) {
  if (line.empty()) return true;
  if (line.front() == '#') {
    recording.about.push_back(readable(line.substr(line.starts_with("# ") ? 2 : 1)));
    return true;
  }
  for (const HeadWord& row : kHeadWords)
    if (line.starts_with(row.word)) return row.take(line.substr(row.word.size()), recording);
  std::optional<RecordedEvent> event = parse_event(line);
  if (event) recording.events.push_back(std::move(*event));
  return event.has_value();
}

// What a device or the system says of itself may hold anything: in a recording it is one line.
std::string one_line(std::string_view word, std::string_view text) {
  return std::string(word) + readable(text) + "\n";
}

}  // namespace

Result<Recording> parse_recording(std::string_view text) {
  Recording recording;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!parse_line(line, recording))
      return Error{Errc::malformed, "recording: line " + std::to_string(number) + " can't be read"};
  }
  return recording;
}

std::string format_event(const RecordedEvent& event) {
  const auto micro = std::chrono::duration_cast<microseconds>(event.after).count();
  char time[32];
  std::snprintf(time, sizeof time, "+%lld.%06lld ", static_cast<long long>(micro / 1000000),
                static_cast<long long>(micro % 1000000));
  std::string line = time;
  for (const KindMark& row : kMarks)
    if (row.kind == event.kind) line += row.mark;
  if (event.kind == RecordedEvent::Kind::failure)
    return one_line(line + std::string(to_string(event.failure)) + " ", event.message);
  return line + to_hex(event.bytes) + "\n";
}

std::string format_head(const Recording& recording) {
  const DeviceIdentity& device = recording.device;
  std::string text;
  for (const std::string& line : recording.about) text += one_line("# ", line);
  if (recording.protocol) text += one_line("protocol ", to_string(*recording.protocol));
  if (device.vid != 0 || device.pid != 0) text += one_line("usb ", IdPattern{device.vid, device.pid}.text());
  if (!device.serial.empty()) text += one_line("serial ", device.serial);
  if (!device.product.empty()) text += one_line("product ", device.product);
  if (!recording.device_id.empty()) text += one_line("device-id ", recording.device_id);
  if (!recording.descriptor.empty()) text += one_line("descriptor ", to_hex(recording.descriptor));
  return text;
}

std::string format_recording(const Recording& recording) {
  std::string text = format_head(recording);
  for (const RecordedEvent& event : recording.events) text += format_event(event);
  return text;
}

Recording hurried(Recording recording, double speed) {
  for (RecordedEvent& event : recording.events)
    event.after = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(event.after) / speed);
  return recording;
}

Recording without_writes(Recording recording) {
  std::erase_if(recording.events,
                [](const RecordedEvent& event) { return event.kind == RecordedEvent::Kind::to_device; });
  return recording;
}

}  // namespace packbench::drivers
