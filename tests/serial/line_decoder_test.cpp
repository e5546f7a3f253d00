// Serial scanners: end marks, frames, pauses, AIM identifiers, any cutting of the stream.
#include "drivers/serial/line_decoder.hpp"

#include <gtest/gtest.h>

#include <random>

#include "drivers/hid/pos_scanner.hpp"

namespace packbench::drivers {
namespace {

using namespace std::string_literals;
using Texts = std::vector<std::string>;

Decoded feed(LineDecoder& decoder, const std::string& text) {
  return decoder.feed({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

Texts texts_of(const Decoded& decoded) {
  Texts texts;
  for (const DecodedScan& scan : decoded.scans)
    texts.push_back(scan.aim + scan.data + (scan.complete ? "" : "…"));
  return texts;
}

ScannerSettings by_pause() {
  ScannerSettings settings;
  settings.ends_by_pause = true;
  return settings;
}

TEST(LineDecoder, EndMarksOfEveryKind) {
  for (const std::string& end : {"\r"s, "\n"s, "\r\n"s, "\n\r"s, "\0"s, "\x03"s, "\r\n\0"s, "\r\r"s}) {
    LineDecoder decoder{ScannerSettings{}};
    const Decoded decoded = feed(decoder, "4006381333931" + end + "ABC-1" + end);
    EXPECT_EQ(texts_of(decoded), (Texts{"4006381333931", "ABC-1"}));
    EXPECT_FALSE(decoded.damage);
    EXPECT_FALSE(decoder.in_scan());
  }
}

TEST(LineDecoder, AnEndMarkAloneIsNothing) {
  LineDecoder decoder{ScannerSettings{}};
  EXPECT_TRUE(feed(decoder, "\r\n\r\n\0\x03\x02\x03"s).scans.empty());
  EXPECT_FALSE(decoder.in_scan());
  EXPECT_TRUE(decoder.give_up().scans.empty());
}

TEST(LineDecoder, BytesComeOutAsSent) {
  // GS, tab, RS and EOT of ISO 15434, UTF-8, GBK, a control byte, an STX that isn't in front.
  const Texts rows = {
      "0104006381333931\x1d"
      "10LOT\t5",
      "[)>\x1e"
      "06\x1d"
      "1P\x1e\x04",
      "\xE4\xBA\xAC",
      "\xBE\xA9",
      "a\x07z",
      "a\x02z"};
  for (const std::string& text : rows) {
    LineDecoder decoder{ScannerSettings{}};
    EXPECT_EQ(texts_of(feed(decoder, text + "\r\n")), Texts{text});
  }
}

TEST(LineDecoder, FramesKeepTheirLinesTogether) {
  const struct {
    std::string sent;
    Texts scans;
  } rows[] = {
      {"\x02one\r\ntwo\x03", {"one\r\ntwo"}},
      {"\x02one\x03\r\n\x02two\x03\r\n", {"one", "two"}},
      {"\x02one\r\n\x03", {"one"}},
      {"\x02one\r\n\x02two\x03", {"one", "two"}},  // STX in front, CR LF behind, no ETX
      {"\x02one\x02two\x03", {"one…", "two"}},
      {"\x02]Q1a\nb\x03", {"]Q1a\nb"}},
  };
  for (const auto& row : rows) {
    LineDecoder decoder{ScannerSettings{}};
    EXPECT_EQ(texts_of(feed(decoder, row.sent)), row.scans);
    EXPECT_FALSE(decoder.in_scan());
  }
  LineDecoder decoder{ScannerSettings{}};
  EXPECT_TRUE(feed(decoder, "\x02one\r\n").scans.empty());
  EXPECT_TRUE(decoder.in_scan());
  EXPECT_EQ(texts_of(decoder.give_up()), Texts{"one"});
}

TEST(LineDecoder, APauseEndsAScanWhereThereIsNoEndMark) {
  LineDecoder decoder(by_pause());
  EXPECT_TRUE(feed(decoder, "line 1\r\nli").scans.empty());
  EXPECT_TRUE(feed(decoder, "ne 2").scans.empty());
  EXPECT_TRUE(decoder.in_scan());
  EXPECT_EQ(texts_of(decoder.give_up()), Texts{"line 1\r\nline 2"});
  EXPECT_FALSE(decoder.in_scan());
  (void)feed(decoder,
             "\x02"
             "abc\x03\r\n");
  EXPECT_EQ(texts_of(decoder.give_up()), Texts{"abc"});
  EXPECT_LT(decoder.patience(), LineDecoder{ScannerSettings{}}.patience());
}

TEST(LineDecoder, GivingUpSaysThatTheEndMarkIsMissing) {
  LineDecoder decoder{ScannerSettings{}};
  (void)feed(decoder, "]E0400638");
  EXPECT_TRUE(decoder.in_scan());
  const Decoded decoded = decoder.give_up();
  ASSERT_EQ(decoded.scans.size(), 1u);
  EXPECT_FALSE(decoded.scans[0].complete);
  EXPECT_EQ(decoded.scans[0].data, "400638");
  EXPECT_EQ(decoded.scans[0].aim, "]E0");
  EXPECT_EQ(texts_of(feed(decoder, "next\r")), Texts{"next"});
}

TEST(LineDecoder, AimIdentifiersAreMoved) {
  ScannerSettings with_prefix;
  with_prefix.prefix = "~";
  const struct {
    ScannerSettings settings;
    std::string sent;
    std::string aim;
    std::string data;
  } rows[] = {
      {{}, "]C10104006381333931", "]C1", "0104006381333931"},
      {{}, "]e0X", "]e0", "X"},
      {{}, "]QAX", "]QA", "X"},
      {{}, "]E0", "", "]E0"},  // the three characters alone are what the code holds
      {{}, "]1Q", "", "]1Q"},
      {{}, "]Q-1", "", "]Q-1"},
      {{}, "x]Q1", "", "x]Q1"},
      {{}, "~]Q1x", "", "~]Q1x"},
      {with_prefix, "~]Q1x", "]Q1", "~x"},
      {with_prefix, "]Q1~x", "]Q1", "~x"},
      {with_prefix, "]Q1x", "]Q1", "x"},
  };
  for (const auto& row : rows) {
    LineDecoder decoder(row.settings);
    const Decoded decoded = feed(decoder, row.sent + "\r");
    ASSERT_EQ(decoded.scans.size(), 1u) << row.sent;
    EXPECT_EQ(decoded.scans[0].aim, row.aim) << row.sent;
    EXPECT_EQ(decoded.scans[0].data, row.data) << row.sent;
  }
}

TEST(LineDecoder, TooLongIsDamageOnceAndSkippedToItsEnd) {
  for (const std::string& begin : {""s, "\x02"s}) {
    LineDecoder decoder{ScannerSettings{}};
    const std::string longest(hid::kMaxScanBytes, 'x');
    EXPECT_EQ(feed(decoder, begin + longest + "\x03").scans.at(0).data.size(), hid::kMaxScanBytes);
    EXPECT_TRUE(feed(decoder, begin + longest + "y").damage);
    EXPECT_TRUE(decoder.in_scan());
    EXPECT_FALSE(feed(decoder, longest + longest).damage);
    const Decoded next = feed(decoder, "rest\x03next\r");
    EXPECT_EQ(texts_of(next), Texts{"next"});
    (void)feed(decoder, begin + longest + "y");
    EXPECT_TRUE(decoder.give_up().scans.empty());
    EXPECT_EQ(texts_of(feed(decoder, "next\r")), Texts{"next"});
  }
}

TEST(LineDecoder, ResetForgets) {
  LineDecoder decoder{ScannerSettings{}};
  (void)feed(decoder, "\x02half");
  decoder.reset();
  EXPECT_FALSE(decoder.in_scan());
  EXPECT_EQ(texts_of(feed(decoder, "fresh\r")), Texts{"fresh"});
}

TEST(LineDecoder, AnyCuttingGivesTheSame) {
  std::mt19937 random(5);
  const std::string alphabet = "ab]E0Q1\r\n\x02\x03\x1d\t~"s + '\0';
  for (const bool pause : {false, true}) {
    for (int round = 0; round < 500; ++round) {
      std::string text;
      while (text.size() < 60) text += alphabet[random() % alphabet.size()];
      LineDecoder whole(pause ? by_pause() : ScannerSettings{});
      LineDecoder pieces(pause ? by_pause() : ScannerSettings{});
      Texts expected = texts_of(feed(whole, text));
      for (const std::string& last : texts_of(whole.give_up())) expected.push_back(last);
      Texts got;
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = 1 + random() % 9;
        for (const std::string& scan : texts_of(feed(pieces, text.substr(at, length)))) got.push_back(scan);
        at += length;
      }
      for (const std::string& last : texts_of(pieces.give_up())) got.push_back(last);
      ASSERT_EQ(got, expected);
    }
  }
}

}  // namespace
}  // namespace packbench::drivers
