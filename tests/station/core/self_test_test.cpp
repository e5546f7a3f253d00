// What the self-test sheet tells of a scanner: compared with what is printed, whatever layout, prefix or
// FNC1.
#include "station/scanners/self_test.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <random>

#include "drivers/hid/keyboard_scanner.hpp"
#include "tests/hid/keyboard_encoder.hpp"

namespace packbench::station {
namespace {

using drivers::AltCode;
using drivers::ScannerSettings;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// Keyboards as pairs of characters that change places. "b" is as "a" but for one sign.
struct Board {
  std::string_view name;
  std::vector<std::pair<char, char>> swapped;
};
const std::vector<Board>& boards() {
  static const std::vector<Board> all{{"us", {}},
                                      {"a", {{'y', 'z'}, {'Y', 'Z'}, {'-', '/'}, {'@', '"'}}},
                                      {"b", {{'y', 'z'}, {'Y', 'Z'}, {'-', '/'}, {'@', '"'}, {'~', '^'}}},
                                      {"q", {{'a', 'q'}, {'A', 'Q'}, {'1', '!'}, {'2', '@'}}}};
  return all;
}
constexpr std::array<std::string_view, 4> kLayouts{"us", "a", "b", "q"};

// The keys of `text`, named as on a US board; and, as it is its own way back, what such keys give.
std::string typed(std::string_view layout, bool caps_lock, std::string text) {
  const auto board =
      std::find_if(boards().begin(), boards().end(), [&](auto& b) { return b.name == layout; });
  for (char& c : text) {
    if (board != boards().end())
      for (const auto& [one, other] : board->swapped) {
        if (c == one || c == other) {
          c = c == one ? other : one;
          break;
        }
      }
    if (caps_lock)
      c = static_cast<char>(std::islower(static_cast<unsigned char>(c)) ? std::toupper(c) : std::tolower(c));
  }
  return text;
}

std::optional<drivers::DecodedScan> as_scan(std::string text) {
  drivers::DecodedScan scan;
  if (text.starts_with("]")) {
    scan.aim = text.substr(0, 3);
    text.erase(0, 3);
  }
  scan.data = std::move(text);
  return scan;
}

// How a scanner is set up, and what it makes of a code.
struct Scanner {
  std::string layout = "us";
  bool caps_lock = false, keyboard = true, finished = true;
  std::string prefix, suffix, fnc1 = "\x1D", aim = "]C0";
  std::function<std::string(std::string)> spoil = [](std::string text) { return text; };

  SheetScan scan(const SheetCode& code) const {
    std::string text(code.content);
    if (const auto at = text.find('\x1D'); at != std::string::npos) text.replace(at, 1, fnc1);
    text = prefix + spoil(text) + suffix;
    if (!keyboard) return {text, aim, "", finished, 0};
    const auto keys = typed(layout, caps_lock, aim + text);
    return {keys.substr(aim.size()), aim, keys, finished, static_cast<std::int64_t>(text.size()) * 2000};
  }
};

struct SelfTestTest : testing::Test {
  SelfTest test = begin();
  static SelfTest begin(const ScannerSettings& now = {}) {
    return {now, kLayouts, [](const std::string& raw, const ScannerSettings& settings) {
              return as_scan(typed(settings.layout, settings.caps_lock, raw));
            }};
  }
  void scan(const Scanner& scanner, std::size_t number) {
    EXPECT_TRUE(test.take(scanner.scan(sheet_codes()[number - 1]))) << number;
  }
  void scan_all(const Scanner& scanner) {
    for (std::size_t number = 1; number <= sheet_codes().size(); ++number) scan(scanner, number);
  }
  std::vector<std::string> found() const {
    std::vector<std::string> keys;
    for (const auto& text : test.findings()) keys.push_back(text.key.substr(std::string("scanner.").size()));
    return keys;
  }
  // What must be mended or was corrected.
  std::vector<std::string> wrong() const {
    auto keys = found();
    std::erase_if(keys, [](auto& key) { return key.starts_with("note_"); });
    return keys;
  }
};

TEST_F(SelfTestTest, OfAScannerThatIsSetUpWellNothingIsWrong) {
  EXPECT_THAT(test.left(), SizeIs(sheet_codes().size()));
  scan_all({});
  EXPECT_EQ(test.settings(), ScannerSettings{});
  EXPECT_THAT(wrong(), IsEmpty());
  EXPECT_THAT(test.left(), IsEmpty());
  EXPECT_THAT(test.findings(), Contains(records::Text{"scanner.note_speed", {"2"}}));
  EXPECT_THAT(test.findings().back().args.front(),
              testing::HasSubstr("EAN-13, UPC-A, EAN-8, ITF-14, Code 39"));
}

TEST_F(SelfTestTest, ALayoutIsCertainWhenNoOtherOneFits) {
  Scanner scanner;
  scanner.layout = "q";
  scan(scanner, 1);
  EXPECT_EQ(test.settings().layout, "us") << "all letters may have been made small";
  scan(scanner, 2);
  EXPECT_EQ(test.settings().layout, "q");
  EXPECT_THAT(wrong(), ElementsAre("corrected_layout"));
}

TEST_F(SelfTestTest, LayoutsThatDifferInOneSignAreToldApartByIt) {
  Scanner scanner;
  scanner.layout = "b";
  for (const std::size_t number : {1, 2, 3}) scan(scanner, number);
  EXPECT_EQ(test.settings().layout, "us") << "a or b: not known yet";
  scan(scanner, 4);
  EXPECT_EQ(test.settings().layout, "b");
}

TEST_F(SelfTestTest, TheSheetIsKnownUnderTheWrongLayoutInAnyOrder) {
  Scanner scanner;
  scanner.layout = "q";
  for (std::size_t number = sheet_codes().size(); number > 0; --number) scan(scanner, number);
  EXPECT_EQ(test.settings().layout, "q");
  EXPECT_THAT(test.left(), IsEmpty());
}

TEST_F(SelfTestTest, CapsLockIsNoLostCase) {
  Scanner scanner;
  scanner.caps_lock = true;
  scan_all(scanner);
  EXPECT_TRUE(test.settings().caps_lock);
  EXPECT_THAT(wrong(), ElementsAre("corrected_caps"));
}

TEST_F(SelfTestTest, ALostCaseIsNoCapsLock) {
  for (int (*change)(int) :
       {static_cast<int (*)(int)>(std::toupper), static_cast<int (*)(int)>(std::tolower)}) {
    for (const bool keyboard : {true, false}) {
      test = begin();
      Scanner scanner;
      scanner.keyboard = keyboard;
      scanner.spoil = [change](std::string text) {
        for (char& c : text) c = static_cast<char>(change(static_cast<unsigned char>(c)));
        return text;
      };
      scan(scanner, 1);
      scan(scanner, 2);
      scan(scanner, 3);
      scan(scanner, 4);
      EXPECT_FALSE(test.settings().caps_lock);
      EXPECT_THAT(wrong(), Contains("mend_case"));
    }
  }
}

TEST_F(SelfTestTest, ALayoutThatNobodyKnowsIsTold) {
  Scanner scanner;
  scanner.spoil = [](std::string text) {
    for (char& c : text) c = c == 'e' ? 'r' : c == 'r' ? 'e' : c == 'E' ? 'R' : c == 'R' ? 'E' : c;
    return text;
  };
  scan(scanner, 1);
  scan(scanner, 2);
  EXPECT_THAT(wrong(), Contains("mend_layout"));
  EXPECT_EQ(test.settings().layout, "us");
}

TEST_F(SelfTestTest, WhatIsAddedIsCertainWhenTwoTypesOfCodesHaveIt) {
  Scanner scanner;
  scanner.prefix = "*";
  scanner.suffix = "!!";
  scan(scanner, 1);
  scan(scanner, 2);
  EXPECT_THAT(wrong(), ElementsAre("seen_prefix", "seen_suffix"));
  EXPECT_EQ(test.settings().prefix, "");
  scan(scanner, 8);
  EXPECT_EQ(test.settings().prefix, "*");
  EXPECT_EQ(test.settings().suffix, "!!");
  EXPECT_THAT(wrong(), ElementsAre("corrected_prefix", "corrected_suffix"));
}

TEST_F(SelfTestTest, ALetterForEachTypeOfCodeCantBeTakenOff) {
  Scanner scanner;
  scanner.prefix = "j";
  scan(scanner, 1);
  scanner.prefix = "d";
  scan(scanner, 8);
  EXPECT_EQ(test.settings().prefix, "");
  EXPECT_THAT(wrong(), ElementsAre("mend_affixes"));
}

TEST_F(SelfTestTest, AnAimIdentifierBehindAPrefixIsNoneOfIt) {
  Scanner scanner;
  scanner.aim = "";
  scanner.prefix = "*]C0";
  scan(scanner, 1);
  scanner.prefix = "*]E0";
  scan(scanner, 8);
  EXPECT_EQ(test.settings().prefix, "*");
  EXPECT_THAT(wrong(), ElementsAre("corrected_prefix"));
}

TEST_F(SelfTestTest, AStandInForFnc1IsLearned) {
  Scanner scanner;
  scanner.fnc1 = "<F8>";
  scan_all(scanner);
  EXPECT_EQ(test.settings().fnc1, "<F8>");
  EXPECT_THAT(wrong(), ElementsAre("corrected_fnc1"));
  scanner.fnc1 = "";
  test = begin(test.settings());
  scan_all(scanner);
  EXPECT_EQ(test.settings().fnc1, "");
  EXPECT_THAT(wrong(), ElementsAre("mend_fnc1"));
}

TEST_F(SelfTestTest, FnC1InTheFirstPlaceIsNoPrefix) {
  Scanner scanner;
  scanner.keyboard = false;
  scan(scanner, 1);
  scanner.prefix = "\x1D";
  scan(scanner, 6);
  EXPECT_EQ(test.settings(), ScannerSettings{});
  EXPECT_THAT(wrong(), IsEmpty());
}

TEST_F(SelfTestTest, TwoStandInsForFnc1AreTold) {
  Scanner scanner;
  scanner.fnc1 = "~";
  scan(scanner, 6);
  scanner.fnc1 = "#";
  scan(scanner, 7);
  EXPECT_EQ(test.settings().fnc1, "");
  EXPECT_THAT(wrong(), Contains("mend_fnc1_differs"));
}

TEST_F(SelfTestTest, WhatOnlyTheScannerCanMendIsTold) {
  Scanner scanner;
  scanner.aim = "";
  scanner.spoil = [](std::string text) {
    text.erase(std::unique(text.begin(), text.end()), text.end());
    return text;
  };
  scan(scanner, 5);
  scanner.spoil = [](std::string text) { return text.substr(0, text.size() - 1); };
  scan(scanner, 8);
  scan(scanner, 10);
  EXPECT_THAT(wrong(), ElementsAre("mend_repeats", "mend_check_digit", "mend_aim"));
  EXPECT_THAT(test.findings(), Contains(records::Text{"scanner.mend_check_digit", {"EAN-13, EAN-8"}}));
  EXPECT_EQ(test.settings(), ScannerSettings{});
}

TEST_F(SelfTestTest, ASlowOneIsTold) {
  auto slow = Scanner{}.scan(sheet_codes()[0]);
  slow.took_us = 27 * 16'000;
  ASSERT_TRUE(test.take(slow));
  EXPECT_THAT(test.findings(), Contains(records::Text{"scanner.mend_speed", {"16"}}));
}

TEST_F(SelfTestTest, WhereNoEnterComesAPauseEndsAScan) {
  Scanner scanner;
  scanner.finished = false;
  scan(scanner, 1);
  EXPECT_TRUE(test.settings().ends_by_pause);
  EXPECT_THAT(found(), Contains("corrected_pause"));
  test = begin(test.settings());
  scan({}, 1);
  EXPECT_FALSE(test.settings().ends_by_pause);
}

TEST_F(SelfTestTest, WhatAltCodesStandForIsTakenFromWhatGivesTheCharacters) {
  const auto& hanzi = sheet_codes().back();
  const auto as = [&](AltCode right) {
    return SelfTest({}, kLayouts, [&, right](const std::string&, const ScannerSettings& settings) {
      return as_scan(settings.alt_code == right ? std::string(hanzi.content) : "HANZI\xC2\xA4\xC2\xA5");
    });
  };
  test = as(AltCode::gbk);
  ASSERT_TRUE(test.take({"HANZI\xC2\xA4\xC2\xA5", "]Q1", "raw", true, 0}));
  EXPECT_EQ(test.settings().alt_code, AltCode::gbk);
  EXPECT_THAT(found(), Contains("corrected_gbk"));
  test = as(AltCode::utf16);
  ASSERT_TRUE(test.take({"HANZI笔记本", "]Q1", "raw", true, 0}));
  EXPECT_EQ(test.settings().alt_code, AltCode::utf16);
  EXPECT_THAT(found(), Contains("note_chinese"));
  test = begin();
  ASSERT_TRUE(test.take({"HANZI???", "]Q1", "", true, 0}));
  EXPECT_THAT(found(), Contains("mend_chinese"));
}

TEST_F(SelfTestTest, WithoutAKeyboardNothingIsSaidOfLayouts) {
  Scanner scanner;
  scanner.keyboard = false;
  scanner.prefix = "A";
  scan_all(scanner);
  ScannerSettings wanted;
  wanted.prefix = "A";
  EXPECT_EQ(test.settings(), wanted);
  EXPECT_THAT(found(), Not(Contains("note_layout")));
}

TEST_F(SelfTestTest, AUpcAMayComeAsTheEan13ThatItIs) {
  ASSERT_TRUE(test.take({"0495200000019", "]E0", "", true, 0}));
  EXPECT_THAT(wrong(), IsEmpty());
}

// Real keyboards ---------------------------------------------------------------------------------

// What the bench gets of that text from a scanner that types for a host with this layout, while it takes it
// for a US one.
SheetScan typed_for(const drivers::hid::KeyboardLayout& layout, bool caps_lock, std::string_view text) {
  namespace hid = drivers::hid;
  auto strokes = tests::Typist(layout, caps_lock).type(std::string(text));
  strokes.push_back({0, tests::kEnter});
  auto decoder = hid::KeyboardDecoder::make(hid::boot_keyboard(), {}).value();
  SheetScan scan;
  for (const auto& report : tests::reports(strokes, tests::Style::pairs))
    for (auto& done : decoder->feed(report).scans) scan = {done.data, done.aim, done.raw, done.complete, 0};
  return scan;
}

class EachLayout : public testing::TestWithParam<std::string_view> {};

TEST_P(EachLayout, IsLearnedWithAndWithoutCapsLockAndThenReadsTheSheetAsItIsPrinted) {
  const auto retype = [](const std::string& raw,
                         const ScannerSettings& settings) -> std::optional<drivers::DecodedScan> {
    const auto scan = drivers::hid::retype(raw, settings);
    return scan ? std::optional(*scan) : std::nullopt;
  };
  const auto layout = drivers::hid::KeyboardLayout::load(std::string(GetParam())).value();
  for (const bool caps_lock : {false, true}) {
    SelfTest test({}, drivers::hid::kKeyboardLayouts, retype);
    const auto codes = sheet_codes().first(sheet_codes().size() - 1);  // Chinese is typed in other ways
    for (const auto& code : codes)
      EXPECT_TRUE(test.take(typed_for(*layout, caps_lock, code.content))) << code.content << caps_lock;
    const auto learned = test.settings();
    for (const auto& code : codes) {
      const auto scan = typed_for(*layout, caps_lock, code.content);
      EXPECT_EQ(retype(scan.raw, learned)->data, code.content) << learned.layout << caps_lock;
    }
    EXPECT_EQ(learned.prefix + learned.suffix + learned.fnc1, "");
  }
}

INSTANTIATE_TEST_SUITE_P(Layouts, EachLayout, testing::ValuesIn(drivers::hid::kKeyboardLayouts),
                         [](const auto& at) {
                           std::string name(at.param);
                           std::erase_if(name,
                                         [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); });
                           return name;
                         });

// Codes of the warehouse, of all kinds, in all layouts.
TEST_F(SelfTestTest, OtherCodesAreNeverTaken) {
  for (const char* code :
       {"PB-C-DONE", "PB-C-LANE-1", "PB-B-P1", "6901234500011", "16901234500018", "96385074",
        "SF1023456789012",
        "010950600013435210ABC\x1D"
        "21123",
        "https://example.com/01/09506000134352", "PACKBENCH", "HANZ", "1", "19520000000011", "95200000000110",
        "9520000000", "01095200000000281", "abcdefghijklmnopqrstuvwxyz", ""}) {
    EXPECT_FALSE(test.take({code, "", "", true, 0})) << code;
    for (const auto layout : kLayouts) {
      const auto keys = typed(layout, false, code);
      EXPECT_FALSE(test.take({keys, "", keys, true, 0})) << code << " " << layout;
    }
  }
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::string code(1 + random() % 40, ' ');
    for (char& c : code) c = static_cast<char>(random() % 3 ? '0' + random() % 10 : ' ' + random() % 95);
    ASSERT_FALSE(test.take({code, "", i % 2 ? code : "", true, 0})) << code;
  }
  EXPECT_THAT(test.left(), SizeIs(sheet_codes().size()));
}

}  // namespace
}  // namespace packbench::station
