// The keyboard decoder: what real scanners send, ends of scans, control characters, ALT codes, damage.
#include "drivers/hid/keyboard_scanner.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "drivers/hid/pos_scanner.hpp"
#include "tests/hid/descriptors.hpp"
#include "tests/hid/keyboard_encoder.hpp"

namespace packbench::drivers::hid {
namespace {

using tests::alt_code;
using tests::hex;
using tests::kEnter;
using tests::Stroke;
using tests::Style;
using tests::Typist;
using Strokes = std::vector<Stroke>;
using Texts = std::vector<std::string>;

ScannerSettings settings_of(const std::string& layout) {
  ScannerSettings settings;
  settings.layout = layout;
  return settings;
}

class Scanner {
 public:
  explicit Scanner(ScannerSettings settings = {}, KeyboardForm form = boot_keyboard())
      : decoder(KeyboardDecoder::make(std::move(form), settings).value()) {}

  Scanner& report(std::span<const std::uint8_t> bytes) {
    take(decoder->feed(bytes));
    return *this;
  }
  Scanner& report(const char* text) { return report(hex(text)); }
  Scanner& strokes(const Strokes& strokes, Style style = Style::pairs) {
    for (const auto& bytes : tests::reports(strokes, style)) report(bytes);
    return *this;
  }
  Scanner& type(const std::string& ascii) {
    return strokes(Typist(*KeyboardLayout::load("us").value()).type(ascii));
  }
  Scanner& enter() { return strokes({{0, kEnter}}); }
  void pause() { take(decoder->give_up()); }

  Texts texts() const {
    Texts all;
    for (const DecodedScan& scan : scans) all.push_back(scan.data);
    return all;
  }

  std::unique_ptr<KeyboardDecoder> decoder;
  std::vector<DecodedScan> scans;
  std::optional<Error> damage;

 private:
  void take(Decoded decoded) {
    for (DecodedScan& scan : decoded.scans) scans.push_back(std::move(scan));
    if (decoded.damage) damage = decoded.damage;
  }
};

// What one scanner types in one scan, Enter after it.
Texts typed(const ScannerSettings& settings, const Strokes& strokes) {
  Scanner scanner(settings);
  scanner.strokes(strokes).enter();
  return scanner.texts();
}

// Reports of an Opticon and of a reader with CR LF, as published: press and release, CR LF as Enter,
// Ctrl+Shift+J.
TEST(KeyboardDecoder, ReportsAsRealScannersSendThem) {
  Scanner scanner;
  scanner.report("00 00 23 00 00 00 00 00").report("00 00 00 00 00 00 00 00");
  EXPECT_TRUE(scanner.decoder->in_scan());
  scanner.report("02 00 04 00 00 00 00 00").report("00 00 00 00 00 00 00 00");
  scanner.report("00 00 28 00 00 00 00 00").report("00 00 00 00 00 00 00 00");
  EXPECT_FALSE(scanner.decoder->in_scan());
  scanner.report("03 00 0d 00 00 00 00 00").report("00 00 00 00 00 00 00 00");
  EXPECT_FALSE(scanner.decoder->in_scan());
  scanner.report("00 00 27 00 00 00 00 00").report("00 00 28 00 00 00 00 00");
  EXPECT_EQ(scanner.texts(), (Texts{"6A", "0"}));
  EXPECT_TRUE(scanner.scans[0].complete);
}

TEST(KeyboardDecoder, ThroughTheDescriptorOfAHoneywell) {
  const auto descriptor = parse_report_descriptor(hex(tests::kHoneywellKeyboard)).value();
  Scanner scanner({}, keyboard_form(descriptor));
  scanner.type("X00").enter();
  EXPECT_EQ(scanner.texts(), (Texts{"X00"}));
}

TEST(KeyboardDecoder, EveryEndMarkEndsOneScan) {
  const Strokes ends[] = {{{0, 0x28}},                         // Enter
                          {{0, 0x58}},                         // Enter of the keypad
                          {{0, 0x2B}},                         // Tab
                          {{0, 0x28}, {0x01, 0x0D}},           // Enter, Ctrl+J
                          {{0, 0x28}, {0x03, 0x0D}},           // Enter, Ctrl+Shift+J
                          {{0x10, 0x10}, {0x10, 0x0D}},        // Ctrl+M, Ctrl+J
                          {{0x01, 0x0D}},                      // Ctrl+J
                          {{0x01, 0x0C}},                      // Ctrl+I
                          {{0, 0x28}, {0, 0x28}, {0, 0x2B}}};  // more than one
  for (const Strokes& end : ends) {
    Scanner scanner;
    scanner.type("A1").strokes(end).type("B").strokes(end);
    EXPECT_EQ(scanner.texts(), (Texts{"A1", "B"}));
    EXPECT_FALSE(scanner.decoder->in_scan());
  }
  Strokes codes = alt_code("013");
  for (const Stroke& stroke : alt_code("10")) codes.push_back(stroke);
  EXPECT_EQ(Scanner().type("A1").strokes(codes).texts(), (Texts{"A1"}));
}

struct Control {
  const char* layout;
  Stroke stroke;
  std::string text;
};

TEST(KeyboardDecoder, ControlCharactersByTheLayoutsOwnKeys) {
  const Control controls[] = {
      {"us", {0x01, 0x30}, "\x1D"},                                       // Ctrl+]
      {"us", {0x10, 0x30}, "\x1D"},        {"us", {0x12, 0x30}, "\x1D"},  // Ctrl+Shift+]
      {"us", {0x01, 0x31}, "\x1C"},        {"us", {0x01, 0x2F}, "\x1B"},
      {"us", {0x03, 0x23}, "\x1E"},                                       // Ctrl+^
      {"us", {0x01, 0x23}, "\x1E"},        {"us", {0x03, 0x2D}, "\x1F"},  // Ctrl+_
      {"us", {0x01, 0x2D}, "\x1F"},        {"us", {0x01, 0x05}, "\x02"},
      {"us", {0x03, 0x05}, "\x02"},         // Ctrl+capital
      {"de", {0x01 | 0x40, 0x26}, "\x1D"},  // ] is AltGr+9
      {"de", {0x01, 0x30}, "\x1D"},         // + has no control character: the place on a US keyboard counts
      {"de", {0x01, 0x1C}, "\x1A"},         // z
      {"fr", {0x01 | 0x40, 0x2D}, "\x1D"},  // ] is AltGr+)
      {"fr", {0x01, 0x04}, "\x11"},         // q
      {"fr", {0x01, 0x30}, "\x1D"},        {"ru", {0x01, 0x30}, "\x1D"},
      {"ru", {0x01, 0x05}, "\x02"}};
  for (const Control& control : controls)
    EXPECT_EQ(typed(settings_of(control.layout), {control.stroke}), (Texts{control.text}))
        << control.layout << " " << int{control.stroke.modifiers} << " " << int{control.stroke.usage};
}

TEST(KeyboardDecoder, LettersFollowTheLayout) {
  EXPECT_EQ(typed(settings_of("de"), {{0, 0x1C}, {0x40, 0x26}, {0x05, 0x14}}), (Texts{"z]@"}));
  EXPECT_EQ(typed(settings_of("fr"), {{0, 0x14}, {0x02, 0x1E}, {0x40, 0x2D}}), (Texts{"a1]"}));
  EXPECT_EQ(typed(settings_of("de"), {{0, 0x35}, {0, 0x2C}, {0, 0x35}, {0, 0x04}, {0, 0x35}}),
            (Texts{"^â^"}));
}

TEST(KeyboardDecoder, AltCodesOfOneByte) {
  const std::pair<const char*, const char*> codes[] = {{"029", "\x1D"},   {"29", "\x1D"}, {"0029", "\x1D"},
                                                       {"065", "A"},      {"65", "A"},    {"0233", "é"},
                                                       {"130", "é"},      {"0128", "€"},  {"233", "Θ"},
                                                       {"255", "\u00A0"}, {"0255", "ÿ"},  {"0129", "\uFFFD"}};
  for (const auto& [digits, text] : codes) {
    for (const AltCode coding : {AltCode::utf16, AltCode::gbk}) {
      ScannerSettings settings;
      settings.alt_code = coding;
      EXPECT_EQ(typed(settings, alt_code(digits)), (Texts{text})) << digits;
      EXPECT_EQ(typed(settings, alt_code(digits, 0x40)), (Texts{text})) << digits;
    }
  }
}

// Numbers of a published log of a scanner in "Word" mode, and what its "Notepad" mode sends for the same.
TEST(KeyboardDecoder, ChineseByAltCodes) {
  struct Character {
    const char* utf16;
    const char* gbk;
    const char* text;
  };
  const Character characters[] = {
      {"31508", "45514", "笔"}, {"35760", "48327", "记"}, {"26412", "45502", "本"}, {"20140", "48809", "京"}};
  Strokes word, notepad;
  for (const Character& character : characters) {
    for (const Stroke& stroke : alt_code(character.utf16)) word.push_back(stroke);
    for (const Stroke& stroke : alt_code(character.gbk)) notepad.push_back(stroke);
  }
  ScannerSettings gbk;
  gbk.alt_code = AltCode::gbk;
  for (const Style style : tests::kStyles) {
    EXPECT_EQ(Scanner().strokes(word, style).enter().texts(), (Texts{"笔记本京"}));
    EXPECT_EQ(Scanner(gbk).strokes(notepad, style).enter().texts(), (Texts{"笔记本京"}));
  }
}

TEST(KeyboardDecoder, AltCodesBeyondSixteenBits) {
  Strokes pair = alt_code("55357");
  for (const Stroke& stroke : alt_code("56832")) pair.push_back(stroke);
  EXPECT_EQ(typed({}, pair), (Texts{"😀"}));
  EXPECT_EQ(typed({}, alt_code("128512")), (Texts{"😀"}));
  EXPECT_EQ(typed({}, alt_code("55357")), (Texts{"\uFFFD"}));
  EXPECT_EQ(typed({}, alt_code("56832")), (Texts{"\uFFFD"}));
  EXPECT_EQ(typed({}, alt_code("999999999999999")), (Texts{"\uFFFD"}));
  ScannerSettings gbk;
  gbk.alt_code = AltCode::gbk;
  EXPECT_EQ(typed(gbk, alt_code("321")), (Texts{"\uFFFD"}));
  EXPECT_EQ(typed(gbk, alt_code("99999")), (Texts{"\uFFFD"}));
}

TEST(KeyboardDecoder, AltCodesStandBetweenOtherKeys) {
  Scanner scanner;
  scanner.strokes({{0, 0x53}}).type("01").strokes(alt_code("029")).type("B").enter();  // NumLock first
  // Alt goes up in the very report that presses the next key.
  scanner.report("04 00 5a").report("04 00 61").report("00 00 04").enter();
  // A key that is no digit ends the code while Alt is held.
  scanner.report("04 00 5a").report("04 00 61").report("04 00 04").enter();
  // Digits in the top row with Alt are no code; the keypad without Alt isn't either.
  scanner.strokes({{0x04, 0x1F}, {0x04, 0x26}, {0, 0x5A}, {0, 0x61}}).enter();
  EXPECT_EQ(scanner.texts(), (Texts{"01\x1D"
                                    "B",
                                    "\x1D"
                                    "a",
                                    "\x1D"
                                    "a",
                                    "2929"}));
}

TEST(KeyboardDecoder, CapsLock) {
  ScannerSettings caps;
  caps.caps_lock = true;
  const Strokes letters = {{0, 0x04}, {0x02, 0x05}, {0, 0x1E}};
  EXPECT_EQ(typed({}, letters), (Texts{"aB1"}));
  EXPECT_EQ(typed(caps, letters), (Texts{"Ab1"}));
  // The scanner presses it around its data, and stays in it over a pause and into the next scan.
  for (const auto& [settings, first, second] :
       {std::tuple{ScannerSettings{}, "A", "a"}, std::tuple{caps, "a", "A"}}) {
    Scanner scanner(settings);
    scanner.strokes({{0, 0x39}, {0, 0x04}}).enter().strokes({{0, 0x04}}).pause();
    scanner.strokes({{0, 0x04}}).enter().strokes({{0, 0x39}, {0, 0x04}}).enter();
    EXPECT_EQ(scanner.texts(), (Texts{first, first, first, second}));
    for (const DecodedScan& scan : scanner.scans)
      EXPECT_EQ(retype(scan.raw, settings).value().data, scan.data);
  }
}

TEST(KeyboardDecoder, KeysWithoutTextAreNamed) {
  EXPECT_EQ(typed({}, {{0, 0x04}, {0, 0x41}, {0, 0x3A}, {0, 0x73}, {0, 0x49}, {0, 0x53}, {0, 0x47}}),
            (Texts{"a<F8><F1><F24><Insert>"}));
  EXPECT_EQ(typed(settings_of("de"), {{0x01, 0x41}, {0, 0x29}}), (Texts{"<F8>\x1B"}));
}

TEST(KeyboardDecoder, AimIdentifiers) {
  const std::tuple<const char*, const char*, const char*> rows[] = {
      {"]C10104006381333931", "]C1", "0104006381333931"},
      {"]Q1x", "]Q1", "x"},
      {"]e0]e0", "]e0", "]e0"},
      {"]C1", "", "]C1"},
      {"]12345", "", "]12345"},
      {"]zA345", "]zA", "345"},
      {"]C-345", "", "]C-345"},
      {"a]C1b", "", "a]C1b"}};
  for (const auto& [sent, aim, data] : rows) {
    Scanner scanner;
    scanner.type(sent).enter();
    ASSERT_EQ(scanner.texts(), (Texts{data}));
    EXPECT_EQ(scanner.scans[0].aim, aim);
  }
}

TEST(KeyboardDecoder, APauseEndsWhatHasNoEndMark) {
  ScannerSettings by_pause;
  by_pause.ends_by_pause = true;
  for (const auto& settings : {ScannerSettings{}, by_pause}) {
    Scanner scanner(settings);
    scanner.type("123").pause();
    EXPECT_EQ(scanner.texts(), (Texts{"123"}));
    EXPECT_EQ(scanner.scans[0].complete, settings.ends_by_pause);
    EXPECT_FALSE(scanner.decoder->in_scan());
    scanner.pause();
    EXPECT_EQ(scanner.scans.size(), 1u);
    EXPECT_FALSE(scanner.damage);
  }
}

TEST(KeyboardDecoder, ACodeThatBreaksOffIsNotComplete) {
  ScannerSettings by_pause;
  by_pause.ends_by_pause = true;
  Scanner scanner(by_pause);
  scanner.type("12").report("04 00 5a").report("04 00 00").pause();
  EXPECT_EQ(scanner.texts(), (Texts{"12"}));
  EXPECT_FALSE(scanner.scans[0].complete);
  scanner.report("04 00 5a").report("04 00 00").pause();
  EXPECT_EQ(scanner.scans.size(), 1u);
  ASSERT_TRUE(scanner.damage);
  EXPECT_EQ(scanner.damage->code, Errc::timeout);
}

TEST(KeyboardDecoder, AKeyLeftDownBeforeAPauseCountsAgain) {
  Scanner scanner;
  scanner.report("00 00 1e").pause();
  scanner.report("00 00 1e").pause();
  EXPECT_EQ(scanner.texts(), (Texts{"1", "1"}));
}

TEST(KeyboardDecoder, ResetForgetsTheBegunScan) {
  Scanner scanner;
  scanner.strokes({{0, 0x39}}).type("123").report("00 00 04");
  scanner.decoder->reset();
  EXPECT_FALSE(scanner.decoder->in_scan());
  scanner.report("00 00 04").enter();
  EXPECT_EQ(scanner.texts(), (Texts{"a"}));
}

TEST(KeyboardDecoder, TooLongForABarcodeIsSkippedToItsEnd) {
  Scanner scanner;
  scanner.type(std::string(kMaxScanBytes, 'x')).enter();
  ASSERT_EQ(scanner.scans.size(), 1u);
  EXPECT_FALSE(scanner.damage);
  scanner.type(std::string(kMaxScanBytes + 10, 'x'));
  ASSERT_TRUE(scanner.damage);
  EXPECT_EQ(scanner.damage->code, Errc::malformed);
  EXPECT_TRUE(scanner.decoder->in_scan());
  scanner.enter().type("next").enter();
  EXPECT_EQ(scanner.scans.size(), 2u);
  EXPECT_EQ(scanner.scans.back().data, "next");
}

TEST(KeyboardDecoder, AScanOfKeysWithoutTextHasAnEndToo) {
  Scanner scanner;
  scanner.type("1");
  for (int i = 0; i < 200000 && !scanner.damage; ++i) scanner.report("02 00 00").report("00 00 00");
  ASSERT_TRUE(scanner.damage);
  scanner.pause();
  EXPECT_TRUE(scanner.scans.empty());
}

TEST(KeyboardDecoder, ALayoutThatIsNotThereIsAnError) {
  const auto decoder = KeyboardDecoder::make(boot_keyboard(), settings_of("zz"));
  ASSERT_FALSE(decoder);
  EXPECT_NE(decoder.error().message.find("\"zz\""), std::string::npos);
  EXPECT_FALSE(retype("", settings_of("zz")));
}

// A German scanner on a bench set to "us": its trace shows what it meant.
TEST(Retype, TheTraceShowsWhatAnotherLayoutGives) {
  const auto de = KeyboardLayout::load("de").value();
  Scanner scanner;
  scanner
      .strokes(Typist(*de).type("]C1xyz/(_)\x1D"
                                "7"))
      .enter();
  ASSERT_EQ(scanner.scans.size(), 1u);
  EXPECT_NE(scanner.scans[0].data,
            "xyz/(_)\x1D"
            "7");
  const DecodedScan meant = retype(scanner.scans[0].raw, settings_of("de")).value();
  EXPECT_EQ(meant.aim, "]C1");
  EXPECT_EQ(meant.data,
            "xyz/(_)\x1D"
            "7");
  EXPECT_TRUE(meant.complete);
  EXPECT_EQ(scanner.scans[0].raw.size() % kBootReportBytes, 0u);
}

}  // namespace
}  // namespace packbench::drivers::hid
