// A USB printer: keeps what it is sent, answers its language's queries and the class requests, runs out of
// paper when told to.
#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <limits>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/lab/ffs_function.hpp"
#include "tests/lab/printer_language.hpp"

namespace packbench::lab {

// How GET_DEVICE_ID is answered; printers get this wrong in several ways.
enum class IdForm {
  right,          // two bytes of length, the higher first, counting themselves
  little_endian,  // the lower first
  uncounted,      // the length doesn't count its own two bytes
  empty,          // a length of two and no text
  stalled,
};

struct PrinterModel {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  const char* serial = "";  // empty: the device has none
  const char* manufacturer = "";
  const char* product_name = "";
  const char* device_id = "";
  const PrinterLanguage* language = nullptr;
};
extern const PrinterModel kZebraPrinter;   // ZPL
extern const PrinterModel kTsplPrinter;    // without a serial number
extern const PrinterModel kEscPosPrinter;  // a receipt printer

class PrinterGadget {
 public:
  static constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t kPacket = 64;

  explicit PrinterGadget(const PrinterModel& model = kZebraPrinter, unsigned controller = kAnyController);
  ~PrinterGadget();

  void plug();  // switched on with an empty buffer; what lies printed stays
  void plug_into(unsigned controller);
  void unplug();  // at any moment, also in the middle of a label

  // Paper out alone leaves it taking bytes until its buffer is full: what that means is up to accept().
  void set_state(const PrinterState& state);
  void set_id_form(IdForm form);
  // GET_PORT_STATUS is answered by STALL from now on.
  void refuse_port_status();
  // Accepts `limit` more bytes, rounded up to whole packets, then lets the host wait (NAK) until called
  // again.
  void accept(std::size_t limit = kNoLimit);

  // Number of bytes received so far, queries included, over all times it was plugged in.
  [[nodiscard]] std::size_t received() const;
  // All of them.
  [[nodiscard]] std::string bytes() const;
  // The labels received whole: what was printed, oldest first. One cut off by unplugging isn't among them.
  [[nodiscard]] std::vector<std::string> labels() const;
  // The dots of one of them.
  [[nodiscard]] Picture picture(const std::string& label) const { return model_.language->picture(label); }
  [[nodiscard]] const Gadget& gadget() const { return usb_.gadget(); }

 private:
  [[nodiscard]] std::optional<std::string> reply(const Setup& setup) const;
  [[nodiscard]] std::string device_id() const;
  void start();
  void stop();
  void run();
  void take_back();
  void ask_for_more();
  void take(std::string_view bytes);
  void answer();

  const PrinterModel& model_;
  mutable std::mutex mutex_;
  PrinterState state_;
  IdForm id_form_ = IdForm::right;
  bool port_status_ = true;
  std::size_t room_ = kNoLimit;        // bytes that may still come
  std::vector<std::string> sessions_;  // bytes per time plugged in
  std::size_t searched_ = 0;           // in the last session: queries before this were answered
  std::deque<std::string> replies_;
  std::deque<std::string> in_turn_;  // answers that wait until all before them is printed
  FfsGadget usb_;
  std::atomic<bool> renew_{false};
  std::atomic<bool> stop_{true};
  std::thread thread_;
};

}  // namespace packbench::lab
