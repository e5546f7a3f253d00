// A USB printer over FunctionFS: the requests of the printer class 1.1, two bulk endpoints.
#include "tests/lab/printer_gadget.hpp"

#include <algorithm>
#include <cerrno>

#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

enum Endpoint : std::size_t { kIn = 0, kOut = 1 };
enum Request : std::uint8_t { kGetDeviceId = 0, kGetPortStatus = 1, kSoftReset = 2 };
enum PortStatus : std::uint8_t { kNotError = 0x08, kSelected = 0x10, kPaperEmpty = 0x20 };

// Many packets are asked for at once: the emulated bus moves only what is asked for in each of its
// milliseconds.
constexpr unsigned kDepth = 32;
constexpr std::chrono::milliseconds kTurn{10};

GadgetConfig gadget_config(const PrinterModel& model, unsigned controller) {
  return {.name = "printer",
          .controller = controller,
          .vendor = model.vendor,
          .product = model.product,
          .serial = model.serial,
          .manufacturer = model.manufacturer,
          .product_name = model.product_name,
          .function = "ffs",
          .node_prefix = ""};
}

FfsConfig ffs_config(SetupHandler handler) {
  return {.descriptors = interface_descriptor(0, 2, 7, 1, 2, 0) +
                         endpoint_descriptor(kToHost | 2, kBulk, PrinterGadget::kPacket, 0) +
                         endpoint_descriptor(1, kBulk, PrinterGadget::kPacket, 0),
          .strings = {},
          .handler = std::move(handler),
          .depth = kDepth};
}

std::string length_bytes(std::size_t size, bool little_endian) {
  std::string bytes = {static_cast<char>(size >> 8), static_cast<char>(size)};
  if (little_endian) std::swap(bytes[0], bytes[1]);
  return bytes;
}

}  // namespace

const PrinterModel kZebraPrinter{0x0a5f,         0x0080,
                                 "28J101500316", "Zebra Technologies",
                                 "GK420d",       "MFG:Zebra Technologies;CMD:ZPL;MDL:ZTC GK420d;CLS:PRINTER;",
                                 &kZpl};
const PrinterModel kTsplPrinter{0x6868, 0x0500, "", "", "", "MFG:Printer;MDL:Thermal Printer;CMD:XPP,XL;",
                                &kTspl};
const PrinterModel kEscPosPrinter{0x0483,          0x5743,
                                  "00000000051C",  "Xprinter",
                                  "USB Printer P", "MFG:Xprinter;CMD:ESC/POS;MDL:XP-T58H;CLS:PRINTER;",
                                  &kEscPos};

PrinterGadget::PrinterGadget(const PrinterModel& model, unsigned controller)
    : model_(model),
      usb_(gadget_config(model, controller),
           ffs_config({.reply = [this](const Setup& setup) { return reply(setup); },
                       .accepts = [](const Setup& setup) { return setup.request == kSoftReset; },
                       .take = {}})) {}

PrinterGadget::~PrinterGadget() {
  unplug();
}

std::optional<std::string> PrinterGadget::reply(const Setup& setup) const {
  const std::lock_guard lock(mutex_);
  if (setup.request == kGetDeviceId && id_form_ != IdForm::stalled) return device_id();
  if (setup.request != kGetPortStatus || !port_status_) return std::nullopt;
  unsigned status = kSelected;
  if (state_.paper_out) status |= kPaperEmpty;
  if (!state_.paper_out && !state_.head_up) status |= kNotError;
  return std::string(1, static_cast<char>(status));
}

std::string PrinterGadget::device_id() const {
  const std::string text = id_form_ == IdForm::empty ? "" : model_.device_id;
  return length_bytes(text.size() + (id_form_ == IdForm::uncounted ? 0 : 2),
                      id_form_ == IdForm::little_endian) +
         text;
}

void PrinterGadget::plug() {
  if (gadget().plugged()) return;
  start();
  usb_.plug();
}

void PrinterGadget::plug_into(unsigned controller) {
  unplug();
  usb_.gadget().set_port(controller);
  plug();
}

void PrinterGadget::unplug() {
  usb_.unplug();
  stop();
}

void PrinterGadget::start() {
  stop();
  {
    const std::lock_guard lock(mutex_);
    sessions_.emplace_back();
    searched_ = 0;
    replies_.clear();
    in_turn_.clear();
  }
  stop_ = false;
  thread_ = std::thread([this] { run(); });
}

void PrinterGadget::stop() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
}

void PrinterGadget::set_state(const PrinterState& state) {
  const std::lock_guard lock(mutex_);
  state_ = state;
}

void PrinterGadget::set_id_form(IdForm form) {
  const std::lock_guard lock(mutex_);
  id_form_ = form;
}

void PrinterGadget::refuse_port_status() {
  const std::lock_guard lock(mutex_);
  port_status_ = false;
}

void PrinterGadget::accept(std::size_t limit) {
  {
    const std::lock_guard lock(mutex_);
    room_ = limit;
    renew_ = true;
  }
  require_until("the printer asks anew", [this] { return !renew_ || stop_; });
}

void PrinterGadget::run() {
  FfsEndpoint& out = usb_.endpoint(kOut);
  while (!stop_) {
    if (renew_) take_back();
    ask_for_more();
    const auto end = out.wait(kTurn);
    if (end && end->error == 0) take(end->bytes);
    if (end && end->error == EAGAIN) std::this_thread::sleep_for(kTurn);  // not plugged in yet
    answer();
  }
}

// Packets that were asked for by an older accept() are not wanted any more; those that came are kept.
void PrinterGadget::take_back() {
  FfsEndpoint& out = usb_.endpoint(kOut);
  out.cancel();
  while (out.under_way() > 0 && !stop_)
    if (const auto end = out.wait(kTurn); end && end->error == 0) take(end->bytes);
  renew_ = false;
}

void PrinterGadget::ask_for_more() {
  FfsEndpoint& out = usb_.endpoint(kOut);
  const std::size_t packets = [this] {
    const std::lock_guard lock(mutex_);
    return room_ / kPacket + (room_ % kPacket != 0);
  }();
  while (out.under_way() < packets && out.read(kPacket)) {
  }
}

void PrinterGadget::take(std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  auto& session = sessions_.back();
  session += bytes;
  if (room_ != kNoLimit) room_ -= std::min(room_, bytes.size());
  for (; searched_ < session.size(); ++searched_)
    for (const Query& query : model_.language->queries) {
      const auto rest = std::string_view(session).substr(searched_);
      const bool begun = rest.starts_with(query.text) || query.text.starts_with(rest);
      if (begun && rest.size() < query.text.size() + query.arguments) return;  // its end may still come
      if (!begun) continue;
      auto reply = query.reply(state_, rest.substr(query.text.size(), query.arguments));
      if (state_.answers) (query.in_turn ? in_turn_ : replies_).push_back(std::move(reply));
    }
}

// A host that doesn't read leaves the answers in the printer, as with a real one.
void PrinterGadget::answer() {
  FfsEndpoint& in = usb_.endpoint(kIn);
  while (in.wait(std::chrono::milliseconds(0))) {
  }
  const std::lock_guard lock(mutex_);
  if (state_.prints()) {
    for (auto& reply : in_turn_) replies_.push_back(std::move(reply));
    in_turn_.clear();
  }
  while (!replies_.empty() && in.write(replies_.front())) replies_.pop_front();
}

std::size_t PrinterGadget::received() const {
  const std::lock_guard lock(mutex_);
  std::size_t total = 0;
  for (const auto& session : sessions_) total += session.size();
  return total;
}

std::string PrinterGadget::bytes() const {
  const std::lock_guard lock(mutex_);
  std::string all;
  for (const auto& session : sessions_) all += session;
  return all;
}

std::vector<std::string> PrinterGadget::labels() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> all;
  for (const auto& session : sessions_)
    for (auto& label : model_.language->labels(session)) all.push_back(std::move(label));
  return all;
}

}  // namespace packbench::lab
