// Who may talk to the station.
#include "http/guard.hpp"

#include <gmock/gmock.h>

namespace packbench::http {
namespace {

const Guard kGuard({"127.0.0.1", "localhost", "[::1]"}, 8090);

unsigned status(const Head& head, const Guard& guard = kGuard) {
  const auto refusal = guard.refusal(head);
  return refusal ? refusal->status : 200;
}

Head from(std::vector<std::string> hosts, std::vector<std::string> origins = {}) {
  Head head;
  head.method = Method::get;
  head.hosts = std::move(hosts);
  head.origins = std::move(origins);
  return head;
}

TEST(Guard, KnowsItsOwnHosts) {
  for (const auto* own :
       {"127.0.0.1:8090", "localhost:8090", "LocalHost:8090", "[::1]:8090", "localhost", "[::1]"})
    EXPECT_EQ(status(from({own})), 200U) << own;
}

TEST(Guard, RefusesForeignHosts) {
  for (const auto* foreign :
       {"", "evil.example", "evil.example:8090", "localhost:8091", "localhost.evil.example:8090",
        "127.0.0.1.evil.example", "127.0.0.1:", "127.0.0.1:80900", "x@localhost:8090", "::1"})
    EXPECT_EQ(status(from({foreign})), 421U) << foreign;
  EXPECT_EQ(status(from({})), 421U);
  EXPECT_EQ(status(from({"localhost:8090", "localhost:8090"})), 400U);
}

TEST(Guard, LetsOnlyItsOwnPagesIn) {
  EXPECT_EQ(status(from({"localhost:8090"}, {"http://localhost:8090"})), 200U);
  EXPECT_EQ(status(from({"localhost:8090"}, {"https://127.0.0.1:8090"})), 200U);
  for (const auto* foreign :
       {"null", "", "http://evil.example", "http://evil.example:8090", "http://localhost",
        "http://localhost:8091", "https://localhost", "file://", "localhost:8090", "ftp://localhost:8090"})
    EXPECT_EQ(status(from({"localhost:8090"}, {foreign})), 403U) << foreign;
  EXPECT_EQ(status(from({"localhost:8090"}, {"http://localhost:8090", "http://evil.example"})), 403U);
}

TEST(Guard, AnOriginLeavesOutOnlyItsSchemesPort) {
  const Guard on_80({"localhost"}, 80);
  EXPECT_EQ(status(from({"localhost"}, {"http://localhost"}), on_80), 200U);
  EXPECT_EQ(status(from({"localhost"}, {"https://localhost"}), on_80), 403U);
}

TEST(Guard, ChangesNeedTheMarker) {
  auto head = from({"localhost:8090"});
  for (const auto method : {Method::post, Method::put, Method::remove}) {
    head.method = method;
    head.marker = "";
    EXPECT_EQ(status(head), 403U);
    head.marker = "1";
    EXPECT_EQ(status(head), 200U);
  }
  head.method = std::nullopt;
  head.marker = "";
  EXPECT_EQ(status(head), 403U);
  head.method = Method::head;
  EXPECT_EQ(status(head), 200U);
}

}  // namespace
}  // namespace packbench::http
