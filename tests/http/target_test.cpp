// Request targets taken apart.
#include "http/target.hpp"

#include <gmock/gmock.h>

namespace packbench::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Target, SplitsAndDecodesSegments) {
  EXPECT_THAT(parse_target("/")->segments, IsEmpty());
  EXPECT_THAT(parse_target("/a/b")->segments, ElementsAre("a", "b"));
  EXPECT_THAT(parse_target("/a/")->segments, ElementsAre("a", ""));
  EXPECT_THAT(parse_target("//")->segments, ElementsAre("", ""));
  EXPECT_THAT(parse_target("/orders/A%2F1%20x")->segments, ElementsAre("orders", "A/1 x"));
  EXPECT_THAT(parse_target("/%E8%AE%A2%E5%8D%95")->segments, ElementsAre("订单"));
  EXPECT_THAT(parse_target("/a+b")->segments, ElementsAre("a+b"));
}

TEST(Target, DecodesTheQuery) {
  EXPECT_THAT(parse_target("/a?x=1&y=a+b%26&x=2&&z")->query,
              ElementsAre(Pair("x", "1"), Pair("y", "a b&"), Pair("z", "")));
  EXPECT_EQ(parse_target("/a?x")->path, "/a");
}

TEST(Target, RefusesWhatIsNoCleanPath) {
  for (const auto* bad : {"", "a", "*", "http://127.0.0.1/", "/%", "/%4", "/%zz", "/%00", "/%0d%0a", "/%7f",
                          "/%C0%AF", "/%ED%A0%80", "/%F5%80%80%80", "/%E8%AE", "/a?b=%ff", "/a?%1f"})
    EXPECT_FALSE(parse_target(bad)) << bad;
}

}  // namespace
}  // namespace packbench::http
