// A USB function played by this program through FunctionFS: its descriptors byte for byte, its own answers on
// endpoint 0.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/lab/ffs_endpoint.hpp"
#include "tests/lab/gadget.hpp"

namespace packbench::lab {

// One control request to an interface, as it is on the bus; interfaces are numbered within the function.
struct Setup {
  std::uint8_t type = 0;  // bmRequestType
  std::uint8_t request = 0;
  std::uint16_t value = 0;
  std::uint16_t index = 0;
  std::uint16_t length = 0;

  [[nodiscard]] bool to_host() const { return (type & 0x80) != 0; }
  [[nodiscard]] std::uint8_t value_high() const { return static_cast<std::uint8_t>(value >> 8); }
  [[nodiscard]] std::uint8_t value_low() const { return static_cast<std::uint8_t>(value); }
  [[nodiscard]] unsigned interface() const { return index & 0xff; }
};

// All three are called on the function's own thread; one that is missing stalls.
struct SetupHandler {
  // The answer to the host; nothing: STALL. It is cut to the length asked for.
  std::function<std::optional<std::string>(const Setup&)> reply;
  // Whether a request that brings data, or none at all, is taken; false: STALL before its data come.
  std::function<bool(const Setup&)> accepts;
  // What it brought.
  std::function<void(const Setup&, std::string_view data)> take;
};

struct FfsConfig {
  std::string descriptors;  // of full speed: interfaces, class descriptors and endpoints in their order
  std::vector<std::string> strings;  // numbered from 1 in the descriptors' iInterface
  SetupHandler handler;
  unsigned depth = 1;  // transfers under way at once on an endpoint
};

// Interface and endpoint descriptors, for FfsConfig::descriptors.
[[nodiscard]] std::string interface_descriptor(unsigned number, unsigned endpoints, unsigned interface_class,
                                               unsigned subclass, unsigned protocol, unsigned string);
[[nodiscard]] std::string endpoint_descriptor(unsigned address, unsigned attributes, unsigned packet_size,
                                              unsigned interval);
inline constexpr unsigned kToHost = 0x80;  // in an endpoint's address
inline constexpr unsigned kBulk = 2;       // in an endpoint's attributes
inline constexpr unsigned kInterrupt = 3;

// A gadget with one such function. The kernel gives the endpoints other numbers than the descriptors ask for.
class FfsGadget {
 public:
  FfsGadget(GadgetConfig gadget, FfsConfig config);
  FfsGadget(const FfsGadget&) = delete;
  FfsGadget& operator=(const FfsGadget&) = delete;
  ~FfsGadget();

  // As Gadget's; the thread that answers on endpoint 0 lives from plug to unplug.
  void plug();
  void unplug();

  // The endpoint of the n-th endpoint descriptor, from 0.
  [[nodiscard]] FfsEndpoint& endpoint(std::size_t n) { return *endpoints_.at(n); }
  [[nodiscard]] Gadget& gadget() { return gadget_; }
  [[nodiscard]] const Gadget& gadget() const { return gadget_; }

 private:
  void mount();
  void describe();
  void serve();
  void answer(const Setup& setup);
  void start();
  void stop();

  Gadget gadget_;
  FfsConfig config_;
  std::filesystem::path directory_;
  Fd control_;
  std::vector<std::unique_ptr<FfsEndpoint>> endpoints_;
  std::atomic<bool> stop_{false};
  std::thread server_;
};

}  // namespace packbench::lab
