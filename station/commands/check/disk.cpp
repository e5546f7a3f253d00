// The disk below the store and the backups: what it is, whether it keeps what it has taken, how much goes in.
#include <algorithm>
#include <sstream>

#include "station/commands/check/checks.hpp"

namespace packbench::station {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMegabyte = 1 << 20;
constexpr std::int64_t kLeast = 200 * kMegabyte;       // below it a bench soon stops
constexpr std::int64_t kSmall = 2'000 * kMegabyte;     // below it somebody should know
constexpr std::int64_t kBackupRest = 100 * kMegabyte;  // beside one more copy of the store

struct Mount {
  std::string point, options, type;
};

// File systems that lose, or may lose, what SQLite was told is on disk.
struct Unfit {
  const char* type;
  const char* why;
};
constexpr Unfit kUnfit[] = {
    {"tmpfs", "lies in memory: it is gone when the machine is switched off"},
    {"ramfs", "lies in memory: it is gone when the machine is switched off"},
    {"nfs", "lies on the network: locks and a pulled cable can break the store"},
    {"nfs4", "lies on the network: locks and a pulled cable can break the store"},
    {"cifs", "lies on the network: locks and a pulled cable can break the store"},
    {"smb3", "lies on the network: locks and a pulled cable can break the store"},
    {"ceph", "lies on the network: locks and a pulled cable can break the store"},
    {"fuse.sshfs", "lies on the network: locks and a pulled cable can break the store"},
    {"9p", "lies on another machine's disk: locks can't be relied on"},
    {"vboxsf", "lies on another machine's disk: locks can't be relied on"},
    {"vfat", "knows no owners: everybody could read the store's keys"},
    {"exfat", "knows no owners: everybody could read the store's keys"},
};

// mountinfo writes blanks and the like as "\040".
std::string plain(const std::string& escaped) {
  std::string text;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    if (escaped[i] == '\\' && i + 3 < escaped.size()) {
      text += static_cast<char>(std::stoi(escaped.substr(i + 1, 3), nullptr, 8));
      i += 3;
    } else {
      text += escaped[i];
    }
  }
  return text;
}

// "36 35 98:0 / /mnt rw,noatime shared:1 - ext4 /dev/sda1 rw,barrier=0": the innermost mount above `path`.
Mount mount_of(const Machine& machine, const fs::path& path) {
  Mount found;
  for (const auto& line : machine.lines("/proc/self/mountinfo")) {
    std::istringstream in(line);
    std::string skipped, point, options, type, source, more;
    in >> skipped >> skipped >> skipped >> skipped >> point >> options;
    while (in >> skipped && skipped != "-") continue;
    in >> type >> source >> more;
    point = plain(point);
    // Of two at one point the later one lies on top.
    if (!type.empty() && is_below(path, point) && point.size() >= found.point.size())
      found = {point, "," + options + "," + more + ",", type};
  }
  return found;
}

// `path` itself, or the nearest folder above it that is there.
fs::path existing(fs::path path) {
  while (path != path.root_path() && !fs::exists(path)) path = path.parent_path();
  return path;
}

std::string in_words(std::int64_t bytes) {
  const auto megabytes = bytes / kMegabyte;
  return megabytes < 10'000 ? std::to_string(megabytes) + " MB" : std::to_string(megabytes / 1000) + " GB";
}

// Why a store must not lie there, and what to do; nothing: it may.
std::optional<Finding> unfit(const Mount& mount, const fs::path& data) {
  for (const auto& [type, why] : kUnfit)
    if (mount.type == type)
      return Finding{Grade::bad, data.string() + " (" + mount.type + ") " + why,
                     "put it on a local disk: data = \"...\" under [bench]"};
  for (const std::string option : {"nobarrier", "barrier=0"})
    if (mount.options.find("," + option + ",") != std::string::npos)
      return Finding{
          Grade::bad,
          mount.point + " is mounted without barriers: a power cut may take back what was confirmed",
          "take " + option + " out of /etc/fstab and mount it again"};
  if (mount.options.find(",ro,") != std::string::npos)
    return Finding{Grade::bad, mount.point + " is mounted read-only",
                   "mount -o remount,rw " + mount.point + ", after fsck if the disk had errors"};
  return std::nullopt;
}

void tell_space(const Machine& machine, const std::string& what, const fs::path& folder, std::int64_t least,
                Findings& findings) {
  const auto bytes = machine.free_bytes(existing(folder));
  if (bytes < 0) return;
  const auto text = in_words(bytes) + " free for " + what + " at " + folder.string();
  if (bytes < least)
    return findings.bad(text, "make room there: at least " + in_words(least) + " are needed");
  if (bytes < std::max(kSmall, least)) return findings.note(text);
  findings.good(text);
}

}  // namespace

void check_disk(const Machine& machine, const Config& config, Findings& findings) {
  if (auto wrong = unfit(mount_of(machine, fs::weakly_canonical(config.data)), config.data))
    findings.add(*std::move(wrong));
  else
    tell_space(machine, "the store", config.data, kLeast, findings);
  std::error_code none;
  const auto size = fs::file_size(config.store(), none);
  if (!config.backup_at.empty())
    tell_space(machine, "backups", config.backup, kBackupRest + (none ? 0 : static_cast<std::int64_t>(size)),
               findings);
}

}  // namespace packbench::station
