// One USB gadget of the guest's kernel: a configfs directory with one function, plugged into a dummy_hcd
// controller.
#pragma once

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

struct GadgetConfig {
  std::string name;         // of the configfs directory
  unsigned controller = 0;  // N of dummy_udc.N: the socket
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  std::string serial;  // empty: the device has none
  std::string manufacturer;
  std::string product_name;
  std::string function;  // "hid", "printer", "acm"
  std::string
      node_prefix;  // "hidg", "g_printer": the gadget's own node in /dev; "": none comes with the plug
  std::map<std::string, std::string> attributes;  // of the function, file name -> content
};

// Made unplugged; destroyed with all its configfs entries. Anything that the kernel refuses throws
// std::runtime_error.
class Gadget {
 public:
  explicit Gadget(GadgetConfig config);
  Gadget(const Gadget&) = delete;
  Gadget& operator=(const Gadget&) = delete;
  ~Gadget();

  // Returns when the host has configured the device. Plugging what is plugged, or unplugging what isn't, does
  // nothing.
  void plug();
  void unplug();
  [[nodiscard]] bool plugged() const { return plugged_; }

  // Path of the gadget's own node, like /dev/hidg0; only while plugged.
  [[nodiscard]] const std::filesystem::path& node() const { return node_; }
  // The device as the host sees it: its sysfs directory and its node in /dev/bus/usb; only while plugged.
  [[nodiscard]] std::filesystem::path host_directory() const;
  [[nodiscard]] std::filesystem::path host_node() const;

 private:
  void create();
  void remove() noexcept;
  [[nodiscard]] std::string controller_name() const;
  [[nodiscard]] bool configured() const;

  GadgetConfig config_;
  std::filesystem::path directory_;
  std::filesystem::path node_;
  bool plugged_ = false;
};

// Reads a whole small file (sysfs), without the line end; empty if it can't be read.
[[nodiscard]] std::string read_attribute(const std::filesystem::path& path);

}  // namespace packbench::lab
