// A camera that sees what it is shown: the kernel's vivid device, its output looped back into its input.
// Documentation/admin-guide/media/vivid.rst, "Video and Sliced VBI looping".
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "drivers/cameras/grey_image.hpp"

namespace packbench::lab {

class Vivid {
 public:
  static constexpr std::uint32_t kWidth = 640, kHeight = 480;

  Vivid();
  Vivid(const Vivid&) = delete;
  ~Vivid();

  // Both return when the nodes are there, or gone. It is plugged in at first.
  void plug();
  void unplug();

  // What the camera sees from now on: kWidth x kHeight.
  void show(const drivers::GreyImage& image);

  // "/dev/video0". The daemon may open it.
  [[nodiscard]] std::string node() const { return node_of("vid-cap"); }

 private:
  static std::string node_of(const std::string& kind);
  void set_up();
  void map_buffers();
  bool queue(std::uint32_t index);
  void play();
  void stop();

  std::mutex mutex_;
  std::string pixels_;
  std::atomic<bool> playing_ = false;
  int output_ = -1;
  std::vector<char*> buffers_;
  std::thread player_;
};

}  // namespace packbench::lab
