// What a camera tells, picture by picture.
#include "drivers/cameras/sighting.hpp"

#include <gtest/gtest.h>

namespace packbench::drivers {
namespace {

using namespace std::chrono_literals;

struct Step {
  std::chrono::milliseconds at;
  const char* shown;  // codes, each "<kind><letter>": E an EAN, A a Code 39
  const char* told;
};

struct Row {
  const char* name;
  std::vector<Step> steps;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.name;
}

std::vector<FoundCode> codes_of(const std::string& shown) {
  std::vector<FoundCode> codes;
  for (std::size_t i = 0; i + 1 < shown.size(); i += 2)
    codes.push_back({shown.substr(i + 1, 1), shown[i] == 'E' ? "]E0" : "]A0", {}});
  return codes;
}

std::string text_of(const std::vector<FoundCode>& codes) {
  std::string text;
  for (const auto& code : codes) text += (code.aim == "]E0" ? "E" : "A") + code.bytes;
  return text;
}

class SightingsOf : public testing::TestWithParam<Row> {};

TEST_P(SightingsOf, TellsEachOnceUntilItHasLeft) {
  Sightings sightings;
  const TimePoint start = TimePoint(1h);
  for (const auto& step : GetParam().steps)
    EXPECT_EQ(text_of(sightings.see(codes_of(step.shown), start + step.at)), step.told)
        << step.at.count() << " ms";
}

INSTANTIATE_TEST_SUITE_P(
    Cameras, SightingsOf,
    testing::Values(
        Row{"StaysForLong", {{0ms, "Ex", "Ex"}, {125ms, "Ex", ""}, {60s, "Ex", ""}, {3600s, "Ex", ""}}},
        Row{"MovesAlittle",
            {{0ms, "ExEy", "ExEy"}, {100ms, "EyEx", ""}, {200ms, "Ey", ""}, {300ms, "Ex", ""}}},
        Row{"SecondComesLater", {{0ms, "Ex", "Ex"}, {100ms, "ExEy", "Ey"}, {200ms, "ExEyEz", "Ez"}}},
        Row{"IsGoneForASecondAndThreePictures",
            {{0ms, "Ex", "Ex"}, {400ms, "", ""}, {800ms, "", ""}, {1200ms, "", ""}, {1300ms, "Ex", "Ex"}}},
        Row{"ASecondIsNotEnoughWhenPicturesAreRare",
            {{0ms, "Ex", "Ex"}, {1000ms, "", ""}, {2000ms, "", ""}, {3000ms, "Ex", ""}}},
        Row{"ThreePicturesAreNotEnoughWhenTheyAreMany",
            {{0ms, "Ex", "Ex"},
             {33ms, "", ""},
             {66ms, "", ""},
             {99ms, "", ""},
             {132ms, "", ""},
             {165ms, "Ex", ""}}},
        Row{"AnotherOneDoesNotKeepIt",
            {{0ms, "Ex", "Ex"},
             {400ms, "Ey", "Ey"},
             {800ms, "Ey", ""},
             {1200ms, "Ey", ""},
             {1600ms, "ExEy", "Ex"}}},
        Row{"WithoutACheckDigitTwoPicturesMustAgree",
            {{0ms, "Ax", ""}, {100ms, "Ay", ""}, {200ms, "Ax", "Ax"}, {300ms, "Ax", ""}}},
        Row{"AMisreadOneIsForgotten",
            {{0ms, "Ax", ""}, {500ms, "", ""}, {1000ms, "", ""}, {1500ms, "", ""}, {2000ms, "Ax", ""}}},
        Row{"OneDataOfTwoKindsIsTwo", {{0ms, "ExAx", "Ex"}, {100ms, "ExAx", "Ax"}}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Sightings, ForgetsOnDemand) {
  Sightings sightings;
  EXPECT_EQ(sightings.see(codes_of("Ex"), TimePoint(1s)).size(), 1u);
  sightings.forget();
  EXPECT_EQ(sightings.see(codes_of("Ex"), TimePoint(1s)).size(), 1u);
}

}  // namespace
}  // namespace packbench::drivers
