// A whole bench with a centre of its own, on two clocks: one on the wall that can be set, and one that can't.
#pragma once
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "station/centre/lease_facts.hpp"
#include "tests/station/core/bench_fixture.hpp"
#include "tests/support/scripted_centre.hpp"

namespace packbench::station {

using workflows::LeaseState;
using workflows::Tone;

inline asio::awaitable<void> real_pause(drivers::Duration pause) {
  asio::steady_timer timer(co_await asio::this_coro::executor, pause);
  co_await timer.async_wait(asio::use_awaitable);
}

class LeaseDay : public testing::Test {
 protected:
  void start() {
    Surroundings surroundings;
    surroundings.now_ms = [this] { return wall_clock_ms() + wall_off_ms_; };
    surroundings.boot = [this] { return boot_; };
    surroundings.centre = centre_.ask();
    bench_.emplace(
        folder_.path(),
        [](Config& config) {
          config.centre = {"https://centre.test", "ca.pem", 0};
        },
        std::move(surroundings));
  }
  // With goods and people, and SO-1 leased to it.
  void start_with_order() {
    start();
    for (const char* text : {kItems, kOperators}) bench().import(text);
    centre_.tell(records::kOrderFact, order());
    centre_.grant("SO-1");
    until(LeaseState::good);
  }
  void TearDown() override {
    centre_.down = true;  // so that nobody waits for its next change
    bench_.reset();
  }

  static boost::json::value order() {
    records::OrderFact fact;
    fact.order.order = "SO-1";
    fact.order.carrier = "sf";
    fact.order.tote = "T-1";
    fact.order.waybills = {"SF1023456789012"};
    fact.order.lines = {{"1", "TEE", 2, false}, {"2", "MUG", 1, false}};
    fact.to = {"Somebody", "000", "Somewhere 1"};
    return records::to_json(fact);
  }
  [[nodiscard]] LeaseState lease() {
    const auto lease = lease_of(bench()->reader(), "SO-1", boot_);
    return lease ? lease->state : LeaseState::ended;
  }
  void until(LeaseState state) {
    bench().until([&] { return lease() == state; }, "the lease");
  }
  void pack_all() {
    bench().scan("PB-B-P1");
    bench().scan("PB-T-T-1");
    ASSERT_TRUE(bench().lane().pack);
    for (const char* code : {"6901234500011", "6901234500011", "6901234500035"})
      EXPECT_EQ(bench().scan(code).verdict.tone, Tone::good);
    bench().until_label("SO-1-1-label-1", records::JobState::confirmed);
  }
  // Refused, with that text; the lane goes on after OK.
  void expect_not_sealed(const char* key) {
    EXPECT_EQ(bench().verdict_key("SF1023456789012"), key);
    EXPECT_EQ(bench()->reader().parcel("SO-1-1")->state, "closed");
    bench().scan("PB-C-OK");
  }
  void expect_sealed() {
    EXPECT_EQ(bench().scan("SF1023456789012").verdict.tone, Tone::done);
    EXPECT_EQ(bench()->reader().order_head("SO-1")->state, "shipped");
  }
  RunningBench& bench() { return *bench_; }

  ScratchFolder folder_;
  tests::ScriptedCentre centre_{real_pause};
  BootTime boot_{"first", 1'000'000};
  std::int64_t wall_off_ms_ = 0;
  std::optional<RunningBench> bench_;
};

}  // namespace packbench::station
