// A machine made of files in a scratch folder, for `packbench check` to look at.
#pragma once
#include <unistd.h>

#include <fstream>
#include <string>

#include "station/commands/check/checks.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {

class ScratchMachine {
 public:
  // Owns all its files with the group packbench; whoever runs the test is a stranger to the accounts.
  ScratchMachine() {
    machine.root = folder_.path();
    machine.free_bytes = [this](const std::filesystem::path&) { return free; };
    machine.clock_is_kept = [this] { return clock_is_kept; };
    put("/etc/passwd", "root:x:0:0::/root:/bin/sh\npackbench:x:64990:" + group() + "::/:/bin/false\n");
    put("/etc/group", "lp:x:7:packbench\nvideo:x:44:other,packbench\npackbench:x:" + group() + ":\n");
  }

  std::filesystem::path put(const std::string& path, const std::string& text) {
    const auto file = machine.at(path);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }
  void link(const std::string& path, const std::string& target) {
    const auto file = machine.at(path);
    std::filesystem::create_directories(file.parent_path());
    std::filesystem::remove(file);
    std::filesystem::create_symlink(target, file);
  }
  void remove(const std::string& path) { std::filesystem::remove_all(machine.at(path)); }
  // A process that holds `target` open, as /proc shows it.
  void process(const std::string& id, const std::string& name, const std::string& target = "") {
    put("/proc/" + id + "/comm", name + "\n");
    if (!target.empty()) link("/proc/" + id + "/fd/5", target);
  }

  // The group that new files here get: that of the test.
  static std::string group() { return std::to_string(::getegid()); }

  // What the check says, a finding a line: "ok", "note" or "BAD", text, and after "->" what mends it.
  template <class Check>
  std::string said(Check check) const {
    Findings findings;
    check(machine, findings);
    constexpr const char* kWords[] = {"ok ", "note ", "BAD "};
    std::string lines;
    for (const auto& finding : findings.all())
      lines += kWords[static_cast<int>(finding.grade)] + finding.text +
               (finding.mend.empty() ? "" : " -> " + finding.mend) + "\n";
    return lines;
  }
  std::string said(void (*check)(const Machine&, const Config&, Findings&), const Config& config = {}) const {
    return said([&](const Machine& there, Findings& findings) { check(there, config, findings); });
  }

  Machine machine;
  std::int64_t free = std::int64_t{1} << 40;
  bool clock_is_kept = true;

 private:
  ScratchFolder folder_;
};

}  // namespace packbench::station
