// Who may not, what may not come in, and what is never told: a table of all of it.
#include <openssl/ssl.h>

#include "central/secret.hpp"
#include "service_fixture.hpp"

namespace packbench::central {
namespace {

using testing::HasSubstr;
using testing::Not;

using SecurityTest = ServiceFixture;

const std::string& path_of(const Asked& asked) {
  return asked.path;
}

std::vector<Asked> bench_paths() {
  return {{"GET", "/v1/bench", "", ""},
          {"POST", "/v1/journal", "", R"({"rows":[]})"},
          {"GET", "/v1/changes", "", ""},
          {"POST", "/v1/leases/claim", "", R"({"upto":1})"},
          {"POST", "/v1/leases/renew", "", R"({"leases":[]})"},
          {"POST", "/v1/leases/take-over", "", R"({"order":"SO-1","by":"x","reason":"y"})"}};
}
std::vector<Asked> system_paths() {
  return {{"POST", "/v1/facts", "", R"({"facts":[]})"},
          {"GET", "/v1/facts", "", ""},
          {"GET", "/v1/tickets", "", ""},
          {"GET", "/v1/outcomes", "", ""},
          {"POST", "/v1/outcomes/done", "", R"({"next":"1.0.0"})"},
          {"POST", "/v1/tickets", "", R"({"tickets":[]})"},
          {"POST", "/v1/tickets/close", "", R"({"names":[]})"},
          {"GET", "/metrics", "", ""}};
}

std::vector<Asked> viewer_paths() {
  return {{"GET", "/admin/viewer", "", ""},
          {"GET", "/admin/tables/orders", "", ""},
          {"POST", "/admin/tickets/close", "", R"({"ticket":"T","reason":"x"})"}};
}

TEST_F(SecurityTest, NoCallWithoutAKeyOfItsKind) {
  const auto system = *add_system(db_, "erp"), bench = enrolled("a"), viewer = *add_viewer(db_, "Wang"),
             revoked = enrolled("b"), gone = *add_system(db_, "old"), left = *add_viewer(db_, "Li");
  revoke_bench(db_, "b");
  revoke_system(db_, "old");
  revoke_viewer(db_, "Li");
  const std::tuple<std::vector<Asked>, std::string, std::string> paths[] = {
      {bench_paths(), system, viewer}, {system_paths(), viewer, bench}, {viewer_paths(), bench, system}};
  for (const auto& [rows, other, third] : paths)
    for (auto asked : rows) {
      const std::tuple<std::string, unsigned, const char*> keys[] = {
          {"", 401, "key.missing"},         {"x", 401, "key.missing"},  {new_key(), 401, "key.unknown"},
          {revoked, 401, "key.unknown"},    {gone, 401, "key.unknown"}, {left, 401, "key.unknown"},
          {new_code(), 401, "key.unknown"}, {other, 403, "key.other"},  {third, 403, "key.other"}};
      for (const auto& [key, status, code] : keys) {
        asked.key = key;
        const auto answer = ask(asked);
        EXPECT_EQ(answer.status, status) << path_of(asked) << " " << answer.body;
        EXPECT_EQ(answer.code(), code) << path_of(asked);
      }
    }
}

// What a bench pushes is its own journal, whatever it says: it can't push as another, nor read what is
// another's.
TEST_F(SecurityTest, NoBenchActsAsAnother) {
  const auto a = enrolled("a"), b = enrolled("b");
  FakeBench journal(Caller{});
  journal.row("lease.ended", "order:SO-1", {{"order", "SO-1"}, {"token", 1}});
  json::array rows;
  for (const auto& row : journal.take()) rows.push_back(records::to_wire(row));
  order("SO-1");
  EXPECT_EQ(post("/v1/leases/claim", a, R"({"order":"SO-1"})").status, 200U);
  EXPECT_EQ(post("/v1/leases/renew", b, R"({"leases":[{"order":"SO-1","token":1}]})")
                .json()
                .at("lost")
                .as_array()
                .size(),
            1U);
  EXPECT_EQ(post("/v1/journal", b, json::serialize(json::object{{"rows", rows}, {"bench", "a"}})).status,
            200U);
  EXPECT_EQ(get("/v1/bench", a).json().at("kept"), 0);
  EXPECT_EQ(value("SELECT b.name FROM orders o JOIN benches b ON b.id = o.bench"), "a");
  EXPECT_TRUE(get("/v1/changes", b).json().at("changes").as_array().empty());
}

TEST_F(SecurityTest, BodiesThatAreNoneAreRefused) {
  const auto bench = enrolled("a"), system = *add_system(db_, "erp");
  const auto deep = std::string(100'000, '[') + std::string(100'000, ']');
  const auto rows = [](const std::string& one, int count) {
    std::string list = "{\"rows\":[" + one;
    for (int i = 1; i < count; ++i) list += "," + one;
    return list + "]}";
  };
  const std::string good =
      R"({"seq":1,"at_ms":1,"lane":"","person":"","stream":"","type":"t","payload":"{}","hash":")" +
      std::string(64, '0') + "\"}";
  const std::tuple<const char*, std::string, unsigned, const char*> bodies[] = {
      {"nothing", "", 400, "bad_json"},
      {"truncated", R"({"rows":[)", 400, "bad_json"},
      {"more behind it", R"({"rows":[]} {})", 400, "bad_json"},
      {"deeply nested", deep, 400, "bad_json"},
      {"not UTF-8", "{\"rows\":\"\xff\xfe\"}", 400, "bad_json"},
      {"overlong UTF-8", "{\"rows\":\"\xc0\xaf\"}", 400, "bad_json"},
      {"a lone surrogate", R"({"rows":"\ud800"})", 400, "bad_json"},
      {"no rows", "{}", 400, "bad_value"},
      {"no list", R"({"rows":{}})", 400, "bad_value"},
      {"an empty list", R"({"rows":[]})", 400, "bad_value"},
      {"a row that is none", R"({"rows":[7]})", 400, "bad_value"},
      {"too many rows", rows("7", 2001), 413, "too_many"},
      {"too large", std::string((8 << 20) + 1, ' '), 413, "body_too_large"},
      {"a number too large", R"({"rows":[{"seq":99999999999999999999}]})", 400, "bad_value"},
      {"a chain of nothing", rows(good, 1), 409, "chain_broken"},
  };
  for (const auto& [what, body, status, code] : bodies) {
    const auto answer = post("/v1/journal", bench, body);
    EXPECT_EQ(answer.status, status) << what << " " << answer.body;
    EXPECT_EQ(answer.code(), code) << what;
  }
  for (const auto* path : {"/v1/leases/claim", "/v1/leases/renew", "/v1/leases/take-over"})
    EXPECT_EQ(post(path, bench, deep).status == 400 || post(path, bench, deep).status == 413, true) << path;
  EXPECT_EQ(post("/v1/leases/claim", bench, R"({"upto":99999999999999999999})").code(), "bad_value");
  EXPECT_EQ(post("/v1/facts", system, R"({"facts":[7]})").json().at("results").at(0).at("result"), "refused");
  const auto long_name = std::string(501, 'n');
  for (const auto& ticket :
       {std::string(R"({"name":"","text":"x"})"), std::string(R"({"name":"T"})"),
        std::string(R"({"name":"a\u0000b","text":"x"})"), std::string(R"({"name":"T","text":"\u0000"})"),
        R"({"name":")" + long_name + R"(","text":"x"})",
        R"({"name":"T","text":")" + std::string(4001, 'x') + "\"}"})
    EXPECT_EQ(post("/v1/tickets", system, "{\"tickets\":[" + ticket + "]}").code(), "bad_value") << ticket;
  EXPECT_EQ(get("/v1/outcomes?stream=x&limit=2001", system).code(), "bad_value");
  EXPECT_EQ(get("/v1/outcomes?stream=x&after=now", system).code(), "bad_cursor");
  EXPECT_EQ(post("/v1/tickets/close", system, R"({"names":[7]})").code(), "bad_value");
  EXPECT_EQ(post("/v1/outcomes/done", system, R"({"next":7})").code(), "bad_value");
  EXPECT_EQ(post("/v1/outcomes/done", system, R"({"next":"now"})").code(), "bad_cursor");
  EXPECT_EQ(post("/v1/outcomes/done", system, R"({"next":"0.0.0","reader":")" + long_name + "\"}").code(),
            "bad_value");
  EXPECT_EQ(ask({"POST", "/v1/journal", bench, "rows", "text/plain"}).status, 415U);
  for (const auto* query : {"limit=0", "limit=2001", "limit=x", "wait=61", "wait=-1", "after=1"})
    EXPECT_EQ(get(std::string("/v1/changes?") + query, bench).status, 400U) << query;
  EXPECT_EQ(get("/v1/bench", bench).json().at("kept"), 0);
}

TEST_F(SecurityTest, OldTlsIsRefused) {
  EXPECT_EQ(ask({"GET", "/healthz", "", ""}, TLS1_2_VERSION).status, 200U);
  EXPECT_EQ(ask({"GET", "/healthz", "", ""}, TLS1_3_VERSION).status, 200U);
  for (const int old : {TLS1_VERSION, TLS1_1_VERSION})
    EXPECT_THROW(ask({"GET", "/healthz", "", ""}, old), boost::system::system_error) << old;
}

TEST_F(SecurityTest, GuessingIsSlowedDownAndHarmsNobodyElse) {
  const auto bench = enrolled("a");
  EXPECT_EQ(get("/v1/bench", bench).status, 200U);
  bool refused = false;
  for (int i = 0; i < 1000 && !refused; ++i)
    refused =
        post("/v1/enrol", "", R"({"code":"AAAAA","key":")" + std::string(64, 'a') + "\"}").status == 429;
  EXPECT_TRUE(refused);
  EXPECT_EQ(get("/v1/bench", bench).status, 200U);
}

TEST_F(SecurityTest, NothingSecretIsEverInTheLog) {
  const auto code = *add_bench(db_, "a");
  const auto key = new_key(), stranger = new_key(), system = *add_system(db_, "erp"),
             viewer = *add_viewer(db_, "Wang"), stray = new_code();
  const auto body = json::serialize(json::object{{"code", code}, {"key", key}});
  post("/v1/enrol", "", body);
  post("/v1/enrol", "", json::serialize(json::object{{"code", code}, {"key", stranger}}));
  get("/v1/bench", stranger);
  get("/v1/changes?after=" + key, key);
  post("/v1/facts", system,
       R"({"facts":[{"type":"order","payload":{"order":{"order":"SO-1"},"to":{"name":"Li Lei"}}}]})");
  get("/admin/tables/found?find=Li%20Lei", viewer);
  get("/admin/tables/none?find=Li%20Lei", viewer);
  get("/admin/viewer", stray);
  post("/admin/tickets/close", viewer, R"({"ticket":"Li Lei","reason":"Li Lei"})");
  post("/v1/leases/claim", key, R"({"order":"Li Lei)");
  post("/v1/leases/claim", key, R"({"order":"Li Lei\u0000"})");
  EXPECT_THAT(log(), HasSubstr("/v1/enrol 401"));
  for (const auto& secret : {code, key, stranger, system, viewer, stray, std::string("Li Lei")})
    EXPECT_THAT(log(), Not(HasSubstr(secret)));
}

}  // namespace
}  // namespace packbench::central
