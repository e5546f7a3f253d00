// What lanes write: one durable step for each turn of the loop, answers in order, upkeep only when nobody
// scans.
#include "station/group_commit.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "tests/support/virtual_clock.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;

// Counts what it is asked for, and refuses what is called "bad".
class CountingStore : public db::Store {
 public:
  std::vector<std::size_t> steps;  // how many batches each had
  std::vector<std::string> acts;   // steps and pieces of upkeep as they came
  int pieces = 0;                  // of upkeep that are wanted

  std::vector<db::Result<db::Committed>> commit_all(const std::vector<db::Batch>& batches) override {
    steps.push_back(batches.size());
    acts.push_back("step");
    std::vector<db::Result<db::Committed>> results;
    for (const auto& batch : batches) {
      if (batch.input.id == "bad") {
        results.push_back(db::Error{db::Errc::conflict, "bad"});
        continue;
      }
      ++seq_;
      results.push_back(db::Committed{seq_, seq_, false});
    }
    return results;
  }
  bool wants_a_pause() override { return pieces > 0; }
  void use_pause() override {
    acts.push_back("pause");
    --pieces;
  }
  db::Result<std::string> keep_label(const std::string&, const std::string&) override { return ""; }
  db::Result<std::string> seal(const std::string&, const records::Consignee&) override { return ""; }
  db::Result<void> make_keys(const std::vector<std::string>&) override { return {}; }
  db::Result<void> forget(const std::string&, const std::string&, const std::string&, std::int64_t) override {
    return {};
  }
  db::Result<void> set_password(const records::PasswordSet&, const std::string&, std::int64_t,
                                std::int64_t) override {
    return {};
  }
  db::Result<void> set_pin(const records::PinSet&, const std::string&, std::int64_t) override { return {}; }

 private:
  std::int64_t seq_ = 0;
};

class GroupCommitTest : public testing::Test {
 protected:
  // Asks for it on the loop; what it was answered comes into `answered`.
  void commit(const std::string& id) {
    db::Batch batch;
    batch.input.id = id;
    asio::co_spawn(io, commits->commit(std::move(batch)),
                   [this, id](std::exception_ptr error, db::Result<db::Committed> done) {
                     if (error) std::rethrow_exception(error);
                     answered.push_back(id + (done ? " " + std::to_string(done->first_seq) : " refused"));
                   });
  }
  void pass(std::chrono::milliseconds time) { clock.advance(io, time); }

  tests::VirtualClock clock;
  asio::io_context io{1};
  CountingStore store;
  std::unique_ptr<GroupCommit> commits = std::make_unique<GroupCommit>(io.get_executor(), clock, store);
  std::vector<std::string> answered;
};

TEST_F(GroupCommitTest, AllOfOneTurnAreOneStepAndEachGetsItsOwnAnswer) {
  for (const auto* id : {"a", "bad", "b"}) commit(id);
  pass(0ms);
  EXPECT_EQ(store.steps, (std::vector<std::size_t>{3}));
  EXPECT_EQ(answered, (std::vector<std::string>{"a 1", "bad refused", "b 2"}));
  commit("c");
  pass(0ms);
  EXPECT_EQ(store.steps, (std::vector<std::size_t>{3, 1}));
  EXPECT_EQ(answered.back(), "c 3");
}

TEST_F(GroupCommitTest, WhatIsWrittenOnAnAnswerIsAStepOfItsOwn) {
  asio::co_spawn(
      io,
      [this]() -> asio::awaitable<void> {
        db::Batch first, second;
        first.input.id = "a";
        second.input.id = "b";
        const auto one = co_await commits->commit(std::move(first));
        const auto two = co_await commits->commit(std::move(second));
        answered = {std::to_string(one->first_seq), std::to_string(two->first_seq)};
      },
      [](std::exception_ptr error) {
        if (error) std::rethrow_exception(error);
      });
  pass(0ms);
  EXPECT_EQ(store.steps, (std::vector<std::size_t>{1, 1}));
  EXPECT_EQ(answered, (std::vector<std::string>{"1", "2"}));
}

TEST_F(GroupCommitTest, TheLogIsSeenToOnceNobodyHasScannedForAMoment) {
  store.pieces = 3;
  for (int scan = 0; scan < 5; ++scan) {
    commit("s" + std::to_string(scan));
    pass(60ms);
  }
  EXPECT_EQ(store.acts, std::vector<std::string>(5, "step")) << "somebody scans";
  pass(60ms);
  EXPECT_EQ(store.pieces, 0);
  EXPECT_EQ(store.acts.size(), 8U);
}

TEST_F(GroupCommitTest, ItsNeedsAtTheStartAreSeenToAsWell) {
  store.pieces = 1;
  commits = std::make_unique<GroupCommit>(io.get_executor(), clock, store);
  pass(99ms);
  EXPECT_EQ(store.pieces, 1);
  pass(1ms);
  EXPECT_EQ(store.pieces, 0);
}

TEST_F(GroupCommitTest, NobodyIsWokenWhereThereIsNothingToDo) {
  commit("a");
  pass(1h);
  EXPECT_EQ(store.acts, (std::vector<std::string>{"step"}));
}

}  // namespace
}  // namespace packbench::station
