// What is measured: PostgreSQL as it comes, its commits on the disk, and a centre over TLS.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "http/client.hpp"
#include "tests/central/bench/centre_process.hpp"
#include "tests/central/cluster.hpp"

namespace packbench::central {

class Site {
 public:
  // Benches and one order system are enrolled.
  explicit Site(int benches);
  ~Site();

  [[nodiscard]] const std::string& database() const { return database_; }  // conninfo
  [[nodiscard]] const CentreProcess& centre() const { return *centre_; }
  [[nodiscard]] http::ClientOptions bench(int number) const {
    return as(bench_keys_.at(static_cast<std::size_t>(number)));
  }
  [[nodiscard]] http::ClientOptions order_system() const { return as(system_key_); }

 private:
  void enrol_all(int benches);
  void write_files();
  [[nodiscard]] http::ClientOptions as(const std::string& key) const;

  Cluster cluster_{std::vector<std::string>()};
  std::string database_ = cluster_.new_database();
  std::filesystem::path folder_;
  std::vector<std::string> bench_keys_;
  std::string system_key_;
  std::unique_ptr<CentreProcess> centre_;
};

}  // namespace packbench::central
