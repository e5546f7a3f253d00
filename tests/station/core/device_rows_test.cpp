// Devices as people and programs are told of them, and an administrator's tables in a whole bench.
#include "station/device_rows.hpp"

#include <gmock/gmock.h>

#include "drivers/tables/device_tables.hpp"
#include "station/known_devices.hpp"
#include "tests/station/core/bench_fixture.hpp"
#include "tests/station/core/scratch_machine.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using testing::HasSubstr;

drivers::DeviceState gx420d() {
  return {drivers::DeviceKind::printer,
          "0a5f:0084:18J1234",
          {0x0a5f, 0x0084, "18J1234", "1-2", "Zebra", "GX420d"},
          drivers::Phase::failed,
          {},
          {},
          {},
          2,
          drivers::Protocol::printer};
}

TEST(DeviceRows, TellStateAndWhichLinesOfTheTablesApplied) {
  const drivers::TimePoint now{100s};
  auto printer = gx420d();
  printer.reason = drivers::Error{drivers::Errc::busy, "usblp has it"};
  printer.retry_at = now + 7s;
  const auto row = device_row(printer, now);
  EXPECT_EQ(row.at("kind"), "printer");
  EXPECT_EQ(row.at("key"), "0a5f:0084:18J1234");
  EXPECT_EQ(row.at("id"), "0a5f:0084");
  EXPECT_EQ(row.at("protocol"), "printer");
  EXPECT_EQ(row.at("state"), "failed");
  EXPECT_EQ(row.at("reason"), "usblp has it");
  EXPECT_EQ(row.at("retry_s"), 7);
  EXPECT_EQ(row.at("replugs"), 2);
  EXPECT_FALSE(row.contains("last_reading_s"));
  EXPECT_EQ(row.at("model"), "Zebra GX420d");
  EXPECT_EQ(row.at("model_row").as_string(), drivers::find_model(0x0a5f, 0x0084)->from);
  EXPECT_EQ(row.at("quirks"), "no-reattach");
  EXPECT_EQ(row.at("quirks_why").as_string(), drivers::find_quirk(0x0a5f, 0x0084)->reason);
  EXPECT_EQ(row.at("quirks_row").as_string(), drivers::find_quirk(0x0a5f, 0x0084)->from);
}

TEST(DeviceRows, LeaveOutWhatIsNotKnown) {
  drivers::DeviceState scanner{drivers::DeviceKind::scanner,
                               "1234:5678@1-1",
                               {0x1234, 0x5678, {}, "1-1", {}, {}},
                               drivers::Phase::open,
                               {},
                               {},
                               drivers::TimePoint{60s},
                               0,
                               {}};
  const auto row = device_row(scanner, drivers::TimePoint{100s});
  EXPECT_EQ(row.at("last_reading_s"), 40);
  for (const char* member : {"protocol", "reason", "retry_s", "model", "model_row", "quirks", "quirks_row"})
    EXPECT_FALSE(row.contains(member)) << member;
  EXPECT_THAT(
      std::string(
          unopened_row("scanner", "k", {0x05fe, 0x1010, {}, {}, {}, {}}, "not open").at("model").as_string()),
      HasSubstr("(by hearsay)"));
}

TEST(DeviceRows, AreColumnsForPeople) {
  auto printer = gx420d();
  printer.reason = drivers::Error{drivers::Errc::busy, "usblp has it"};
  drivers::DeviceState scanner{drivers::DeviceKind::scanner,
                               "1234:5678@1-1",
                               {0x1234, 0x5678, {}, "1-1", {}, {}},
                               drivers::Phase::open,
                               {},
                               {},
                               drivers::TimePoint{60s},
                               0,
                               drivers::Protocol::hid_pos};
  const auto text = device_text(device_rows({{scanner, printer}, {}}, drivers::TimePoint{100s}));
  EXPECT_EQ(text,
            "KIND     STATE   TALKS    LAST READ  RE-PLUGS  KEY\n"
            "scanner  open    hid-pos  40 s ago   0         1234:5678@1-1\n"
            "printer  failed  printer  -          2         0a5f:0084:18J1234\n"
            "    reason: usblp has it\n"
            "    says it is: GX420d\n"
            "    model: Zebra GX420d  [" +
                drivers::find_model(0x0a5f, 0x0084)->from +
                "]\n    quirks: no-reattach, because: " + drivers::find_quirk(0x0a5f, 0x0084)->reason +
                "  [" + drivers::find_quirk(0x0a5f, 0x0084)->from + "]\n");
  EXPECT_EQ(device_text({}), "");
}

// The tables are the process's: each test leaves the built-in ones.
struct TablesOfTheBench : testing::Test {
  void TearDown() override { drivers::use_device_tables(drivers::builtin_device_tables()); }
  void write(const char* name, std::string_view text) { std::ofstream(folder.path() / name) << text; }
  ScratchFolder folder;
};

TEST_F(TablesOfTheBench, OwnRowsBesideTheConfigurationCount) {
  write("packbench.toml", "[[lane]]\nname = \"1\"\n");
  write("quirks.tsv", "0a5f:0084\tunidir\tours is silent\ttried here\n");
  const auto config = load_config(folder.path() / "packbench.toml");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_TRUE(use_tables_of(*config).empty());
  EXPECT_EQ(device_row(gx420d(), {}).at("quirks_row").as_string(),
            (folder.path() / "quirks.tsv").string() + ":1");
  EXPECT_TRUE(use_tables_of(Config{}).empty());
  EXPECT_EQ(device_row(gx420d(), {}).at("quirks"), "no-reattach");
}

TEST_F(TablesOfTheBench, ABadFileIsToldAndTheBenchStartsWithTheBuiltinRows) {
  write("quirks.tsv", "0a5f:0084\tsilent\tours is silent\ttried here\n");
  write("models.tsv", "1234:5678\tscanner\tkeyboard\tNobody\tpistol\ttried here\n");
  RunningBench bench(folder.path() / "data", [&](Config& config) { config.folder = folder.path(); });
  const auto status = bench->status();
  const auto& problems = status.at("table_problems").as_array();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(std::string(problems[0].as_string()),
              HasSubstr("quirks.tsv:1: words: \"silent\" is none of them"));
  EXPECT_EQ(device_row(gx420d(), {}).at("quirks"), "no-reattach");
  EXPECT_TRUE(drivers::is_known_scanner(0x1234, 0x5678));
}

TEST_F(TablesOfTheBench, TheCheckNamesTheLine) {
  write("models.tsv", "1234:5678\tpistol\tkeyboard\tNobody\tpistol\ttried here\n");
  Config config;
  config.folder = folder.path();
  ScratchMachine here;
  EXPECT_EQ(here.said(check_tables, config),
            "BAD " + (folder.path() / "models.tsv").string() +
                ":1: kind: \"pistol\" is none of them; one of: scanner scale printer none -> mend that line; "
                "until then none of this file's rows is used\n");
  write("models.tsv", "1234:5678\tscanner\tkeyboard\tNobody\tpistol\ttried here\n");
  EXPECT_EQ(here.said(check_tables, config), "ok tables of models and quirks\n");
}

TEST_F(TablesOfTheBench, WithoutAFileNothingIsWrong) {
  RunningBench bench(folder.path() / "data", [&](Config& config) { config.folder = folder.path(); });
  EXPECT_FALSE(bench->status().contains("table_problems"));
}

TEST_F(TablesOfTheBench, AScannerIsKnownByTheTablesOrByItsLane) {
  Config config;
  config.lanes = {{.name = "1", .scanners = {"1234:5678:SN-1", "1234:5678@1-4"}, .printer = ""}};
  const auto known = wanted_usb(config).is_scanner;
  EXPECT_TRUE(known({0x0c2e, 0x0204, {}, "1-1", {}, {}}));
  EXPECT_TRUE(known({0x1234, 0x5678, "SN-1", "1-1", {}, {}}));
  EXPECT_TRUE(known({0x1234, 0x5678, "SN-2", "1-4", {}, {}}));
  EXPECT_FALSE(known({0x1234, 0x5678, "SN-2", "1-5", {}, {}})) << "somebody's keyboard";
}

}  // namespace
}  // namespace packbench::station
