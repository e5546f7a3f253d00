// What must hold after each step at any lane (design 5), asked of the store and of the lanes.
#pragma once
#include <filesystem>
#include <map>
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

// Of the journal and of the movements a look reads what came since the look before, and adds that to what it
// knows. All that a step can do to them is add rows: the schema refuses the rest (5.2), each look counts all
// rows, and db::verify reads them all again when a run has ended. What can be changed, the projections, is
// looked at whole each time.
class Invariants {
 public:
  // Of the store in that folder; `more` besides those that always hold.
  explicit Invariants(const std::filesystem::path& folder, std::vector<Invariant> more = {});

  // "name: what breaks it" of the first rule that is broken, or empty. To be asked after each step, at
  // `lane`.
  std::string broken(SimulatedFloor& floor, const std::string& lane);

 private:
  struct Stream {
    std::int64_t seq = 0;  // of its last row
    std::vector<records::Event> events;
  };

  std::string broken_rule();
  std::string rewritten();
  std::string off_balance();
  void add_movements(std::int64_t after);
  void lay(const std::string& place, std::int64_t quantity);
  const std::vector<records::Event>& history(const std::string& stream);
  workflows::LaneState folded(SimulatedFloor& floor, const std::string& lane);

  db::Connection db_;
  std::vector<Invariant> rules_;
  std::int64_t seq_ = 0;  // of the journal's last row when it was last looked at
  std::string hash_;
  std::int64_t movements_ = 0, moved_ = 0;     // how many, and of how many pieces
  std::map<std::string, std::int64_t> lying_;  // their sum by place, item and lot, where it isn't zero
  std::map<std::string, Stream> streams_;      // of the documents at the lanes
};

}  // namespace packbench::station
