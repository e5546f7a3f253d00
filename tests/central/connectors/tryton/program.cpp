// fork, exec, wait.
#include "program.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace packbench::connectors {
namespace {

// In the child, between fork and exec.
[[noreturn]] void become(const std::vector<std::string>& words, const std::filesystem::path& log,
                         const Program::Environment& environment) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int said = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  dup2(said, 1);
  dup2(said, 2);
  for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> pointers;
  for (const auto& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  execvp(pointers[0], pointers.data());
  _exit(127);
}

std::string end_of(const std::filesystem::path& log) {
  std::ostringstream text;
  text << std::ifstream(log).rdbuf();
  const auto whole = text.str();
  return whole.size() > 2000 ? whole.substr(whole.size() - 2000) : whole;
}

}  // namespace

Program::Program(const std::vector<std::string>& words, const std::filesystem::path& log,
                 const Environment& environment) {
  process_ = fork();
  if (process_ == 0) become(words, log, environment);
}

Program::~Program() {
  if (ended()) return;
  kill(process_, SIGKILL);
  wait();
}

int Program::wait() {
  if (process_ > 0) waitpid(process_, &status_, 0);
  process_ = -1;
  return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
}

bool Program::ended() {
  if (process_ > 0 && waitpid(process_, &status_, WNOHANG) == process_) process_ = -1;
  return process_ < 0;
}

void run(const std::vector<std::string>& words, const std::filesystem::path& log,
         const Program::Environment& environment) {
  Program program(words, log, environment);
  if (program.wait() != 0) throw std::runtime_error(words.front() + ": " + end_of(log));
}

}  // namespace packbench::connectors
