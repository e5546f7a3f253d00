// Design 5.1: a packing day in a process that is killed at every write to its store, then gone on with by an
// operator who only sees the screen and what lies at the printer.
#include <sqlite3.h>

#include <set>

#include "tests/station/core/bench_fixture.hpp"
#include "tests/support/killed_child.hpp"

namespace packbench::station {
namespace {

using records::JobState;

constexpr int kShards = 8;  // the kill points are shared out, so that CTest can run them side by side
constexpr const char* kOrderNumbers[] = {"SO-1", "SO-2"};

std::string code_of(const std::string& item) {
  return item == "TEE" ? "6901234500011" : "6901234500035";
}
std::string waybill_of(const std::string& order) {
  return order == "SO-1" ? "SF1023456789012" : "SF1023456789029";
}

// How many labels of this job lie at the printer: each says in a comment whose it is.
int labels_at_printer(const std::filesystem::path& folder, const std::string& job) {
  int count = 0;
  for (const auto& file : files_in(folder / "labels")) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    count += text.str().find("^FX " + job + "^FS") != std::string::npos;
  }
  return count;
}

// What an operator does on seeing this lane, or nothing when all orders are done.
class Operator {
 public:
  Operator(RunningBench& bench, std::filesystem::path folder) : bench_(bench), folder_(std::move(folder)) {}

  std::optional<std::string> next() {
    const auto& lane = bench_.lane();
    if (lane.stop) return "PB-C-OK";
    if (!lane.person) return "PB-B-P1";
    if (!lane.pack) return next_order();
    switch (workflows::phase_of(lane)) {
      case workflows::Phase::sealing:
        return at_the_label();
      default:
        return in_the_box();
    }
  }

 private:
  std::optional<std::string> next_order() {
    for (const char* order : kOrderNumbers)
      if (bench_->reader().order_head(order)->state != "shipped") return order;
    return std::nullopt;
  }

  std::string in_the_box() {
    const auto screen = bench_->lane("1")->screen();
    for (const auto& note : screen.notes)
      if (!note.acknowledged) return "PB-C-OK";
    for (const auto& line : screen.lines)
      if (line.done < line.wanted) return code_of(line.item);
    return "PB-C-DONE";
  }

  std::string at_the_label() {
    const auto job = [&] { return *current_job(); };
    bench_.until([&] { return job().state != JobState::requested && job().state != JobState::sending; },
                 "the label");
    if (job().state == JobState::in_doubt && labels_at_printer(folder_, job().job) == 0)
      return "PB-C-NOLABEL";
    if (job().state == JobState::failed) return "PB-C-REPRINT";
    const auto order = bench_.lane().pack->order.order;
    return job().copy == 1 ? waybill_of(order) : "PB-P-" + job().parcel + "-" + std::to_string(job().copy);
  }

  std::optional<db::JobRow> current_job() {
    std::optional<db::JobRow> latest;
    for (const auto& job : bench_->reader().jobs_of_parcel(bench_.lane().pack->order.order + "-1"))
      if (job.intent == "label" && job.state != JobState::voided && (!latest || job.copy > latest->copy))
        latest = job;
    return latest;
  }

  RunningBench& bench_;
  std::filesystem::path folder_;
};

// Works until all is done; tells each acknowledged scan before the next one.
void work(const std::filesystem::path& folder, const std::string& run, const tests::Tell& told) {
  RunningBench bench(folder);
  bench.stock();
  Operator person(bench, folder);
  for (int count = 0; const auto code = person.next(); ++count) {
    if (count > 60) throw std::runtime_error("the day does not end: " + *code);
    const auto id = run + "-" + std::to_string(count);
    if (bench.scan(*code, "1", id).stored) told(id);
  }
}

// The day in a child that is killed before its n-th write; tells the ids that it had acknowledged.
tests::KilledChild killed_day(const std::filesystem::path& folder, int n) {
  return tests::killed_before_write(n, [&](const tests::Tell& tell) { work(folder, "first", tell); });
}

std::set<std::string> recorded_ids(const std::filesystem::path& folder) {
  std::set<std::string> ids;
  sqlite3* db = nullptr;
  sqlite3_open_v2((folder / "packbench.db").c_str(), &db, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_stmt* rows = nullptr;
  sqlite3_prepare_v2(db, "SELECT input_id FROM journal WHERE input_id IS NOT NULL", -1, &rows, nullptr);
  while (sqlite3_step(rows) == SQLITE_ROW)
    ids.insert(reinterpret_cast<const char*>(sqlite3_column_text(rows, 0)));
  sqlite3_finalize(rows);
  sqlite3_close(db);
  return ids;
}

void expect_a_right_day(const std::filesystem::path& folder, const std::vector<std::string>& acknowledged) {
  const auto ids = recorded_ids(folder);
  for (const auto& id : acknowledged) EXPECT_TRUE(ids.count(id)) << "acknowledged and lost: " << id;
  const auto verified = db::verify(folder / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
  auto reader = db::Reader::open(folder / "packbench.db").value();
  for (const char* order : kOrderNumbers) {
    EXPECT_EQ(reader->order_head(order)->state, "shipped");
    std::int64_t pieces = 0;
    for (const auto& content : reader->parcel_content(std::string(order) + "-1")) pieces += content.quantity;
    EXPECT_EQ(pieces, reader->order_head(order)->pieces) << order;
    for (const auto& job : reader->jobs_of_parcel(std::string(order) + "-1")) {
      EXPECT_LE(labels_at_printer(folder, job.job), 1) << job.job << " was printed twice";
      if (job.state == JobState::confirmed) {
        EXPECT_EQ(labels_at_printer(folder, job.job), 1) << job.job;
      }
    }
  }
}

class KillAtEveryWrite : public testing::TestWithParam<int> {};

TEST_P(KillAtEveryWrite, NoAcknowledgedScanIsLostAndTheDayGoesOn) {
  int tried = 0;
  for (int n = 1 + GetParam();; n += kShards) {
    ScratchFolder folder;
    const auto [acknowledged, killed] = killed_day(folder.path(), n);
    SCOPED_TRACE("killed before write " + std::to_string(n));
    work(folder.path(), "second", [](const std::string&) {});
    expect_a_right_day(folder.path(), acknowledged);
    if (!killed || HasFailure()) break;
    ++tried;
  }
  EXPECT_GT(tried, 5) << "the day has too few writes to be a test";
}

INSTANTIATE_TEST_SUITE_P(All, KillAtEveryWrite, testing::Range(0, kShards));

}  // namespace
}  // namespace packbench::station
