// Recordings: written, read back, played; and every recording of the test data.
#include "drivers/recordings/recording.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "drivers/hid/hid_protocol.hpp"
#include "drivers/printers/printer_link.hpp"
#include "drivers/recordings/recording_transport.hpp"
#include "drivers/recordings/replay_transport.hpp"
#include "drivers/scanners/scanner_session.hpp"
#include "tests/support/scripted_transport.hpp"
#include "tests/support/virtual_clock.hpp"

namespace packbench::drivers {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

Recording load(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Result<Recording> recording = parse_recording(text);
  EXPECT_TRUE(recording) << path << (recording ? "" : recording.error().message);
  return recording ? *recording : Recording{};
}

TEST(Recording, ReadsWhatItWrites) {
  Recording recording;
  recording.about = {"a printer", "second line"};
  recording.device_id = "MFG:Zebra;MDL:ZP 505;";
  recording.descriptor = std::string("\x05\x8c\0", 3);
  recording.events = {{RecordedEvent::Kind::to_device, 1500ms, "~HS", Errc::io_error, {}},
                      {RecordedEvent::Kind::from_device, 2us, std::string("\0\xff", 2), Errc::io_error, {}},
                      {RecordedEvent::Kind::failure, 0s, {}, Errc::gone, "unplugged at once"}};
  const std::string text = format_recording(recording);
  EXPECT_EQ(text,
            "# a printer\n# second line\ndevice-id MFG:Zebra;MDL:ZP 505;\ndescriptor 05 8c 00\n"
            "+1.500000 >> 7e 48 53\n+0.000002 << 00 ff\n+0.000000 !! gone unplugged at once\n");
  const Recording again = parse_recording(text).value();
  EXPECT_EQ(format_recording(again), text);
  EXPECT_EQ(again.events[2].message, "unplugged at once");
}

// What is read is what was written, whatever stands at the end of its lines.
TEST(Recording, LineEndsOfEverySystem) {
  const Recording recording = parse_recording("#a\r\r\ndevice-id x\r\n+0.000000 !! gone y\r\r\r\n").value();
  const std::string text = format_recording(recording);
  EXPECT_EQ(text, "# a\ndevice-id x\n+0.000000 !! gone y\n");
  EXPECT_EQ(format_recording(parse_recording(text).value()), text);
}

TEST(Recording, MistakesAreNamedByLine) {
  for (const std::string_view bad :
       {"+1.5 << 00", "1.500000 << 00", "+1.500000 << 0", "+1.500000 << zz", "+1.500000 ?? 00",
        "+1.500000 !! nonsense x", "descriptor 0g", "hello", "+99999999.000000 << 00"}) {
    const auto result = parse_recording("# fine\n" + std::string(bad) + "\n");
    ASSERT_FALSE(result) << bad;
    EXPECT_EQ(result.error().code, Errc::malformed);
    EXPECT_NE(result.error().message.find("line 2"), std::string::npos);
  }
}

// As its "# protocol" line says.
std::string protocol_of(const Recording& recording) {
  for (const std::string& line : recording.about)
    if (line.starts_with("protocol ")) return line.substr(9);
  return "hid-pos";
}

class ReplayTest : public testing::Test {
 protected:
  std::unique_ptr<Transport> replay(Recording recording) {
    return create_replay_transport(io_.get_executor(), clock_, std::move(recording));
  }
  tests::VirtualClock clock_;
  asio::io_context io_;
};

TEST_F(ReplayTest, ARecordedDialoguePlaysAgain) {
  tests::Script script;
  script.expect("~HS").reply("\x02ok\x03", tests::after(40ms));
  std::string text;
  auto tap = std::make_shared<RecordingTap>();
  tap->sink = [&](std::string line) { text += line; };
  auto recorder = create_recording_transport(clock_, script.transport(io_.get_executor(), clock_), tap);
  PrinterLink live(io_.get_executor(), clock_, "p", std::move(recorder));
  const auto complete = [](std::string_view reply) { return reply.ends_with('\x03'); };
  EXPECT_EQ(clock_.await(io_, live.ask("~HS", complete, 2s)).value(), "\x02ok\x03");
  EXPECT_EQ(text, "+0.000000 >> 7e 48 53\n+0.040000 << 02 6f 6b 03\n");

  PrinterLink played(io_.get_executor(), clock_, "p", replay(parse_recording(text).value()));
  EXPECT_EQ(clock_.await(io_, played.ask("~HS", complete, 2s)).value(), "\x02ok\x03");
  EXPECT_EQ(clock_.await(io_, played.send("more")).error->code, Errc::gone);
}

TEST_F(ReplayTest, OtherBytesThanRecordedAreRefused) {
  PrinterLink link(io_.get_executor(), clock_, "p", replay(parse_recording("+0.000000 >> 41\n").value()));
  EXPECT_EQ(clock_.await(io_, link.send("B")).error->code, Errc::malformed);
}

// Every scanner recording: its descriptor gives a layout, its reports the scans that its "# scan" lines name.
TEST_F(ReplayTest, ScannerRecordingsGiveTheirScans) {
  int played = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(PACKBENCH_TEST_DATA) / "recordings")) {
    if (entry.path().extension() != ".rec") continue;
    SCOPED_TRACE(entry.path());
    Recording recording = load(entry.path());
    if (recording.descriptor.empty()) continue;
    if (protocol_of(recording) != "hid-pos") continue;  // tests/drivers/decoder_recording_test.cpp
    ++played;
    std::vector<std::string> expected;
    for (const std::string& line : recording.about)
      if (line.starts_with("scan ")) expected.push_back(line.substr(5));
    const auto descriptor = hid::parse_report_descriptor(as_bytes(recording.descriptor)).value();
    std::vector<std::string> scans;
    ScannerCallbacks callbacks{[&](RawScan scan) { scans.push_back(scan.aim + " " + scan.bytes); },
                               [](RawScan scan) { ADD_FAILURE() << "unfinished " << scan.bytes; },
                               [](Error damage) { ADD_FAILURE() << damage.message; }};
    ScannerSource source{"s", hid::hid_protocol(descriptor).value(), descriptor, 0};
    auto reports = replay(std::move(recording));
    ScannerSession session(io_.get_executor(), *reports, clock_, std::move(source), {}, std::move(callbacks));
    EXPECT_EQ(clock_.await(io_, session.run()).code, Errc::gone);
    EXPECT_EQ(scans, expected);
  }
  EXPECT_GE(played, 2);
}

}  // namespace
}  // namespace packbench::drivers
