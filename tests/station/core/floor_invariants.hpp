// What must hold after each step at any lane (design 5), asked of the store and of the lanes.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "db/connection.hpp"
#include "station/demo/simulated_floor.hpp"

namespace packbench::station {

// Each row of the query is something that breaks the rule.
struct Invariant {
  const char* name;
  const char* sql;
};

class Invariants {
 public:
  // Of the store in that folder; `more` besides those that always hold.
  explicit Invariants(const std::filesystem::path& folder, std::vector<Invariant> more = {});

  // "name: what breaks it" of the first rule that is broken, or empty. To be asked after each step, at
  // `lane`.
  std::string broken(SimulatedFloor& floor, const std::string& lane);

 private:
  std::string broken_rule();
  std::string rewritten();

  db::Connection db_;
  std::vector<Invariant> rules_;
  std::int64_t seq_ = 0;  // of the journal's last row when it was last looked at
  std::string hash_;
};

}  // namespace packbench::station
