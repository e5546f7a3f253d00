// A USB label printer over f_printer.
#include "tests/lab/printer_gadget.hpp"

#include <fcntl.h>
#include <linux/usb/g_printer.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>

namespace packbench::lab {
namespace {

// q_len 1: one buffer of 8192 bytes, so that a printer that doesn't read is soon noticed by the host.
GadgetConfig config(const std::string& serial, unsigned controller) {
  return {.name = "lab_printer" + std::to_string(controller),
          .controller = controller,
          .vendor = 0x0a5f,
          .product = 0x0080,
          .serial = serial,
          .manufacturer = "Zebra Technologies",
          .product_name = "GK420d",
          .function = "printer",
          .node_prefix = "g_printer",
          .attributes = {{"pnp_string", PrinterGadget::kDeviceId}, {"q_len", "1"}}};
}

struct Query {
  std::string_view text;
  std::string (*reply)(const PrinterState&);
};
constexpr Query kQueries[] = {
    {"~HS", host_status},
    {"~HI", [](const PrinterState&) { return std::string("\x02GK420d-200dpi,V61.17.17Z,8,2104KB\x03\r\n"); }},
};

}  // namespace

std::string host_status(const PrinterState& state) {
  char text[160];
  std::snprintf(text, sizeof text,
                "\x02%s,%d,%d,1218,%03u,0,0,0,000,0,0,0\x03\r\n"
                "\x02%s,0,%d,0,0,2,4,0,%08u,1,000\x03\r\n"
                "\x02%s,0\x03\r\n",
                "030", state.paper_out, state.paused, state.formats_in_buffer, "000", state.head_up,
                state.labels_remaining, "1234");
  return text;
}

// A format that was cut off is ended by the ^XA of the next one.
std::vector<std::string> zpl_formats(std::string_view bytes) {
  std::vector<std::string> formats;
  while (true) {
    const auto end = bytes.find("^XZ");
    if (end == bytes.npos) return formats;
    const auto begin = bytes.substr(0, end).rfind("^XA");
    if (begin != bytes.npos) formats.emplace_back(bytes.substr(begin, end + 3 - begin));
    bytes.remove_prefix(end + 3);
  }
}

PrinterGadget::PrinterGadget(const std::string& serial, unsigned controller)
    : gadget_(config(serial, controller)) {}

PrinterGadget::~PrinterGadget() {
  unplug();
}

void PrinterGadget::plug() {
  if (gadget_.plugged()) return;
  gadget_.plug();
  fd_ = Fd(::open(gadget_.node().c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
  if (fd_.get() < 0) throw std::runtime_error(gadget_.node().string() + ": " + std::strerror(errno));
  sessions_.emplace_back();
  searched_ = 0;
  show_port_status(state_);
  stop_ = false;
  reader_ = std::thread([this] { read_loop(); });
}

void PrinterGadget::unplug() {
  if (!gadget_.plugged()) return;
  // The host must see the device go, not the reader: so the plug is pulled first, under the reader's hands.
  gadget_.unplug();
  stop_ = true;
  if (reader_.joinable()) reader_.join();
  fd_.reset();
}

void PrinterGadget::set_state(const PrinterState& state) {
  const std::lock_guard lock(mutex_);
  state_ = state;
  if (gadget_.plugged()) show_port_status(state_);
}

void PrinterGadget::show_port_status(const PrinterState& state) {
  auto status = static_cast<unsigned char>(PRINTER_NOT_ERROR | PRINTER_SELECTED);
  if (state.paper_out) status = PRINTER_SELECTED | PRINTER_PAPER_EMPTY;
  if (state.head_up) status = static_cast<unsigned char>(status & ~PRINTER_NOT_ERROR);
  // The kernel takes the value in place of a pointer, whatever the macro's type says.
  ::ioctl(fd_.get(), GADGET_SET_PRINTER_STATUS, static_cast<unsigned long>(status));
}

void PrinterGadget::accept(std::size_t limit) {
  const std::lock_guard lock(mutex_);
  room_ = limit;
}

std::size_t PrinterGadget::received() const {
  const std::lock_guard lock(mutex_);
  return total_;
}

std::vector<std::string> PrinterGadget::labels() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> all;
  for (const auto& session : sessions_)
    for (auto& format : zpl_formats(session)) all.push_back(std::move(format));
  return all;
}

bool PrinterGadget::accepting() const {
  const std::lock_guard lock(mutex_);
  return room_ > 0;
}

// f_printer fetches from the host only inside poll() and read(): not calling them is what makes it say NAK.
void PrinterGadget::read_loop() {
  std::array<char, 8192> buffer;
  while (!stop_) {
    if (!accepting()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      continue;
    }
    pollfd readable{fd_.get(), POLLIN, 0};
    if (::poll(&readable, 1, 20) != 1 || !(readable.revents & POLLIN)) {
      if (readable.revents & (POLLERR | POLLHUP)) std::this_thread::sleep_for(std::chrono::milliseconds(5));
      continue;
    }
    const ssize_t n = ::read(fd_.get(), buffer.data(), buffer.size());
    if (n > 0) take({buffer.data(), static_cast<std::size_t>(n)});
  }
}

void PrinterGadget::take(std::string_view bytes) {
  std::string reply;
  {
    const std::lock_guard lock(mutex_);
    auto& session = sessions_.back();
    session += bytes;
    total_ += bytes.size();
    room_ -= std::min(room_, bytes.size());
    for (; searched_ + 3 <= session.size(); ++searched_)
      for (const Query& query : kQueries)
        if (state_.answers && session.compare(searched_, 3, query.text) == 0) reply += query.reply(state_);
  }
  if (!reply.empty()) answer(reply);
}

// Written in one piece; a host that never reads leaves it in the printer, as with a real one.
void PrinterGadget::answer(std::string_view text) {
  pollfd writable{fd_.get(), POLLOUT, 0};
  while (!stop_ && ::poll(&writable, 1, 20) != 1) {
  }
  if (!stop_ && ::write(fd_.get(), text.data(), text.size()) < 0 && gadget_.plugged())
    std::fprintf(stderr, "printer gadget: write: %s\n", std::strerror(errno));
}

}  // namespace packbench::lab
