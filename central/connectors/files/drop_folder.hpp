// The directory through which an order system speaks: in/, work/, done/, refused/ and out/. Whatever is put
// there is whole or not there at all, also after a power cut.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace packbench::connectors::files {

namespace fs = std::filesystem;

// Somebody must mend the file or its rights.
class Unreadable : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class DropFolder {
 public:
  // Makes what is missing of it. Throws std::invalid_argument where it can't be used, or another connector
  // works in it. `settle`: a file is read when it has not been touched for so long, by the file system's own
  // clock.
  DropFolder(fs::path folder, std::chrono::seconds settle);
  ~DropFolder();
  DropFolder(const DropFolder&) = delete;
  DropFolder& operator=(const DropFolder&) = delete;

  struct Dropped {
    std::string name, text;
  };

  // Names that wait, in the order in which they came: what lies in work/, where a connector ended before it
  // was through, then what is settled in in/. Of this only *.csv and *.jsonl are looked at, and nothing that
  // begins with a dot.
  [[nodiscard]] std::vector<std::string> waiting() const;

  // Takes it from in/ into work/, where nobody else replaces it, and reads it. Nothing where it is gone, or
  // is still being written: later again. Throws Unreadable.
  [[nodiscard]] std::optional<Dropped> take(const std::string& name);

  // Out of work/, into `folder` ("done", "refused"), with a report beside it where there is one. Another
  // content that lies there under the same name stays; this one's name then has a hash in it. The name it has
  // there.
  std::string put_away(const Dropped& file, const std::string& folder, const std::string& report);

  // Into out/; what was there under that name is replaced. On disk after sync_out().
  void write_out(const std::string& name, std::string_view text);
  void sync_out();

  // Called before each step that lasts, with its name: tests end the process there.
  std::function<void(std::string_view step)> before_step = [](std::string_view) {};

 private:
  void write_whole(const fs::path& path, std::string_view text);
  [[nodiscard]] fs::path path_in(const std::string& folder, const Dropped& file) const;

  fs::path folder_;
  std::chrono::seconds settle_;
  int lock_ = -1;
};

}  // namespace packbench::connectors::files
