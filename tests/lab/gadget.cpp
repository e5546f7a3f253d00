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

std::string controller_name(unsigned n) {
  return "dummy_udc." + std::to_string(n);
}

fs::path controller_directory(unsigned n) {
  return "/sys/class/udc/" + controller_name(n);
}

bool is_free(unsigned n) {
  return read_attribute(controller_directory(n) / "function").empty();
}

// None for an empty prefix.
std::set<fs::path> nodes(const std::string& prefix) {
  std::set<fs::path> found;
  if (prefix.empty()) return found;
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

unsigned free_controller() {
  unsigned n = 0;
  for (; fs::exists(controller_directory(n)); ++n)
    if (is_free(n)) return n;
  throw std::runtime_error("all " + std::to_string(n) + " USB ports of the lab are taken");
}

unsigned bus_of(unsigned controller) {
  const auto directory = fs::path("/sys/devices/platform/dummy_hcd." + std::to_string(controller));
  for (const auto& bus : fs::directory_iterator(directory)) {
    const std::string name = bus.path().filename();
    if (name.starts_with("usb") && name.find_first_not_of("0123456789", 3) == name.npos)
      return static_cast<unsigned>(std::stoul(name.substr(3)));
  }
  throw std::runtime_error(directory.string() + " has no bus");
}

Gadget::Gadget(GadgetConfig config) : config_(std::move(config)) {
  static std::atomic<unsigned> made{0};
  config_.name += "." + std::to_string(::getpid()) + "." + std::to_string(++made);
  directory_ = "/sys/kernel/config/usb_gadget/" + config_.name;
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
  create_strings();
  if (config_.full_speed) write_attribute(directory_ / "max_speed", "full-speed");
  const auto function = directory_ / "functions" / instance();
  fs::create_directory(function);
  for (const auto& [name, content] : config_.attributes) write_attribute(function / name, content);
  const auto configuration = directory_ / "configs/c.1";
  fs::create_directory(configuration);
  fs::create_directory_symlink(function, configuration / function.filename());
}

// A device without any has no folder for them: then its descriptor says that it has none.
void Gadget::create_strings() {
  const std::pair<const char*, const std::string&> strings[] = {{"manufacturer", config_.manufacturer},
                                                                {"product", config_.product_name},
                                                                {"serialnumber", config_.serial}};
  const auto folder = directory_ / "strings/0x409";
  for (const auto& [name, text] : strings) {
    if (text.empty()) continue;
    fs::create_directory(folder);
    write_attribute(folder / name, text);
  }
}

// configfs wants the reverse order of creation; a directory that never came to be is no matter.
void Gadget::remove() noexcept {
  std::error_code ignored;
  fs::remove(directory_ / "configs/c.1" / instance(), ignored);
  for (const auto& part :
       {std::string("configs/c.1"), "functions/" + instance(), std::string("strings/0x409"), std::string()})
    ::rmdir((directory_ / part).c_str());
}

// As the host sees it: the controller's own "state" still says so for a while after a plug was pulled.
bool Gadget::configured() const {
  return !read_attribute(host_directory() / "bConfigurationValue").empty();
}

unsigned Gadget::port() {
  if (config_.controller == kAnyController) config_.controller = free_controller();
  return config_.controller;
}

void Gadget::plug() {
  if (plugged_) return;
  const auto before = nodes(config_.node_prefix);
  write_attribute(directory_ / "UDC", controller_name(port()));
  plugged_ = true;
  for (const auto& path : nodes(config_.node_prefix))
    if (!before.contains(path)) node_ = path;
  // A serial port has its node from the beginning.
  if (const auto number = read_attribute(directory_ / "functions" / instance() / "port_num"); !number.empty())
    node_ = "/dev/" + config_.node_prefix + number;
  if (node_.empty() && !config_.node_prefix.empty())
    throw std::runtime_error("no /dev/" + config_.node_prefix + "N came with " + config_.name);
  require_until(config_.name + " configured by the host", [this] { return configured(); });
}

void Gadget::set_port(unsigned controller) {
  unplug();
  config_.controller = controller;
}

void Gadget::unplug() {
  if (!plugged_) return;
  write_attribute(directory_ / "UDC", "\n");
  require_until("the host sees " + config_.name + " go", [this] { return !fs::exists(host_directory()); });
  plugged_ = false;
  node_.clear();
}

fs::path Gadget::host_directory() const {
  const std::string bus = std::to_string(bus_of(config_.controller));
  return "/sys/devices/platform/dummy_hcd." + std::to_string(config_.controller) + "/usb" + bus + "/" + bus +
         "-1";
}

fs::path Gadget::host_node() const {
  const std::string uevent = read_attribute(host_directory() / "uevent");
  const auto at = uevent.find("DEVNAME=");
  if (at == std::string::npos) throw std::runtime_error("the host doesn't see " + config_.name);
  return "/dev/" + uevent.substr(at + 8, uevent.find('\n', at) - at - 8);
}

}  // namespace packbench::lab
