// Print jobs move along their table of transitions and nowhere else.
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using S = r::JobState;

using Maker = r::Event (*)(const std::string& job);
const Maker kMakers[] = {
    [](const std::string& job) -> r::Event {
      return r::PrintSending{job, "p", "00"};
    },
    [](const std::string& job) -> r::Event {
      return r::PrintSent{job, 1};
    },
    [](const std::string& job) -> r::Event {
      return r::PrintConfirmed{job, "scan"};
    },
    [](const std::string& job) -> r::Event {
      return r::PrintInDoubt{job, "why"};
    },
    [](const std::string& job) -> r::Event {
      return r::PrintFailed{job, "why"};
    },
    [](const std::string& job) -> r::Event {
      return r::PrintVoided{job, "gone", "sue"};
    },
};
constexpr S kTarget[] = {S::sending, S::sent, S::confirmed, S::in_doubt, S::failed, S::voided};

// How a job comes into each state (steps are places in kMakers), and where it may go on to from there.
struct Case {
  std::vector<int> steps;
  std::string may;  // one letter for each of kMakers
};
const Case kCases[] = {
    {{}, "y---yy"},         // requested
    {{0}, "-yyyyy"},        // sending
    {{0, 1}, "--yy-y"},     // sent
    {{0, 1, 2}, "-----y"},  // confirmed
    {{0, 1, 3}, "--y--y"},  // in doubt
    {{4}, "-----y"},        // failed
    {{5}, "------"},        // voided
};

TEST(Jobs, MoveOnlyAlongTheTable) {
  Folder folder;
  auto store = open_store(folder / "bench.db");
  auto reader = open_reader(folder / "bench.db");
  must(*store, {batch("in", {r::OrderReceived{an_order("A")}})});
  int ids = 0;
  for (const auto& c : kCases) {
    for (std::size_t to = 0; to < std::size(kMakers); ++to) {
      const auto job = "J" + std::to_string(++ids);
      const auto commit = [&](r::Event event) {
        return store->commit(batch(std::to_string(++ids), {event}, "A"));
      };
      ASSERT_TRUE(commit(r::PrintRequested{job, "A", job, "label", 1, "1", ""}));
      for (const int step : c.steps) ASSERT_TRUE(commit(kMakers[step](job)));
      const auto before = reader->job(job)->state;
      const auto result = commit(kMakers[to](job));
      const bool may = c.may[to] == 'y';
      ASSERT_EQ(result.has_value(), may) << c.may << " " << to;
      EXPECT_EQ(reader->job(job)->state, may ? kTarget[to] : before);
      if (!may) {
        EXPECT_EQ(result.error().code, Errc::conflict);
      }
    }
  }
}

TEST(Jobs, ACopyIsRequestedOnceAndListsTellThemApart) {
  Folder folder;
  auto store = open_store(folder / "bench.db");
  must(*store, {batch("in", {r::OrderReceived{an_order("A")}}),
                batch("1", {r::PrintRequested{"A-1-label-1", "A", "A-1", "label", 1, "1", ""}}, "A")});
  const auto again =
      store->commit(batch("2", {r::PrintRequested{"other", "A", "A-1", "label", 1, "1", ""}}, "A"));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, Errc::bad_input);
  must(*store, {batch("3",
                      {r::PrintVoided{"A-1-label-1", "torn", "sue"},
                       r::PrintRequested{"A-1-label-2", "A", "A-1", "label", 2, "1", "torn"}},
                      "A")});
  auto reader = open_reader(folder / "bench.db");
  ASSERT_EQ(reader->jobs_of_parcel("A-1").size(), 2u);
  ASSERT_EQ(reader->unfinished_jobs().size(), 1u);
  EXPECT_EQ(reader->unfinished_jobs()[0].copy, 2);
  EXPECT_EQ(reader->recent_jobs(1)[0].job, "A-1-label-2");
  EXPECT_EQ(reader->job("A-1-label-1")->why, "torn");
}

}  // namespace
}  // namespace packbench::db::test
