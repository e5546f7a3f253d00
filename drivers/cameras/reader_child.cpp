// The child: posix_spawn, because the bench has threads and a large memory; its end is seen by a pidfd.
#include "drivers/cameras/reader_child.hpp"

#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <cstring>

namespace packbench::drivers {
namespace {

using Socket = asio::local::stream_protocol::socket;

Error not_started(const ReaderCommand& command, int error) {
  return {Errc::io_error,
          "the picture reader " + command.program + " can't be started: " + std::strerror(error)};
}

// 0, or the error. Of the bench's files the child gets the socket and standard error alone.
int spawn(const ReaderCommand& command, int socket, pid_t* pid) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, socket, STDOUT_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  sigset_t none, restored;
  sigemptyset(&none);
  sigemptyset(&restored);
  sigaddset(&restored, SIGPIPE);  // ignored by the bench
  posix_spawnattr_setsigmask(&how, &none);
  posix_spawnattr_setsigdefault(&how, &restored);
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::vector<char*> arguments{const_cast<char*>(command.program.c_str())};
  for (const auto& argument : command.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const int error = posix_spawn(pid, command.program.c_str(), &files, &how, arguments.data(), environ);
  posix_spawnattr_destroy(&how);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

std::string told(int status) {
  if (!WIFSIGNALED(status)) return "exit status " + std::to_string(WEXITSTATUS(status));
  return "signal " + std::to_string(WTERMSIG(status)) + " (" + ::strsignal(WTERMSIG(status)) + ")";
}

}  // namespace

Result<std::unique_ptr<ReaderChild>> ReaderChild::start(asio::any_io_executor executor,
                                                        const ReaderCommand& command) {
  Socket ours(executor), theirs(executor);
  boost::system::error_code error;
  asio::local::connect_pair(ours, theirs, error);
  if (error) return not_started(command, error.value());
  pid_t pid = 0;
  if (const int failed = spawn(command, theirs.native_handle(), &pid); failed != 0)
    return not_started(command, failed);
  // glibc 2.36 declares its own function for C alone.
  const int end = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
  const int failed = errno;
  if (end < 0) {
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
    return not_started(command, failed);
  }
  return std::unique_ptr<ReaderChild>(
      new ReaderChild(std::move(ours), asio::posix::stream_descriptor(executor, end), pid));
}

ReaderChild::ReaderChild(Socket socket, asio::posix::stream_descriptor end, pid_t pid)
    : socket_(std::move(socket)), end_(std::move(end)), pid_(pid) {}

ReaderChild::~ReaderChild() {
  if (pid_ == 0) return;
  kill();
  ::waitpid(pid_, nullptr, 0);
}

void ReaderChild::kill() {
  if (pid_ != 0) ::kill(pid_, SIGKILL);
}

asio::awaitable<std::string> ReaderChild::ended() {
  int status = 0;
  while (::waitpid(pid_, &status, WNOHANG) == 0) {
    boost::system::error_code ignored;
    co_await end_.async_wait(asio::posix::stream_descriptor::wait_read,
                             asio::redirect_error(asio::use_awaitable, ignored));
  }
  pid_ = 0;
  co_return told(status);
}

}  // namespace packbench::drivers
