// Recordings of IBM OEM scanners, serial lines and scales, played straight into their decoders. HID POS
// recordings are played through a whole session in recording_test.cpp.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "drivers/hid/ibm_oem.hpp"
#include "drivers/hid/scale.hpp"
#include "drivers/recordings/recording.hpp"
#include "drivers/scales/weighing.hpp"
#include "drivers/serial/line_decoder.hpp"

namespace packbench::drivers {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

Recording load(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return parse_recording(text).value();
}

// What stands behind this word in the comment lines.
Lines told(const Recording& recording, std::string_view word) {
  Lines lines;
  for (const std::string& line : recording.about)
    if (line.starts_with(word)) lines.push_back(line.substr(word.size()));
  return lines;
}

std::span<const std::uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

hid::ReportDescriptor descriptor_of(const Recording& recording) {
  return hid::parse_report_descriptor(bytes_of(recording.descriptor)).value();
}

void play_scans(const Recording& recording, ScanDecoder& decoder) {
  Lines scans;
  for (const RecordedEvent& event : recording.events) {
    if (event.kind != RecordedEvent::Kind::from_device) continue;
    const Decoded decoded = decoder.feed(bytes_of(event.bytes));
    EXPECT_FALSE(decoded.damage) << decoded.damage->message;
    for (const DecodedScan& scan : decoded.scans) scans.push_back(scan.aim + " " + scan.data);
  }
  EXPECT_FALSE(decoder.in_scan());
  EXPECT_EQ(scans, told(recording, "scan "));
}

void play_ibm(const Recording& recording) {
  const auto kind = hid::ibm_oem_kind(descriptor_of(recording));
  ASSERT_TRUE(kind);
  const bool table_top = told(recording, "protocol ").at(0) == "ibm-table-top";
  EXPECT_EQ(*kind, table_top ? hid::IbmOemKind::table_top : hid::IbmOemKind::hand_held);
  hid::IbmOemDecoder decoder(*kind);
  play_scans(recording, decoder);
  EXPECT_TRUE(decoder.status()->enabled);
}

void play_lines(const Recording& recording) {
  LineDecoder decoder{ScannerSettings{}};
  play_scans(recording, decoder);
}

void play_scale(const Recording& recording) {
  const hid::ScaleLayout layout = hid::scale_layout(descriptor_of(recording)).value();
  Weighing weighing;
  Weighing::TimePoint now{};
  std::vector<std::int64_t> weights;
  for (const RecordedEvent& event : recording.events) {
    now += event.after;
    if (event.kind != RecordedEvent::Kind::from_device) continue;
    const auto reading = hid::read_scale(layout, bytes_of(event.bytes)).value();
    if (!reading) continue;
    if (const auto weight = weighing.feed(*reading, now)) weights.push_back(weight->micrograms);
  }
  std::vector<std::int64_t> expected;
  for (const std::string& grams : told(recording, "weight "))
    expected.push_back(std::llround(std::stod(grams) * 1e6));
  EXPECT_EQ(weights, expected);
}

TEST(DecoderRecordings, GiveWhatTheyTell) {
  const std::map<std::string, void (*)(const Recording&)> players = {
      {"ibm-hand-held", play_ibm}, {"ibm-table-top", play_ibm}, {"cdc", play_lines}, {"scale", play_scale}};
  std::map<std::string, int> played;
  for (const auto& entry : fs::directory_iterator(fs::path(PACKBENCH_TEST_DATA) / "recordings")) {
    if (entry.path().extension() != ".rec") continue;
    SCOPED_TRACE(entry.path());
    const Recording recording = load(entry.path());
    const Lines protocol = told(recording, "protocol ");
    if (protocol.empty() || !players.contains(protocol[0])) continue;
    EXPECT_EQ(parse_recording(format_recording(recording)).value().events.size(), recording.events.size());
    players.at(protocol[0])(recording);
    ++played[protocol[0]];
  }
  EXPECT_EQ(played.size(), players.size());
}

}  // namespace
}  // namespace packbench::drivers
