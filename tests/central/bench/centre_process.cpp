// packbench-central in a process of its own.
#include "tests/central/bench/centre_process.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>

namespace packbench::central {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void become(const fs::path& config, const fs::path& log) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
  dup2(out, 1);
  dup2(out, 2);
  execl(PACKBENCH_CENTRAL, PACKBENCH_CENTRAL, "--config", config.c_str(), "serve", nullptr);
  _exit(127);
}

// 0: it has not said so yet.
int port_in(const fs::path& log) {
  constexpr std::string_view kSaid = "listening on 127.0.0.1:";
  std::ifstream lines(log);
  for (std::string line; std::getline(lines, line);)
    if (const auto at = line.find(kSaid); at != line.npos) return std::atoi(line.c_str() + at + kSaid.size());
  return 0;
}

}  // namespace

CentreProcess::CentreProcess(const fs::path& config, const fs::path& log) {
  process_ = fork();
  if (process_ == 0) become(config, log);
  for (int tries = 0; tries < 600 && port_ == 0; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    port_ = static_cast<std::uint16_t>(port_in(log));
  }
  if (port_ > 0) return;
  std::ostringstream said;
  said << std::ifstream(log).rdbuf();
  throw std::runtime_error("the centre does not listen: " + said.str());
}

CentreProcess::~CentreProcess() {
  kill(process_, SIGTERM);
  int status = 0;
  waitpid(process_, &status, 0);
}

double CentreProcess::memory() const {
  std::ifstream status("/proc/" + std::to_string(process_) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  throw std::runtime_error("the centre is gone");
}

}  // namespace packbench::central
