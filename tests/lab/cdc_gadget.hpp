// A scanner in USB-COM mode (CDC-ACM): silent until the host raises DTR.
//
// It is the kernel's own function, with its exact descriptors: FunctionFS knows no class descriptors but
// HID's. What that function does not tell, DTR, line settings and how much the host took, is read off the
// bus.
#pragma once

#include <array>
#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "tests/lab/bus_monitor.hpp"
#include "tests/lab/gadget.hpp"

namespace packbench::lab {

// As SET_LINE_CODING brings it.
struct LineCoding {
  unsigned baud = 0;
  unsigned stop_bits = 0;  // 0: one, 1: one and a half, 2: two
  unsigned parity = 0;     // 0 none, 1 odd, 2 even
  unsigned data_bits = 0;
};

class CdcGadget {
 public:
  explicit CdcGadget(const std::string& serial = "16075B0F21", unsigned controller = kAnyController,
                     std::uint16_t vendor = 0x0c2e, std::uint16_t product = 0x090a);
  CdcGadget(const CdcGadget&) = delete;
  CdcGadget& operator=(const CdcGadget&) = delete;
  ~CdcGadget();

  void plug();
  void plug_into(unsigned controller);
  void unplug();

  // Sends text and suffix once the host has raised DTR, and returns when the host has taken it all. Throws
  // otherwise.
  void scan(std::string_view text, std::string_view suffix = "\r");
  // As scan(), but false at once while DTR is low.
  bool try_scan(std::string_view text, std::string_view suffix = "\r");

  [[nodiscard]] bool dtr() const { return dtr_; }
  [[nodiscard]] LineCoding line_coding() const;
  // Bytes that the host has taken since it was plugged in.
  [[nodiscard]] std::size_t delivered() const { return delivered_; }
  // What the host wrote since it was plugged in.
  [[nodiscard]] std::string received();
  [[nodiscard]] const Gadget& gadget() const { return gadget_; }

 private:
  void watch(BusMonitor& bus);
  void count(const BusEvent& event);
  void control(const std::array<std::uint8_t, 8>& setup, std::string_view data);

  Gadget gadget_;
  Fd fd_;
  mutable std::mutex line_mutex_;
  LineCoding line_;
  std::string received_;
  std::atomic<bool> dtr_{false};
  std::atomic<std::size_t> delivered_{0};
  std::size_t sent_ = 0;
  std::atomic<bool> stop_{false};
  std::thread watcher_;
};

}  // namespace packbench::lab
