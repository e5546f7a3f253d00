// A warehouse is opened and closed by its checklists: a whole bench with a real store, restarted in the
// middle of both.
#include "station/desk/history.hpp"
#include "station/desk/shifts.hpp"
#include "station/time.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using records::ShiftList;
using workflows::Tone;

// Two points are enough for a day.
void short_lists(Config& config) {
  config.rules.shift_opening = {"shift.open_doors", "冷库 / Cold room"};
  config.rules.shift_closing = {"shift.close_doors", "shift.else"};
}

void all_pass(RunningBench& bench, std::initializer_list<const char*> codes) {
  for (const auto* code : codes) EXPECT_NE(bench.scan(code).verdict.tone, Tone::stop) << code;
}

json::object shifts_of(RunningBench& bench) {
  return bench.overview().at("shifts").as_object();
}

std::string open_document(RunningBench& bench) {
  return bench.lane().work ? bench.lane().work->document : "";
}

TEST(ShiftDay, F24_OpenedAndClosedAcrossRestartsAndTheDeskShowsIt) {
  ScratchFolder folder;
  std::string opening;
  {
    RunningBench bench(folder.path(), short_lists);
    bench.stock();
    EXPECT_FALSE(shifts_of(bench).at("opened").as_bool());
    all_pass(bench, {"PB-B-P1", "PB-C-SHIFT", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1", "PB-C-CHOOSE-2"});
    opening = open_document(bench);
  }
  {
    RunningBench bench(folder.path(), short_lists);
    ASSERT_EQ(open_document(bench), opening);
    ASSERT_TRUE(bench.lane().work->asked) << "what is odd is still asked";
    all_pass(bench, {"PB-C-CHOOSE-2", "PB-B-P1", "PB-B-P2", "PB-B-P2", "PB-C-DONE"});
    EXPECT_EQ(bench.scan("PB-B-S1").verdict.tone, Tone::done);
    const auto told = shifts_of(bench);
    EXPECT_TRUE(told.at("opened").as_bool());
    EXPECT_FALSE(told.at("closed").as_bool());
    const auto& row = told.at("rows").as_array().at(0);
    EXPECT_EQ(row.at("list"), "Opening");
    EXPECT_EQ(row.at("by"), "Supervisor 1");
    EXPECT_EQ(row.at("people"), "Packer 1, Packer 2, Supervisor 1");
    EXPECT_EQ(row.at("odd"), "冷库 / Cold room: Damaged");
    const auto tickets = bench.overview().at("tickets").as_array();
    ASSERT_EQ(tickets.size(), 1U);
    EXPECT_EQ(tickets[0].at("text").as_string(), opening + ": 冷库 / Cold room: Damaged");
    all_pass(bench, {"PB-C-SHIFT", "PB-C-CHOOSE-2", "PB-C-CHOOSE-1", "PB-C-ASIDE"});
  }
  RunningBench bench(folder.path(), short_lists);
  EXPECT_EQ(shifts_of(bench).at("rows").as_array().size(), 2U) << "the one that nobody signed is shown";
  EXPECT_FALSE(shifts_of(bench).at("closed").as_bool());
  all_pass(bench, {"PB-C-SHIFT", "PB-C-CHOOSE-1", "PB-B-P1", "PB-C-DONE", "PB-B-P1"});
  EXPECT_TRUE(shifts_of(bench).at("closed").as_bool());
  EXPECT_EQ(bench->reader().open_works("shift", 9).size(), 0U);
  const auto verified = db::verify(folder.path() / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

TEST(ShiftDay, F24_ItsHistoryStandsUnderItsName) {
  ScratchFolder folder;
  RunningBench bench(folder.path(), short_lists);
  bench.stock();
  all_pass(bench,
           {"PB-B-P1", "PB-C-SHIFT", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1", "PB-C-CHOOSE-2", "PB-C-CHOOSE-3"});
  all_pass(bench, {"PB-B-P2"});
  const auto document = open_document(bench);
  all_pass(bench, {"PB-C-DONE", "PB-B-P1"});
  const auto told = history(bench->reader(), document, "zh-CN");
  std::string all;
  for (const auto& row : told.at("rows").as_array())
    all += std::string(row.at("what").as_string()) + " " + std::string(row.at("detail").as_string()) + "\n";
  for (const auto* wanted :
       {"检查开始 开班检查 20", "检查项 项目 门锁完好，没被动过\n", "项目 冷库 / Cold room  异常 缺少",
        "在场 姓名 Packer 2", "检查签字 签字 p1", "完成并签字 签字 p1"})
    EXPECT_NE(all.find(wanted), all.npos) << wanted << "\n" << all;
}

TEST(ShiftDay, F24_AChecklistThatWasDroppedIsNotShown) {
  ScratchFolder folder;
  RunningBench bench(folder.path(), short_lists);
  bench.stock();
  all_pass(bench, {"PB-B-P1", "PB-C-SHIFT", "PB-C-CHOOSE-1", "PB-C-UNDO", "PB-C-SHIFT", "PB-C-UNDO"});
  EXPECT_TRUE(shifts_of(bench).at("rows").as_array().empty());
  EXPECT_EQ(open_document(bench), "");
}

// As the store tells them: the newest first.
db::ShiftRow signed_on(const std::string& day, ShiftList list) {
  db::ShiftRow row;
  row.list = list;
  row.day = day;
  row.signed_ms = 1;
  return row;
}

TEST(ShiftStanding, F24_AMissingClosingOfAnEarlierDayIsShown) {
  const auto opened_1 = signed_on("2026-10-01", ShiftList::opening);
  const auto closed_1 = signed_on("2026-10-01", ShiftList::closing);
  const auto opened_2 = signed_on("2026-10-02", ShiftList::opening);
  const auto closed_2 = signed_on("2026-10-02", ShiftList::closing);
  auto unsigned_1 = closed_1;
  unsigned_1.signed_ms = 0;
  struct Case {
    std::vector<db::ShiftRow> shifts;
    bool opened, closed;
    std::string not_closed;
  };
  const Case cases[] = {
      {{}, false, false, ""},
      {{opened_2}, true, false, ""},
      {{closed_2, opened_2}, true, true, ""},
      {{opened_2, closed_2, opened_2}, true, false, ""},  // two shifts
      {{closed_1, opened_1}, false, false, ""},
      {{opened_1}, false, false, "2026-10-01"},
      {{unsigned_1, opened_1}, false, false, "2026-10-01"},
      {{closed_2, opened_2, opened_1}, true, true, "2026-10-01"},
      {{opened_2, closed_2, opened_2, opened_1}, true, false, "2026-10-01"},
      {{closed_2, opened_1}, false, false, ""},  // after midnight
      {{opened_2, closed_2, opened_1}, true, false, ""},
      {{closed_2}, false, true, ""},
  };
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    const auto standing = standing_of(cases[i].shifts, "2026-10-02");
    EXPECT_EQ(standing.opened, cases[i].opened) << i;
    EXPECT_EQ(standing.closed, cases[i].closed) << i;
    EXPECT_EQ(standing.not_closed, cases[i].not_closed) << i;
  }
}

TEST(ShiftDay, F24_YesterdaysMissingClosingStandsOnTheDesk) {
  ScratchFolder folder;
  RunningBench bench(folder.path(), short_lists);
  bench.stock();
  db::Batch batch;
  batch.input = {"yesterday", "test", "", ""};
  batch.at_ms = wall_clock_ms() - 86'400'000;
  batch.lane = "1";
  batch.person = "p1";
  batch.work = db::WorkRef{records::WorkKind::shift, "SH-0", 1};
  batch.events = {records::WorkOpened{records::WorkKind::shift, "SH-0", "1", "p1", 1, 0},
                  records::ShiftBegan{ShiftList::opening, local_day(batch.at_ms), {}},
                  records::ShiftPresent{"p1", "Packer 1"}, records::ShiftSigned{"p1"},
                  records::WorkEnded{"p1"}};
  ASSERT_TRUE(bench->store().commit(batch));
  EXPECT_EQ(shifts_of(bench).at("not_closed").as_string(), local_day(batch.at_ms));
  EXPECT_TRUE(shifts_of(bench).at("rows").as_array().empty()) << "none of today";
}

}  // namespace
}  // namespace packbench::station
