// F22 at the desk of a whole bench: roles, passwords with rules and expiry, privileged acts on record.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <future>
#include <set>

#include "db/evidence.hpp"
#include "tests/station/core/door_fixture.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

const http::Method kGet = http::Method::get, kPost = http::Method::post;
constexpr const char *kGood = "blue 17 teapots", *kOther = "seven grey geese", *kThird = "a door of oak";

using DoorTest = BehindTheDoor;

// Each route of the API; one that is missing here fails the test.
struct RouteRow {
  http::Method method;
  const char* pattern;
  std::optional<Right> right;  // nothing: for everybody at the machine
};
const std::vector<RouteRow> kRoutes{
    {kGet, "/api/lanes", {}},
    {kGet, "/api/lanes/{lane}", {}},
    {kPost, "/api/lanes/{lane}/scan", {}},
    {kPost, "/api/lanes/{lane}/weight", {}},
    {kPost, "/api/lanes/{lane}/picture", {}},
    {kGet, "/api/jobs/{job}/picture", Right::look},  // but for what the lanes show just now
    {kGet, "/api/images/{name}", {}},
    {kGet, "/api/status", {}},
    {kPost, "/api/import", Right::administer},
    {kPost, "/api/waybills/{waybill}/label", Right::administer},
    {kGet, "/api/desk", Right::look},
    {kGet, "/api/desk/history", Right::look},
    {kGet, "/api/desk/evidence/{code}", Right::look},
    {kGet, "/api/desk/reports/{report}", Right::look},
    {kGet, "/api/desk/manifests/{document}", Right::look},
    {kGet, "/api/desk/cards/{code}", Right::look},
    {kPost, "/api/desk/tickets/{ticket}/end", Right::work},
    {kPost, "/api/desk/orders/{order}/reship", Right::work},
    {kPost, "/api/desk/orders/{order}/take-over", Right::work},
    {kPost, "/api/desk/orders/{order}/forget", Right::administer},
    {kGet, "/api/desk/session", {}},
    {kPost, "/api/desk/sign-in", {}},
    {kPost, "/api/desk/sign-out", {}},
    {kPost, "/api/desk/password", {}},
    {kPost, "/api/desk/people/{person}/password", Right::administer},
    {kPost, "/api/desk/pin", Right::look},
    {kPost, "/api/desk/people/{person}/pin", Right::administer},
    {kGet, "/api/desk/devices", Right::look},
    {kGet, "/api/desk/scanner-sheet.pdf", Right::look},
    {kGet, "/api/desk/tablets", Right::look},
    {kPost, "/api/desk/tablets/{lane}/pairing", Right::work},
    {kPost, "/api/desk/tablets/{lane}/unpair", Right::work},
    {kGet, "/api/desk/templates", Right::look},
    {kGet, "/api/desk/templates/{template}", Right::look},
    {kPost, "/api/desk/templates/{template}/preview", Right::look},
    {kPost, "/api/desk/templates/{template}", Right::administer},
    {kPost, "/api/desk/templates/{template}/forget", Right::administer},
    {kPost, "/api/devices/record", Right::administer},
    {kGet, "/api/devices/record/{recording}", Right::administer},
    {kPost, "/api/devices/record/{recording}/end", Right::administer},
    {kPost, "/api/devices/replay", Right::administer},
    {kGet, "/api/desk/printers", Right::look},
    {kPost, "/api/desk/printers/{printer}/hold", Right::work},
    {kPost, "/api/desk/printers/{printer}/release", Right::work},
    {kPost, "/api/desk/lanes/{lane}/printer", Right::work},
    {kPost, "/api/desk/jobs/{job}/{act}", Right::work},
    {kGet, "/api/printers", Right::look},
    {kGet, "/api/printers/{printer}", Right::look},
    {kPost, "/api/printers/{printer}/{act}", Right::work},
    {kGet, "/api/desk/labels/{label}", Right::look},
    {kPost, "/api/desk/printers/{printer}/labels/{label}", Right::work},
};

TEST_F(DoorTest, F22EachRouteAsksForItsRight) {
  choose("p1", kGood);
  choose("s1", kGood);
  choose("a1", kGood);
  std::set<std::pair<http::Method, std::string>> declared, listed;
  for (const auto& route : server_config(*bench).routes)
    declared.emplace(route.rule.method, route.rule.pattern);
  for (const auto& row : kRoutes) listed.emplace(row.method, row.pattern);
  EXPECT_EQ(declared, listed);

  const std::vector<std::pair<std::string, std::optional<records::Role>>> callers{
      {"", {}},
      {"P1", records::Role::packer},
      {"S1", records::Role::supervisor},
      {"A1", records::Role::admin}};
  for (const auto& [badge, role] : callers) {
    Browser caller{*this};
    if (role) {
      ASSERT_EQ(caller.sign_in(badge, kGood), "200");
    }
    for (const auto& row : kRoutes) {
      if (role && !row.right) continue;  // signing out would end it
      SCOPED_TRACE(badge + " " + row.pattern);
      http::Request request;
      for (const char* name : {"lane", "job", "name", "code", "report", "document", "ticket", "order",
                               "person", "recording", "template", "printer", "act", "label", "waybill"})
        request.params[name] = "none";
      const auto answer = caller.send(row.method, row.pattern, request);
      const bool may_in = !row.right || (role && may(*role, *row.right));
      EXPECT_EQ(answer.status == 401 || answer.status == 403, !may_in) << answer.status << answer.body;
      if (!may_in) {
        EXPECT_EQ(told(answer), role ? "right.missing" : "session.needed");
      }
    }
  }
}

TEST_F(DoorTest, F22UntilSomebodyHasAPasswordTheDeskIsOpenAsItWas) {
  EXPECT_EQ(browser.desk(), "200");
  EXPECT_TRUE(browser.session().at("open").as_bool());
  EXPECT_TRUE(browser.session().at("person").is_null());
  EXPECT_EQ(browser.sign_in("S1", "anything"), "sign_in.wrong");
  choose("p1", kGood);
  EXPECT_EQ(browser.desk(), "session.needed");
  EXPECT_FALSE(browser.session().at("open").as_bool());
  EXPECT_TRUE(browser.session().at("may").as_array().empty());
}

TEST_F(DoorTest, F22TheRulesAreToldInBothLanguagesAsTheyAreConfigured) {
  for (const char* language : {"en", "zh-CN"}) {
    const auto session = json::parse(browser.get("/api/desk/session", {}, {{"language", language}}).body);
    const auto& rules = session.at("rules").as_array();
    ASSERT_EQ(rules.size(), 5U);
    for (const auto& rule : rules) {
      EXPECT_FALSE(rule.as_string().starts_with("password.")) << rule;
      EXPECT_EQ(rule.as_string().find('{'), json::string::npos) << rule;
    }
    EXPECT_NE(rules[0].as_string().find("10"), json::string::npos);
    EXPECT_NE(rules[4].as_string().find("90"), json::string::npos);
  }
}

TEST_F(DoorTest, F22TheFirstPasswordIsGivenUnderTheMachinesAccount) {
  constexpr const char* kGive = "/api/desk/people/{person}/password";
  const auto body = std::string(R"({"password":")") + kGood + R"("})";
  EXPECT_EQ(told(browser.post(kGive, body, {{"person", "a1"}})), "password.first");
  auto request = of_machine();
  request.params = {{"person", "a1"}};
  request.body = body;
  auto forged = request;
  forged.authorization.back() ^= 1;
  EXPECT_EQ(told(ask(kPost, kGive, forged)), "password.first");
  EXPECT_EQ(told(ask(kPost, kGive, request)), "200");
  EXPECT_EQ(record("a1").back(), "operator.password_set by ");
  request.params = {{"person", "nobody"}};
  EXPECT_EQ(told(ask(kPost, kGive, request)), "password.nobody");
}

TEST_F(DoorTest, F22TheMachinesAccountMayDoEverythingAndItsSecretIsItsOwn) {
  choose("a1", kGood);
  EXPECT_EQ(told(ask(kGet, "/api/desk", of_machine())), "200");
  EXPECT_EQ(told(ask(kPost, "/api/import", of_machine())), "200");
  struct stat file {};
  ASSERT_EQ(::stat(secret_path(bench->config()).c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0777, 0600U);
}

TEST_F(DoorTest, F22SigningInIsOnRecordAndTheCookieIsForThisBrowserAlone) {
  choose("s1", kGood);
  const auto answer =
      browser.post("/api/desk/sign-in", std::string(R"({"badge":"PB-B-S1","password":")") + kGood + R"("})");
  ASSERT_EQ(answer.status, 200U) << answer.body;
  const auto cookie = std::find_if(answer.headers.begin(), answer.headers.end(),
                                   [](const auto& header) { return header.first == "Set-Cookie"; });
  ASSERT_NE(cookie, answer.headers.end());
  for (const char* part : {"; HttpOnly", "; SameSite=Strict", "; Path=/"})
    EXPECT_THAT(cookie->second, testing::HasSubstr(part));
  EXPECT_EQ(record("s1").back(), "operator.signed_in by s1");
  const auto session = browser.session();
  EXPECT_EQ(session.at("person").at("id"), "s1");
  EXPECT_EQ(session.at("may"), (json::array{"look", "work"}));
  EXPECT_EQ(browser.desk(), "200");
  EXPECT_EQ(Browser{*this}.desk(), "session.needed") << "another browser";
  const auto kept = browser.cookies;
  EXPECT_EQ(told(browser.post("/api/desk/sign-out", "")), "200");
  EXPECT_EQ(browser.desk(), "session.needed");
  browser.cookies = kept;
  EXPECT_EQ(browser.desk(), "session.needed") << "over for the station, too";
}

// Whoever tries learns nothing of who exists: badges that nobody bears, and people without a password, answer
// alike.
TEST_F(DoorTest, F22WrongOnesAnswerAlikeAreOnRecordAndLockTheBadgeForAWhile) {
  choose("s1", kGood);
  for (const char* badge : {"S1", "P1", "NOBODY"}) {
    SCOPED_TRACE(badge);
    for (int i = 1; i < Attempts::kMost; ++i) EXPECT_EQ(browser.sign_in(badge, "wrong one"), "sign_in.wrong");
    EXPECT_EQ(browser.sign_in(badge, "wrong one"), "sign_in.locked");
    EXPECT_EQ(browser.sign_in(badge, kGood), "sign_in.locked") << "even the right one isn't looked at";
  }
  const auto rows = bench->reader().stream("operator:s1");
  EXPECT_EQ(
      std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.type == "operator.refused"; }),
      Attempts::kMost);
  EXPECT_TRUE(rows.back().event->as<records::SignInRefused>()->locked);
  const auto unknown = bench->reader().stream("bench");
  EXPECT_EQ(std::count_if(unknown.begin(), unknown.end(),
                          [](const auto& row) { return row.type == "operator.refused"; }),
            Attempts::kMost);
  now += Attempts::kLockedMs;
  EXPECT_EQ(browser.sign_in("S1", kGood), "200");
}

TEST_F(DoorTest, F22APasswordThatWasGivenOpensNothingButTheChoiceOfAnother) {
  choose("a1", kGood);
  Browser admin{*this};
  ASSERT_EQ(admin.sign_in("A1", kGood), "200");
  const auto body = std::string(R"({"password":")") + kGood + R"("})";
  EXPECT_EQ(told(admin.post("/api/desk/people/{person}/password", body, {{"person", "s1"}})), "200");
  EXPECT_EQ(record("s1").back(), "operator.password_set by a1");
  ASSERT_EQ(browser.sign_in("S1", kGood), "200");
  EXPECT_EQ(browser.session().at("change"), "given");
  EXPECT_TRUE(browser.session().at("may").as_array().empty());
  EXPECT_EQ(browser.desk(), "password.change");
  EXPECT_EQ(browser.change("wrong one", kOther), "sign_in.wrong");
  EXPECT_EQ(browser.change(kGood, kOther), "200");
  EXPECT_EQ(browser.desk(), "200");
  EXPECT_EQ(record("s1").back(), "operator.password_set by s1");
}

TEST_F(DoorTest, F22APasswordExpires) {
  choose("s1", kGood);
  now += 90 * kDay - 1;
  ASSERT_EQ(browser.sign_in("S1", kGood), "200");
  EXPECT_EQ(browser.desk(), "200");
  now += 1;
  EXPECT_EQ(browser.desk(), "password.change") << "also for who is in already";
  ASSERT_EQ(browser.sign_in("S1", kGood), "200");
  EXPECT_EQ(browser.session().at("change"), "expired");
  EXPECT_EQ(browser.desk(), "password.change");
  EXPECT_EQ(browser.change(kGood, kGood), "password.known");
  EXPECT_EQ(browser.change(kGood, kOther), "200");
  EXPECT_EQ(browser.desk(), "200");
}

TEST_F(DoorTest, F22ChangingItKeepsTheRulesAndEndsAllOtherSessions) {
  choose("s1", kGood);
  Browser elsewhere{*this};
  ASSERT_EQ(elsewhere.sign_in("S1", kGood), "200");
  ASSERT_EQ(browser.sign_in("S1", kGood), "200");
  EXPECT_EQ(browser.change(kGood, "short"), "password.short");
  EXPECT_EQ(browser.change(kGood, "Supervisor 1 it is"), "password.named");
  EXPECT_EQ(browser.desk(), "200") << "nothing has changed yet";
  EXPECT_EQ(browser.change(kGood, kOther), "200");
  EXPECT_EQ(browser.desk(), "200");
  EXPECT_EQ(elsewhere.desk(), "session.needed");
  EXPECT_EQ(elsewhere.sign_in("S1", kGood), "sign_in.wrong");
  EXPECT_EQ(elsewhere.sign_in("S1", kOther), "200");
}

TEST_F(DoorTest, F22TheLastOnesMayNotComeAgain) {
  PasswordRules rules;
  rules.remembered = 1;
  const auto set = [&](const char* password) {
    const auto done =
        set_password(bench->reader(), bench->store(), {"s1", password, "s1", false}, rules, ++now);
    const auto* why = std::get_if<records::Text>(&done);
    return why ? why->key : "set";
  };
  EXPECT_EQ(set(kGood), "set");
  EXPECT_EQ(set(kGood), "password.known");
  EXPECT_EQ(set(kOther), "set");
  EXPECT_EQ(set(kGood), "password.known") << "the one before is remembered";
  EXPECT_EQ(set(kThird), "set");
  EXPECT_EQ(set(kOther), "password.known");
  EXPECT_EQ(set(kGood), "set") << "two ago is forgotten";
}

TEST_F(DoorTest, F22WhoDoesNothingIsSignedOutAndThePagesOwnQuestionsAreNothing) {
  choose("s1", kGood);
  ASSERT_EQ(browser.sign_in("S1", kGood), "200");
  now += 14 * kMinute;
  EXPECT_EQ(browser.desk(), "200");
  now += 14 * kMinute;
  EXPECT_EQ(told(browser.get("/api/desk", {}, {{"unattended", "1"}})), "200");
  EXPECT_EQ(browser.session().at("person").at("id"), "s1");
  now += 1 * kMinute;
  EXPECT_EQ(browser.desk(), "session.needed");
}

TEST_F(DoorTest, F22AnotherRoleCountsAtOnceAndWhoLeftIsOut) {
  choose("s1", kGood);
  ASSERT_EQ(browser.sign_in("S1", kGood), "200");
  auto person = bench->reader().operator_named("s1").value();
  const auto tell = [&] {
    db::Batch batch;
    batch.input = {"", "test", "", ""};
    batch.at_ms = now;
    batch.person = "a1";
    batch.events = {records::OperatorReceived{person}};
    ASSERT_TRUE(bench->store().commit(batch));
  };
  constexpr const char* kEnd = "/api/desk/tickets/{ticket}/end";
  EXPECT_EQ(told(browser.post(kEnd, "{}", {{"ticket", "T"}})), "ticket.reason");
  person.role = records::Role::packer;
  tell();
  EXPECT_EQ(told(browser.post(kEnd, "{}", {{"ticket", "T"}})), "right.missing");
  EXPECT_EQ(browser.desk(), "200");
  person.active = false;
  tell();
  EXPECT_EQ(browser.desk(), "session.needed");
  EXPECT_EQ(browser.sign_in("S1", kGood), "sign_in.wrong");
  person.active = true;
  tell();
  EXPECT_EQ(browser.desk(), "session.needed") << "what ended stays ended";
}

// Password and badge of one person stand for what is done.
TEST_F(DoorTest, F22AnActIsSignedByTheBadgeOfWhoIsSignedIn) {
  choose("s1", kGood);
  db::Batch opened;
  opened.input = {"t", "test", "", ""};
  opened.at_ms = now;
  opened.person = "p1";
  opened.events = {records::TicketOpened{"T-1", "odd", "T", {"shift.close_doors", {}}}};
  ASSERT_TRUE(bench->store().commit(opened));
  ASSERT_EQ(browser.sign_in("S1", kGood), "200");
  const auto end = [&](const char* badge) {
    return told(browser.post("/api/desk/tickets/{ticket}/end",
                             std::string(R"({"reason":"shut now","badge":")") + badge + R"("})",
                             {{"ticket", "T-1"}}));
  };
  EXPECT_EQ(end("PB-B-A1"), "badge.not_yours");
  EXPECT_EQ(end(""), "supervisor.needed");
  EXPECT_EQ(end("PB-B-S1"), "200");
  EXPECT_EQ(bench->reader().stream("ticket:T-1").back().person, "s1");
}

// What is imported names who brought it; so does a role that was changed by it.
TEST_F(DoorTest, F22WhoImportsIsOnRecordAndSoIsWhoChangedARole) {
  choose("a1", kGood);
  ASSERT_EQ(browser.sign_in("A1", kGood), "200");
  const auto answer = browser.post(
      "/api/import", R"({"id":"p1","name":"Packer 1","badge":"P1","role":"supervisor","language":"en"})");
  EXPECT_EQ(json::parse(answer.body).at("changed").to_number<int>(), 1) << answer.body;
  EXPECT_EQ(record("p1").back(), "operator.received by a1");
  const auto history =
      json::parse(browser.get("/api/desk/history", {}, {{"code", "p1"}, {"language", "en"}}).body);
  EXPECT_EQ(history.at("rows").as_array().back().at("detail"), "Supervisor");
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Neither a password nor its hash: not in the journal, not in what goes to the centre or into evidence.
TEST_F(DoorTest, F22HashesStandInTheKeyFileAlone) {
  choose("s1", kGood);
  ASSERT_EQ(browser.sign_in("S1", kGood), "200");
  ASSERT_EQ(browser.change(kGood, kOther), "200");
  const auto store = bench->config().store();
  ASSERT_TRUE(db::backup(store, folder.path() / "copies"));
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    const auto name = entry.path().filename().string();
    if (!entry.is_regular_file() || name.find("keys") != name.npos) continue;
    const auto bytes = bytes_of(entry.path());
    for (const char* secret : {"argon2", kGood, kOther}) EXPECT_EQ(bytes.find(secret), bytes.npos) << name;
    ++seen;
  }
  EXPECT_GE(seen, 3U);
  EXPECT_EQ(db::evidence(store, "SO-1")->find("argon2"), std::string::npos);
  const auto verified = db::verify(store);
  ASSERT_TRUE(verified);
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

TEST_F(DoorTest, F22LanesGoOnWhileAPasswordIsLookedAt) {
  choose("s1", kGood);
  std::promise<void> scanned;
  std::optional<http::Response> busy, signed_in;
  bench.begin(bench->office().answer<http::Response>([&](db::Reader&) {
    scanned.get_future().wait_for(std::chrono::seconds(30));
    return http::Response{};
  }),
              busy);
  http::Request request;
  request.body = std::string(R"({"badge":"S1","password":")") + kGood + R"("})";
  std::vector<http::Handler> handlers;
  for (auto& route : server_config(*bench).routes)
    if (route.rule.pattern == "/api/desk/sign-in") handlers.push_back(std::move(route.handler));
  ASSERT_EQ(handlers.size(), 1U);
  bench.begin(handlers[0](request), signed_in);
  EXPECT_TRUE(bench.scan("PB-B-P1").stored);
  EXPECT_FALSE(signed_in);
  scanned.set_value();
  bench.until([&] { return signed_in.has_value(); }, "the sign-in");
  EXPECT_EQ(signed_in->status, 200U);
}

TEST(DoorRestart, F22ARestartSignsEverybodyOutAndPasswordsStay) {
  ScratchFolder folder;
  http::Request request;
  {
    RunningBench bench(folder.path());
    bench.stock();
    ASSERT_TRUE(std::holds_alternative<bool>(
        set_password(bench->reader(), bench->store(), {"s1", kGood, "s1", false}, {}, wall_clock_ms())));
    const auto cookie = bench->door().sign_in(request, {*bench->reader().operator_named("s1"), ""});
    const auto equals = cookie.find('=');
    request.cookies[cookie.substr(0, equals)] = cookie.substr(equals + 1, cookie.find(';') - equals - 1);
    EXPECT_EQ(bench->door().caller(request).id(), "s1");
  }
  RunningBench bench(folder.path());
  EXPECT_EQ(bench->door().caller(request).id(), "");
  EXPECT_TRUE(open_with(bench->reader(), "S1", kGood, {}, wall_clock_ms()));
}

}  // namespace
}  // namespace packbench::station
