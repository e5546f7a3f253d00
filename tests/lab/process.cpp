// Other programs: posix_spawn, pipes and waiting.
#include "tests/lab/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <stdexcept>

#include "tests/lab/gadget.hpp"

extern char** environ;

namespace packbench::lab {
namespace {

pid_t spawn(const Command& command, int output) {
  std::vector<char*> arguments;
  for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, 1);
  posix_spawn_file_actions_adddup2(&actions, output, 2);
  pid_t pid = -1;
  const int error = ::posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error(command[0] + ": " + std::strerror(error));
  return pid;
}

int status_of(int raw) {
  return WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
}

}  // namespace

Command as_daemon_user(const Command& command) {
  Command whole{"setpriv",
                "--reuid=packbench",
                "--regid=packbench",
                "--init-groups",
                "--no-new-privs",
                "--bounding-set=-all",
                "--"};
  whole.insert(whole.end(), command.begin(), command.end());
  return whole;
}

Output run(const Command& command) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  const Fd in(ends[0]);
  Fd out(ends[1]);
  const pid_t pid = spawn(command, out.get());
  out.reset();
  Output output;
  std::array<char, 4096> buffer;
  for (ssize_t n; (n = ::read(in.get(), buffer.data(), buffer.size())) > 0;)
    output.text.append(buffer.data(), static_cast<std::size_t>(n));
  int raw = 0;
  ::waitpid(pid, &raw, 0);
  output.status = status_of(raw);
  return output;
}

Child::Child(const Command& command, const std::filesystem::path& log) {
  const Fd out(::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  if (out.get() < 0) throw std::runtime_error(log.string() + ": " + std::strerror(errno));
  pid_ = spawn(command, out.get());
}

Child::~Child() {
  kill();
}

int Child::kill() {
  return end_by(SIGKILL);
}
int Child::terminate() {
  return end_by(SIGTERM);
}

bool Child::running() {
  int raw = 0;
  if (pid_ > 0 && ::waitpid(pid_, &raw, WNOHANG) == pid_) {
    status_ = status_of(raw);
    pid_ = -1;
  }
  return pid_ > 0;
}

int Child::end_by(int signal) {
  if (!running()) return status_;
  ::kill(pid_, signal);
  int raw = 0;
  ::waitpid(pid_, &raw, 0);
  pid_ = -1;
  return status_ = status_of(raw);
}

}  // namespace packbench::lab
