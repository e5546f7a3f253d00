// The tables of quirks, models and shared serials: what is built in, an administrator's own, and bad ones.
#include "drivers/tables/device_tables.hpp"

#include <fnmatch.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "drivers/device_id.hpp"
#include "drivers/tables/builtin_tables.hpp"

namespace packbench::drivers {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// Lines of a built-in file that are no comments.
std::size_t rows_of(std::string_view name) {
  std::istringstream text{std::string(builtin_table(name))};
  std::size_t rows = 0;
  for (std::string line; std::getline(text, line);) rows += !line.empty() && line.front() != '#';
  return rows;
}

// A folder of an administrator; the built-in tables are back when the test is over.
class DeviceTablesTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "packbench-tables-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override {
    use_device_tables(builtin_device_tables());
    fs::remove_all(folder_);
  }
  void write(const char* name, std::string_view text) { std::ofstream(folder_ / name) << text; }
  std::vector<std::string> use() {
    auto loaded = load_device_tables(folder_);
    use_device_tables(std::move(loaded.tables));
    std::vector<std::string> problems;
    for (const Error& problem : loaded.problems) problems.push_back(problem.message);
    return problems;
  }
  fs::path folder_;
};

TEST(BuiltinTables, EveryRowIsThereWithItsReasonAndSource) {
  const DeviceTables& tables = builtin_device_tables();
  EXPECT_EQ(tables.quirks.size(), rows_of("quirks.tsv"));
  EXPECT_EQ(tables.models.size(), rows_of("models.tsv"));
  EXPECT_EQ(tables.serials.size(), rows_of("serials.tsv"));
  EXPECT_EQ(tables.printers.size(), rows_of("printers.tsv"));
  for (const PrinterRow& row : tables.printers) EXPECT_GT(row.source.size(), 10u) << row.from;
  EXPECT_GT(tables.models.size(), 150u);
  for (const QuirkRow& row : tables.quirks) {
    EXPECT_GT(row.reason.size(), 10u) << row.from;
    EXPECT_GT(row.source.size(), 3u) << row.from;
    EXPECT_NE(row.flags, kQuirkNone) << row.from;
    EXPECT_THAT(row.from, HasSubstr("built-in quirks.tsv:"));
  }
  for (const ModelRow& row : tables.models) {
    EXPECT_GT(row.source.size(), 3u) << row.from;
    const bool prints = row.mode == "printer", weighs = row.mode == "scale";
    EXPECT_TRUE(!prints || row.kind == DeviceKind::printer) << row.from;
    EXPECT_EQ(weighs, row.kind == DeviceKind::scale) << row.from;
  }
  for (const SharedSerial& row : tables.serials) EXPECT_FALSE(plausible_serial(row.serial)) << row.from;
}

TEST(BuiltinTables, NoRowIsHiddenByAnother) {
  for (const QuirkRow& row : quirk_rows()) EXPECT_EQ(find_quirk(row.id.vid, row.id.pid), &row) << row.from;
  for (const ModelRow& row : model_rows()) {
    // A product id that only this row, of all with as many open digits, can mean.
    const auto pid = static_cast<std::uint16_t>(row.id.pid | (~row.id.mask & 0xF7F7));
    EXPECT_EQ(find_model(row.id.vid, pid), &row) << row.from;
  }
}

TEST(BuiltinTables, QuirksOfKnownDevices) {
  const struct {
    std::uint16_t vid, pid;
    std::uint32_t flags;
  } rows[] = {
      {0x0a5f, 0x0084, kQuirkNoReattach},  {0x2d84, 0xb806, kQuirkUnidir | kQuirkNoReattach},
      {0x2730, 0x2008, kQuirkUnidir},      {0x2730, 0x0fff, kQuirkNone},
      {0x0519, 0x0003, kQuirkUnidir},      {0x04b8, 0x0202, kQuirkVendorClass},
      {0x05f9, 0x120a, kQuirkIgnore},      {0x05e0, 0x0800, kQuirkNoGetReport},
      {0x05e0, 0x1300, kQuirkNoGetReport}, {0x05e0, 0x1200, kQuirkNone},
      {0x1234, 0x5678, kQuirkNone},
  };
  for (const auto& row : rows)
    EXPECT_EQ(quirk_flags(row.vid, row.pid), row.flags) << std::hex << row.vid << ":" << row.pid;
}

TEST(BuiltinTables, ModelsOfKnownDevices) {
  const struct {
    std::uint16_t vid, pid;
    std::optional<DeviceKind> kind;
    std::string_view mode, model;
  } rows[] = {
      {0x0c2e, 0x0a07, DeviceKind::scanner, "hid-pos", "Voyager 1200g"},
      {0x0c2e, 0xffff, DeviceKind::scanner, "any", "scanner"},
      {0x1eab, 0x1d10, DeviceKind::scanner, "hid-pos", "FM430"},
      {0x1eab, 0x7703, DeviceKind::scanner, "keyboard", "scanner"},
      {0x05e0, 0x1300, DeviceKind::scanner, "ibm-hand-held", "scanner"},
      {0x05e0, 0x1400, DeviceKind::scanner, "ibm-table-top", "scanner"},
      {0x05f9, 0x4204, DeviceKind::scanner, "cdc", "Gryphon GD4500, PowerScan PD9630, PD9530"},
      {0x05f9, 0x120a, std::nullopt, "other", "flash interface of a scanner"},
      {0x0922, 0x8003, DeviceKind::scale, "scale", "M10"},
      {0x0a5f, 0x0084, DeviceKind::printer, "printer", "GX420d"},
      {0x04f9, 0x2049, DeviceKind::printer, "other", "QL-700 as a disk: switch its Editor Lite off"},
  };
  for (const auto& row : rows) {
    const ModelRow* found = find_model(row.vid, row.pid);
    ASSERT_NE(found, nullptr) << row.model;
    EXPECT_EQ(found->kind, row.kind) << row.model;
    EXPECT_EQ(found->mode, row.mode) << row.model;
    EXPECT_EQ(found->model, row.model);
  }
  EXPECT_EQ(find_model(0x1234, 0x5678), nullptr);
}

TEST(BuiltinTables, NothingOfSomebodyElseIsTakenForAScanner) {
  const std::pair<std::uint16_t, std::uint16_t> scanners[] = {
      {0x05e0, 0x1200}, {0x0c2e, 0x0200}, {0x0c2e, 0x4711}, {0x1eab, 0x7703}, {0x04b4, 0xde61},
      {0x065a, 0x0001}, {0x03f0, 0x0139}, {0x0c2e, 0x090a}};  // the model is hearsay, its maker is not
  for (const auto& [vid, pid] : scanners) EXPECT_TRUE(is_known_scanner(vid, pid)) << std::hex << vid << pid;
  // Makers of keyboards and of chips that are in keyboards; ids that scanners are only said to have; other
  // things of makers of scanners.
  const std::pair<std::uint16_t, std::uint16_t> others[] = {
      {0x04b4, 0x0101}, {0x046d, 0xc31c}, {0x1a86, 0x5723}, {0x0483, 0x5740}, {0x03f0, 0x0024},
      {0x05fe, 0x1010}, {0x0416, 0xb23c}, {0x04b4, 0xed81}, {0x05e0, 0x2000}, {0x05f9, 0x120a},
      {0x0a5f, 0x0084}, {0x0922, 0x8003}, {0x28e9, 0x018a}, {0x0627, 0x0001}};
  for (const auto& [vid, pid] : others) EXPECT_FALSE(is_known_scanner(vid, pid)) << std::hex << vid << pid;
}

// An id as udev sees it, with F for the digits that are open.
std::string modalias(const IdPattern& id) {
  char text[16];
  std::snprintf(text, sizeof text, "v%04Xp%04X", id.vid, id.pid | (~id.mask & 0xFFFF));
  return text;
}

// The bench may open only what its hwdb names, besides interfaces that tell of themselves.
TEST(BuiltinTables, UdevGivesTheBenchAllThatTheyKnow) {
  std::vector<std::string> patterns;
  std::ifstream hwdb(fs::path(PACKBENCH_TEST_DATA) / "../../udev/60-packbench.hwdb");
  for (std::string line; std::getline(hwdb, line);)
    if (line.starts_with("usb:")) patterns.push_back(line.substr(4));
  const auto named = [&](const IdPattern& id) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
      return fnmatch(pattern.c_str(), modalias(id).c_str(), 0) == 0;
    });
  };
  EXPECT_FALSE(named(parse_id_pattern("046d:c31c").value()));
  for (const ModelRow& row : model_rows()) {
    const bool scanner = row.kind == DeviceKind::scanner && row.mode != "other" && !row.weak();
    EXPECT_TRUE((!scanner && row.kind != DeviceKind::scale) || named(row.id)) << row.from;
  }
  for (const QuirkRow& row : quirk_rows())
    EXPECT_TRUE((row.flags & kQuirkVendorClass) == 0 || named(row.id)) << row.from;
}

TEST(IdPattern, FitsByTheDigitsThatAreTold) {
  const auto newland = parse_id_pattern("1EAB:??10").value();
  EXPECT_TRUE(newland.fits(0x1eab, 0x1d10));
  EXPECT_FALSE(newland.fits(0x1eab, 0x1d06));
  EXPECT_FALSE(newland.fits(0x1eac, 0x1d10));
  EXPECT_EQ(newland.open_digits(), 2);
  EXPECT_EQ(parse_id_pattern("0a5f:*"), parse_id_pattern("0a5f:????"));
  for (const char* text : {"1eab:??10", "0a5f:*", "05f9:120a", "05f9:1?0?"})
    EXPECT_EQ(parse_id_pattern(text).value().text(), text);
  for (const char* bad : {"", ":", "05f9", "05f9:", "05f9:12", "05f9:12000", "05g9:1200", "?5f9:1200", "*:*",
                          "05f9:12*", "05f9 1200", "05f9:0x12", " 05f9:120a"})
    EXPECT_FALSE(parse_id_pattern(bad)) << bad;
}

TEST_F(DeviceTablesTest, WithoutOwnRowsTheBuiltinOnesHold) {
  EXPECT_TRUE(use().empty());
  EXPECT_EQ(quirk_rows().size(), builtin_device_tables().quirks.size());
}

TEST_F(DeviceTablesTest, TheAdministratorsRowGoesBeforeAnyOther) {
  write("quirks.tsv", "# ours\r\n\r\n0a5f:*\tunidir\tours don't answer\ttried here\r\n");
  write("models.tsv",
        "1eab:????\tnone\tother\tNobody\tno scanner\ttried here\n"
        "1eab:1d10\tscanner\thid-pos\tSomebody\tFM 430\ttried here\n"
        "1234:5678\tscanner\t\tkeyboard\tNobody\tpistol\ttried here\n");
  write("serials.tsv", "SN-0001\tour scanners\ttried here\n");
  EXPECT_TRUE(use().empty());
  EXPECT_EQ(quirk_flags(0x0a5f, 0x0084), kQuirkUnidir);
  EXPECT_EQ(find_quirk(0x0a5f, 0x0084)->from, (folder_ / "quirks.tsv").string() + ":3");
  EXPECT_EQ(quirk_flags(0x2d84, 0xb806), kQuirkUnidir | kQuirkNoReattach) << "built in";
  EXPECT_EQ(find_model(0x1eab, 0x1303)->model, "no scanner") << "though a built-in row knows it better";
  EXPECT_EQ(find_model(0x1eab, 0x1d10)->model, "FM 430") << "of one's own, the one that knows more";
  EXPECT_TRUE(is_known_scanner(0x1234, 0x5678));
  EXPECT_FALSE(plausible_serial("SN-0001"));
  EXPECT_FALSE(plausible_serial("0101")) << "built in";
}

TEST_F(DeviceTablesTest, APrinterIsFoundByItsKeyWhateverItsSerialOrPort) {
  write("printers.tsv", "2aaf:*\tzpl\t300\tno-proof\ttried here\n");
  EXPECT_TRUE(use().empty());
  const auto* ours = find_printer("2aaf:9006:SN-77");
  ASSERT_NE(ours, nullptr);
  EXPECT_EQ(ours->language, "zpl") << "the administrator's row goes before the built-in one";
  EXPECT_EQ(ours->dpi, 300);
  EXPECT_EQ(ours->traits, kPrinterNoProof);
  EXPECT_EQ(find_printer("04f9:2042@1-2")->language, "brother");
  for (const char* none : {"ffff:0001:SN", "zebra", "", "2aaf", "2aaf:????"})
    EXPECT_EQ(find_printer(none), nullptr) << none;
}

TEST_F(DeviceTablesTest, ARowCanTakeAllQuirksAway) {
  write("quirks.tsv", "0a5f:0084\tnone\tours comes back well\ttried here\n");
  EXPECT_TRUE(use().empty());
  EXPECT_EQ(quirk_flags(0x0a5f, 0x0084), kQuirkNone);
  EXPECT_EQ(quirk_flags(0x0a5f, 0x0085), kQuirkNoReattach);
}

TEST_F(DeviceTablesTest, ABadFileIsNamedByLineAndNoneOfItIsUsed) {
  const struct {
    const char* file;
    const char* rows;
    const char* told;
  } cases[] = {
      {"quirks.tsv", "0a5f:* unidir why source\n", ":2: has 1 of the 4 fields id, words, reason, source"},
      {"quirks.tsv", "0a5f:*\tunidir\twhy\n", ":2: has 3 of the 4 fields"},
      {"quirks.tsv", "0a5f:*\tunidir\twhy\tsource\tmore\n", ":2: has 5 of the 4 fields"},
      {"quirks.tsv", "a5f:*\tunidir\twhy\tsource\n", ":2: id: \"a5f:*\" is none; four hexadecimal digits"},
      {"quirks.tsv", "0a5f:*\tunidri\twhy\tsource\n",
       ":2: words: \"unidri\" is none of them; one or more of: unidir no-reattach"},
      {"quirks.tsv", "0a5f:*\tunidir,ignore\twhy\tsource\n", ":2: words: \"unidir,ignore\""},
      {"quirks.tsv", "0a5f:*\tunidir\twh\xff\tsource\n", ":2: bytes that are no text"},
      {"quirks.tsv", "0a5f:*\tunidir\twh\x01\tsource\n", ":2: bytes that are no text"},
      {"quirks.tsv", "0a5f:*\tunidir\twhy\tsource\n\n0A5F:????\tignore\twhy\tsource\n",
       ":4: id: 0a5f:* means devices that "},
      {"models.tsv", "1eab:??10\tscanner\tany\tA\tB\tC\n1eab:10??\tscanner\tany\tA\tB\tC\n",
       ":3: id: 1eab:10?? means devices that "},
      {"models.tsv", "1eab:1010\tpistol\tany\tA\tB\tC\n",
       ":2: kind: \"pistol\" is none of them; one of: scanner scale printer none"},
      {"models.tsv", "1eab:1010\tscanner\tHID\tA\tB\tC\n",
       ":2: mode: \"HID\" is none of them; one of: any other hid-pos"},
      {"printers.tsv", "1234:5678\tTSPL\t203\tplain\tsource\n",
       ":2: language: \"TSPL\" must be small letters"},
      {"printers.tsv", "1234:5678\ttspl\t204\tplain\tsource\n",
       ":2: dpi: \"204\" is none of them; one of: 203 300"},
      {"printers.tsv", "1234:5678\ttspl\t203\tquiet\tsource\n",
       ":2: words: \"quiet\" is none of them; one of: plain silent no-proof"},
      {"serials.tsv", "0101\tours\n", ":2: has 2 of the 3 fields serial, seen-on, source"},
  };
  for (const auto& row : cases) {
    SCOPED_TRACE(row.rows);
    fs::remove(folder_ / "quirks.tsv");
    fs::remove(folder_ / "models.tsv");
    write(row.file, std::string("# ours\n") + row.rows);
    const auto problems = use();
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_THAT(problems[0], testing::StartsWith((folder_ / row.file).string() + row.told));
    EXPECT_EQ(quirk_flags(0x0a5f, 0x0084), kQuirkNoReattach) << "built in";
    EXPECT_EQ(find_model(0x1eab, 0x1010)->from.substr(0, 8), "built-in");
    fs::remove(folder_ / row.file);
  }
}

TEST_F(DeviceTablesTest, OneBadFileLeavesTheOthersTheirRows) {
  write("quirks.tsv", "nonsense\n");
  fs::create_directory(folder_ / "serials.tsv");
  write("models.tsv", "1234:5678\tscanner\tkeyboard\tNobody\tpistol\ttried here\n");
  EXPECT_EQ(use().size(), 2u);
  EXPECT_TRUE(is_known_scanner(0x1234, 0x5678));
}

TEST(TableText, AnyBytesGiveRowsOrALine) {
  std::mt19937 random(7);
  const std::string_view seeds[] = {builtin_table("quirks.tsv").substr(0, 400),
                                    builtin_table("models.tsv").substr(0, 400)};
  for (int round = 0; round < 2000; ++round) {
    std::string text(seeds[round % 2]);
    for (int i = 0; i < 4; ++i) text[random() % text.size()] = static_cast<char>(random());
    const auto quirks = parse_quirks(text, "q");
    EXPECT_TRUE(quirks || quirks.error().message.starts_with("q:"));
    const auto models = parse_models(text, "q");
    EXPECT_TRUE(models || models.error().message.starts_with("q:"));
  }
}

}  // namespace
}  // namespace packbench::drivers
