// Layouts: what national keyboards have printed on their keys, dead keys, CapsLock, names that aren't there.
#include "drivers/hid/keyboard_layout.hpp"

#include <gtest/gtest.h>

#include "drivers/hid/dead_keys.hpp"

namespace packbench::drivers::hid {
namespace {

// The rows of keys from the top left, by their HID usages.
const std::vector<std::uint8_t> kRows[] = {
    {0x35, 0x1E, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x2D, 0x2E},
    {0x14, 0x1A, 0x08, 0x15, 0x17, 0x1C, 0x18, 0x0C, 0x12, 0x13, 0x2F, 0x30},
    {0x04, 0x16, 0x07, 0x09, 0x0A, 0x0B, 0x0D, 0x0E, 0x0F, 0x33, 0x34, 0x31},
    {0x1D, 0x1B, 0x06, 0x19, 0x05, 0x11, 0x10, 0x36, 0x37, 0x38}};

// Written from the keyboards: each row plain and with Shift. ¶ is a dead key, ¤ isn't looked at.
struct Keyboard {
  const char* layout;
  const char* plain[4];
  const char* shifted[4];
};
const Keyboard kKeyboards[] = {{"us",
                                {"`1234567890-=", "qwertyuiop[]", "asdfghjkl;'\\", "zxcvbnm,./"},
                                {"~!@#$%^&*()_+", "QWERTYUIOP{}", "ASDFGHJKL:\"|", "ZXCVBNM<>?"}},
                               {"de",
                                {"¶1234567890ß¶", "qwertzuiopü+", "asdfghjklöä#", "yxcvbnm,.-"},
                                {"°!\"§$%&/()=?¶", "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ'", "YXCVBNM;:_"}},
                               {"fr",
                                {"²&é\"'(-è_çà)=", "azertyuiop¶$", "qsdfghjklmù*", "wxcvbn,;:!"},
                                {"¤1234567890°+", "AZERTYUIOP¶£", "QSDFGHJKLM%µ", "WXCVBN?./§"}},
                               {"be",
                                {"²&é\"'(§è!çà)-", "azertyuiop¶$", "qsdfghjklmùµ", "wxcvbn,;:="},
                                {"³1234567890°_", "AZERTYUIOP¶*", "QSDFGHJKLM%£", "WXCVBN?./+"}},
                               {"ch",
                                {"§1234567890'¶", "qwertzuiopü¶", "asdfghjklöä$", "yxcvbnm,.-"},
                                {"°+\"*ç%&/()=?¶", "QWERTZUIOPè!", "ASDFGHJKLéà£", "YXCVBNM;:_"}},
                               {"it",
                                {"\\1234567890'ì", "qwertyuiopè+", "asdfghjklòàù", "zxcvbnm,.-"},
                                {"|!\"£$%&/()=?^", "QWERTYUIOPé*", "ASDFGHJKLç°§", "ZXCVBNM;:_"}},
                               {"es",
                                {"º1234567890'¡", "qwertyuiop¶+", "asdfghjklñ¶ç", "zxcvbnm,.-"},
                                {"ª!\"·$%&/()=?¿", "QWERTYUIOP¶*", "ASDFGHJKLÑ¶Ç", "ZXCVBNM;:_"}},
                               {"gb",
                                {"`1234567890-=", "qwertyuiop[]", "asdfghjkl;'#", "zxcvbnm,./"},
                                {"¬!\"£$%^&*()_+", "QWERTYUIOP{}", "ASDFGHJKL:@~", "ZXCVBNM<>?"}},
                               {"se",
                                {"§1234567890+¶", "qwertyuiopå¶", "asdfghjklöä'", "zxcvbnm,.-"},
                                {"½!\"#¤%&/()=?¶", "QWERTYUIOPÅ¶", "ASDFGHJKLÖÄ*", "ZXCVBNM;:_"}},
                               {"jp",
                                {"¤1234567890-^", "qwertyuiop@[", "asdfghjkl;:]", "zxcvbnm,./"},
                                {"¤!\"#$%&'()¤=~", "QWERTYUIOP`{", "ASDFGHJKL+*}", "ZXCVBNM<>?"}},
                               {"br",
                                {"'1234567890-=", "qwertyuiop¶[", "asdfghjklç¶]", "zxcvbnm,.;"},
                                {"\"!@#$%¶&*()_+", "QWERTYUIOP¶{", "ASDFGHJKLÇ¶}", "ZXCVBNM<>:"}},
                               {"ru",
                                {"ё1234567890-=", "йцукенгшщзхъ", "фывапролджэ\\", "ячсмитьбю."},
                                {"Ё!\"№;%:?*()_+", "ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭ/", "ЯЧСМИТЬБЮ,"}},
                               {"tr",
                                {"\"1234567890*-", "qwertyuıopğü", "asdfghjklşi,", "zxcvbnmöç."},
                                {"é!'¤+%&/()=?_", "QWERTYUIOPĞÜ", "ASDFGHJKLŞİ;", "ZXCVBNMÖÇ:"}},
                               {"cz",
                                {";+ěščřžýáíé=¶", "qwertzuiopú)", "asdfghjklů§¶", "yxcvbnm,.-"},
                                {"¤1234567890%¶", "QWERTZUIOP/(", "ASDFGHJKL\"!'", "YXCVBNM?:_"}}};

// One key with AltGr, or of those that only some keyboards have.
struct OneKey {
  const char* layout;
  std::uint8_t usage;
  bool alt_gr;
  const char* text;
};
const OneKey kOtherKeys[] = {
    {"de", 0x14, true, "@"},  {"de", 0x24, true, "{"},   {"de", 0x25, true, "["},   {"de", 0x26, true, "]"},
    {"de", 0x27, true, "}"},  {"de", 0x2D, true, "\\"},  {"de", 0x30, true, "~"},   {"de", 0x64, true, "|"},
    {"de", 0x08, true, "€"},  {"de", 0x64, false, "<"},  {"fr", 0x20, true, "#"},   {"fr", 0x21, true, "{"},
    {"fr", 0x22, true, "["},  {"fr", 0x23, true, "|"},   {"fr", 0x25, true, "\\"},  {"fr", 0x27, true, "@"},
    {"fr", 0x2D, true, "]"},  {"fr", 0x2E, true, "}"},   {"be", 0x1F, true, "@"},   {"be", 0x2F, true, "["},
    {"be", 0x30, true, "]"},  {"be", 0x64, true, "\\"},  {"ch", 0x1F, true, "@"},   {"ch", 0x2F, true, "["},
    {"ch", 0x30, true, "]"},  {"ch", 0x34, true, "{"},   {"it", 0x33, true, "@"},   {"it", 0x34, true, "#"},
    {"it", 0x2F, true, "["},  {"it", 0x30, true, "]"},   {"es", 0x1F, true, "@"},   {"es", 0x1E, true, "|"},
    {"es", 0x2F, true, "["},  {"es", 0x30, true, "]"},   {"gb", 0x64, false, "\\"}, {"se", 0x1F, true, "@"},
    {"se", 0x25, true, "["},  {"se", 0x26, true, "]"},   {"se", 0x2D, true, "\\"},  {"jp", 0x87, false, "\\"},
    {"br", 0x87, false, "/"}, {"br", 0x64, false, "\\"}, {"tr", 0x14, true, "@"},   {"tr", 0x26, true, "]"},
    {"cz", 0x19, true, "@"},  {"cz", 0x09, true, "["},   {"cz", 0x0A, true, "]"},   {"us", 0x14, true, "q"}};

std::vector<std::string> characters(const std::string& utf8) {
  std::vector<std::string> out;
  for (const char c : utf8) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) out.emplace_back();
    out.back() += c;
  }
  return out;
}

std::shared_ptr<const KeyboardLayout> layout(const std::string& name) {
  return KeyboardLayout::load(name).value();
}

void expect_row(const Keyboard& keyboard, int row, bool shift) {
  const auto expected = characters((shift ? keyboard.shifted : keyboard.plain)[row]);
  ASSERT_EQ(expected.size(), kRows[row].size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    SCOPED_TRACE(::testing::Message()
                 << keyboard.layout << " row " << row << " key " << i << " shift " << shift);
    const KeyText& key = layout(keyboard.layout)->key(kRows[row][i], shift, false, false);
    if (expected[i] == "¤") continue;
    EXPECT_EQ(key.dead ? std::string("¶") : key.text, expected[i]);
  }
}

TEST(KeyboardLayout, KeysGiveWhatIsPrintedOnThem) {
  for (const Keyboard& keyboard : kKeyboards)
    for (int row = 0; row < 4; ++row)
      for (const bool shift : {false, true}) expect_row(keyboard, row, shift);
}

TEST(KeyboardLayout, AltGrAndKeysOfSomeKeyboards) {
  for (const OneKey& key : kOtherKeys)
    EXPECT_EQ(layout(key.layout)->key(key.usage, false, key.alt_gr, false).text, key.text)
        << key.layout << " " << int{key.usage};
}

TEST(KeyboardLayout, AllOfTheListHaveDigitsOnTheKeypad) {
  for (const std::string_view name : kKeyboardLayouts) {
    const auto keys = layout(std::string(name));
    for (int digit = 0; digit < 10; ++digit) {
      const auto usage = static_cast<std::uint8_t>(digit == 0 ? 0x62 : 0x58 + digit);
      EXPECT_EQ(keys->key(usage, false, false, false).text, std::to_string(digit)) << name;
    }
    EXPECT_EQ(keys->key(0x2C, false, false, false).text, " ") << name;
  }
}

TEST(KeyboardLayout, CapsLockSwapsLettersOnly) {
  EXPECT_EQ(layout("us")->key(0x04, false, false, true).text, "A");
  EXPECT_EQ(layout("us")->key(0x04, true, false, true).text, "a");
  EXPECT_EQ(layout("us")->key(0x1E, false, false, true).text, "1");
  EXPECT_EQ(layout("de")->key(0x33, false, false, true).text, "Ö");
  EXPECT_EQ(layout("ru")->key(0x04, false, false, true).text, "Ф");
}

TEST(KeyboardLayout, VariantsDiffer) {
  EXPECT_TRUE(layout("de")->key(0x35, false, false, false).dead);
  EXPECT_FALSE(layout("de(nodeadkeys)")->key(0x35, false, false, false).dead);
  EXPECT_EQ(layout("de(nodeadkeys)")->key(0x35, false, false, false).text, "^");
}

TEST(KeyboardLayout, ALayoutThatIsNotThereIsNamed) {
  for (const std::string name : {"zz", "de(nosuch)", "de()", "de(nodeadkeys", "us,de", "../us", "", "us\n"}) {
    const auto result = KeyboardLayout::load(name);
    ASSERT_FALSE(result) << name;
    EXPECT_EQ(result.error().code, Errc::unsupported);
    EXPECT_NE(result.error().message.find("\"" + name + "\""), std::string::npos);
  }
}

TEST(DeadKeys, JoinTheLetterAfterThem) {
  EXPECT_EQ(composed("^", "e"), "ê");
  EXPECT_EQ(composed("'", "É"), "'É");
  EXPECT_EQ(composed("\"", "U"), "Ü");
  EXPECT_EQ(composed("ˇ", "Z"), "Ž");
  EXPECT_EQ(composed("^", " "), "^");
  EXPECT_EQ(composed("`", "1"), "`1");
  EXPECT_EQ(composed("", "e"), "e");
  EXPECT_EQ(composed("", " "), " ");
}

}  // namespace
}  // namespace packbench::drivers::hid
