// Pairing codes: for one device, once, for five minutes.
#include "station/tablets/pairing.hpp"

#include <gtest/gtest.h>

namespace packbench::station {
namespace {

constexpr std::int64_t kNow = 1'000'000;

struct PairingTest : testing::Test {
  std::string begin(const std::string& lane, std::int64_t at_ms = kNow) {
    return pairings.begin(lane, "sue", at_ms);
  }
  // "lane by", or empty.
  std::string take(const std::string& code, std::int64_t at_ms = kNow) {
    const auto taken = pairings.take(code, at_ms);
    return taken ? taken->lane + " " + taken->by : "";
  }
  Pairings pairings;
};

TEST_F(PairingTest, ACodeIsGoodOnceForItsLane) {
  const auto code = begin("dock"), other = begin("aisle");
  EXPECT_EQ(code.size(), 32U);
  EXPECT_EQ(code.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(code, other);
  EXPECT_EQ(take(code), "dock sue");
  EXPECT_EQ(take(code), "");
  EXPECT_EQ(take(other), "aisle sue");
}

TEST_F(PairingTest, WhatWasNeverShownIsNone) {
  EXPECT_EQ(take(""), "");
  const auto code = begin("dock");
  for (const auto& none : {std::string(), code.substr(1), code + "0", std::string(32, '0')})
    EXPECT_EQ(take(none), "") << none;
  EXPECT_EQ(take(code), "dock sue") << "a wrong one ends none";
}

TEST_F(PairingTest, ItIsGoodForFiveMinutes) {
  auto code = begin("dock");
  EXPECT_EQ(take(code, kNow + 5 * 60'000 - 1), "dock sue");
  code = begin("dock");
  EXPECT_EQ(take(code, kNow + 5 * 60'000), "");
  EXPECT_EQ(take(code), "") << "nor is it again";
  code = begin("dock");
  EXPECT_EQ(take(code, kNow - 1), "") << "a clock that was turned back makes none longer";
}

TEST_F(PairingTest, ANewerOneEndsTheOlderOfItsLaneAlone) {
  const auto other = begin("aisle"), older = begin("dock"), newer = begin("dock");
  EXPECT_EQ(take(older), "");
  EXPECT_EQ(take(newer), "dock sue");
  EXPECT_EQ(take(other), "aisle sue");
}

TEST_F(PairingTest, ALanesCodeCanBeEnded) {
  const auto code = begin("dock"), other = begin("aisle");
  pairings.end("dock");
  EXPECT_EQ(take(code), "");
  EXPECT_EQ(take(other), "aisle sue");
}

}  // namespace
}  // namespace packbench::station
