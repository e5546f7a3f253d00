// A store in which a place is counted: documents, tokens and ids are kept here, so that tests say only what
// happens.
#pragma once
#include <map>
#include <optional>

#include "tests/db/bench_store.hpp"

namespace packbench::db::test {

// Thousands of commits whose durability is none of these tests' business: in memory, where the system has
// such a folder.
class MemoryFolder {
 public:
  MemoryFolder() {
    std::string name = "/dev/shm/packbench-count-XXXXXX";
    if (!::mkdtemp(name.data())) name = disk_.emplace().path().string();
    path_ = name;
  }
  ~MemoryFolder() { std::filesystem::remove_all(path_); }
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::optional<Folder> disk_;
  std::filesystem::path path_;
};

class CountStore {
 public:
  CountStore() : store_(open_store(path())), reader_(open_reader(path())) {}

  std::filesystem::path path() const { return folder_ / "bench.db"; }
  Store& store() { return *store_; }
  Reader& reader() { return *reader_; }

  // Events of the count `task`, by `person` at lane 2.
  Batch count(const std::string& task, std::vector<r::Event> events, const std::string& person = "ann") {
    auto made = batch("count-" + std::to_string(++ids_), std::move(events), "", "2");
    made.person = person;
    made.work = WorkRef{r::WorkKind::count, task, tokens_[task]};
    return made;
  }
  // Takes up a round of the task, up to the shelf.
  Batch take(const std::string& task, const std::string& location, std::int64_t round,
             const std::string& person = "ann") {
    const auto token = ++tokens_[task];
    r::CountTask told;
    told.task = task;
    told.location = location;
    return count(task,
                 {r::WorkOpened{r::WorkKind::count, task, "2", person, token, 0}, r::CountTaken{told, round},
                  r::CountBegan{round, location, person, {}}},
                 person);
  }
  Batch scanned(const std::string& task, const std::string& item, std::int64_t pieces,
                const std::string& lot = {}, const std::string& person = "ann") {
    return count(task, {r::CountScanned{++entries_, person, item, "code", {}, pieces, {lot, "", ""}}},
                 person);
  }
  // The round's end as the tables have it now.
  r::CountFinished finished(const std::string& task, const std::string& location, std::int64_t round,
                            r::CountOutcome outcome, const std::string& person = "ann") {
    return {round, location, person, reader_->count_book(task).lines, outcome};
  }
  Batch put(const std::string& location, const std::string& item, std::int64_t pieces,
            const std::string& lot = {}) {
    return batch("put-" + std::to_string(++ids_), {r::StockReceived{item, lot, location, pieces}});
  }

  [[nodiscard]] Result<Committed> commit(Batch made) { return store_->commit(std::move(made)); }
  void must_commit(Batch made) {
    const auto done = commit(std::move(made));
    ASSERT_TRUE(done) << done.error().message;
  }
  std::int64_t balance(const std::string& location, const std::string& item, const std::string& lot = {}) {
    for (const auto& row : reader_->stock_at(location))
      if (row.item == item && row.lot == lot) return row.quantity;
    return 0;
  }
  // What verify() finds, after closing the store: the last act.
  std::vector<std::string> differences() {
    reader_.reset();
    store_.reset();
    return verify(path())->differences;
  }

 private:
  MemoryFolder folder_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Reader> reader_;
  std::map<std::string, std::int64_t> tokens_;
  std::int64_t ids_ = 0, entries_ = 0;
};

}  // namespace packbench::db::test
