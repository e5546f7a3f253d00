// A store in a folder of its own, and the events of a small warehouse to fill it with.
#pragma once
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "db/reader.hpp"
#include "db/store.hpp"
#include "db/upkeep.hpp"

namespace packbench::db::test {

namespace r = records;

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "packbench-db-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::unique_ptr<Store> open_store(const std::filesystem::path& path,
                                         const StoreOptions& options = {}) {
  auto store = Store::open(path, options);
  if (!store) throw std::runtime_error(store.error().message);
  return *std::move(store);
}

inline std::unique_ptr<Reader> open_reader(const std::filesystem::path& path) {
  auto reader = Reader::open(path);
  if (!reader) throw std::runtime_error(reader.error().message);
  return *std::move(reader);
}

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

// A new store, its reader, and what most tests of it ask.
struct BenchStore : testing::Test {
  // The whole store folded anew is what it is.
  void expect_clean() const {
    const auto verified = verify(path);
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
  }
  // Refused with a message that contains `why`.
  void expect_refused(Batch b, std::string_view why) const {
    const auto result = store->commit(std::move(b));
    ASSERT_FALSE(result) << why;
    EXPECT_NE(result.error().message.find(why), std::string::npos) << result.error().message;
  }
  // Pieces at a place by the books; of one item, or of all.
  std::int64_t lies(const std::string& place, std::string_view item = {}) const {
    std::int64_t sum = 0;
    for (const auto& row : reader->stock_at(place))
      if (item.empty() || row.item == item) sum += row.quantity;
    return sum;
  }

  Folder folder;
  std::filesystem::path path = folder / "bench.db";
  std::unique_ptr<Store> store = open_store(path);
  std::unique_ptr<Reader> reader = open_reader(path);
  int count = 0;  // of the batches, for their ids
};

}  // namespace packbench::db::test
