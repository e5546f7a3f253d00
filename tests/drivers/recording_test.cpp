// Recordings: written, read back, played; and every recording of the test data.
#include "drivers/recordings/recording.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "drivers/hid/hid_protocol.hpp"
#include "drivers/printers/printer_link.hpp"
#include "drivers/recordings/recording_transport.hpp"
#include "drivers/recordings/replay_transport.hpp"
#include "drivers/recordings/spoken.hpp"
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

TEST(Recording, TheHeadTellsTheDevice) {
  Recording recording;
  recording.about = {"two\nlines"};
  recording.protocol = Protocol::keyboard;
  recording.device = {0x0c2e, 0x0b81, "SN 1", {}, {}, "Voyager\n1400g\xff"};
  const std::string text = format_head(recording);
  EXPECT_EQ(text, "# two?lines\nprotocol keyboard\nusb 0c2e:0b81\nserial SN 1\nproduct Voyager?1400g?\n")
      << "whatever a device calls itself, it stays one line";
  const Recording again = parse_recording(text).value();
  EXPECT_EQ(format_recording(again), text);
  EXPECT_EQ(again.device.vid_pid(), "0c2e:0b81");
  EXPECT_EQ(again.device.serial, "SN 1");
  for (const ProtocolRow& row : kProtocols)
    EXPECT_EQ(parse_recording("protocol " + std::string(row.name)).value().protocol, row.protocol);
}

TEST(Recording, InAHurryEveryPauseIsShorter) {
  Recording recording = parse_recording("+1.000000 << 41\n+0.500000 >> 42\n+0.250000 !! gone x\n").value();
  EXPECT_EQ(format_recording(hurried(recording, 10)),
            "+0.100000 << 41\n+0.050000 >> 42\n+0.025000 !! gone x\n");
  EXPECT_EQ(format_recording(without_writes(recording)), "+1.000000 << 41\n+0.250000 !! gone x\n");
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
        "+1.500000 !! nonsense x", "descriptor 0g", "hello", "protocol morse", "usb 0c2e:*", "usb 0c2e",
        "usb0c2e:0b81", "+99999999.000000 << 00"}) {
    const auto result = parse_recording("# fine\n" + std::string(bad) + "\n");
    ASSERT_FALSE(result) << bad;
    EXPECT_EQ(result.error().code, Errc::malformed);
    EXPECT_NE(result.error().message.find("line 2"), std::string::npos);
  }
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

TEST_F(ReplayTest, ARecordingWithoutWritesTakesEveryOne) {
  auto device = replay(parse_recording("+1.000000 << 41\n").value());
  const std::string bytes = "beep";
  EXPECT_EQ(clock_.await(io_, device->write(as_bytes(bytes), clock_.now() + 1s)).accepted, bytes.size());
  EXPECT_EQ(clock_.await(io_, device->read(clock_.now() + 2s)).value(), "A")
      << "the pause is the device's own";
  EXPECT_EQ(clock_.await(io_, device->write(as_bytes(bytes), clock_.now() + 1s)).error->code, Errc::gone);
  clock_.await(io_, device->close());
}

TEST(Spoken, ScansOfAScannerAndWhatItWasTold) {
  Recording recording = load(fs::path(PACKBENCH_TEST_DATA) / "recordings" / "honeywell-pos-layout.rec");
  recording.events.insert(recording.events.begin(),
                          {RecordedEvent::Kind::to_device, 1s, "beep", Errc::io_error, {}});
  recording.events.pop_back();
  recording.events.pop_back();  // the rest of the long scan, and the unplugging
  const auto all = spoken(recording).value();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].kind, Spoken::Kind::told);
  EXPECT_EQ(all[0].bytes, "beep");
  EXPECT_EQ(all[1].kind, Spoken::Kind::scan);
  EXPECT_EQ(all[1].aim + all[1].bytes, "]E04006381333931");
  EXPECT_EQ(all[1].at, 1500ms);
  EXPECT_NE(all[2].kind, Spoken::Kind::scan) << "its rest never came";
  EXPECT_GT(all[2].at, 2300ms) << "and was waited for";
}

// What stands behind this word in the comment lines.
std::vector<std::string> told(const Recording& recording, std::string_view word) {
  std::vector<std::string> lines;
  for (const std::string& line : recording.about)
    if (line.starts_with(word)) lines.push_back(line.substr(word.size()));
  return lines;
}

// Control characters as the comment lines have them.
std::string shown(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) text += c == 0x1D ? std::string("<GS>") : std::string(1, c);
  return text;
}

// Every recording of a scanner or a scale says what its comment lines name, and nothing besides.
TEST(Spoken, RecordingsGiveWhatTheyTell) {
  std::set<Protocol> seen;
  for (const auto& entry : fs::directory_iterator(fs::path(PACKBENCH_TEST_DATA) / "recordings")) {
    SCOPED_TRACE(entry.path());
    const Recording recording = load(entry.path());
    seen.insert(protocol_of(recording));
    const auto all = spoken(recording);
    ASSERT_TRUE(all) << all.error().message;
    std::vector<std::string> scans, weights;
    for (const Spoken& one : *all) {
      EXPECT_NE(one.kind, Spoken::Kind::unfinished) << one.bytes;
      EXPECT_NE(one.kind, Spoken::Kind::damage) << one.bytes;
      if (one.kind == Spoken::Kind::scan) scans.push_back(one.aim + " " + shown(one.bytes));
      if (one.kind == Spoken::Kind::weight) weights.push_back(one.bytes);
    }
    EXPECT_EQ(scans, told(recording, "scan "));
    EXPECT_EQ(weights, told(recording, "weight "));
    EXPECT_EQ(parse_recording(format_recording(recording)).value().events.size(), recording.events.size());
  }
  EXPECT_EQ(seen,
            (std::set<Protocol>{Protocol::hid_pos, Protocol::ibm_hand_held, Protocol::ibm_table_top,
                                Protocol::cdc, Protocol::keyboard, Protocol::scale, Protocol::printer}));
}

TEST(Spoken, ADialogueIsShownAsItIs) {
  const auto all =
      spoken(parse_recording("device-id MFG:Z;\n+1.000000 >> 7e 48\n+0.500000 << 02\n+0.000000 !! gone x\n")
                 .value())
          .value();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].kind, Spoken::Kind::told);
  EXPECT_EQ(all[1].kind, Spoken::Kind::said);
  EXPECT_EQ(all[1].at, 1500ms);
  EXPECT_EQ(all[2].bytes, "gone x");
}

TEST(Spoken, TheProtocolIsToldOrFound) {
  EXPECT_EQ(protocol_of(parse_recording("protocol scale\ndevice-id MFG:Z;\n").value()), Protocol::scale);
  EXPECT_EQ(protocol_of(parse_recording("device-id MFG:Z;\n").value()), Protocol::printer);
  EXPECT_EQ(protocol_of(load(fs::path(PACKBENCH_TEST_DATA) / "recordings" / "newland-pos-layout.rec")),
            Protocol::hid_pos);
  EXPECT_EQ(protocol_of(parse_recording("").value()), Protocol::cdc);
}

// Every scanner recording: its descriptor gives a layout, its reports the scans that its "# scan" lines name.
TEST_F(ReplayTest, ScannerRecordingsGiveTheirScans) {
  int played = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(PACKBENCH_TEST_DATA) / "recordings")) {
    if (entry.path().extension() != ".rec") continue;
    SCOPED_TRACE(entry.path());
    Recording recording = load(entry.path());
    if (recording.descriptor.empty()) continue;
    if (protocol_of(recording) != Protocol::hid_pos) continue;
    ++played;
    const std::vector<std::string> expected = told(recording, "scan ");
    const auto descriptor = hid::parse_report_descriptor(as_bytes(recording.descriptor)).value();
    std::vector<std::string> scans;
    ScannerCallbacks callbacks{[&](RawScan scan) { scans.push_back(scan.aim + " " + shown(scan.bytes)); },
                               [](RawScan scan) { ADD_FAILURE() << "unfinished " << scan.bytes; },
                               [](Error damage) { ADD_FAILURE() << damage.message; }};
    ScannerSource source{"s", hid::hid_protocol(descriptor).value(), descriptor, 0};
    const Errc end = recording.events.back().failure;
    auto reports = replay(std::move(recording));
    ScannerSession session(io_.get_executor(), *reports, clock_, std::move(source), {}, std::move(callbacks));
    EXPECT_EQ(clock_.await(io_, session.run()).code, end);
    EXPECT_EQ(scans, expected);
  }
  EXPECT_GE(played, 2);
}

// Every printer recording: its dialogue plays to its end for whoever says the same.
TEST_F(ReplayTest, PrinterRecordingsPlayAgain) {
  int played = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(PACKBENCH_TEST_DATA) / "recordings")) {
    const Recording recording = load(entry.path());
    if (protocol_of(recording) != Protocol::printer) continue;
    SCOPED_TRACE(entry.path());
    ++played;
    EXPECT_NE(recording.device.vid, 0);
    auto printer = replay(recording);
    EXPECT_EQ(printer->device_id(), recording.device_id);
    for (const RecordedEvent& event : recording.events) {
      if (event.kind == RecordedEvent::Kind::to_device) {
        EXPECT_FALSE(clock_.await(io_, printer->write(as_bytes(event.bytes), clock_.now() + 1s)).error);
        continue;
      }
      const auto got = clock_.await(io_, printer->read(clock_.now() + 1min));
      EXPECT_EQ(got ? *got : "", event.bytes);
      EXPECT_TRUE(got || got.error().code == event.failure);
    }
    clock_.await(io_, printer->close());
  }
  EXPECT_GE(played, 3);
}

}  // namespace
}  // namespace packbench::drivers
