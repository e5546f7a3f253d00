// Routes found, and the refusals where there is none.
#include "http/router.hpp"

#include <gmock/gmock.h>

namespace packbench::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Router router() {
  return Router({{Method::get, "/", Takes::nothing},
                 {Method::get, "/api/lanes/{lane}", Takes::nothing},
                 {Method::post, "/api/lanes/{lane}", Takes::json},
                 {Method::post, "/api/lanes/{lane}/jobs/{job}/void", Takes::nothing},
                 {Method::get, "/api/lanes/all", Takes::nothing}});
}

TEST(Router, FindsTheFirstRuleThatFits) {
  EXPECT_EQ(router().find(Method::get, {})->rule, 0U);
  const auto found = router().find(Method::post, {"api", "lanes", "1", "jobs", "P-1", "void"});
  EXPECT_EQ(found->rule, 3U);
  EXPECT_THAT(found->params, ElementsAre(Pair("job", "P-1"), Pair("lane", "1")));
  EXPECT_EQ(router().find(Method::get, {"api", "lanes", "all"})->rule, 1U);
}

TEST(Router, HeadGoesWhereGetGoes) {
  EXPECT_EQ(router().find(Method::head, {"api", "lanes", "1"})->rule, 1U);
}

TEST(Router, RefusesUnknownPaths) {
  const std::vector<std::vector<std::string>> paths = {
      {"api"}, {"api", "lanes", ""}, {"api", "lanes", "1", ""}, {""}};
  for (const auto& path : paths) EXPECT_EQ(router().find(Method::get, path).error().status, 404U);
}

TEST(Router, NamesTheMethodsThatFit) {
  const auto refusal = router().find(Method::remove, {"api", "lanes", "1"}).error();
  EXPECT_EQ(refusal.status, 405U);
  EXPECT_THAT(refusal.headers, ElementsAre(Pair("Allow", "GET, HEAD, POST")));
  EXPECT_EQ(router().find(std::nullopt, {"api", "lanes", "1"}).error().status, 405U);
  EXPECT_EQ(router().find(std::nullopt, {"nowhere"}).error().status, 404U);
}

TEST(Router, TakesOnlyItsOwnBodies) {
  EXPECT_TRUE(accepts(Takes::json, "application/json"));
  EXPECT_TRUE(accepts(Takes::recording, "text/plain"));
  EXPECT_FALSE(accepts(Takes::recording, "application/json"));
  EXPECT_TRUE(accepts(Takes::import, "text/csv"));
  EXPECT_TRUE(accepts(Takes::import, "application/x-ndjson"));
  EXPECT_TRUE(accepts(Takes::picture, "image/png"));
  EXPECT_TRUE(accepts(Takes::picture, "image/jpeg"));
  EXPECT_FALSE(accepts(Takes::picture, "image/svg+xml"));
  EXPECT_TRUE(accepts(Takes::nothing, ""));
  // What a form of a foreign page can send without asking first must never be among them.
  for (const auto* type :
       {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "json"}) {
    EXPECT_FALSE(accepts(Takes::json, type)) << type;
    EXPECT_FALSE(accepts(Takes::import, type)) << type;
  }
  EXPECT_FALSE(accepts(Takes::json, "text/csv"));
}

}  // namespace
}  // namespace packbench::http
