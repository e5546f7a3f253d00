// The script of a packing day: what the crash tests commit, one batch after the other.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "db/connection.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {

inline std::vector<Batch> packing_day(const std::string& name, int orders) {
  r::Item tee;
  tee.item = "tee";
  tee.barcodes = {{"6901234567892", 1}};
  const r::Operator wei{"wei", "Wei", name + "-badge", r::Role::packer, "en", true};
  std::vector<Batch> day = {batch(name + ":item", {r::ItemReceived{tee}}),
                            batch(name + ":wei", {r::OperatorReceived{wei}}),
                            batch(name + ":in", {r::LaneSignedIn{wei}}),
                            batch(name + ":stock", {r::StockReceived{"tee", "L1", "staging", 50}})};
  for (int n = 0; n < orders; ++n) {
    auto order = packed_order(name + std::to_string(n));
    std::move(order.begin(), order.end(), std::back_inserter(day));
    day.push_back(batch(name + std::to_string(n) + ":odd", {r::LaneStopped{{"unknown", {"\xff"}}}}));
    day.push_back(batch(name + std::to_string(n) + ":ok", {r::LaneAcknowledged{}}));
  }
  day.push_back(batch(name + ":out", {r::LaneSignedOut{"wei"}}));
  return day;
}

// The ids of all inputs that the store holds, sorted.
inline std::vector<std::string> stored_inputs(const std::filesystem::path& path) {
  std::vector<std::string> ids;
  Connection db(path, Connection::Access::read);
  auto rows = db.query("SELECT input_id FROM journal WHERE input_id IS NOT NULL");
  while (rows.next()) ids.push_back(rows.text(0));
  std::sort(ids.begin(), ids.end());
  return ids;
}

// Of what was acknowledged, what the store does not hold.
inline std::vector<std::string> lost(const std::filesystem::path& path,
                                     std::vector<std::string> acknowledged) {
  std::vector<std::string> missing;
  const auto stored = stored_inputs(path);
  std::sort(acknowledged.begin(), acknowledged.end());
  std::set_difference(acknowledged.begin(), acknowledged.end(), stored.begin(), stored.end(),
                      std::back_inserter(missing));
  return missing;
}

}  // namespace packbench::db::test
