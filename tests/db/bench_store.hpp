// A store in a folder of its own.
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
#include "tests/db/bench_events.hpp"

namespace packbench::db::test {

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
