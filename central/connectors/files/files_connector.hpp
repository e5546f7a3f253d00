// The plain connector: a directory of files in and out, which every other system can do.
#pragma once
#include <memory>
#include <span>

#include "central/connectors/config.hpp"
#include "central/connectors/connector.hpp"
#include "central/connectors/files/drop_folder.hpp"
#include "central/connectors/files/intake.hpp"
#include "central/connectors/files/outlet.hpp"

namespace packbench::connectors::files {

struct Options {
  fs::path folder;
  std::chrono::seconds settle{5};
  int utc_offset_minutes = 8 * 60;  // of times in files that name no zone
};

class FilesConnector : public Connector {
 public:
  // Throws std::invalid_argument where the folder can't be used. `centre` outlives it.
  FilesConnector(const Options& options, Centre& centre);

  bool turn(std::chrono::seconds wait) override;

  [[nodiscard]] DropFolder& folder() { return folder_; }

 private:
  DropFolder folder_;
  Intake intake_;
  Outlet outlet_;
};

// Of the [files] table.
[[nodiscard]] std::span<const Key> keys();
[[nodiscard]] std::unique_ptr<Connector> make(const Config& config, Centre& centre);

}  // namespace packbench::connectors::files
