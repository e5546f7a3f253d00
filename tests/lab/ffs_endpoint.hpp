// One endpoint of a FunctionFS function, with its transfers in the kernel's hands (Linux AIO): so that a
// transfer can be given up, and its end says whether the host took it.
#pragma once

#include <linux/aio_abi.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/lab/gadget.hpp"

namespace packbench::lab {

// How a transfer ended.
struct Transferred {
  int error = 0;      // errno: EAGAIN and ESHUTDOWN when unplugged, ECONNRESET when given up; 0: done
  std::string bytes;  // what came from the host, or what it took
};

class FfsEndpoint {
 public:
  // `file` is epN of the function's mount; at most `depth` transfers are under way at once.
  FfsEndpoint(const std::filesystem::path& file, unsigned depth);
  FfsEndpoint(const FfsEndpoint&) = delete;
  FfsEndpoint& operator=(const FfsEndpoint&) = delete;
  // Gives up what is under way.
  ~FfsEndpoint();

  // Starts a transfer to the host (none are as good as many: zero-length), or one of up to `size` bytes from
  // it: a multiple of the packet size. False when `depth` are under way.
  bool write(std::string_view bytes);
  bool read(std::size_t size);
  [[nodiscard]] std::size_t under_way() const;
  // The next one that ended, if one does in this time.
  std::optional<Transferred> wait(std::chrono::milliseconds patience);
  // Gives up all that is under way; each still comes out of wait().
  void cancel();
  // Answers the host with STALL until it clears the halt. `to_host`: the direction of this endpoint.
  void stall(bool to_host);

  // One whole transfer to the host. False: it was unplugged or not taken in this time, and the host will
  // never see it. True: the host has it, or, where it fits into one packet, the controller has it in its FIFO
  // and the host comes next.
  bool deliver(std::string_view bytes, std::chrono::milliseconds patience);

 private:
  struct Slot {
    iocb block{};
    std::string buffer;
    bool busy = false;
  };
  bool start(unsigned short opcode, std::string buffer);

  Fd file_;
  aio_context_t context_ = 0;
  std::vector<Slot> slots_;
};

}  // namespace packbench::lab
