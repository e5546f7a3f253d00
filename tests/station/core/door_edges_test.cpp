// F22 at the desk: what somebody may try who has half a right.
#include "tests/station/core/door_fixture.hpp"

namespace packbench::station {
namespace {

constexpr const char *kGood = "blue 17 teapots", *kOther = "seven grey geese", *kThird = "a door of oak";

using DoorEdges = BehindTheDoor;

TEST_F(DoorEdges, F22AGivenPasswordUnlocksTheBadgeAndIsNobodysOwn) {
  choose("a1", kGood);
  choose("s1", kGood);
  Browser admin{*this};
  ASSERT_EQ(admin.sign_in("A1", kGood), "200");
  for (int i = 0; i < Attempts::kMost; ++i) browser.sign_in("S1", "wrong one");
  EXPECT_EQ(browser.sign_in("S1", kGood), "sign_in.locked");
  const auto give = [&](const char* person) {
    return told(admin.post("/api/desk/people/{person}/password",
                           std::string(R"({"password":")") + kOther + R"("})", {{"person", person}}));
  };
  EXPECT_EQ(give("s1"), "200");
  EXPECT_EQ(browser.sign_in("S1", kOther), "200");
  EXPECT_EQ(give("a1"), "password.own");
  EXPECT_EQ(admin.desk(), "200");
}

// Somebody asked for another one with the old one in his hand while an administrator gave one.
TEST_F(DoorEdges, F22APasswordThatIsNoLongerGoodSetsNone) {
  choose("s1", kGood);
  const auto old = bench->reader().passwords("s1").front().hash;
  choose("s1", kOther);
  const auto done = set_password(bench->reader(), bench->store(), {"s1", kThird, "s1", false, old},
                                 bench->config().passwords, now);
  ASSERT_TRUE(std::holds_alternative<records::Text>(done));
  EXPECT_EQ(std::get<records::Text>(done).key, "sign_in.wrong");
  EXPECT_EQ(browser.sign_in("S1", kOther), "200");
}

// A label bears an address: who stands at the lane sees what the lane has just printed, and no other.
TEST_F(DoorEdges, F22PicturesOfOtherLabelsAreForWhoMayLook) {
  constexpr const char* kPicture = "/api/jobs/{job}/picture";
  choose("s1", kGood);
  for (const char* code : {"PB-B-P1", "SO-1", "PB-C-OK", "6901234500011", "6901234500011", "6901234500035"})
    bench.scan(code);
  bench.scan("PB-C-DONE");
  bench.until_label("SO-1-1-label-1", records::JobState::confirmed);
  EXPECT_EQ(browser.get(kPicture, {{"job", "SO-1-1-label-1"}}).status, 200U) << "the lane shows it";
  EXPECT_EQ(told(browser.get(kPicture, {{"job", "SO-2-1-label-1"}})), "session.needed");
  ASSERT_EQ(browser.sign_in("S1", kGood), "200");
  EXPECT_EQ(told(browser.get(kPicture, {{"job", "SO-2-1-label-1"}})), "no_such_job");
}

}  // namespace
}  // namespace packbench::station
