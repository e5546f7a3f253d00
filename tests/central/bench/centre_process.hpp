// packbench-central in a process of its own, so that its memory can be read.
#pragma once
#include <cstdint>
#include <filesystem>

namespace packbench::central {

class CentreProcess {
 public:
  // Returns when it listens. Throws where it does not: `log` says why.
  CentreProcess(const std::filesystem::path& config, const std::filesystem::path& log);
  ~CentreProcess();  // ends it
  CentreProcess(const CentreProcess&) = delete;
  CentreProcess& operator=(const CentreProcess&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] double memory() const;  // resident, in MiB

 private:
  int process_ = -1;
  std::uint16_t port_ = 0;
};

}  // namespace packbench::central
