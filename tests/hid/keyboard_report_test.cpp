// Keyboard reports: real descriptors and odd ones, and which keys count as pressed.
#include "drivers/hid/keyboard_report.hpp"

#include <gtest/gtest.h>

#include "tests/hid/descriptors.hpp"

namespace packbench::drivers::hid {

void PrintTo(const KeyEvent& event, std::ostream* out) {
  *out << std::hex << "{" << int{event.modifiers} << ", " << int{event.usage} << "}";
}

namespace {

using tests::hex;
using Events = std::vector<KeyEvent>;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

// Constants announced as arrays.
std::string datalogic_gd4400() {
  return replaced(replaced(std::string(tests::kHoneywellKeyboard), "81 03", "81 01"), "91 03", "91 01");
}

// Readers on Cypress chips (04b4:de61): every usage maximum before its minimum.
std::string cypress() {
  std::string text = replaced(std::string(tests::kHoneywellKeyboard), "19 e0 29 e7", "29 e7 19 e0");
  text = replaced(text, "19 01 29 05", "29 05 19 01");
  return replaced(text, "19 00 2a ff 00", "2a ff 00 19 00");
}

// Two bytes of the vendor's between a report id and the modifiers; keys announced up to 65.
const char kShifted[] =
    "05 01 09 06 a1 01 85 04 06 00 ff 09 01 15 00 26 ff 00 75 08 95 02 81 02 05 07 19 e0 29 e7 25 01 75 01 95 08 "
    "81 02 19 00 29 65 25 65 75 08 95 06 81 00 c0";

// One bit for each key from 04 to 70.
const char kBitmap[] =
    "05 01 09 06 a1 01 85 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 19 04 29 70 95 6d 81 02 95 03 81 03 "
    "c0";

KeyboardForm form_of(std::string_view descriptor) {
  return keyboard_form(parse_report_descriptor(hex(descriptor)).value());
}

TEST(KeyboardForm, DescriptorsOfRealScannersReadAlike) {
  for (const std::string& descriptor :
       {std::string(tests::kHoneywellKeyboard), datalogic_gd4400(), cypress()}) {
    SCOPED_TRACE(descriptor);
    EXPECT_TRUE(is_keyboard(parse_report_descriptor(hex(descriptor)).value()));
    KeyReader reader(form_of(descriptor));
    EXPECT_EQ(reader.feed(hex("00 00 23 00 00 00 00 00")), (Events{{0, 0x23}}));
    EXPECT_EQ(reader.feed(hex("00 00 00 00 00 00 00 00")), Events{});
    EXPECT_EQ(reader.feed(hex("03 00 0d 00 00 00 00 00")), (Events{{3, 0x0D}}));
    EXPECT_EQ(reader.feed(hex("03 00 87 00 00 00 00 00")), (Events{{3, 0x87}}));
  }
}

TEST(KeyboardForm, KeysStandWhereTheDescriptorSays) {
  KeyReader reader(form_of(kShifted));
  EXPECT_EQ(reader.feed(hex("04 55 66 02 04 00 00 00 00 00")), (Events{{2, 0x04}}));
  EXPECT_EQ(reader.feed(hex("05 55 66 02 05 00 00 00 00 00")), Events{});  // another report
  EXPECT_EQ(reader.feed(hex("04 00 00 00 04 87 00 00 00 00")), (Events{{0, 0x87}}));
  EXPECT_EQ(reader.feed(hex("04 00 00 00 04 e1 05 00 00 00")), (Events{{2, 0x05}}));  // Shift as a key
}

TEST(KeyboardForm, OneBitForEachKey) {
  KeyReader reader(form_of(kBitmap));
  EXPECT_EQ(reader.feed(hex("01 02 01 00 00 00 00 00 00 00 00 00 00 00 00 00")), (Events{{2, 0x04}}));
  EXPECT_EQ(reader.feed(hex("01 00 07 00 00 00 10 00 00 00 00 00 00 00 00 00")),
            (Events{{0, 0x05}, {0, 0x06}, {0, 0x28}}));
}

TEST(KeyboardForm, WithoutKeysItIsTheBootReport) {
  const auto pos = parse_report_descriptor(hex(tests::kHoneywellPos)).value();
  EXPECT_FALSE(is_keyboard(pos));
  KeyReader reader(keyboard_form(pos));
  EXPECT_EQ(reader.feed(hex("02 00 00 00 04 00 00 00")), (Events{{2, 0x04}}));
}

struct Sequence {
  const char* why;
  std::vector<const char*> reports;
  Events events;
};
const Sequence kSequences[] = {
    {"press and release", {"00 00 04", "00 00 00", "00 00 04"}, {{0, 4}, {0, 4}}},
    {"a key that stays down is pressed once", {"00 00 04", "00 00 04", "02 00 04"}, {{0, 4}, {2, 0}}},
    {"no release between different keys", {"00 00 04", "00 00 05", "00 00 04"}, {{0, 4}, {0, 5}, {0, 4}}},
    {"several in one report, in the order of slots", {"02 00 06 04 05"}, {{2, 6}, {2, 4}, {2, 5}}},
    {"a later slot, the first ones empty", {"00 00 00 00 07"}, {{0, 7}}},
    {"the old key moves to another slot", {"00 00 04", "00 00 05 04", "00 00 05"}, {{0, 4}, {0, 5}}},
    {"the same key in two slots", {"00 00 04 04"}, {{0, 4}}},
    {"too many keys: nothing new, nothing up", {"00 00 04", "00 00 01 01 01", "00 00 04"}, {{0, 4}}},
    {"self-test failed, undefined", {"00 00 02", "00 00 03"}, {}},
    {"modifiers alone", {"04 00 00", "04 00 59", "00 00 00"}, {{4, 0}, {4, 0x59}, {0, 0}}},
    {"an empty read changes nothing", {"00 00 04", "", "00 00 04"}, {{0, 4}}}};

TEST(KeyReader, WhatCountsAsPressed) {
  for (const Sequence& sequence : kSequences) {
    KeyReader reader(boot_keyboard());
    Events events;
    for (const char* report : sequence.reports)
      for (const KeyEvent& event : reader.feed(hex(report))) events.push_back(event);
    EXPECT_EQ(events, sequence.events) << sequence.why;
  }
}

TEST(KeyReader, AfterReleaseAHeldKeyCountsAgain) {
  KeyReader reader(boot_keyboard());
  EXPECT_EQ(reader.feed(hex("00 00 04")).size(), 1u);
  reader.release();
  EXPECT_EQ(reader.feed(hex("00 00 04")).size(), 1u);
}

}  // namespace
}  // namespace packbench::drivers::hid
