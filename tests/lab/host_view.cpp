// The host's view of a gadget, out of sysfs.
#include "tests/lab/host_view.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "tests/lab/wait.hpp"

namespace fs = std::filesystem;

namespace packbench::lab {
namespace {

fs::path interface_directory(const fs::path& device, unsigned interface) {
  return device / (device.filename().string() + ":1." + std::to_string(interface));
}

// "/dev/input/event3" of a directory in sysfs, empty when it has no node.
std::string node_of(const fs::path& directory) {
  const std::string uevent = read_attribute(directory / "uevent");
  const auto at = uevent.find("DEVNAME=");
  if (at == std::string::npos) return "";
  return "/dev/" + uevent.substr(at + 8, uevent.find('\n', at) - at - 8);
}

}  // namespace

std::string driver_node(const Gadget& gadget, const std::string& prefix, unsigned interface) {
  std::string node;
  require_until("the kernel makes " + prefix, [&] {
    std::error_code gone;
    const auto directory = interface_directory(gadget.host_directory(), interface);
    for (const auto& entry : fs::recursive_directory_iterator(directory, gone)) {
      const std::string name = entry.path().filename();
      if (name.starts_with(prefix) && name != prefix && fs::exists(entry.path() / "dev"))
        node = node_of(entry.path());
    }
    return !node.empty();
  });
  require_until(node + " appears", [&] { return fs::exists(node); });
  return node;
}

std::string driver_of(const fs::path& device, unsigned interface) {
  std::error_code none;
  return fs::read_symlink(interface_directory(device, interface) / "driver", none).filename();
}

std::vector<fs::path> own_devices() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator("/sys/bus/usb/devices")) {
    const std::string name = entry.path().filename();
    const fs::path real = fs::canonical(entry.path());
    if (name.find(':') == name.npos && !name.starts_with("usb") &&
        real.string().find("/dummy_hcd.") == std::string::npos)
      found.push_back(real);
  }
  std::sort(found.begin(), found.end());
  return found;
}

Fd open_node(const std::string& path, int flags) {
  Fd fd(::open(path.c_str(), flags | O_CLOEXEC));
  if (fd.get() < 0) throw std::runtime_error(path + ": " + std::strerror(errno));
  return fd;
}

std::string read_some(const Fd& fd) {
  pollfd readable{fd.get(), POLLIN, 0};
  if (::poll(&readable, 1, static_cast<int>(std::chrono::milliseconds(kPatience).count())) != 1)
    throw std::runtime_error("nothing came to be read");
  char buffer[4096];
  const ssize_t n = ::read(fd.get(), buffer, sizeof buffer);
  if (n < 0) throw std::runtime_error(std::string("read: ") + std::strerror(errno));
  return {buffer, static_cast<std::size_t>(n)};
}

}  // namespace packbench::lab
