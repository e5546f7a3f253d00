// Another program, run by a test: it ends with the test.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace packbench::connectors {

class Program {
 public:
  using Environment = std::map<std::string, std::string>;  // beside this process's own

  // `words`: the program, looked for on the PATH, and its arguments. What it says goes behind `log`.
  Program(const std::vector<std::string>& words, const std::filesystem::path& log,
          const Environment& environment = {});
  ~Program();  // killed, where it still runs
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  int wait();                  // its exit status; -1 where a signal ended it
  [[nodiscard]] bool ended();  // without waiting

 private:
  int process_ = -1;
  int status_ = 0;
};

// Runs it to its end; throws with the end of its log where that was none.
void run(const std::vector<std::string>& words, const std::filesystem::path& log,
         const Program::Environment& environment = {});

}  // namespace packbench::connectors
