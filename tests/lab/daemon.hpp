// The daemon under test, as a bench has it: its own user, its configuration, its store; started, killed,
// asked.
#pragma once

#include <boost/json/value.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "tests/lab/process.hpp"

namespace packbench::lab {

class Daemon {
 public:
  // `directory` is emptied and given to the daemon's user; `config` is TOML for it, the data folder left out.
  Daemon(std::filesystem::path directory, const std::string& config);

  // Returns when it answers on its port. Throws with its log if it doesn't, or ends before.
  void start();
  // Power cut for the process: kill -9, and gone when this returns.
  void kill();
  // SIGTERM; returns its exit status.
  int stop();

  // A verb of the command line, as the daemon's user; `--config` is added. Throws with the output unless it
  // ends with 0.
  std::string verb(Command arguments) const;

  // What the HTTP API says, or nothing when it doesn't answer with 200.
  [[nodiscard]] std::optional<boost::json::value> get(const std::string& path) const;
  // The screen of lane 1; an empty object when the daemon doesn't answer.
  [[nodiscard]] boost::json::object screen() const;
  // Waits until the screen is such; throws with the last screen and the log otherwise.
  boost::json::object wait_for(const std::string& what,
                               const std::function<bool(const boost::json::object&)>& so);

  [[nodiscard]] std::string log() const;
  [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }

 private:
  std::filesystem::path directory_;
  std::filesystem::path config_;
  std::unique_ptr<Child> child_;
};

}  // namespace packbench::lab
