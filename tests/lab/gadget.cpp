// One USB gadget: configfs and dummy_hcd, see Documentation/usb/gadget_configfs.rst of the kernel.
#include "tests/lab/gadget.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <utility>

#include "tests/lab/wait.hpp"

namespace fs = std::filesystem;

namespace packbench::lab {
namespace {

// One write(2), as configfs wants it: a stream would cut a long descriptor into pieces.
void write_attribute(const fs::path& path, const std::string& content) {
  const Fd fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (fd.get() < 0 ||
      ::write(fd.get(), content.data(), content.size()) != static_cast<ssize_t>(content.size()))
    throw std::runtime_error(path.string() + ": " + std::strerror(errno));
}

std::string hex16(std::uint16_t value) {
  char text[8];
  std::snprintf(text, sizeof text, "0x%04x", value);
  return text;
}

std::set<fs::path> nodes(const std::string& prefix) {
  std::set<fs::path> found;
  for (const auto& entry : fs::directory_iterator("/dev"))
    if (entry.path().filename().string().starts_with(prefix)) found.insert(entry.path());
  return found;
}

}  // namespace

Fd& Fd::operator=(Fd&& other) noexcept {
  if (this != &other) {
    reset();
    fd_ = other.release();
  }
  return *this;
}

void Fd::reset() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

int Fd::release() {
  return std::exchange(fd_, -1);
}

std::string read_attribute(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

Gadget::Gadget(GadgetConfig config)
    : config_(std::move(config)), directory_("/sys/kernel/config/usb_gadget/" + config_.name) {
  try {
    create();
  } catch (...) {
    remove();
    throw;
  }
}

Gadget::~Gadget() {
  if (plugged_) unplug();
  remove();
}

void Gadget::create() {
  fs::create_directory(directory_);
  write_attribute(directory_ / "idVendor", hex16(config_.vendor));
  write_attribute(directory_ / "idProduct", hex16(config_.product));
  const auto strings = directory_ / "strings/0x409";
  fs::create_directory(strings);
  write_attribute(strings / "manufacturer", config_.manufacturer);
  write_attribute(strings / "product", config_.product_name);
  if (!config_.serial.empty()) write_attribute(strings / "serialnumber", config_.serial);
  const auto function = directory_ / ("functions/" + config_.function + ".lab");
  fs::create_directory(function);
  for (const auto& [name, content] : config_.attributes) write_attribute(function / name, content);
  const auto configuration = directory_ / "configs/c.1";
  fs::create_directory(configuration);
  fs::create_directory_symlink(function, configuration / function.filename());
}

// configfs wants the reverse order of creation; a directory that never came to be is no matter.
void Gadget::remove() noexcept {
  std::error_code ignored;
  const std::string function = config_.function + ".lab";
  fs::remove(directory_ / "configs/c.1" / function, ignored);
  for (const auto& part :
       {std::string("configs/c.1"), "functions/" + function, std::string("strings/0x409"), std::string()})
    ::rmdir((directory_ / part).c_str());
}

std::string Gadget::controller_name() const {
  return "dummy_udc." + std::to_string(config_.controller);
}

// As the host sees it: the controller's own "state" still says so for a while after a plug was pulled.
bool Gadget::configured() const {
  return !read_attribute(host_directory() / "bConfigurationValue").empty();
}

void Gadget::plug() {
  if (plugged_) return;
  const auto before = nodes(config_.node_prefix);
  write_attribute(directory_ / "UDC", controller_name());
  plugged_ = true;
  const bool has_node = !config_.node_prefix.empty();
  for (const auto& path : nodes(config_.node_prefix))
    if (has_node && !before.contains(path)) node_ = path;
  if (has_node && node_.empty())
    throw std::runtime_error("no /dev/" + config_.node_prefix + "N came with " + config_.name);
  require_until(config_.name + " configured by the host", [this] { return configured(); });
}

void Gadget::unplug() {
  if (!plugged_) return;
  write_attribute(directory_ / "UDC", "\n");
  plugged_ = false;
  node_.clear();
  require_until("the host sees " + config_.name + " go", [this] { return !fs::exists(host_directory()); });
}

fs::path Gadget::host_directory() const {
  const auto controller = fs::path("/sys/devices/platform/dummy_hcd." + std::to_string(config_.controller));
  for (const auto& bus : fs::directory_iterator(controller)) {
    const std::string name = bus.path().filename();
    if (name.starts_with("usb")) return bus.path() / (name.substr(3) + "-1");
  }
  throw std::runtime_error(controller.string() + " has no bus");
}

fs::path Gadget::host_node() const {
  const std::string uevent = read_attribute(host_directory() / "uevent");
  const auto at = uevent.find("DEVNAME=");
  if (at == std::string::npos) throw std::runtime_error("the host doesn't see " + config_.name);
  return "/dev/" + uevent.substr(at + 8, uevent.find('\n', at) - at - 8);
}

}  // namespace packbench::lab
