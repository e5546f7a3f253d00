// Invariant 1: wherever the power is cut in a packing day, what was acknowledged is there, and the store is
// whole.
#include <gmock/gmock.h>

#include "tests/crash/packing_day.hpp"
#include "tests/crash/unsynced_vfs.hpp"

namespace packbench::db::test {
namespace {

using testing::IsEmpty;

class PowerCut : public testing::Test {
 protected:
  Folder folder_, image_;
  const std::filesystem::path path_ = folder_ / "bench.db", cut_ = image_ / "bench.db";
  UnsyncedVfs vfs_{"unsynced"};
  UnsyncedVfs hasty_{"hasty"};  // for the images: never synced, since nobody cuts the power a second time
  std::vector<std::string> acknowledged_;
  std::string sealed_order_;
  int images_ = 0;

  // What would be found after a cut right now. The store is opened as a bench would, so that it must mend
  // itself.
  void check(std::optional<std::uint64_t> seed) {
    vfs_.write_image(image_.path(), seed);
    const auto what = "image " + std::to_string(++images_) + ", seed " + std::to_string(seed.value_or(0));
    auto store = Store::open(cut_, {"hasty"});
    ASSERT_TRUE(store) << what << ": " << store.error().message;
    EXPECT_THAT(lost(cut_, acknowledged_), IsEmpty()) << what;
    if (!sealed_order_.empty()) {
      EXPECT_TRUE(open_reader(cut_)->consignee(sealed_order_)) << what;
    }
    EXPECT_TRUE((*store)->commit(batch("after the cut", {}))) << what;
    store->reset();
    const auto verified = verify(cut_);
    ASSERT_TRUE(verified) << what << ": " << verified.error().message;
    EXPECT_THAT(verified->differences, IsEmpty()) << what;
  }

  // A day in three shifts, so that closing (with its checkpoint) and opening again are cut as well.
  void work_a_day() {
    for (const char* shift : {"a", "b", "c"}) {
      auto store = open_store(path_, {"unsynced"});
      for (auto& b : packing_day(shift, 2)) {
        const auto id = b.input.id;
        ASSERT_TRUE(store->commit(std::move(b))) << id;
        acknowledged_.push_back(id);
      }
      auto order = an_order(std::string("sealed-") + shift);
      order.consignee = *store->seal(order.order, {"Li", "1", "street"});
      ASSERT_TRUE(store->commit(batch(order.order, {r::OrderReceived{order}})));
      acknowledged_.push_back(order.order);
      sealed_order_ = order.order;
    }
  }
};

TEST_F(PowerCut, LosesNothingAcknowledgedWhenAllUnsyncedWritesAreLost) {
  vfs_.on_step = [&](UnsyncedVfs::Step step) {
    if (step.durable && !HasFailure()) check(std::nullopt);
  };
  work_a_day();
  check(std::nullopt);
  EXPECT_GT(images_, 60);
}

TEST_F(PowerCut, LosesNothingAcknowledgedWhenSomeSectorsMadeIt) {
  vfs_.on_step = [&](UnsyncedVfs::Step step) {
    if (step.number % 7 == 0 && !HasFailure()) check(step.number);
  };
  work_a_day();
  EXPECT_GT(images_, 100);
}

// The log's blocks are made in a pause, behind frames that count.
TEST_F(PowerCut, LosesNothingWhileTheLogIsStretched) {
  constexpr std::int64_t kLog = 3 << 20;
  vfs_.on_step = [&](UnsyncedVfs::Step step) {
    if (step.number % 5 == 0 && !HasFailure()) check(step.number);
  };
  const auto log = path_.string() + "-wal";
  auto store = open_store(path_, {"unsynced", kLog});
  for (auto& b : packing_day("a", 1)) {
    const auto id = b.input.id;
    ASSERT_TRUE(store->commit(std::move(b))) << id;
    acknowledged_.push_back(id);
    while (acknowledged_.size() == 3 && store->wants_a_pause()) store->use_pause();
  }
  EXPECT_EQ(std::filesystem::file_size(log), kLog);
}

// The layer itself must be able to fail a store: one that doesn't sync is caught by it.
TEST_F(PowerCut, CatchesAStoreThatDoesNotSync) {
  {
    SQLite::Database db(path_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0, "unsynced");
    db.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE t(x); PRAGMA wal_checkpoint");
    db.exec("INSERT INTO t VALUES(1)");
    vfs_.write_image(image_.path(), std::nullopt);
  }
  SQLite::Database image(cut_.string(), SQLite::OPEN_READWRITE);
  EXPECT_EQ(image.execAndGet("SELECT count(*) FROM t").getInt(), 0);
}

}  // namespace
}  // namespace packbench::db::test
