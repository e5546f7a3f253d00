// A PostgreSQL of this test program's own: made in a temporary folder, on a socket there, gone with the
// program.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "central/pg/connection.hpp"

namespace packbench::central {

class Cluster {
 public:
  // The program's one, started at the first call.
  static Cluster& get();

  // One more. `settings`: what is not as PostgreSQL itself sets it, each "name=value".
  explicit Cluster(std::vector<std::string> settings);
  ~Cluster();
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;

  // conninfo of a new database with the newest schema.
  std::string new_database();

  [[nodiscard]] std::string conninfo(const std::string& database) const;
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }  // its socket lies there

 private:
  void start();

  std::vector<std::string> settings_;
  std::filesystem::path folder_;
  int lock_ = -1;  // held while the program lives: without it the folder is anybody's to remove
  int process_ = -1;
  int made_ = 0;
};

}  // namespace packbench::central
