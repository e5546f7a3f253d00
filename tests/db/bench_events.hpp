// The events of a small warehouse to fill a store with.
#pragma once
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "db/store.hpp"

namespace packbench::db::test {

namespace r = records;

inline Batch batch(std::string id, std::vector<r::Event> events, std::string order = {},
                   std::string lane = "1") {
  Batch b;
  b.input = {std::move(id), "virtual", "raw", "]C1"};
  b.at_ms = 1'790'000'000'000;
  b.lane = std::move(lane);
  b.person = "wei";
  b.order = std::move(order);
  b.events = std::move(events);
  return b;
}

inline r::Order an_order(const std::string& number, std::int64_t revision = 1) {
  r::Order o;
  o.order = number;
  o.revision = revision;
  o.carrier = "sf";
  o.ship_by = "2026-10-01T12:00:00+08:00";
  o.tote = "T-" + number;
  o.lines = {{"1", "tee", 2, false}, {"2", "mug", 1, true}};
  o.notes = {{"a", r::NoteKind::remark, "小心轻放"}};
  return o;
}

inline r::PackOpened opened(const std::string& order, std::int64_t token, const std::string& lane = "1") {
  r::PackOpened e;
  e.order.order = order;
  e.lane = lane;
  e.person = "wei";
  e.token = token;
  return e;
}

inline r::PackScanned scanned(std::int64_t entry, const std::string& item, const std::string& parcel,
                              std::int64_t quantity = 1, const std::string& lot = {}) {
  return {entry, "1", item, parcel, "6901234567892", quantity, {lot, "", ""}};
}

// One order packed, sealed and ended; 9 batches.
inline std::vector<Batch> packed_order(const std::string& n) {
  const std::string parcel = n + "-1", job = parcel + "-label-1";
  std::vector<Batch> day;
  day.push_back(batch(n + ":in", {r::OrderReceived{an_order(n)}}));
  day.push_back(batch(n + ":open", {opened(n, 1)}, n));
  day.push_back(batch(n + ":1", {scanned(1, "tee", parcel, 2, "L1")}, n));
  day.push_back(batch(n + ":2", {scanned(2, "mug", parcel)}, n));
  day.push_back(batch(
      n + ":close",
      {r::PackParcelClosed{parcel, 1, 3, "", "sf"}, r::PrintRequested{job, n, parcel, "label", 1, "1", ""}},
      n));
  day.push_back(batch(n + ":sending", {r::PrintSending{job, "p", "00"}}, n));
  day.push_back(batch(n + ":sent", {r::PrintSent{job, 900}}, n));
  day.push_back(batch(n + ":confirmed", {r::PrintConfirmed{job, "scan"}}, n));
  day.push_back(batch(n + ":seal",
                      {r::PackSealed{parcel, "SF" + n, "sf", 1}, r::PackFinished{r::OrderEnd::shipped}}, n));
  return day;
}

// An open order with two pieces in its parcel "<n>-1", at lane 1 under token 1.
inline std::vector<Batch> half_packed(const std::string& n) {
  auto day = packed_order(n);
  day.resize(4);
  return day;
}

inline void must(Store& store, std::vector<Batch> batches) {
  for (auto& result : store.commit_all(std::move(batches)))
    if (!result) throw std::runtime_error(result.error().message);
}

}  // namespace packbench::db::test
