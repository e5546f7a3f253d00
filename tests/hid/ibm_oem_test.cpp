// IBM OEM scanners: real frames, every label id, continued labels, status, commands, damage.
#include "drivers/hid/ibm_oem.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "drivers/hid/ibm_labels.hpp"
#include "drivers/hid/pos_scanner.hpp"
#include "tests/hid/descriptors.hpp"

namespace packbench::drivers::hid {
namespace {

using tests::hex;

constexpr std::size_t kReportBytes = 64;

// A report as it travels: filled up to 64 bytes.
std::vector<std::uint8_t> report_of(std::string_view text) {
  auto bytes = hex(text);
  bytes.resize(kReportBytes);
  return bytes;
}

// The scanner's side: a label with its id, cut into reports whose first id byte says whether more follows.
std::vector<std::vector<std::uint8_t>> encode(const std::string& data, std::vector<std::uint8_t> id) {
  std::vector<std::vector<std::uint8_t>> reports;
  const std::size_t room = kReportBytes - 4 - id.size();
  std::size_t done = 0;
  do {
    const std::string part = data.substr(done, room);
    done += part.size();
    if (id.size() > 1) id[0] = done < data.size() ? 0x10 : 0x00;
    std::vector<std::uint8_t> report = {static_cast<std::uint8_t>(4 + part.size() + id.size()), 0x10, 0x03,
                                        0};
    report.insert(report.end(), part.begin(), part.end());
    report.insert(report.end(), id.begin(), id.end());
    report.resize(kReportBytes);
    reports.push_back(std::move(report));
  } while (done < data.size());
  return reports;
}

DecodedScan only_scan(Decoded decoded) {
  EXPECT_FALSE(decoded.damage) << decoded.damage->message;
  EXPECT_EQ(decoded.scans.size(), 1u);
  return decoded.scans.empty() ? DecodedScan{} : decoded.scans.front();
}

TEST(IbmOem, FramesOfRealScanners) {
  const struct {
    std::string_view report;
    IbmOemKind kind;
    std::string_view data;
    std::string_view aim;
  } rows[] = {
      {"09 10 03 00 51 31 00 0a 0b", IbmOemKind::hand_held, "Q1", "]A0"},
      {"12 10 03 00 33 35 37 34 36 36 31 34 30 34 32 36 34 16", IbmOemKind::hand_held, "3574661404264",
       "]E0"},
      {"12 10 03 00 03 05 07 04 06 06 01 04 00 04 02 06 04 16", IbmOemKind::table_top, "3574661404264",
       "]E0"},
      {"14 10 03 00 41 42 43 20 31 32 33 34 35 36 37 38 39 00 32 0b", IbmOemKind::hand_held, "ABC 123456789",
       "]d1"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.report);
    IbmOemDecoder decoder(row.kind);
    // The one that passed them on had cut them to their length; on the wire they are filled up.
    for (const auto& bytes : {hex(row.report), report_of(row.report)}) {
      const DecodedScan scan = only_scan(decoder.feed(bytes));
      EXPECT_EQ(scan.data, row.data);
      EXPECT_EQ(scan.aim, row.aim);
      EXPECT_TRUE(scan.complete);
    }
    EXPECT_TRUE(decoder.status()->alive);
    EXPECT_TRUE(decoder.status()->enabled);
  }
}

TEST(IbmOem, EveryLabelIdNamesItsSymbology) {
  std::set<std::pair<std::uint8_t, bool>> seen;
  for (const IbmLabel& row : ibm_labels()) {
    SCOPED_TRACE(row.symbology);
    EXPECT_TRUE(seen.insert({row.id, row.is_long}).second) << "twice in the table";
    EXPECT_FALSE(row.source.empty());
    EXPECT_TRUE(row.aim.empty() || (row.aim.size() == 3 && row.aim[0] == ']'));
    std::vector<std::uint8_t> id = {row.id};
    if (row.is_long) id = {0, row.id, 0x0B};
    IbmOemDecoder decoder(IbmOemKind::hand_held);
    const DecodedScan scan = only_scan(decoder.feed(encode("012345", id)[0]));
    EXPECT_EQ(scan.data, "012345");
    EXPECT_EQ(scan.aim, row.aim);
    EXPECT_EQ(scan.code_id, row.id);
  }
  EXPECT_EQ(seen.size(), 37u);
}

TEST(IbmOem, UnknownIdsKeepTheData) {
  for (const std::string_view id : {"77", "00 77 0b", "04 00 00 00", "00 12 34 00"}) {
    IbmOemDecoder decoder(IbmOemKind::table_top);
    const DecodedScan scan = only_scan(decoder.feed(encode("\x01\x02", hex(id))[0]));
    EXPECT_EQ(scan.data, "\x01\x02") << id;
    EXPECT_EQ(scan.aim, "") << id;
  }
}

TEST(IbmOem, TableTopIsHandHeldWithBinaryDigits) {
  std::mt19937 random(3);
  for (const IbmLabel& row : ibm_labels()) {
    std::vector<std::uint8_t> id = {row.id};
    if (row.is_long) id = {0, row.id, 0x0B};
    for (int round = 0; round < 50; ++round) {
      std::string digits;
      while (digits.size() < 1 + random() % 18) digits += static_cast<char>('0' + random() % 10);
      std::string sent = digits;
      if (row.is_ean_upc)
        for (char& c : sent) c = static_cast<char>(c - '0');
      IbmOemDecoder hand_held(IbmOemKind::hand_held);
      IbmOemDecoder table_top(IbmOemKind::table_top);
      const DecodedScan a = only_scan(hand_held.feed(encode(digits, id)[0]));
      const DecodedScan b = only_scan(table_top.feed(encode(sent, id)[0]));
      ASSERT_EQ(a.data, b.data) << row.symbology;
      ASSERT_EQ(a.aim, b.aim);
    }
  }
}

TEST(IbmOem, EveryLengthComesBack) {
  std::mt19937 random(4);
  IbmOemDecoder decoder(IbmOemKind::hand_held);
  for (const std::string_view id : {"00 33 0b", "00 01 02 00"}) {
    for (std::size_t length = 1; length <= 300; ++length) {
      std::string data;
      while (data.size() < length) data += static_cast<char>(random());
      const auto reports = encode(data, hex(id));
      for (std::size_t i = 0; i + 1 < reports.size(); ++i) {
        ASSERT_TRUE(decoder.feed(reports[i]).scans.empty());
        ASSERT_TRUE(decoder.in_scan());
        // A status in between, the answer to a question, doesn't disturb.
        ASSERT_TRUE(decoder.feed(report_of("04 00 03 00")).scans.empty());
      }
      ASSERT_EQ(only_scan(decoder.feed(reports.back())).data, data);
      ASSERT_FALSE(decoder.in_scan());
    }
  }
}

TEST(IbmOem, StatusBitsOneByOne) {
  const struct {
    std::string_view report;
    bool IbmStatus::*flag;
  } rows[] = {
      {"04 01 00 00", &IbmStatus::flashing},
      {"04 02 00 00", &IbmStatus::is_answer},
      {"04 04 00 00", &IbmStatus::is_answer},
      {"04 20 00 00", &IbmStatus::hardware_error},
      {"04 40 00 00", &IbmStatus::is_answer},
      {"04 80 00 00", &IbmStatus::not_ready},
      {"04 00 01 00", &IbmStatus::alive},
      {"04 00 02 00", &IbmStatus::enabled},
      {"04 00 04 00", &IbmStatus::check_digit_error},
      {"04 00 80 00", &IbmStatus::command_rejected},
      {"04 00 00 08", &IbmStatus::is_answer},
  };
  for (const auto& row : rows) {
    IbmOemDecoder decoder(IbmOemKind::hand_held);
    EXPECT_FALSE(decoder.status());
    const Decoded decoded = decoder.feed(report_of(row.report));
    EXPECT_TRUE(decoded.scans.empty());
    EXPECT_FALSE(decoded.damage) << "a status alone is no lost scan";
    IbmStatus expected;
    expected.*row.flag = true;
    EXPECT_EQ(decoder.status(), expected) << row.report;
    decoder.reset();
    EXPECT_FALSE(decoder.status());
  }
}

TEST(IbmOem, AnswersToCommandsAreNotScans) {
  for (const std::string_view report :
       {"0d 02 03 00 01 02 03 04 05 06 07 08 09", "08 40 03 08 00 06 41 42", "09 10 83 00 51 31 00 0a 0b"}) {
    IbmOemDecoder decoder(IbmOemKind::hand_held);
    const Decoded decoded = decoder.feed(report_of(report));
    EXPECT_TRUE(decoded.scans.empty()) << report;
    EXPECT_FALSE(decoded.damage) << report;
  }
}

TEST(IbmOem, LabelsThatTheScannerDoubtsAreDamage) {
  for (const std::string_view report : {"09 20 03 00 51 31 00 0a 0b", "09 80 03 00 51 31 00 0a 0b",
                                        "09 01 03 00 51 31 00 0a 0b", "09 10 07 00 51 31 00 0a 0b"}) {
    IbmOemDecoder decoder(IbmOemKind::hand_held);
    const Decoded decoded = decoder.feed(report_of(report));
    EXPECT_TRUE(decoded.scans.empty()) << report;
    ASSERT_TRUE(decoded.damage) << report;
    EXPECT_EQ(decoded.damage->code, Errc::malformed);
  }
}

TEST(IbmOem, LengthsThatCannotBeAreDamage) {
  for (const std::string_view report : {"03 10 03 00", "41 10 03 00 31 16", "05 10 03 00 0b",
                                        "06 10 03 00 0a 0b", "07 10 03 00 41 00 00", "00 10 03 00 31 16"}) {
    IbmOemDecoder decoder(IbmOemKind::hand_held);
    const Decoded decoded = decoder.feed(report_of(report));
    EXPECT_TRUE(decoded.scans.empty()) << report;
    EXPECT_TRUE(decoded.damage) << report;
    EXPECT_FALSE(decoder.in_scan());
  }
  IbmOemDecoder decoder(IbmOemKind::hand_held);
  EXPECT_TRUE(decoder.feed(hex("09 10 03 00 51 31 00")).damage) << "cut off on the wire";
  EXPECT_FALSE(decoder.feed({}).damage);
  EXPECT_FALSE(decoder.feed(report_of("00")).damage) << "an empty report says nothing";
}

TEST(IbmOem, TheRestOfADamagedLabelIsNotAScan) {
  const auto reports = encode(std::string(150, 'x'), hex("00 33 0b"));
  ASSERT_EQ(reports.size(), 3u);
  IbmOemDecoder decoder(IbmOemKind::hand_held);
  (void)decoder.feed(reports[0]);
  auto broken = reports[1];
  broken[0] = 0xFF;
  EXPECT_TRUE(decoder.feed(broken).damage);
  EXPECT_TRUE(decoder.in_scan());
  EXPECT_TRUE(decoder.feed(reports[2]).scans.empty());
  EXPECT_FALSE(decoder.in_scan());
  EXPECT_EQ(only_scan(decoder.feed(encode("next", hex("00 33 0b"))[0])).data, "next");
}

TEST(IbmOem, ALabelWithoutEndIsBounded) {
  const auto more = encode(std::string(60, 'x'), hex("00 33 0b"))[0];
  IbmOemDecoder decoder(IbmOemKind::hand_held);
  int damages = 0;
  for (int i = 0; i < 1000; ++i) damages += decoder.feed(more).damage ? 1 : 0;
  EXPECT_EQ(damages, 1);
  EXPECT_TRUE(decoder.in_scan());
  EXPECT_FALSE(decoder.give_up().damage) << "it was told already";
  EXPECT_FALSE(decoder.in_scan());
}

TEST(IbmOem, GivingUpTellsAndBeginsAnew) {
  IbmOemDecoder decoder(IbmOemKind::hand_held);
  (void)decoder.feed(encode(std::string(60, 'x'), hex("00 33 0b"))[0]);
  EXPECT_EQ(decoder.give_up().damage->code, Errc::timeout);
  EXPECT_EQ(only_scan(decoder.feed(encode("next", hex("00 33 0b"))[0])).data, "next");
  EXPECT_FALSE(decoder.give_up().damage);
}

TEST(IbmOem, CommandsAreElevenBytes) {
  const struct {
    IbmCommand command;
    std::string_view bytes;
  } rows[] = {
      {IbmCommand::enable, "11 00 00"},     {IbmCommand::disable, "12 00 00"},
      {IbmCommand::beep_on, "14 00 00"},    {IbmCommand::beep_off, "18 00 00"},
      {IbmCommand::status, "00 20 00"},     {IbmCommand::self_test, "00 10 00"},
      {IbmCommand::reset, "00 40 00"},      {IbmCommand::good_beep, "30 00 04"},
      {IbmCommand::error_beep, "30 00 05"},
  };
  for (const auto& row : rows) {
    auto expected = hex(row.bytes);
    expected.resize(11);
    const auto command = ibm_command(row.command);
    EXPECT_EQ(std::vector<std::uint8_t>(command.begin(), command.end()), expected);
  }
}

TEST(IbmOem, ADisabledScannerIsEnabledOncePerReport) {
  const std::string enable = '\0' + std::string("\x11") + std::string(10, '\0');
  const struct {
    std::string_view report;
    bool answered;
  } rows[] = {
      {"04 00 01 00", true},  {"04 00 03 00", false}, {"04 80 01 00", false},  // not ready yet
      {"04 01 01 00", false},                                                  // takes firmware
      {"00", false},          {"04 00 00 00", true},  {"03 00 01 00", false},
  };
  IbmOemDecoder decoder(IbmOemKind::hand_held);
  EXPECT_EQ(decoder.answer(), "");
  for (const auto& row : rows) {
    (void)decoder.feed(report_of(row.report));
    EXPECT_EQ(decoder.answer(), row.answered ? enable : "") << row.report;
    EXPECT_EQ(decoder.answer(), "");
  }
  (void)decoder.feed(report_of("04 00 01 00"));
  decoder.reset();
  EXPECT_EQ(decoder.answer(), "");
  int asked = 0;
  for (int i = 0; i < 100; ++i) {  // it refuses
    (void)decoder.feed(report_of("04 00 01 00"));
    asked += decoder.answer().empty() ? 0 : 1;
  }
  EXPECT_EQ(asked, kEnableAttempts);
}

TEST(IbmOem, KindByUsage) {
  const auto kind = [](std::string text) { return ibm_oem_kind(parse_report_descriptor(hex(text)).value()); };
  const std::string hand_held(tests::kIbmOem);
  std::string table_top = hand_held;
  table_top.replace(table_top.find("00 4b"), 5, "00 4a");
  std::string flash = hand_held;
  flash.replace(flash.find("00 4b"), 5, "00 a0");
  EXPECT_EQ(kind(hand_held), IbmOemKind::hand_held);
  EXPECT_EQ(kind(table_top), IbmOemKind::table_top);
  EXPECT_EQ(kind(flash), std::nullopt);
  EXPECT_EQ(kind("06 45 ff 0a 00 4b a1 01 c0"), std::nullopt) << "no reports";
  for (const std::string_view other :
       {tests::kHoneywellPos, tests::kHoneywellKeyboard, tests::kScale, tests::kNewlandLayout})
    EXPECT_EQ(kind(std::string(other)), std::nullopt);
}

}  // namespace
}  // namespace packbench::drivers::hid
