// Figures for Prometheus (text format 0.0.4): what this process answered, and how the database stands.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "central/pg/connection.hpp"

namespace packbench::central {

class Metrics {
 public:
  void count(const std::string& path, unsigned status) { ++requests_[{path, status}]; }
  [[nodiscard]] std::string text() const;

 private:
  std::map<std::pair<std::string, unsigned>, std::uint64_t> requests_;
};

[[nodiscard]] std::string database_metrics(pg::Connection& db);

}  // namespace packbench::central
