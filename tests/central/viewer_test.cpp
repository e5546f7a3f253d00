// What people see of the centre, and the keys that they see it with.
#include "central/secret.hpp"
#include "central/system_tickets.hpp"
#include "central/tables.hpp"
#include "central/tickets.hpp"
#include "service_fixture.hpp"

namespace packbench::central {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ViewerTest : public ServiceFixture {
 protected:
  // The table's rows, each as its texts between bars; times are left out.
  std::vector<std::string> rows(const std::string& table, const RowsWanted& wanted = {}) {
    const auto& of = *find_table(table);
    std::vector<std::string> all;
    for (const auto& cells : rows_of(db_, of, wanted).rows) {
      std::string line;
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (of.columns[i].kind != CellKind::time) line += (line.empty() ? "" : "|") + cells[i].value_or("-");
      all.push_back(line);
    }
    return all;
  }
  std::string needs() {
    std::string all;
    for (const auto& row : rows("needs"))
      if (!row.ends_with("|0")) all += row + " ";
    return all;
  }
  json::object table(const std::string& path) {
    const auto answer = get("/admin/tables/" + path, key_);
    EXPECT_EQ(answer.status, 200U) << path << answer.body;
    return answer.json().as_object();
  }
  void silence(const std::string& bench, int seconds) {
    db_.run("UPDATE benches SET heard_at = now() - make_interval(secs => $2) WHERE name = $1",
            {bench, seconds});
  }

  const std::string key_ = *add_viewer(db_, "Wang");
};

TEST_F(ViewerTest, AKeyIsTypedAsPeopleTypeAndIsNobodyElses) {
  auto typed = key_;
  for (auto& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  EXPECT_EQ(get("/admin/viewer", typed).json().at("viewer"), "Wang");
  EXPECT_FALSE(add_viewer(db_, "Wang"));
  EXPECT_TRUE(revoke_viewer(db_, "Wang"));
  EXPECT_EQ(get("/admin/viewer", key_).code(), "key.unknown");
  const auto next = add_viewer(db_, "Wang");
  ASSERT_TRUE(next);
  EXPECT_EQ(get("/admin/viewer", *next).status, 200U);
  EXPECT_EQ(get("/admin/viewer", key_).code(), "key.unknown");
  EXPECT_FALSE(revoke_viewer(db_, "nobody"));
  EXPECT_THAT(value("SELECT v::text FROM viewers v"), testing::Not(HasSubstr(tidy_code(*next))));
}

TEST_F(ViewerTest, EachTableAnswersWithTheColumnsThatItNames) {
  for (const auto& of : tables()) {
    const auto answer = table(of.name + "?find=x%27%25");
    EXPECT_EQ(answer.at("columns").as_array().size(), of.columns.size()) << of.name;
    EXPECT_EQ(answer.at("columns").at(0).at("key"), json::string(of.columns.front().key)) << of.name;
  }
  EXPECT_EQ(get("/admin/tables/passwords", key_).code(), "no_such_table");
}

TEST_F(ViewerTest, APageSaysOfHowManyItIs) {
  db_.script(
      "INSERT INTO orders(number, revision, cancelled, reason, fact, consignee, carrier, channel, tote, pick_list, due)"
      " SELECT 'SO-' || i, 1, false, '', '{}', '', '', '', '', '', 4000000000 + i FROM generate_series(1, 450) i");
  const auto first = table("unended");
  EXPECT_EQ(first.at("total"), 450);
  EXPECT_EQ(first.at("rows").as_array().size(), 200U);
  EXPECT_EQ(first.at("rows").at(0).at(0), "SO-1");
  const auto last = table("unended?from=400");
  EXPECT_EQ(last.at("rows").as_array().size(), 50U);
  EXPECT_EQ(last.at("rows").at(0).at(0), "SO-401");
  const auto found = table("unended?find=so-45");
  EXPECT_EQ(found.at("total"), 2);  // 45 and 450
  for (const auto* query : {"from=-1", "from=x", "from=99999999999", "find=%00"})
    EXPECT_EQ(get("/admin/tables/unended?" + std::string(query), key_).status, 400U) << query;
  EXPECT_EQ(get("/admin/tables/unended?find=" + std::string(501, 'x'), key_).code(), "bad_value");
}

TEST_F(ViewerTest, OrdersGoThroughTheTables) {
  auto a = bench("a");
  for (const auto* number : {"SO-1", "SO-2", "SO-3"}) order(number);
  EXPECT_EQ(claim_order(a, "SO-1"), "SO-1/1");
  EXPECT_EQ(claim_order(a, "SO-2"), "SO-2/1");
  pull_and_push(a);
  run_out("SO-2");
  EXPECT_THAT(rows("flow"), ElementsAre("waiting|1", "leased|2"));
  EXPECT_THAT(rows("unended"), ElementsAre("SO-1|a|lasts|0|", "SO-2|a|run out|0|", "SO-3|-||0|"));
  EXPECT_THAT(rows("leases"), ElementsAre("SO-2|1|a|run out|-", "SO-1|1|a|lasts|-"));
  EXPECT_THAT(needs(), HasSubstr("run out|1"));
  push_all(a.row("pack.sealed", "order:SO-1", {{"parcel", "P1"}, {"waybill", "SF1"}, {"carrier", "sf"}})
               .row("pack.finished", "order:SO-1", {{"end", "shipped"}}));
  EXPECT_THAT(rows("flow"), ElementsAre("waiting|1", "leased|1", "shipped|1"));
  for (const auto* find : {"SO-1", "so-1", "SF1", "sf1"})
    EXPECT_THAT(rows("found", {find, 0, 0}), ElementsAre("SO-1|shipped|a|1||SF1")) << find;
  for (const auto* find : {"", "SO", "1"}) EXPECT_THAT(rows("found", {find, 0, 0}), IsEmpty()) << find;
}

TEST_F(ViewerTest, AnOrderPastItsTimeIsLateUnlessCancelled) {
  order("SO-1");
  order("SO-2");
  db_.script("UPDATE orders SET due = 1000, cancelled = number = 'SO-2'");
  EXPECT_THAT(rows("unended"), ElementsAre("SO-1|-||0|late", "SO-2|-||0|cancelled"));
  EXPECT_EQ(needs(), "late|1 ");
}

TEST_F(ViewerTest, ABenchIsHeardByAnyRequestAndItsRowsAreCounted) {
  const auto key = enrolled("a");
  EXPECT_THAT(rows("benches"), ElementsAre("a|silent|0|0|0"));
  EXPECT_EQ(get("/v1/changes?newest=7", key).status, 200U);
  EXPECT_THAT(rows("benches"), ElementsAre("a|on line|0|7|0"));
  EXPECT_EQ(needs(), "unsent|1 ");
  silence("a", 100);
  EXPECT_THAT(rows("benches"), ElementsAre("a|on line|0|7|0"));
  silence("a", 130);
  EXPECT_EQ(needs(), "silent|1 ");
  EXPECT_EQ(get("/v1/bench", key).status, 200U);
  EXPECT_THAT(rows("benches"), ElementsAre("a|on line|0|7|0"));
  revoke_bench(db_, "a");
  EXPECT_EQ(needs(), "");
  for (const auto* query : {"newest=-1", "newest=x"})
    EXPECT_EQ(get("/v1/changes?" + std::string(query), enrolled("b" + std::string(query))).status, 400U);
}

TEST_F(ViewerTest, LessThanNothingStandsFirst) {
  for (const auto* place : {"S", "T"})
    EXPECT_EQ(tell_one("location.received", {{"location", {{"location", place}}}}), "new");
  auto a = bench("a"), b = bench("b");
  const auto got = [](const char* place, int pieces) {
    return json::object{{"item", "A"}, {"location", place}, {"quantity", pieces}};
  };
  push_all(a.row("stock.received", "x:1", got("S", 5)).row("stock.received", "x:1", got("T", 1)));
  push_all(b.row("stock.received", "x:1", got("S", 2)));
  push_all(a.row("move.moved", "x:1", {{"item", "A"}, {"from", "T"}, {"to", "elsewhere"}, {"quantity", 4}}));
  EXPECT_THAT(rows("stock"), ElementsAre("T|A||-3|negative", "S|A||7|"));
  EXPECT_THAT(needs(), HasSubstr("negative|1"));
}

TEST_F(ViewerTest, AnOrderSystemThatTakesNoOutcomesIsNamed) {
  const auto erp = caller_of(db_, *add_system(db_, "erp")).value();
  auto a = bench("a");
  push_all(a.row("scan.noted", "bench"));
  silence("a", 0);
  db_.run("INSERT INTO readers(system, reader, xid, bench, seq, done_at) VALUES($1, '', '0', 0, 0, now())",
          {erp.id});
  EXPECT_EQ(needs(), "");
  db_.script("UPDATE readers SET done_at = now() - interval '11 minutes'");
  EXPECT_EQ(needs(), "undone|1 ");
  db_.script("UPDATE readers SET xid = pg_current_xact_id()");  // all that there is
  EXPECT_EQ(needs(), "");
}

TEST_F(ViewerTest, ATicketIsClosedUnderTheNameOfWhoDoesIt) {
  const auto erp = caller_of(db_, *add_system(db_, "erp")).value();
  raise_tickets(db_, erp, {{"T-1", "SO-1", "no stock"}});
  open_ticket(db_, {"seal.twice", "SO-1", "hold back both"});
  push_all(bench("a").row("ticket.opened", "ticket:B-1",
                          {{"ticket", "B-1"},
                           {"kind", "odd"},
                           {"document", "D"},
                           {"text", {{"key", "k"}, {"args", json::array{}}}}}));
  EXPECT_EQ(rows("tickets").size(), 3U);
  const auto end = [&](const json::object& body) {
    const auto answer = post("/admin/tickets/close", key_, json::serialize(body));
    return answer.status == 200 ? "closed" : answer.code();
  };
  EXPECT_EQ(end({{"from", "erp"}, {"ticket", "T-1"}, {"reason", "bought"}, {"by", "Li"}}), "closed");
  EXPECT_EQ(end({{"ticket", "SO-1 seal.twice-1"}, {"reason", "one was empty"}}), "closed");
  EXPECT_EQ(end({{"ticket", "SO-1 seal.twice-1"}, {"reason", "again"}}), "ticket.not_open");
  EXPECT_EQ(end({{"ticket", "B-1"}, {"reason", "not here"}}), "ticket.not_open");
  EXPECT_EQ(end({{"from", "a"}, {"ticket", "B-1"}, {"reason", "not here"}}), "ticket.not_open");
  EXPECT_EQ(end({{"ticket", "B-1"}}), "bad_value");
  EXPECT_EQ(end({{"ticket", "B-1"}, {"reason", std::string(4001, 'x')}}), "bad_value");
  EXPECT_EQ(end({{"ticket", "B-1"}, {"reason", std::string("a\0b", 3)}}), "bad_value");
  EXPECT_THAT(rows("tickets"), ElementsAre(HasSubstr("bench|a|B-1|odd|D|")));
  EXPECT_THAT(rows("closed"),
              testing::UnorderedElementsAre("erp|T-1|system|Wang|bought",
                                            "centre|SO-1 seal.twice-1|seal.twice|Wang|one was empty"));
}

TEST_F(ViewerTest, NoConsigneeIsShown) {
  auto a = bench("a");
  order("SO-1");
  EXPECT_EQ(claim_order(a, "SO-1"), "SO-1/1");
  for (const auto& of : tables())
    for (const auto* find : {"", "SO-1", "Li%20Lei"}) {
      const auto body = get("/admin/tables/" + of.name + "?find=" + find, key_).body;
      EXPECT_THAT(body, testing::Not(HasSubstr("Li Lei"))) << of.name;
      EXPECT_THAT(body, testing::Not(HasSubstr("555-0117"))) << of.name;
    }
}

TEST_F(ViewerTest, ThePageIsServedToWhoHasNoKeyYet) {
  const std::pair<const char*, const char*> files[] = {
      {"/", "app.js"}, {"/app.js", "import"}, {"/page.css", ":root"}, {"/texts.js", "texts"}};
  for (const auto& [path, part] : files) {
    const auto answer = get(path, "");
    EXPECT_EQ(answer.status, 200U) << path;
    EXPECT_THAT(answer.body, HasSubstr(part)) << path;
  }
}

}  // namespace
}  // namespace packbench::central
