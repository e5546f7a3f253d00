// FunctionFS: mount, describe, answer; see Documentation/usb/functionfs.rst of the kernel.
#include "tests/lab/ffs_function.hpp"

#include <fcntl.h>
#include <linux/usb/functionfs.h>
#include <poll.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace fs = std::filesystem;

namespace packbench::lab {
namespace {

constexpr int kPollMilliseconds = 20;

template <class... Bytes>
std::string bytes(Bytes... values) {
  return {static_cast<char>(values)...};
}

std::string le32(std::size_t value) {
  return bytes(value, value >> 8, value >> 16, value >> 24);
}

// The descriptors in `all`: each begins with its length.
std::vector<std::string_view> split(std::string_view all) {
  std::vector<std::string_view> parts;
  while (!all.empty()) {
    parts.push_back(all.substr(0, std::max<std::size_t>(static_cast<std::uint8_t>(all[0]), 2)));
    all.remove_prefix(parts.back().size());
  }
  return parts;
}

void write_whole(int fd, const std::string& content, const char* what) {
  if (::write(fd, content.data(), content.size()) != static_cast<ssize_t>(content.size()))
    throw std::runtime_error(std::string("FunctionFS refuses the ") + what + ": " + std::strerror(errno));
}

}  // namespace

std::string interface_descriptor(unsigned number, unsigned endpoints, unsigned interface_class,
                                 unsigned subclass, unsigned protocol, unsigned string) {
  return bytes(9, USB_DT_INTERFACE, number, 0, endpoints, interface_class, subclass, protocol, string);
}

std::string endpoint_descriptor(unsigned address, unsigned attributes, unsigned packet_size,
                                unsigned interval) {
  return bytes(7, USB_DT_ENDPOINT, address, attributes, packet_size, packet_size >> 8, interval);
}

FfsGadget::FfsGadget(GadgetConfig gadget, FfsConfig config)
    : gadget_((gadget.function = "ffs", std::move(gadget))),
      config_(std::move(config)),
      directory_("/run/ffs/" + gadget_.name()) {
  mount();
  try {
    describe();
  } catch (...) {
    control_.reset();
    ::umount2(directory_.c_str(), MNT_DETACH);
    throw;
  }
}

FfsGadget::~FfsGadget() {
  unplug();
  endpoints_.clear();
  control_.reset();
  ::umount2(directory_.c_str(), MNT_DETACH);
  std::error_code ignored;
  fs::remove(directory_, ignored);
}

void FfsGadget::mount() {
  fs::create_directories(directory_);
  if (::mount(gadget_.name().c_str(), directory_.c_str(), "functionfs", 0, nullptr) != 0)
    throw std::runtime_error("mount functionfs: " + std::string(std::strerror(errno)));
}

void FfsGadget::describe() {
  control_ = Fd(::open((directory_ / "ep0").c_str(), O_RDWR | O_CLOEXEC));
  if (control_.get() < 0) throw std::runtime_error("ep0: " + std::string(std::strerror(errno)));
  const auto parts = split(config_.descriptors);
  const std::string body = le32(FUNCTIONFS_HAS_FS_DESC) + le32(parts.size()) + config_.descriptors;
  write_whole(control_.get(), le32(FUNCTIONFS_DESCRIPTORS_MAGIC_V2) + le32(body.size() + 8) + body,
              "descriptors");
  std::string strings;
  for (const auto& string : config_.strings) strings += string + '\0';
  if (!strings.empty()) strings.insert(0, bytes(0x09, 0x04));  // American English
  write_whole(control_.get(),
              le32(FUNCTIONFS_STRINGS_MAGIC) + le32(strings.size() + 16) + le32(config_.strings.size()) +
                  le32(!strings.empty()) + strings,
              "strings");
  for (const auto part : parts)
    if (part[1] == USB_DT_ENDPOINT)
      endpoints_.push_back(std::make_unique<FfsEndpoint>(
          directory_ / ("ep" + std::to_string(endpoints_.size() + 1)), config_.depth));
}

void FfsGadget::plug() {
  start();
  gadget_.plug();
}

// The host must see the device go, not a program: so the plug is pulled first, under the threads' hands.
void FfsGadget::unplug() {
  gadget_.unplug();
  stop();
}

void FfsGadget::start() {
  if (server_.joinable()) return;
  stop_ = false;
  server_ = std::thread([this] { serve(); });
}

void FfsGadget::stop() {
  stop_ = true;
  if (server_.joinable()) server_.join();
}

void FfsGadget::serve() {
  while (!stop_) {
    pollfd readable{control_.get(), POLLIN, 0};
    if (::poll(&readable, 1, kPollMilliseconds) != 1) continue;
    usb_functionfs_event event{};
    if (::read(control_.get(), &event, sizeof event) != sizeof event) continue;
    if (event.type != FUNCTIONFS_SETUP) continue;
    const usb_ctrlrequest& setup = event.u.setup;
    answer({setup.bRequestType, setup.bRequest, setup.wValue, setup.wIndex, setup.wLength});
  }
}

// A read where the host wants data, and a write where it brings some, is FunctionFS's STALL.
void FfsGadget::answer(const Setup& setup) {
  char none = 0;
  if (setup.to_host()) {
    const auto reply = config_.handler.reply ? config_.handler.reply(setup) : std::nullopt;
    if (!reply)
      (void)!::read(control_.get(), &none, 0);
    else
      (void)!::write(control_.get(), reply->data(), std::min<std::size_t>(reply->size(), setup.length));
    return;
  }
  if (!config_.handler.accepts || !config_.handler.accepts(setup)) {
    (void)!::write(control_.get(), &none, 0);
    return;
  }
  std::string data(setup.length, '\0');
  const ssize_t n = ::read(control_.get(), data.data(), data.size());
  if (n >= 0 && config_.handler.take)
    config_.handler.take(setup, std::string_view(data).substr(0, static_cast<std::size_t>(n)));
}

}  // namespace packbench::lab
