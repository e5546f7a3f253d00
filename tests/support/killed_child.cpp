// Work in a child process that is killed in the middle of it.
#include "tests/support/killed_child.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <sstream>
#include <stdexcept>

#include "tests/support/killing_vfs.hpp"

namespace packbench::tests {
namespace {

[[noreturn]] void be_child(int out, int n, const std::function<void(const Tell&)>& work) {
  install_killing_vfs(n);
  work([&](const std::string& text) {
    const auto line = text + "\n";
    if (write(out, line.data(), line.size()) < 0) _exit(3);
  });
  _exit(0);
}

std::string read_to_end(int in) {
  std::string all;
  char buffer[4096];
  for (ssize_t got; (got = read(in, buffer, sizeof buffer)) > 0;)
    all.append(buffer, static_cast<std::size_t>(got));
  return all;
}

}  // namespace

KilledChild killed_before_write(int n, const std::function<void(const Tell& tell)>& work) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    be_child(ends[1], n, work);
  }
  close(ends[1]);
  std::istringstream told(read_to_end(ends[0]));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  KilledChild after{{}, WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL};
  for (std::string line; std::getline(told, line);) after.told.push_back(line);
  return after;
}

}  // namespace packbench::tests
