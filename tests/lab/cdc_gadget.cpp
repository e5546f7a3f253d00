// A CDC-ACM scanner over f_acm and usbmon.
#include "tests/lab/cdc_gadget.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

constexpr unsigned kBulkTransfer = 3;
constexpr unsigned kRootHub = 1;             // its address
constexpr std::uint8_t kToInterface = 0x21;  // class request
constexpr std::uint8_t kSetLineCoding = 0x20;
constexpr std::uint8_t kSetControlLineState = 0x22;

GadgetConfig config(const std::string& serial, unsigned controller, std::uint16_t vendor,
                    std::uint16_t product) {
  return {.name = "cdc",
          .controller = controller,
          .vendor = vendor,
          .product = product,
          .serial = serial,
          .manufacturer = "Honeywell",
          .product_name = "Xenon 1900 Area-Imaging Scanner",
          .function = "acm",
          .node_prefix = "ttyGS"};
}

}  // namespace

CdcGadget::CdcGadget(const std::string& serial, unsigned controller, std::uint16_t vendor,
                     std::uint16_t product)
    : gadget_(config(serial, controller, vendor, product)) {}

CdcGadget::~CdcGadget() {
  unplug();
}

void CdcGadget::plug_into(unsigned controller) {
  unplug();
  gadget_.set_port(controller);
  plug();
}

// The bus is watched before the plug: the host may raise DTR as soon as it sees the device.
void CdcGadget::plug() {
  if (gadget_.plugged()) return;
  delivered_ = sent_ = 0;
  line_ = {};
  received_.clear();
  stop_ = false;
  watcher_ = std::thread([this, bus = std::make_unique<BusMonitor>(bus_of(gadget_.port()))] { watch(*bus); });
  gadget_.plug();
  fd_ = Fd(::open(gadget_.node().c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
  if (fd_.get() < 0) throw std::runtime_error(gadget_.node().string() + ": " + std::strerror(errno));
  termios raw{};
  ::cfmakeraw(&raw);
  ::tcsetattr(fd_.get(), TCSANOW, &raw);
}

void CdcGadget::unplug() {
  gadget_.unplug();
  stop_ = true;
  if (watcher_.joinable()) watcher_.join();
  dtr_ = false;
  fd_.reset();
}

void CdcGadget::watch(BusMonitor& bus) {
  while (!stop_)
    if (const auto event = bus.wait(std::chrono::milliseconds(20))) count(*event);
}

void CdcGadget::count(const BusEvent& event) {
  if (event.device == kRootHub) return;
  if (event.setup && (*event.setup)[0] == kToInterface && !event.completed) control(*event.setup, event.data);
  if (event.kind != kBulkTransfer || !event.completed || event.status != 0) return;
  if (event.to_host) delivered_ += event.length;
}

void CdcGadget::control(const std::array<std::uint8_t, 8>& setup, std::string_view data) {
  if (setup[1] == kSetControlLineState) dtr_ = (setup[2] & 1) != 0;
  if (setup[1] != kSetLineCoding || data.size() < 7) return;
  const auto byte = [&](std::size_t n) { return static_cast<unsigned>(static_cast<std::uint8_t>(data[n])); };
  const std::lock_guard lock(line_mutex_);
  line_ = {byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24, byte(4), byte(5), byte(6)};
}

LineCoding CdcGadget::line_coding() const {
  const std::lock_guard lock(line_mutex_);
  return line_;
}

std::string CdcGadget::received() {
  char buffer[512];
  for (ssize_t n; (n = ::read(fd_.get(), buffer, sizeof buffer)) > 0;)
    received_.append(buffer, static_cast<std::size_t>(n));
  return received_;
}

bool CdcGadget::try_scan(std::string_view text, std::string_view suffix) {
  if (!dtr_) return false;
  const std::string bytes = std::string(text) + std::string(suffix);
  if (::write(fd_.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) return false;
  sent_ += bytes.size();
  return wait_until([this] { return delivered_ >= sent_ || !gadget_.plugged(); }) && delivered_ >= sent_;
}

void CdcGadget::scan(std::string_view text, std::string_view suffix) {
  require_until("the host raises DTR", [this] { return dtr(); });
  if (!try_scan(text, suffix)) throw std::runtime_error("the host didn't take the scan");
}

}  // namespace packbench::lab
