// Planned maintenance is announced from a day before until it has ended (F27).
#include "station/maintenance.hpp"

#include <gtest/gtest.h>

#include "station/time.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kMinute = 60'000, kDay = 1440 * kMinute;

Maintenance planned(std::int64_t from_ms, std::int64_t to_ms, const std::string& text) {
  return {local_minute(from_ms), local_minute(to_ms), text};
}

TEST(Maintenance, F27IsAnnouncedFromADayBeforeUntilItHasEnded) {
  const std::int64_t begin = 1'795'000'020'000 / kMinute * kMinute, end = begin + 90 * kMinute;
  const std::vector<Maintenance> plan{planned(begin, end, "network")};
  EXPECT_TRUE(announced({}, begin).is_null());
  EXPECT_TRUE(announced(plan, begin - kDay - kMinute).is_null());
  for (const auto at : {begin - kDay, begin, end - 1}) {
    const auto told = announced(plan, at);
    ASSERT_TRUE(told.is_object()) << at;
    EXPECT_EQ(told.at("from").as_string(), plan[0].from);
    EXPECT_EQ(told.at("text").as_string(), "network");
  }
  EXPECT_TRUE(announced(plan, end).is_null());
}

TEST(Maintenance, F27TheFirstOfSeveralIsAnnounced) {
  const std::int64_t now = 1'795'000'020'000;
  const std::vector<Maintenance> plan{planned(now + 20 * kMinute, now + kDay, "second"),
                                      planned(now + 10 * kMinute, now + 15 * kMinute, "first"),
                                      planned(now - kDay, now - kMinute, "over")};
  EXPECT_EQ(announced(plan, now).at("text").as_string(), "first");
  EXPECT_EQ(announced(plan, now + 16 * kMinute).at("text").as_string(), "second");
}

}  // namespace
}  // namespace packbench::station
