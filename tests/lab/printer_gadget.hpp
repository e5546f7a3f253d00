// A USB label printer that speaks ZPL: keeps what it is sent, answers ~HS and ~HI, runs out of paper when
// told to.
#pragma once

#include <atomic>
#include <cstddef>
#include <limits>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/lab/gadget.hpp"

namespace packbench::lab {

struct PrinterState {
  bool answers = true;  // some printers don't answer ~HS while media is out, and clones never do
  bool paper_out = false;
  bool paused = false;
  bool head_up = false;
  unsigned formats_in_buffer = 0;
  unsigned labels_remaining = 0;
};

// The three lines that ~HS asks for (Zebra's ZPL guide, "~HS Host Status Return").
[[nodiscard]] std::string host_status(const PrinterState& state);

// ZPL formats, ^XA to ^XZ, complete in `bytes`.
[[nodiscard]] std::vector<std::string> zpl_formats(std::string_view bytes);

class PrinterGadget {
 public:
  static constexpr const char* kDeviceId = "MFG:Zebra Technologies;CMD:ZPL;MDL:ZTC GK420d;CLS:PRINTER;";

  explicit PrinterGadget(const std::string& serial = "28J101500316", unsigned controller = 1);
  ~PrinterGadget();

  void plug();    // switched on with an empty buffer; what lies printed stays
  void unplug();  // at any moment, also in the middle of a label

  void set_state(const PrinterState& state);
  // Accepts bytes until `limit` more have come, then lets the host wait (NAK) until called again. The
  // kernel's gadget takes 8192 bytes at a time, so the stop is that coarse.
  void accept(std::size_t limit = std::numeric_limits<std::size_t>::max());

  // Number of bytes received so far, queries included, over all times it was plugged in.
  [[nodiscard]] std::size_t received() const;
  // The ZPL formats received whole: what was printed, oldest first. One cut off by unplugging isn't among
  // them.
  [[nodiscard]] std::vector<std::string> labels() const;
  [[nodiscard]] const Gadget& gadget() const { return gadget_; }

 private:
  void read_loop();
  void take(std::string_view bytes);
  void answer(std::string_view text);
  [[nodiscard]] bool accepting() const;
  void show_port_status(const PrinterState& state);

  Gadget gadget_;
  Fd fd_;
  std::thread reader_;
  std::atomic<bool> stop_{false};
  mutable std::mutex mutex_;
  PrinterState state_;
  std::size_t room_ = std::numeric_limits<std::size_t>::max();
  std::size_t total_ = 0;
  std::vector<std::string> sessions_;  // bytes per time plugged in
  std::size_t searched_ = 0;           // in the last session: queries before this were answered
};

}  // namespace packbench::lab
