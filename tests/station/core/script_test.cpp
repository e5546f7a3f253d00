// A script is made as short as it can be, and says what it is.
#include "tests/station/core/script.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace packbench::station {
namespace {

Script numbered(int steps) {
  Script script;
  for (int i = 0; i < steps; ++i) script.push_back({"1", std::to_string(i), "", i});
  return script;
}

bool has(const Script& script, const std::string& code) {
  return std::any_of(script.begin(), script.end(), [&](const auto& step) { return step.code == code; });
}

TEST(Script, IsShortenedToWhatMatters) {
  const auto fails = [](const Script& script) { return has(script, "17") && has(script, "171"); };
  const auto left = shortened(numbered(200), fails, 1000);
  ASSERT_EQ(left.size(), 2U);
  EXPECT_EQ(left[0].code, "17");
  EXPECT_EQ(left[1].code, "171");
}

TEST(Script, StaysWholeWhereAllOfItMatters) {
  EXPECT_EQ(shortened(
                numbered(9), [](const Script& script) { return script.size() == 9; }, 1000)
                .size(),
            9U);
}

TEST(Script, GivesUpInTime) {
  int runs = 0;
  const auto never = [&](const Script&) { return ++runs, false; };
  EXPECT_EQ(shortened(numbered(500), never, 20).size(), 500U);
  EXPECT_EQ(runs, 20);
}

TEST(Script, LineAndStepAreTheSame) {
  for (const ScriptStep& step : {ScriptStep{"3", "PB-C-OK", "", 7}, ScriptStep{"1",
                                                                               "0109501101530003\x1d"
                                                                               "17261231",
                                                                               "]C1", 0}})
    EXPECT_EQ(step_of(to_line(step)), step);
}

}  // namespace
}  // namespace packbench::station
