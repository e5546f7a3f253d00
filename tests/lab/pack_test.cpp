// The packer's job on real devices: an order from USB scan to the label on the box, with plugs pulled and the
// daemon killed.
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>
#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/daemon.hpp"
#include "tests/lab/label_reader.hpp"
#include "tests/lab/printer_gadget.hpp"
#include "tests/lab/scanner_gadget.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

namespace json = boost::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::SizeIs;
using testing::StartsWith;

constexpr const char* kConfig = R"(
[sender]
name = "Lab"
phone = "0571-0000"
address = "Hangzhou"

[rules]
print_slip = false

[[lane]]
name = "1"
printer = "bench"

[[printer]]
name = "bench"
link = "usb"
)";

constexpr const char* kFacts = R"(
{"sku": "TEE", "name_zh": "纯棉圆领T恤 白色 M", "name_en": "Cotton T-shirt", "barcodes": "6901234500011", "weight_g": 182}
{"sku": "MUG", "name_zh": "陶瓷马克杯 海蓝", "name_en": "Ceramic mug", "barcodes": "6901234500035", "weight_g": 341}
{"id": "anna", "name": "Anna", "badge": "ANNA", "role": "packer", "language": "en"}
{"order": "SO-1", "carrier": "sf", "waybills": ["SF1023456789012"], "consignee": {"name": "王小明", "phone": "138-0000-1001", "address": "浙江省杭州市西湖区文三路 100 号 2 幢 301 室"}, "lines": [{"line": "1", "sku": "TEE", "quantity": 2}, {"line": "2", "sku": "MUG", "quantity": 1}]}
)";

constexpr const char* kWaybill = "SF1023456789012";

// What is scanned to get from nothing to a closed parcel, and what the screen shows once it counts.
struct Step {
  const char* code;
  const char* aim;
  const char* order;  // on the screen
  int done;           // pieces
};
constexpr Step kSteps[] = {
    {"PB-B-ANNA", "]C0", "", 0},         {"PB-O-SO-1", "]C0", "SO-1", 0},
    {"6901234500011", "]E0", "SO-1", 1}, {"6901234500035", "]E0", "SO-1", 2},
    {"6901234500011", "]E0", "SO-1", 3},
};

const json::object& screen_of(const json::object& page) {
  return page.at("screen").as_object();
}

bool shows(const json::object& page, const Step& step) {
  if (page.empty()) return false;
  const auto& screen = screen_of(page);
  return !screen.at("person").as_string().empty() && screen.at("order") == step.order &&
         screen.at("done") == step.done;
}

bool devices_are_there(const json::object& page) {
  return !page.empty() && page.at("devices").at("scanner") == "ok" &&
         page.at("devices").at("printer") == "ok";
}

class Pack : public testing::Test {
 protected:
  // `setting`: a line more of [[printer]].
  explicit Pack(const PrinterModel& printer = kZebraPrinter, const std::string& setting = "")
      : printer_(printer), daemon_("/var/tmp/packbench-lab", kConfig + setting) {
    std::ofstream(daemon_.directory() / "facts.jsonl") << kFacts;
    scanner_.plug();
    printer_.plug();
    daemon_.verb({"import", daemon_.directory() / "facts.jsonl"});
    start();
  }

  void start() {
    daemon_.start();
    daemon_.wait_for("scanner and printer are there", devices_are_there);
  }

  void scan(const Step& step) {
    scanner_.scan(step.code, step.aim);
    daemon_.wait_for(std::string("the screen after ") + step.code,
                     [&](const auto& page) { return shows(page, step); });
  }

  // The state of the label's newest copy, "" when none was asked for.
  static std::string label_state(const json::object& page) {
    std::string state;
    std::int64_t newest = 0;
    for (const auto& label : page.at("labels").as_array()) {
      if (label.at("intent") != "label" || label.at("copy").as_int64() < newest) continue;
      newest = label.at("copy").as_int64();
      state = label.at("state").as_string();
    }
    return state;
  }

  json::object wait_for_label(const std::vector<std::string>& states) {
    return daemon_.wait_for("the label's job ends", [&](const auto& page) {
      return !page.empty() && std::find(states.begin(), states.end(), label_state(page)) != states.end();
    });
  }

  // Nobody finds a label at the printer: another copy is asked for.
  void print_again() {
    scanner_.scan("PB-C-NOLABEL", "]C0");
    wait_for_label({"confirmed"});
  }

  // Reads the label off the printer's paper and scans it on the box: the waybill, or where there was more
  // than one copy the bench's own code, which tells them apart.
  void seal(const std::string& copy = "1") {
    const auto labels = printer_.labels();
    ASSERT_THAT(labels, SizeIs(1));
    const auto barcodes = barcodes_on(printer_.picture(labels.front()));
    ASSERT_THAT(barcodes, ElementsAre(kWaybill, AllOf(StartsWith("PB-P-"), EndsWith("-" + copy))));
    scanner_.scan(copy == "1" ? barcodes[0] : barcodes[1], copy == "1" ? "]C0" : "]d1");
    daemon_.wait_for("the order is done with", [](const auto& page) {
      return !page.empty() && screen_of(page).at("order").as_string().empty();
    });
  }

  // What must hold at the end of each of these days.
  void expect_one_parcel_with_one_label() {
    const auto status = daemon_.get("/api/status");
    ASSERT_TRUE(status);
    EXPECT_EQ(status->at("totals").at("parcels_sealed"), 1);
    EXPECT_EQ(status->at("totals").at("open_orders"), 0);
    EXPECT_EQ(status->at("totals").at("jobs_in_doubt"), 0);
    EXPECT_THAT(printer_.labels(), SizeIs(1));
    EXPECT_EQ(daemon_.stop(), 0) << daemon_.log();
    daemon_.verb({"verify"});
  }

  ScannerGadget scanner_;
  PrinterGadget printer_;
  Daemon daemon_;
};

TEST_F(Pack, FromScanToLabelOnTheBox) {
  for (const Step& step : kSteps) scan(step);
  wait_for_label({"confirmed"});
  seal();
  expect_one_parcel_with_one_label();
}

TEST_F(Pack, ScannerUnpluggedBetweenScans) {
  for (const Step& step : kSteps) {
    scan(step);
    scanner_.unplug();
    daemon_.wait_for("the scanner is gone", [](const auto& page) {
      return !page.empty() && page.at("devices").at("scanner") == "none";
    });
    scanner_.plug();
    daemon_.wait_for("the scanner is back at its lane", devices_are_there);
  }
  wait_for_label({"confirmed"});
  seal();
  expect_one_parcel_with_one_label();
}

TEST_F(Pack, PrinterUnpluggedInMidLabel) {
  const auto last = std::prev(std::end(kSteps));
  std::for_each(std::begin(kSteps), last, [this](const Step& step) { scan(step); });
  const std::size_t before = printer_.received();
  printer_.accept(8192);  // a status query or two, then the first piece of the label
  scan(*last);
  require_until("the label is under way", [&] { return printer_.received() >= before + 8192; });
  printer_.unplug();
  wait_for_label({"in_doubt"});
  EXPECT_THAT(printer_.labels(), SizeIs(0));

  printer_.accept();
  printer_.plug();
  daemon_.wait_for("the printer is back", devices_are_there);
  // The queue keeps its order: would the first copy come after all, it came before the second.
  print_again();
  seal("2");
  expect_one_parcel_with_one_label();
}

struct Printer {
  const char* name;
  const PrinterModel* model;
  const char* setting;
};
constexpr Printer kPrinters[] = {
    {"Zpl", &kZebraPrinter, ""},
    {"Tspl", &kTsplPrinter, ""},
    {"EscPos", &kEscPosPrinter, "finish = \"cut\"\n"},
};

// How much the printer takes, its questions included, from the last scan until it is unplugged.
class PackCut : public Pack, public testing::WithParamInterface<std::tuple<Printer, std::size_t>> {
 protected:
  PackCut() : Pack(*std::get<0>(GetParam()).model, std::get<0>(GetParam()).setting) {}
};

INSTANTIATE_TEST_SUITE_P(Bytes, PackCut,
                         testing::Combine(testing::ValuesIn(kPrinters),
                                          testing::Values(0, 256, 4096, 8192, PrinterGadget::kNoLimit)),
                         [](const auto& cut) {
                           const auto bytes = std::get<1>(cut.param);
                           return std::get<0>(cut.param).name +
                                  (bytes == PrinterGadget::kNoLimit ? "All" : std::to_string(bytes));
                         });

TEST_P(PackCut, UnpluggedPrinterPrintsOnce) {
  const std::size_t cut = std::get<1>(GetParam());
  const auto last = std::prev(std::end(kSteps));
  std::for_each(std::begin(kSteps), last, [this](const Step& step) { scan(step); });
  const std::size_t before = printer_.received();
  const bool whole = cut == PrinterGadget::kNoLimit;
  printer_.accept(std::min<std::size_t>(cut, 8192));
  scan(*last);
  if (whole) {  // it never says that it is done
    require_until("the label is under way", [&] { return printer_.received() >= before + 8192; });
    printer_.set_state({.formats_in_buffer = 1});
    printer_.accept();
  }
  if (cut > 0) wait_for_label({whole ? "sent" : "sending"});
  require_until("the printer took its part", [&] { return whole || printer_.received() >= before + cut; });
  printer_.unplug();
  printer_.set_state({});
  printer_.accept();
  if (cut > 0) wait_for_label({"in_doubt"});
  EXPECT_THAT(printer_.labels(), SizeIs(whole ? 1 : 0));

  printer_.plug();
  daemon_.wait_for("the printer is back", devices_are_there);
  wait_for_label({cut > 0 ? "in_doubt" : "confirmed"});
  const bool again = cut > 0 && !whole;
  if (again) print_again();
  seal(again ? "2" : "1");
  expect_one_parcel_with_one_label();
}

TEST_F(Pack, KilledAfterEachScan) {
  for (const Step& step : kSteps) {
    scan(step);
    daemon_.kill();
    start();
    daemon_.wait_for("the lane stands where it stood", [&](const auto& page) { return shows(page, step); });
  }
  // Killed in the middle of the label, or before the printer had said that it was done: then somebody looks.
  const bool in_doubt = label_state(wait_for_label({"confirmed", "in_doubt"})) == "in_doubt";
  const bool again = in_doubt && printer_.labels().empty();
  if (again) print_again();
  seal(again ? "2" : "1");
  daemon_.kill();
  start();
  expect_one_parcel_with_one_label();
}

}  // namespace
}  // namespace packbench::lab
