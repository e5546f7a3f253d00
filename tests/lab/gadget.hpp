// One USB gadget of the guest's kernel: a configfs directory with one function, plugged into a dummy_hcd
// controller.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace packbench::lab {

// A file descriptor that closes itself.
class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(other.release()) {}
  Fd& operator=(Fd&& other) noexcept;
  ~Fd() { reset(); }
  [[nodiscard]] int get() const { return fd_; }
  void reset();
  int release();

 private:
  int fd_ = -1;
};

// Any socket that is free at the time of the first plugging; it is kept then.
inline constexpr unsigned kAnyController = ~0u;

// The first socket with nothing in it. Throws std::runtime_error when all are taken.
[[nodiscard]] unsigned free_controller();
// The number of its bus, as in /dev/bus/usb.
[[nodiscard]] unsigned bus_of(unsigned controller);

struct GadgetConfig {
  std::string name;                      // of the configfs directory; made unique by a number
  unsigned controller = kAnyController;  // N of dummy_udc.N: the socket
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  std::string serial;  // empty: the device has none
  std::string manufacturer;
  std::string product_name;
  std::string function;     // "ffs", "hid", "acm"
  std::string node_prefix;  // "hidg", "ttyGS": the gadget's own node in /dev; empty: it has none
  std::map<std::string, std::string> attributes{};  // of the function, file name -> content
  bool full_speed = true;                           // as scanners, scales and label printers are
};

// Made unplugged; destroyed with all its configfs entries. Anything that the kernel refuses throws
// std::runtime_error.
class Gadget {
 public:
  explicit Gadget(GadgetConfig config);
  Gadget(const Gadget&) = delete;
  Gadget& operator=(const Gadget&) = delete;
  ~Gadget();

  // Returns when the host has configured the device: at the port where it was before, or at first at any free
  // one. Plugging what is plugged, or unplugging what isn't, does nothing.
  void plug();
  // The port of the next plug(); what is plugged in is unplugged. plug() throws if it is taken.
  void set_port(unsigned controller);
  void unplug();
  // False as soon as the host has seen it go.
  [[nodiscard]] bool plugged() const { return plugged_; }
  // The port of the next plug(), or of the last one.
  [[nodiscard]] unsigned port();

  // The name under configfs, which is also that of its function's instance: unique, process and all.
  [[nodiscard]] const std::string& name() const { return config_.name; }
  // Path of the gadget's own node, like /dev/hidg0; only while plugged.
  [[nodiscard]] const std::filesystem::path& node() const { return node_; }
  // The device as the host sees it: its sysfs directory and its node in /dev/bus/usb; only while plugged.
  [[nodiscard]] std::filesystem::path host_directory() const;
  [[nodiscard]] std::filesystem::path host_node() const;

 private:
  void create();
  void create_strings();
  void remove() noexcept;
  [[nodiscard]] std::string instance() const { return config_.function + "." + config_.name; }
  [[nodiscard]] bool configured() const;

  GadgetConfig config_;
  std::filesystem::path directory_;
  std::filesystem::path node_;
  std::atomic<bool> plugged_{false};
};

// Reads a whole small file (sysfs), without the line end; empty if it can't be read.
[[nodiscard]] std::string read_attribute(const std::filesystem::path& path);

}  // namespace packbench::lab
