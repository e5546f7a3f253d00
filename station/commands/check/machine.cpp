// The machine that is checked: files, accounts, processes.
#include "station/commands/check/machine.hpp"

#include <grp.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace packbench::station {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) parts.push_back(part);
  return parts;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos && text.size() < 10;
}

std::int64_t free_bytes_at(const fs::path& folder) {
  struct statvfs there {};
  if (::statvfs(folder.c_str(), &there) != 0) return -1;
  return static_cast<std::int64_t>(there.f_bavail) * static_cast<std::int64_t>(there.f_frsize);
}

bool kernel_clock_is_kept() {
  struct timex state {};
  return ::adjtimex(&state) >= 0 && (state.status & STA_UNSYNC) == 0;
}

Account whoever_asks() {
  Account account{"this user", ::geteuid(), {::getegid()}};
  std::vector<gid_t> more(static_cast<std::size_t>(std::max(0, ::getgroups(0, nullptr))));
  if (::getgroups(static_cast<int>(more.size()), more.data()) >= 0)
    account.groups.insert(more.begin(), more.end());
  return account;
}

}  // namespace

bool is_below(const fs::path& path, const fs::path& folder) {
  const auto inside = path.lexically_normal().lexically_relative(folder.lexically_normal());
  return !inside.empty() && *inside.begin() != "..";
}

Machine Machine::here() {
  return {"/", free_bytes_at, kernel_clock_is_kept};
}

bool Machine::has(const fs::path& path) const {
  std::error_code none;
  return fs::exists(fs::symlink_status(at(path), none));
}

std::optional<std::string> Machine::read(const fs::path& path) const {
  std::ifstream file(at(path), std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string Machine::line(const fs::path& path) const {
  const auto all = lines(path);
  return all.empty() ? "" : all.front();
}

std::vector<std::string> Machine::lines(const fs::path& path) const {
  return split(read(path).value_or(""), '\n');
}

std::vector<std::string> Machine::list(const fs::path& folder) const {
  std::vector<std::string> names;
  std::error_code none;
  for (fs::directory_iterator each(at(folder), none), end; !none && each != end; each.increment(none))
    names.push_back(each->path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::string> Machine::find(const std::vector<std::string>& folders,
                                         const std::string& name) const {
  for (const auto& folder : folders)
    if (has(folder + "/" + name)) return folder + "/" + name;
  return std::nullopt;
}

std::optional<Account> Machine::account(const std::string& name) const {
  std::optional<Account> found;
  for (const auto& row : lines("/etc/passwd"))
    if (const auto at_colons = split(row, ':');
        at_colons.size() > 3 && at_colons[0] == name && is_number(at_colons[2]) && is_number(at_colons[3]))
      found = Account{
          name, static_cast<uid_t>(std::stoul(at_colons[2])), {static_cast<gid_t>(std::stoul(at_colons[3]))}};
  if (!found) return found;
  for (const auto& row : lines("/etc/group")) {
    const auto at_colons = split(row, ':');
    if (at_colons.size() < 4 || !is_number(at_colons[2])) continue;
    const auto members = split(at_colons[3], ',');
    if (std::count(members.begin(), members.end(), name))
      found->groups.insert(static_cast<gid_t>(std::stoul(at_colons[2])));
  }
  return found;
}

Account Machine::bench_account() const {
  auto account_of_rules = account("packbench");
  return account_of_rules ? *account_of_rules : whoever_asks();
}

std::optional<bool> Machine::may_open(const std::filesystem::path& path, const Account& account) const {
  constexpr mode_t kReadWrite = S_IROTH | S_IWOTH;
  struct stat node {};
  if (::stat(at(path).c_str(), &node) != 0) return std::nullopt;
  if (account.uid == 0) return true;
  const int who = node.st_uid == account.uid ? 6 : account.groups.contains(node.st_gid) ? 3 : 0;
  return (node.st_mode >> who & kReadWrite) == kReadWrite;
}

bool Machine::runs(const std::string& program) const {
  for (const auto& id : list("/proc"))
    if (is_number(id) && line("/proc/" + id + "/comm") == program) return true;
  return false;
}

std::optional<Process> Machine::holder(const std::string& target) const {
  for (const auto& id : list("/proc")) {
    if (!is_number(id)) continue;
    for (const auto& fd : list("/proc/" + id + "/fd")) {
      std::error_code gone;
      if (fs::read_symlink(at("/proc/" + id + "/fd/" + fd), gone) == target)
        return Process{id, line("/proc/" + id + "/comm")};
    }
  }
  return std::nullopt;
}

}  // namespace packbench::station
