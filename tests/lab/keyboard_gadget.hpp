// A barcode scanner that types: a USB boot keyboard on which a US layout is pressed.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/lab/hid_gadget.hpp"

namespace packbench::lab {

// A key with its modifiers, as in the first and third byte of a boot keyboard's report.
struct Key {
  std::uint8_t modifiers = 0;
  std::uint8_t usage = 0;
};
inline constexpr std::uint8_t kCtrl = 0x01;
inline constexpr std::uint8_t kShift = 0x02;
inline constexpr std::uint8_t kAlt = 0x04;
inline constexpr Key kEnter{0, 0x28};
inline constexpr Key kTab{0, 0x2b};
inline constexpr Key kCapsLock{0, 0x39};

// The keys that type this ASCII text on a US keyboard; \x1d (GS) is Ctrl+], as most scanners have it. Throws
// std::invalid_argument for a character without a key.
[[nodiscard]] std::vector<Key> us_keys(std::string_view text);

// The reports of pressing these keys one after another, 8 bytes each. `turbo`: no release between two
// different keys.
[[nodiscard]] std::vector<std::string> typed(const std::vector<Key>& keys, bool turbo = false);

// The reports of ALT held while the number is typed on the keypad, ALT let go.
[[nodiscard]] std::vector<std::string> alt_code(std::string_view digits);

struct KeyboardModel {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  const char* manufacturer = "";
  const char* product_name = "";
  std::string_view descriptor;
  unsigned packet = 8;
  unsigned interval = 10;  // ms
};
extern const KeyboardModel kZebraKeyboard;      // DS2208
extern const KeyboardModel kHoneywellKeyboard;  // usages up to FF, 64-byte packets
extern const KeyboardModel kDatalogicKeyboard;  // its constant fields say "array"
extern const KeyboardModel kCypressKeyboard;    // usage maximum before minimum
extern const KeyboardModel kOfficeKeyboard;     // no scanner at all: a Logitech that somebody works on

[[nodiscard]] HidInterface keyboard_interface(const KeyboardModel& model);

class KeyboardGadget : public HidGadget {
 public:
  explicit KeyboardGadget(const KeyboardModel& model = kZebraKeyboard,
                          const std::string& serial = "S20091523", unsigned controller = kAnyController);
  ~KeyboardGadget() override { unplug(); }

  // Types the text and the suffix. Throws when the host doesn't take it.
  void scan(std::string_view text, const std::vector<Key>& suffix = {kEnter});
  // Sends these reports, whatever they are: alt_code(), typed(keys, true).
  void type(const std::vector<std::string>& reports);
  // As scan(), for a scanner that may be unplugged at any moment: false when the host has not got its last
  // report.
  bool try_scan(std::string_view text, const std::vector<Key>& suffix = {kEnter});

  // The lamps as the host last set them: bit 0 NumLock, 1 CapsLock, 2 ScrollLock.
  [[nodiscard]] std::uint8_t lamps() const { return lamps_; }

 private:
  std::atomic<std::uint8_t> lamps_{0};
};

}  // namespace packbench::lab
