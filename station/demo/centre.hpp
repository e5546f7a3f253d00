// The centre of the simulated days: the orders, changes of mind, inbound notes and counts that it sends.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "db/batch.hpp"
#include "db/reader.hpp"
#include "station/demo/random.hpp"

namespace packbench::station {

// A file that comes in at a time (UTC, ms since 1970).
struct Told {
  std::int64_t at_ms = 0;
  std::string name, text;
};

class Centre {
 public:
  explicit Centre(Random& random) : random_(random) {}

  // All that it sends on the day that begins (at midnight) at `midnight_ms`, by time.
  [[nodiscard]] std::vector<Told> day(db::Reader& reader, std::int64_t midnight_ms, int orders);

 private:
  void add_orders(std::vector<Told>& told, std::int64_t midnight_ms, int orders);
  void add_note(std::vector<Told>& told, db::Reader& reader, std::int64_t midnight_ms);

  Random& random_;
};

// Everything that is counted regularly; told once.
[[nodiscard]] db::Batch count_plans(std::int64_t now_ms);

// What the plans want counted today, at most `most` shelves; without events if that is nothing.
[[nodiscard]] db::Batch counts_of_today(db::Reader& reader, std::int64_t now_ms, std::size_t most);

}  // namespace packbench::station
