// A PostgreSQL of this test program's own.
#include "cluster.hpp"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "central/schema.hpp"

namespace packbench::central {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPrefix = "packbench-pg-";
constexpr const char* kTemplate = "packbench_template";

// Debian's newest.
fs::path programs() {
  std::vector<fs::path> found;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql"))
    if (fs::exists(version.path() / "bin/initdb")) found.push_back(version.path() / "bin");
  if (found.empty()) throw std::runtime_error("no PostgreSQL here: apt-get install postgresql");
  return *std::max_element(found.begin(), found.end());
}

const passwd* other_user() {
  return getuid() == 0 ? getpwnam("postgres") : nullptr;  // PostgreSQL refuses root
}

int try_lock(const fs::path& path, int flags) {
  const int file = open(path.c_str(), O_RDWR | O_CLOEXEC | flags, 0600);
  if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  if (file >= 0) close(file);
  return -1;
}

// It gets its name when it is locked: whoever sees it free may sweep.
int own_lock(const fs::path& folder) {
  const int file = try_lock(folder / "lock.new", O_CREAT);
  fs::rename(folder / "lock.new", folder / "lock");
  return file;
}

// What programs left that were killed.
void sweep() {
  for (const auto& entry : fs::directory_iterator(fs::temp_directory_path())) {
    std::error_code gone;
    if (!entry.path().filename().string().starts_with(kPrefix)) continue;
    const int lock = try_lock(entry.path() / "lock", 0);
    if (lock < 0) continue;  // its program lives, or is just making it
    fs::remove_all(entry.path(), gone);
    close(lock);
  }
}

// In the child, between fork and exec. The signal is asked for last: a change of user forgets it.
[[noreturn]] void become(const std::vector<std::string>& command, const fs::path& folder) {
  if (const auto* user = other_user())
    if (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0) _exit(126);
  prctl(PR_SET_PDEATHSIG, SIGQUIT);
  const int log = open((folder / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  dup2(log, 1);
  dup2(log, 2);
  if (chdir("/") != 0) _exit(126);
  std::vector<char*> words;
  for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  execv(words[0], words.data());
  _exit(127);
}

int launch(const std::vector<std::string>& command, const fs::path& folder) {
  const int child = fork();
  if (child == 0) become(command, folder);
  return child;
}

}  // namespace

// Its data need not outlive the machine, only commits must be commits.
Cluster& Cluster::get() {
  static Cluster cluster({"fsync=off", "full_page_writes=off", "deadlock_timeout=100ms"});
  return cluster;
}

Cluster::Cluster(std::vector<std::string> settings) : settings_(std::move(settings)) {
  sweep();
  auto name = (fs::temp_directory_path() / (std::string(kPrefix) + "XXXXXX")).string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  folder_ = name;
  lock_ = own_lock(folder_);
  const auto* user = other_user();
  if (user && chown(name.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("chown " + name);
  const int made = launch({(programs() / "initdb").string(), "-D", (folder_ / "data").string(), "-U",
                           "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"},
                          folder_);
  int status = -1;
  if (waitpid(made, &status, 0) != made || status != 0)
    throw std::runtime_error("initdb: see " + name + "/log");
  start();
  pg::Connection(conninfo("postgres")).script("CREATE DATABASE " + std::string(kTemplate));
  pg::Connection db(conninfo(kTemplate));
  migrate(db);
}

void Cluster::start() {
  std::vector<std::string> command{(programs() / "postgres").string(),
                                   "-D",
                                   (folder_ / "data").string(),
                                   "-k",
                                   folder_.string(),
                                   "-c",
                                   "listen_addresses="};
  for (const auto& setting : settings_) command.insert(command.end(), {"-c", setting});
  process_ = launch(command, folder_);
  for (int tries = 0; tries < 600; ++tries) {
    try {
      pg::Connection(conninfo("postgres")).script("SELECT 1");
      return;
    } catch (const pg::Unavailable&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
  throw std::runtime_error("PostgreSQL does not start: see " + (folder_ / "log").string());
}

Cluster::~Cluster() {
  kill(process_, SIGQUIT);
  int status = 0;
  waitpid(process_, &status, 0);
  std::error_code gone;
  fs::remove_all(folder_, gone);
  close(lock_);
}

std::string Cluster::conninfo(const std::string& database) const {
  return "host=" + folder_.string() + " user=postgres dbname=" + database;
}

std::string Cluster::new_database() {
  const auto name = "test_" + std::to_string(++made_);
  pg::Connection(conninfo("postgres")).script("CREATE DATABASE " + name + " TEMPLATE " + kTemplate);
  return conninfo(name);
}

}  // namespace packbench::central
