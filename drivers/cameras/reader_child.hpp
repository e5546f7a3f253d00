// A program started as a child, with one socket as its standard input and output.
#pragma once

#include <sys/types.h>

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <memory>
#include <string>
#include <vector>

#include "drivers/clock.hpp"
#include "drivers/error.hpp"

namespace packbench::drivers {

// The program's path, and what follows it on the command line.
struct ReaderCommand {
  std::string program;
  std::vector<std::string> arguments;
};

class ReaderChild {
 public:
  // io_error: it can't be started.
  static Result<std::unique_ptr<ReaderChild>> start(asio::any_io_executor executor,
                                                    const ReaderCommand& command);
  ReaderChild(const ReaderChild&) = delete;
  ReaderChild& operator=(const ReaderChild&) = delete;
  // Kills it, and waits for that.
  ~ReaderChild();

  asio::local::stream_protocol::socket& socket() { return socket_; }
  // SIGKILL: what is awaited at the socket ends soon.
  void kill();
  // Returns when it has ended: "signal 6 (Aborted)", "exit status 1".
  asio::awaitable<std::string> ended();

 private:
  ReaderChild(asio::local::stream_protocol::socket socket, asio::posix::stream_descriptor end, pid_t pid);

  asio::local::stream_protocol::socket socket_;
  asio::posix::stream_descriptor end_;  // pidfd: readable when the process has ended
  pid_t pid_;                           // 0: reaped
};

}  // namespace packbench::drivers
