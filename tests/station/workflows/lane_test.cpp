// What a lane does, whatever is packed there.
#include <gtest/gtest.h>

#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct Lane : testing::Test {
  Lane() { bench.add(order("SO1", {line("1", "MUG", 2)})); }
  Bench bench;
};

TEST_F(Lane, NothingWorksUntilABadgeIsScanned) {
  for (const auto* code : {"PB-O-SO1", kMug, "PB-C-DONE", "PB-C-LANG"}) {
    EXPECT_EQ(bench.scan(code).tone, Tone::ask) << code;
    EXPECT_TRUE(bench.decision.events.empty()) << code;
  }
  EXPECT_EQ(bench.scan("PB-B-ANN").tone, Tone::good);
  EXPECT_EQ(bench.screen().person, "Ann");
}

TEST_F(Lane, AnUnknownBadgeStops) {
  EXPECT_EQ(bench.scan("PB-B-NOBODY").tone, Tone::ask);
  EXPECT_FALSE(bench.state().person);
}

TEST_F(Lane, AStopRefusesEverythingButOk) {
  bench.sign_in_and_open("PB-O-SO1");
  EXPECT_EQ(bench.scan(kStrange).tone, Tone::stop);
  const auto stop = bench.state().stop;
  for (const auto* code : {kMug, "PB-C-UNDO", "PB-B-BOB", "PB-C-ASIDE", "PB-C-NO"}) {
    EXPECT_EQ(bench.scan(code).tone, Tone::stop) << code;
    EXPECT_TRUE(bench.decision.events.empty()) << code;
    EXPECT_EQ(bench.state().stop, stop);
  }
  EXPECT_EQ(bench.scan("PB-C-OK").tone, Tone::info);
  EXPECT_EQ(bench.scan(kMug).tone, Tone::good);
}

TEST_F(Lane, AnotherBadgeAsksToTakeOver) {
  bench.sign_in_and_open("PB-O-SO1");
  bench.scan(kMug);
  EXPECT_EQ(bench.scan("PB-B-BOB").tone, Tone::ask);
  EXPECT_EQ(bench.scan("PB-C-NO").tone, Tone::info);
  EXPECT_EQ(bench.state().person->id, "ann");
  bench.scan({"PB-B-BOB", "PB-C-YES"});
  EXPECT_EQ(bench.state().person->id, "bob");
  EXPECT_EQ(bench.pack().token, 2);
  EXPECT_EQ(bench.pack().person, "bob");
  EXPECT_EQ(bench.packed_of("MUG"), 1);
}

TEST_F(Lane, ABadgeWithNoOrderOpenJustSwitches) {
  bench.scan("PB-B-ANN");
  EXPECT_EQ(bench.scan("PB-B-BOB").tone, Tone::good);
  EXPECT_EQ(bench.state().person->id, "bob");
}

TEST_F(Lane, SigningOutWithAnOrderOpenIsRefused) {
  bench.sign_in_and_open("PB-O-SO1");
  EXPECT_EQ(bench.scan("PB-C-SIGNOUT").tone, Tone::stop);
  bench.scan({"PB-C-OK", "PB-C-ASIDE", "PB-C-SIGNOUT"});
  EXPECT_FALSE(bench.state().person);
}

TEST_F(Lane, TheLanguageToggles) {
  bench.scan("PB-B-ANN");
  EXPECT_EQ(bench.screen().language, "en");
  bench.scan("PB-C-LANG");
  EXPECT_EQ(bench.screen().language, "zh-CN");
  bench.scan("PB-C-LANG");
  EXPECT_EQ(bench.screen().language, "en");
}

TEST_F(Lane, AnOrderOfAnotherLaneIsTakenOverOnlyWhenAsked) {
  bench.sign_in_and_open("PB-O-SO1");
  bench.scan(kMug);
  bench.lane = "2";
  bench.scan({"PB-B-BOB", "PB-O-SO1"});
  EXPECT_EQ(bench.decision.verdict.tone, Tone::ask);
  EXPECT_FALSE(bench.state().pack);
  EXPECT_EQ(orders_in_question(bench.state()), std::vector<std::string>{"SO1"});
  EXPECT_EQ(bench.scan(kMug).tone, Tone::stop);
  EXPECT_EQ(bench.scan({"PB-C-OK", "PB-C-YES"}).tone, Tone::good);
  EXPECT_EQ(bench.pack().token, 2);
  EXPECT_EQ(bench.packed_of("MUG"), 1);
  bench.lane = "1";
  EXPECT_FALSE(bench.state().pack) << "the old one can't go on";
}

TEST_F(Lane, AToteOfSeveralOrdersAsksWhich) {
  auto second = order("SO2", {line("1", "PLATE", 1)});
  second.channel = "BOX7";
  bench.add(second);
  auto first = order("SO1", {line("1", "MUG", 2)});
  first.channel = "BOX7";
  bench.add(first);
  bench.scan("PB-B-ANN");
  EXPECT_EQ(bench.scan("PB-T-BOX7").tone, Tone::ask);
  const auto screen = bench.screen();
  ASSERT_GE(screen.choices.size(), 2U);
  EXPECT_EQ(screen.choices[1].code, "PB-C-CHOOSE-2");
  EXPECT_EQ(bench.scan("PB-C-CHOOSE-3").tone, Tone::stop);
  bench.scan({"PB-C-OK", "PB-C-CHOOSE-2"});
  EXPECT_EQ(bench.pack().order.order, "SO2");
}

TEST_F(Lane, FinishedAndCancelledOrdersStop) {
  bench.scan("PB-B-ANN");
  for (const auto* state : {"shipped", "shorted", "cancelled"}) {
    bench.orders["SO1"].state = state;
    EXPECT_EQ(bench.scan("PB-O-SO1").tone, Tone::stop);
    EXPECT_EQ(bench.decision.verdict.text.key, std::string("order.") + state);
    bench.scan("PB-C-OK");
  }
  bench.orders["SO1"].state = "open";
  bench.orders["SO1"].order.cancelled = true;
  EXPECT_EQ(bench.scan("PB-O-SO1").text.key, "order.cancelled");
}

TEST_F(Lane, AnOrderPutAsideGoesOnWhereItStood) {
  bench.sign_in_and_open("PB-O-SO1");
  bench.scan({kMug, "PB-C-ASIDE"});
  EXPECT_FALSE(bench.state().pack);
  EXPECT_EQ(bench.scan("PB-O-SO1").tone, Tone::good);
  EXPECT_EQ(bench.packed_of("MUG"), 1);
  EXPECT_EQ(bench.pack().token, 2);
}

TEST_F(Lane, AnotherOrderWhileOneIsOpenStops) {
  bench.add(order("SO2", {line("1", "PLATE", 1)}));
  bench.sign_in_and_open("PB-O-SO1");
  EXPECT_EQ(bench.scan("PB-O-SO2").text.key, "lane.order_open");
}

TEST_F(Lane, RestoredFromTheStoreItStandsAtTheSameStep) {
  bench.sign_in_and_open("PB-O-SO1");
  bench.scan({kMug, kStrange});
  const auto& state = bench.state();
  EXPECT_EQ(restore("1", state.person, state.stop, state.asked, bench.history("SO1")), state);
  EXPECT_FALSE(restore("2", state.person, std::nullopt, std::nullopt, bench.history("SO1")).pack);
}

}  // namespace
}  // namespace packbench::workflows
