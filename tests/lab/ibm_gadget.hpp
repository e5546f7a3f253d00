// A scanner in IBM OEM mode, hand-held or table-top: silent until the host enables it, label ids at the end
// of its frames.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "tests/lab/hid_gadget.hpp"

namespace packbench::lab {

// Label ids as they end a frame, with and without a GS1 twin.
namespace label_id {
using namespace std::string_view_literals;
inline constexpr auto kEan13 = "\x16"sv;
inline constexpr auto kEan8 = "\x0c"sv;
inline constexpr auto kUpcA = "\x0d"sv;
inline constexpr auto kCode39 = "\x00\x0a\x0b"sv;
inline constexpr auto kCode128 = "\x00\x18\x0b"sv;
inline constexpr auto kGs1128 = "\x00\x25\x0b"sv;
inline constexpr auto kDataMatrix = "\x00\x32\x0b"sv;
inline constexpr auto kGs1DataMatrix = "\x00\x36\x0b"sv;
inline constexpr auto kQr = "\x00\x33\x0b"sv;
}  // namespace label_id

class IbmGadget : public HidGadget {
 public:
  enum class Form { hand_held, table_top };

  explicit IbmGadget(Form form = Form::hand_held, const std::string& serial = "S1300A",
                     unsigned controller = kAnyController);
  ~IbmGadget() override { unplug(); }

  // Sends one scan; waits until the host has enabled the scanner. Throws when that, or taking the frames,
  // does not happen.
  void scan(std::string_view data, std::string_view id = label_id::kCode128);
  // The same, but false at once while it isn't enabled: it does not read then.
  bool try_scan(std::string_view data, std::string_view id = label_id::kCode128);

  [[nodiscard]] bool enabled() const { return enabled_; }
  // Commands since it was made, 11 bytes each: 11 enable, 12 disable, 14 and 18 beep, 00 20 status.
  [[nodiscard]] std::vector<std::string> commands() const;

 private:
  void obey(std::string_view command);

  Form form_;
  std::atomic<bool> enabled_{false};
};

}  // namespace packbench::lab
