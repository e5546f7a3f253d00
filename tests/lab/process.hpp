// Other programs, started by the guest's tests.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace packbench::lab {

using Command = std::vector<std::string>;

// The command as the daemon's user, without any privilege: as systemd would start it.
[[nodiscard]] Command as_daemon_user(const Command& command);

struct Output {
  int status = 0;    // exit status; 128 + N for signal N
  std::string text;  // standard output and error
};

// Runs the command to its end.
[[nodiscard]] Output run(const Command& command);

// A program in the background, its output appended to a file. Killed with its owner.
class Child {
 public:
  // Throws std::runtime_error if it can't be started.
  Child(const Command& command, const std::filesystem::path& log);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  // Both send the signal and return when the program is gone, with its status as in Output.
  int kill();
  int terminate();
  [[nodiscard]] bool running();

 private:
  int end_by(int signal);

  pid_t pid_ = -1;
  int status_ = 0;
};

}  // namespace packbench::lab
