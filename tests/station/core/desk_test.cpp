// The supervisors' desk over a whole bench: what it answers is what was done.
#include <future>

#include "db/evidence.hpp"
#include "station/api/desk.hpp"
#include "station/api/import.hpp"
#include "station/desk/history.hpp"
#include "station/desk/tickets.hpp"
#include "station/reports/availability_sheet.hpp"
#include "station/reports/sheet_text.hpp"
#include "station/reports/sheets.hpp"
#include "station/time.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

class Desk : public testing::Test {
 protected:
  void SetUp() override {
    bench.stock();
    for (const char* code : {"PB-B-P1", "PB-T-T-1", "PB-C-OK", "6901234500011", "6901234500011"})
      bench.scan(code);
    bench.scan("6901234500042");  // tea is not in it: stopped
    bench.scan("PB-C-OK");
    bench.scan("6901234500035");
    bench.until_label("SO-1-1-label-1", records::JobState::confirmed);
    bench.scan("SF1023456789012");
  }

  // Whether some row of the list has this text in that member.
  static bool has(const json::value& list, const char* member, std::string_view text) {
    for (const auto& row : list.as_array())
      if (row.at(member).as_string() == text) return true;
    return false;
  }

  using Rows = std::vector<std::vector<std::string>>;
  printing::Sheet report(std::string_view name) {
    const auto today = local_day(wall_clock_ms());
    return report_sheet(bench->reader(), name, {today, today}, "en").value();
  }

  ScratchFolder folder;
  RunningBench bench{folder.path()};
};

TEST_F(Desk, F18QueueHoldsWhatMustStillLeaveMostUrgentFirst) {
  const auto overview = bench.overview();
  const auto& queue = overview.at("queue").as_array();
  ASSERT_EQ(queue.size(), 1U);
  EXPECT_EQ(queue[0].at("order"), "SO-2");
  EXPECT_EQ(queue[0].at("pieces"), 1);
}

TEST_F(Desk, F15DayCloseTellsWhatStandsOpen) {
  bench.scan("SO-2");
  const auto overview = bench.overview();
  const auto& close = overview.at("close");
  EXPECT_EQ(close.at("sent").to_number<int>(), 1);
  EXPECT_EQ(close.at("open").to_number<int>(), 1);
  EXPECT_EQ(close.at("packing").to_number<int>(), 1);
}

TEST_F(Desk, F17StockBelowItsMinimumIsOnTheDesk) {
  bench.import(R"({"location":"A-1","zone":"shelf"}
{"sku":"MUG","name_en":"Mug","barcodes":"6901234500035","minimum":5}
{"sku":"MUG","location":"A-1","quantity":4})");
  const auto low = bench.overview().at("low").as_array();
  ASSERT_EQ(low.size(), 1U);
  EXPECT_EQ(low[0].at("item"), "MUG");
  EXPECT_EQ(low[0].at("quantity"), 4);
}

// What was in that box? Each name of it leads to the same answer.
TEST_F(Desk, HistoryAnswersByOrderParcelWaybillAndTote) {
  for (const char* code : {"SO-1", "SO-1-1", "SF1023456789012", "T-1"}) {
    const auto told = history(bench->reader(), code, "en");
    ASSERT_EQ(told.at("order").as_string(), "SO-1") << code;
    const auto& parcel = told.at("parcels").as_array().at(0);
    EXPECT_EQ(parcel.at("waybill").as_string(), "SF1023456789012");
    EXPECT_TRUE(has(parcel.at("contents"), "item", "TEE"));
    EXPECT_TRUE(has(parcel.at("contents"), "item", "MUG"));
    EXPECT_TRUE(has(told.at("rows"), "what", "Sealed"));
    EXPECT_TRUE(has(told.at("rows"), "raw", "SF1023456789012"));
  }
  EXPECT_TRUE(history(bench->reader(), "nobody's", "en").at("subjects").as_array().empty());
}

TEST_F(Desk, F6TheStockCardShowsWhoMovedWhat) {
  const auto told = history(bench->reader(), "TEE", "en");
  EXPECT_TRUE(has(told.at("card"), "person", "p1"));
  EXPECT_TRUE(has(told.at("card"), "to", "Carrier sf"));
}

TEST_F(Desk, F21DispatchReportByCarrierWithWaybills) {
  const auto today = local_day(wall_clock_ms());
  const auto csv = sheet_csv(report("dispatch"));
  EXPECT_NE(csv.find(",sf,SF1023456789012,SO-1-1,SO-1,"), csv.npos) << csv;
  EXPECT_EQ(report("days").rows, (Rows{{today, "sf", "1", "3", "0", "0.00"}}));
  EXPECT_TRUE(report_sheet(bench->reader(), "dispatch", {"2020-01-01", "2020-01-02"}, "en")->rows.empty());
  EXPECT_FALSE(report_sheet(bench->reader(), "nonsense", {today, today}, "en"));
}

TEST_F(Desk, F21ChannelsTellWhatLeftInTime) {
  const auto sheet = report("channels");
  EXPECT_EQ(sheet.rows, (Rows{{"", "1", "1", "0", "100.0", "0", "0.0"}}));
  EXPECT_NE(sheet_csv(sheet).find("\r\n,1,1,0,"), std::string::npos) << "an empty first cell is a cell too";
}

TEST_F(Desk, F21ItemsTellWhatCameWentAndLies) {
  bench.import(R"({"location":"A-1","zone":"shelf"}
{"sku":"TEA","location":"A-1","quantity":4})");
  const auto rows = report("items").rows;
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"MUG", "Mug", "0", "1", "0", "0", rows[0][6]}));
  EXPECT_EQ(rows[1], (std::vector<std::string>{"TEA", "Tea", "0", "0", "0", "0", "4"}));
  EXPECT_EQ(report("slow").rows, (Rows{rows[1]})) << "of nothing else anything lies here";
}

// F20: each with who did it, who allowed it, and why.
TEST_F(Desk, ForcedLinesStandInAListOfTheirOwn) {
  for (const char* code : {"SO-2", "PB-C-RELEASE", "PB-C-CHOOSE-1", "PB-B-S1"}) bench.scan(code);
  const auto rows = report("forced").rows;
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(std::vector<std::string>(rows[0].begin() + 1, rows[0].end()),
            (std::vector<std::string>{"p1", "s1", "Released by a supervisor", "SO-2", "TEE", "1",
                                      "Barcode unreadable"}));
}

TEST_F(Desk, FiguresPerPersonShowErrorsBesideSpeed) {
  const auto sheet = report("people");
  ASSERT_EQ(sheet.rows.size(), 1U);
  std::map<std::string, std::string> person;
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) person[sheet.columns[i].key] = sheet.rows[0][i];
  EXPECT_EQ(person["person"], "p1");
  EXPECT_EQ(person["orders"], "1");
  EXPECT_EQ(person["lines"], "2");
  EXPECT_EQ(person["parcels"], "1");
  EXPECT_EQ(person["pieces"], "3");
  EXPECT_EQ(person["per_order"], "3.0");
  EXPECT_EQ(person["stops"], "1");
}

TEST_F(Desk, F6TheStockCardAsASheet) {
  const auto card = card_sheet(bench->reader(), "TEE", "en");
  ASSERT_TRUE(card);
  EXPECT_EQ(card->rows.at(0).at(6), "Carrier sf");
  EXPECT_FALSE(card_sheet(bench->reader(), "nobody's", "en"));
}

// Every report has a title, and every column of it.
TEST_F(Desk, ReportsSpeakBothLanguages) {
  for (const auto* language : {"zh-CN", "en"})
    for (const auto name : db::report_names()) {
      const auto sheet =
          report_sheet(bench->reader(), name, {"2020-01-01", local_day(wall_clock_ms())}, language).value();
      EXPECT_FALSE(sheet.title.starts_with("report.")) << name;
      for (const auto& column : sheet.columns)
        EXPECT_FALSE(column.title.starts_with("report.")) << name << column.key;
      for (const auto& row : sheet.rows) EXPECT_EQ(row.size(), sheet.columns.size()) << name;
    }
}

TEST_F(Desk, F27TheAvailabilitySpeaksBothLanguages) {
  for (const auto* language : {"zh-CN", "en"}) {
    const auto today = local_day(wall_clock_ms());
    const auto sheet =
        availability_sheet(bench->reader(), {}, {"2020-01-01", today}, wall_clock_ms(), language);
    std::vector<std::string> told{sheet.title};
    told.insert(told.end(), sheet.notes.begin(), sheet.notes.end());
    for (const auto& column : sheet.columns) told.push_back(column.title);
    for (const auto& row : sheet.rows) told.push_back(row.at(0));
    for (const auto& text : told) EXPECT_FALSE(text.starts_with("report.")) << text;
  }
  EXPECT_EQ(bench.overview().at("reports").as_array().back().at("name"), "availability");
}

TEST_F(Desk, EvidenceOfAParcelHoldsAgainstTheRunningStore) {
  const auto path = bench->config().store();
  const auto text = db::evidence(path, "SO-1");
  ASSERT_TRUE(text);
  const auto check = db::check_evidence(*text, &path);
  ASSERT_TRUE(check);
  EXPECT_TRUE(check->differences.empty());
  EXPECT_EQ(text->find("演示路"), std::string::npos) << "no address stands in it";
}

// A ticket stays on the desk until a supervisor says what was done about it.
TEST_F(Desk, F13ATicketEndsByASupervisorsBadgeAndAReason) {
  db::Batch opened;
  opened.input = {"t", "test", "", ""};
  opened.at_ms = wall_clock_ms();
  opened.person = "p1";
  opened.events = {records::TicketOpened{
      "RT-1-foreign-1", "foreign", "RT-1", {"returns.ticket_foreign", {"RT-1", "MUG", "1"}}}};
  ASSERT_TRUE(bench->store().commit(opened));
  auto overview = bench.overview();
  EXPECT_TRUE(has(overview.at("tickets"), "ticket", "RT-1-foreign-1"));
  EXPECT_EQ(overview.at("close").at("tickets").to_number<int>(), 1);

  const auto refused = [&](const TicketEnd& end) {
    const auto found = end_ticket(bench->reader(), end, 1);
    const auto* text = std::get_if<records::Text>(&found);
    return text ? text->key : "";
  };
  EXPECT_EQ(refused({"RT-1-foreign-1", "", "PB-B-S1"}), "ticket.reason");
  EXPECT_EQ(refused({"RT-1-foreign-1", std::string(201, 'x'), "PB-B-S1"}), "ticket.reason");
  EXPECT_EQ(refused({"RT-1-foreign-1", "sent back", "PB-B-P1"}), "supervisor.needed");
  EXPECT_EQ(refused({"RT-1-foreign-1", "sent back", "nobody"}), "supervisor.needed");
  EXPECT_EQ(refused({"RT-9-foreign-1", "sent back", "PB-B-S1"}), "ticket.not_open");

  auto batch = end_ticket(bench->reader(), {"RT-1-foreign-1", "sent back", "PB-B-S1"}, wall_clock_ms());
  ASSERT_TRUE(std::holds_alternative<db::Batch>(batch));
  EXPECT_EQ(std::get<db::Batch>(batch).person, "s1");
  ASSERT_TRUE(bench->store().commit(std::get<db::Batch>(batch)));
  overview = bench.overview();
  EXPECT_TRUE(overview.at("tickets").as_array().empty());
  EXPECT_EQ(refused({"RT-1-foreign-1", "again", "S1"}), "ticket.not_open");
}

TEST(Time, DaysAndMoments) {
  EXPECT_EQ(day_of("2026-13-01").first, 0);
  EXPECT_EQ(day_of("2026-02-01x").first, 0);
  EXPECT_EQ(local_day(day_of("2026-02-28").first), "2026-02-28");
  EXPECT_EQ(local_day(day_of("2026-02-28").second), "2026-03-01");
  EXPECT_EQ(local_of("2026-02-28T10:00:00+08:00"), local_of("2026-02-28T02:00:00Z"));
  EXPECT_EQ(local_of("2026-02-28T10:00:00.5-01:30"), local_of("2026-02-28T11:30:00Z"));
  EXPECT_EQ(local_of("soon"), "soon");
}

// What the desk asks may take as long as it likes: the lanes don't wait for it.
TEST_F(Desk, WhileItWaitsForALongAnswerLanesGoOn) {
  std::promise<void> scanned;
  std::optional<http::Response> busy;
  bool lane_was_first = false;
  bench.begin(bench->office().answer<http::Response>([&](db::Reader&) {
    lane_was_first = scanned.get_future().wait_for(std::chrono::seconds(30)) == std::future_status::ready;
    return http::Response{};
  }),
              busy);
  std::vector<http::Request> requests;
  std::vector<http::Handler> handlers;
  for (auto& route : desk_routes(*bench)) {
    if (route.rule.method != http::Method::get) continue;
    http::Request request;
    request.params = {{"code", "SO-1"}, {"report", "dispatch.pdf"}, {"document", "none"}};
    request.query = {{"code", "SO-1"}};
    requests.push_back(std::move(request));
    handlers.push_back(std::move(route.handler));
  }
  ASSERT_EQ(requests.size(), 6U);
  std::vector<std::optional<http::Response>> answers(requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i) bench.begin(handlers[i](requests[i]), answers[i]);
  EXPECT_TRUE(bench.scan("SO-2").stored);
  for (const auto& answer : answers) EXPECT_FALSE(answer);
  scanned.set_value();
  const auto answered = [](const auto& answer) { return answer.has_value(); };
  bench.until([&] { return std::all_of(answers.begin(), answers.end(), answered); }, "the desk's answers");
  EXPECT_TRUE(lane_was_first);
  EXPECT_EQ(answers[0]->status, 200);
}

TEST_F(Desk, WhileALongFileComesInLanesGoOn) {
  http::Request request;
  for (int i = 0; i < 1000; ++i)
    request.body += R"({"order":"LONG-)" + std::to_string(i) +
                    R"(","ship_by":"2099-11-24","lines":[{"line":"1","sku":"TEE","quantity":1}]})"
                    "\n";
  std::optional<http::Response> answer;
  bench.begin(import_file(*bench, request), answer);
  int scans = 0;  // answered in the middle of it
  while (!answer) {
    const bool began = bench->reader().order_head("LONG-0").has_value();
    EXPECT_TRUE(bench.scan("PB-B-P1").stored);
    scans += began && !answer;
  }
  EXPECT_GT(scans, 0);
  EXPECT_EQ(json::parse(answer->body).at("new").to_number<int>(), 1000) << answer->body;
}

}  // namespace
}  // namespace packbench::station
