// The accents of European keyboards and the letters that they join with.
#include "drivers/hid/dead_keys.hpp"

#include <xkbcommon/xkbcommon-keysyms.h>

namespace packbench::drivers::hid {
namespace {

struct DeadKey {
  std::uint32_t keysym;
  std::string_view accent;   // what it gives before a space
  std::string_view letters;  // pairs: a letter, the same with its accent
};

// Acute and diaeresis stand alone as ' and ", as on the US international keyboard: barcodes have those.
constexpr DeadKey kDeadKeys[] = {
    {XKB_KEY_dead_grave, "`", "aàeèiìoòuùnǹAÀEÈIÌOÒUÙNǸ"},
    {XKB_KEY_dead_acute, "'", "aáeéiíoóuúyýcćnńsśzźlĺrŕAÁEÉIÍOÓUÚYÝCĆNŃSŚZŹLĹRŔ"},
    {XKB_KEY_dead_circumflex, "^", "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷAÂEÊIÎOÔUÛCĈGĜHĤJĴSŜWŴYŶ"},
    {XKB_KEY_dead_tilde, "~", "aãnñoõiĩuũAÃNÑOÕIĨUŨ"},
    {XKB_KEY_dead_diaeresis, "\"", "aäeëiïoöuüyÿAÄEËIÏOÖUÜYŸ"},
    {XKB_KEY_dead_abovering, "°", "aåuůAÅUŮ"},
    {XKB_KEY_dead_cedilla, "¸", "cçsştţgģkķlļnņrŗCÇSŞTŢGĢKĶLĻNŅRŖ"},
    {XKB_KEY_dead_caron, "ˇ", "cčdďeěnňrřsštťzžlľCČDĎEĚNŇRŘSŠTŤZŽLĽ"},
    {XKB_KEY_dead_ogonek, "˛", "aąeęiįuųAĄEĘIĮUŲ"},
    {XKB_KEY_dead_doubleacute, "˝", "oőuűOŐUŰ"},
    {XKB_KEY_dead_breve, "˘", "aăgğuŭAĂGĞUŬ"},
    {XKB_KEY_dead_abovedot, "˙", "zżeėcċgġIİZŻEĖCĊGĠ"},
    {XKB_KEY_dead_macron, "¯", "aāeēiīoōuūAĀEĒIĪOŌUŪ"}};

std::string_view first_character(std::string_view utf8) {
  std::size_t length = utf8.empty() ? 0 : 1;
  while (length < utf8.size() && (static_cast<unsigned char>(utf8[length]) & 0xC0) == 0x80) ++length;
  return utf8.substr(0, length);
}

std::string_view joined(std::string_view letters, std::string_view letter) {
  while (!letters.empty()) {
    const bool found = first_character(letters) == letter;
    letters.remove_prefix(first_character(letters).size());
    const std::string_view with_accent = first_character(letters);
    if (found) return with_accent;
    letters.remove_prefix(with_accent.size());
  }
  return {};
}

}  // namespace

std::string_view accent_of(std::uint32_t keysym) {
  for (const DeadKey& key : kDeadKeys)
    if (key.keysym == keysym) return key.accent;
  return {};
}

std::string composed(std::string_view accent, std::string_view text) {
  if (!accent.empty() && text == " ") return std::string(accent);
  for (const DeadKey& key : kDeadKeys) {
    if (key.accent != accent) continue;
    if (const auto letter = joined(key.letters, text); !letter.empty()) return std::string(letter);
  }
  return std::string(accent).append(text);
}

}  // namespace packbench::drivers::hid
