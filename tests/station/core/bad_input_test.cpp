// Design 5.13 in one table each for the API, imports and scans: a clear error, and nothing changed but the
// record of it.
#include "db/connection.hpp"
#include "station/api/routes.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

// What the bench writes of itself comes at its own times.
const std::string kCaused = " WHERE stream <> 'availability'";

// All rows of all tables but those named, as text.
std::string content(const std::filesystem::path& folder, const std::vector<std::string>& without) {
  db::Connection db(folder / "packbench.db", db::Connection::Access::read);
  const db::Snapshot one_state(db);
  std::string all;
  SQLite::Statement tables(db.raw(), "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  while (tables.executeStep()) {
    const auto table = tables.getColumn(0).getString();
    if (std::find(without.begin(), without.end(), table) != without.end()) continue;
    all += table + '\n';
    SQLite::Statement rows(db.raw(), "SELECT * FROM \"" + table + "\"" + (table == "journal" ? kCaused : ""));
    while (rows.executeStep()) {
      for (int i = 0; i < rows.getColumnCount(); ++i) all += rows.getColumn(i).getString() + '|';
      all += '\n';
    }
  }
  return all;
}

class BadInput : public testing::Test {
 protected:
  void SetUp() override { bench.stock(); }

  http::Response ask(http::Method method, const std::string& pattern, http::Request request) {
    for (auto& route : server_config(*bench).routes) {
      if (route.rule.method != method || route.rule.pattern != pattern) continue;
      std::optional<http::Response> answer;
      bench.begin(route.handler(request), answer);
      bench.until([&] { return answer.has_value(); }, pattern.c_str());
      return *answer;
    }
    ADD_FAILURE() << "no route " << pattern;
    return {};
  }

  ScratchFolder folder;
  RunningBench bench{folder.path(), [](Config& config) { config.lanes[0].scale = true; }};
};

struct BadRequest {
  http::Method method;
  const char* pattern;
  http::Params params, query;
  std::string body;
  unsigned status;
  const char* code;  // of the error
};

const http::Method kGet = http::Method::get, kPost = http::Method::post;
const http::Params kLane{{"lane", "1"}}, kNoLane{{"lane", "9"}}, kTicket{{"ticket", "T-9"}},
    kOrder{{"order", "SO-1"}}, kNone;
constexpr const char *kScan = "/api/lanes/{lane}/scan", *kWeight = "/api/lanes/{lane}/weight",
                     *kEnd = "/api/desk/tickets/{ticket}/end", *kForget = "/api/desk/orders/{order}/forget",
                     *kReship = "/api/desk/orders/{order}/reship", *kReport = "/api/desk/reports/{report}",
                     *kImage = "/api/images/{name}", *kSignIn = "/api/desk/sign-in",
                     *kPassword = "/api/desk/password", *kGive = "/api/desk/people/{person}/password",
                     *kPin = "/api/desk/pin", *kGivePin = "/api/desk/people/{person}/pin",
                     *kPairing = "/api/desk/tablets/{lane}/pairing";

const std::vector<BadRequest> kRequests{
    {kGet, "/api/lanes/{lane}", kNoLane, {}, "", 404, "no_such_lane"},
    {kPost, kScan, kNoLane, {}, R"({"id":"a","code":"SO-1"})", 404, "no_such_lane"},
    {kPost, kScan, kLane, {}, "{", 400, "bad_json"},
    {kPost, kScan, kLane, {}, "[]", 400, "bad_scan"},
    {kPost, kScan, kLane, {}, R"({"code":"SO-1"})", 400, "bad_scan"},
    {kPost, kScan, kLane, {}, R"({"id":7,"code":"SO-1"})", 400, "bad_scan"},
    {kPost, kScan, kLane, {}, R"({"id":"a","code":""})", 400, "bad_scan"},
    {kPost, kScan, kLane, {}, R"({"id":")" + std::string(65, 'a') + R"(","code":"SO-1"})", 400, "bad_scan"},
    {kPost, kScan, kLane, {}, R"({"id":"a","code":")" + std::string(8193, '1') + R"("})", 400, "bad_scan"},
    {kPost, kWeight, kNoLane, {}, R"({"grams":1})", 404, "no_such_lane"},
    {kPost, kWeight, {{"lane", "2"}}, {}, R"({"grams":1})", 409, "no_scale"},
    {kPost, kWeight, kLane, {}, "", 400, "bad_json"},
    {kPost, kWeight, kLane, {}, R"({"grams":"1"})", 400, "bad_weight"},
    {kPost, kWeight, kLane, {}, R"({"grams":-1})", 400, "bad_weight"},
    {kPost, kWeight, kLane, {}, R"({"grams":1000001})", 400, "bad_weight"},
    {kPost, kWeight, kLane, {}, R"({"grams":1.5})", 400, "bad_weight"},
    {kGet, "/api/jobs/{job}/picture", {{"job", "none"}}, {}, "", 404, "no_such_job"},
    {kGet, kImage, {{"name", "../packbench.db"}}, {}, "", 404, "no_such_image"},
    {kGet, kImage, {{"name", ".hidden.png"}}, {}, "", 404, "no_such_image"},
    {kGet, kImage, {{"name", "none.png"}}, {}, "", 404, "no_such_image"},
    {kGet, kImage, {{"name", "packbench.db"}}, {}, "", 404, "no_such_image"},
    {kGet, "/api/desk/history", kNone, {}, "", 400, "bad_code"},
    {kGet, "/api/desk/history", kNone, {{"code", std::string(201, 'x')}}, "", 400, "bad_code"},
    {kGet, "/api/desk/evidence/{code}", {{"code", "none"}}, {}, "", 404, "not_found"},
    {kGet, kReport, {{"report", "none"}}, {}, "", 404, "no_such_sheet"},
    {kGet, kReport, {{"report", "none.pdf"}}, {}, "", 404, "no_such_sheet"},
    {kGet, kReport, {{"report", "dispatch"}}, {{"from", "yesterday"}}, "", 400, "bad_day"},
    {kGet, kReport, {{"report", "dispatch"}}, {{"from", "2026-02-30"}}, "", 400, "bad_day"},
    {kGet,
     kReport,
     {{"report", "dispatch"}},
     {{"from", "2026-11-22"}, {"to", "2026-11-21"}},
     "",
     400,
     "bad_day"},
    {kGet, "/api/desk/manifests/{document}", {{"document", "none"}}, {}, "", 404, "no_such_sheet"},
    {kGet, "/api/desk/cards/{code}", {{"code", "none"}}, {}, "", 404, "no_such_sheet"},
    {kPost, kEnd, kTicket, {}, "1", 400, "bad_ticket"},
    {kPost, kEnd, kTicket, {}, R"({"badge":"PB-B-S1"})", 409, "ticket.reason"},
    {kPost, kEnd, kTicket, {}, R"({"reason":"done","badge":"PB-B-P1"})", 409, "supervisor.needed"},
    {kPost, kEnd, kTicket, {}, R"({"reason":"done","badge":"PB-B-S1"})", 409, "ticket.not_open"},
    {kPost, kForget, kOrder, {}, "null", 400, "bad_request"},
    {kPost, kForget, kOrder, {}, R"({"reason":"asked"})", 409, "supervisor.needed"},
    {kPost, kForget, kOrder, {}, R"({"badge":"PB-B-S1"})", 409, "ticket.reason"},
    {kPost,
     kForget,
     {{"order", "none"}},
     {},
     R"({"reason":"asked","badge":"PB-B-S1"})",
     409,
     "order.unknown"},
    {kPost, kSignIn, kNone, {}, "{", 400, "bad_json"},
    {kPost, kSignIn, kNone, {}, "[]", 400, "bad_request"},
    {kPost, kSignIn, kNone, {}, R"({"badge":"S1"})", 400, "bad_request"},
    {kPost, kSignIn, kNone, {}, R"({"badge":"S1","password":7})", 400, "bad_request"},
    {kPost, kSignIn, kNone, {}, R"({"badge":"","password":"x"})", 400, "bad_request"},
    {kPost,
     kSignIn,
     kNone,
     {},
     R"({"badge":"S1","password":")" + std::string(201, 'x') + R"("})",
     400,
     "bad_request"},
    {kPost, kPassword, kNone, {}, R"({"old":"a"})", 400, "bad_request"},
    {kPost, kPassword, kNone, {}, R"({"old":"a","new":"b"})", 401, "session.needed"},
    {kPost, kGive, {{"person", "s1"}}, {}, "null", 400, "bad_request"},
    {kPost, kGive, {{"person", "s1"}}, {}, R"({"password":"blue 17 teapots"})", 401, "password.first"},
    {kPost, kPin, kNone, {}, R"({"pin":"1379"})", 400, "bad_request"},
    {kPost, kPin, kNone, {}, R"({"password":"a","pin":"1379"})", 401, "session.needed"},
    {kPost, kGivePin, {{"person", "s1"}}, {}, R"({"pin":1379})", 400, "bad_request"},
    {kPost, kGivePin, {{"person", "s1"}}, {}, R"({"pin":"1379"})", 401, "password.first"},
    {kPost, kPairing, kLane, {}, R"({"badge":"PB-B-S1"})", 404, "no_such_lane"},
    {kPost, kReship, kOrder, {}, R"({"lines":1})", 400, "bad_reship"},
    {kPost, kReship, kOrder, {}, R"({"lines":[{"line":"1","quantity":0}]})", 400, "bad_reship"},
    {kPost, kReship, kOrder, {}, R"({"lines":[{"line":"1","quantity":"1"}]})", 400, "bad_reship"},
};

TEST_F(BadInput, RequestsAreRefusedByNameAndChangeNothing) {
  const auto before = content(folder.path(), {});
  for (const auto& row : kRequests) {
    SCOPED_TRACE(std::string(row.pattern) + " " + row.body.substr(0, 60));
    http::Request request;
    request.params = row.params;
    request.query = row.query;
    request.body = row.body;
    const auto answer = ask(row.method, row.pattern, std::move(request));
    EXPECT_EQ(answer.status, row.status) << answer.body;
    const auto error = json::parse(answer.body).at("error");
    EXPECT_EQ(error.at("code").as_string(), row.code);
    EXPECT_GT(error.at("message").as_string().size(), 10U);
  }
  EXPECT_EQ(content(folder.path(), {}), before);
}

// What a file can have wrong, and words that its report must have.
const std::vector<std::pair<std::string, const char*>> kFiles{
    {"", ""},
    {"\xff\xfe\x00\x01", "line 1"},
    {"{", "line 1"},
    {"[]", "line 1"},
    {R"({"what":"is this"})", "line 1"},
    {R"({"order":"SO-9"})", "at least one line"},
    {R"({"order":"","lines":[{"line":"1","sku":"TEE","quantity":1}]})", "order"},
    {R"({"order":"SO-9","lines":[{"line":"1","sku":"NONE","quantity":1}]})", "NONE"},
    {R"({"order":"SO-9","lines":[{"line":"1","sku":"TEE","quantity":0}]})", "quantity"},
    {R"({"order":"SO-9","ship_by":"soon","lines":[{"line":"1","sku":"TEE","quantity":1}]})", "ship_by"},
    {R"({"order":"SO-9","reship_of":"SO-9","lines":[{"line":"1","sku":"TEE","quantity":1}]})", "reship"},
    {R"({"order":"SO-9","state":"cancelled"})", "SO-9"},
    {R"({"sku":"NEW","barcodes":"6901234500011x*0"})", "barcodes"},
    {R"({"sku":"NEW","weight_g":-1})", "weight_g"},
    {R"({"id":"x","name":"X","badge":"X","role":"king"})", "role"},
    {R"({"location":"A-9","zone":"moon"})", "zone"},
    {R"({"sku":"TEE","location":"A-9","quantity":-5})", "quantity"},
    {R"({"note":"N-1","line":"1","sku":"NONE","quantity":1})", "NONE"},
    {"order,line,sku,quantity\nSO-9,1,TEE\n", "line 2"},
    {"order,line,sku,quantity\nSO-9,1,TEE,many\n", "quantity"},
    {"nothing,that,is,known\n1,2,3,4\n", "line 1"},
};

TEST_F(BadInput, FilesAreToldTheirPlaceAndChangeNothing) {
  const auto before = content(folder.path(), {});
  for (const auto& [text, word] : kFiles) {
    SCOPED_TRACE(text);
    http::Request request;
    request.body = text;
    const auto answer = ask(kPost, "/api/import", std::move(request));
    EXPECT_EQ(answer.status, 200U);
    const auto report = json::parse(answer.body);
    for (const char* counted : {"new", "changed", "cancelled"})
      EXPECT_EQ(report.at(counted).to_number<int>(), 0) << answer.body;
    EXPECT_FALSE(report.at("problems").as_array().empty());
    EXPECT_NE(answer.body.find(word), std::string::npos) << answer.body;
  }
  EXPECT_EQ(content(folder.path(), {}), before);
}

std::vector<std::string> bad_scans() {
  std::vector<std::string> scans{"smudged",
                                 "6901234500012",
                                 "4006381333931",
                                 "PB-L-NOWHERE",
                                 "PB-T-NONE",
                                 "PB-P-NONE-1-1",
                                 "PB-B-NOBODY",
                                 "PB-C-NOTHING",
                                 "PB-C-QTY-0",
                                 "PB-C-QTY-99999999999999999999",
                                 "PB-X-1",
                                 "PB-",
                                 "0100000000000000",
                                 "]C1",
                                 "\xff\xfe",
                                 std::string("\0", 1),
                                 std::string(8192, 'A'),
                                 "https://example.com/01/09501101530003",
                                 "SF1023456789013",
                                 "' OR 1=1 --",
                                 "=1+1",
                                 "\xe5\xbf\xab"};
  for (int byte = 1; byte < 256; byte += 13) scans.push_back(std::string(3, static_cast<char>(byte)));
  return scans;
}

// At a lane where nobody stands, at an idle one and with an order open: only the journal, and what the lane
// shows.
TEST_F(BadInput, ScansStopOrAskAndChangeNothing) {
  const std::vector<std::string> own{"journal", "lanes"};
  for (const char* first : {"", "PB-B-P1", "SO-1"}) {
    if (*first) {
      ASSERT_EQ(bench.scan(first).verdict.tone, workflows::Tone::good);
    }
    const auto before = content(folder.path(), own);
    for (const auto& code : bad_scans()) {
      SCOPED_TRACE(std::string(first) + " then " + code.substr(0, 40));
      const auto reply = bench.scan(code);
      EXPECT_TRUE(reply.stored);
      EXPECT_TRUE(reply.verdict.tone == workflows::Tone::stop || reply.verdict.tone == workflows::Tone::ask)
          << reply.verdict.text.key;
      if (bench.lane().stop) bench.scan("PB-C-OK");
      EXPECT_FALSE(bench.lane().stop || bench.lane().asked);
    }
    EXPECT_EQ(content(folder.path(), own), before);
  }
}

}  // namespace
}  // namespace packbench::station
