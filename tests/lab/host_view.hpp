// A gadget as the host's kernel has it: which drivers hold it, which nodes they made.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/lab/gadget.hpp"

namespace packbench::lab {

// The node that a kernel driver made for an interface of the device: `prefix` is its name without the number,
// "hidraw", "event", "lp", "ttyACM". Waits for it; throws when none comes.
std::string driver_node(const Gadget& gadget, const std::string& prefix, unsigned interface = 0);

// The driver bound to that interface, like "usbhid" or "usbfs"; empty when none is.
[[nodiscard]] std::string driver_of(const std::filesystem::path& device, unsigned interface = 0);

// The devices on the machine's own controller, outside of the lab's sockets: the keyboard and mouse that QEMU
// has plugged in.
[[nodiscard]] std::vector<std::filesystem::path> own_devices();

// Opens a node; throws with its path when that can't be.
[[nodiscard]] Fd open_node(const std::string& path, int flags);

// What the next read of it brings, once something does; throws when nothing comes.
[[nodiscard]] std::string read_some(const Fd& fd);

}  // namespace packbench::lab
