// The machine that is checked: its files below a root, and what only the kernel can tell. Tests give it a
// root and answers of their own.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace packbench::station {

struct Account {
  std::string name;
  uid_t uid = 0;
  std::set<gid_t> groups;
};

struct Process {
  std::string id, name;  // "812", "cupsd"
};

// Whether `path` is that folder or lies in it.
[[nodiscard]] bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder);

struct Machine {
  std::filesystem::path root = "/";
  // Bytes that may still be written at this existing folder; -1: not known.
  std::function<std::int64_t(const std::filesystem::path&)> free_bytes;
  // Whether something keeps the clock right.
  std::function<bool()> clock_is_kept;

  // This machine.
  static Machine here();

  // `path` ("/etc/group") below the root.
  [[nodiscard]] std::filesystem::path at(const std::filesystem::path& path) const {
    return root / path.relative_path();
  }
  [[nodiscard]] bool has(const std::filesystem::path& path) const;
  // Nothing where it can't be read.
  [[nodiscard]] std::optional<std::string> read(const std::filesystem::path& path) const;
  // Without the line end; empty where it can't be read.
  [[nodiscard]] std::string line(const std::filesystem::path& path) const;
  [[nodiscard]] std::vector<std::string> lines(const std::filesystem::path& path) const;
  // Names in that folder, sorted; none where it can't be looked into.
  [[nodiscard]] std::vector<std::string> list(const std::filesystem::path& folder) const;
  // The first of `folders` that has a file of that name, as the whole path; nothing: none has.
  [[nodiscard]] std::optional<std::string> find(const std::vector<std::string>& folders,
                                                const std::string& name) const;

  // From /etc/passwd and /etc/group.
  [[nodiscard]] std::optional<Account> account(const std::string& name) const;
  // Who runs the bench here: packbench, or while there is no such user, whoever asks.
  [[nodiscard]] Account bench_account() const;
  // For reading and writing, by owner, group and mode as the kernel does; root may everything. Nothing where
  // there is no such file.
  [[nodiscard]] std::optional<bool> may_open(const std::filesystem::path& path, const Account& account) const;
  [[nodiscard]] bool runs(const std::string& program) const;
  // Who has a file open: `target` as /proc shows it ("/dev/bus/usb/001/004", "socket:[4711]"). Of other
  // people's processes only root is told.
  [[nodiscard]] std::optional<Process> holder(const std::string& target) const;
};

}  // namespace packbench::station
