// Labels of goods on a whole bench: counted, labelled, restarted between request and print, put in doubt,
// settled; the label's own codes read back as the item by the bench's resolver.
#include "printing/proof.hpp"
#include "station/directory.hpp"
#include "station/goods_label.hpp"
#include "station/print_queue.hpp"
#include "station/scan/meaning.hpp"
#include "station/workflows/label_state.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

using records::JobState;
using workflows::Tone;

constexpr const char* kTee = "6901234500011";
constexpr const char* kTeeCase = "16901234500018";
constexpr const char* kTea = "6901234500042";

void tell_note(RunningBench& bench) {
  db::Batch batch;
  batch.input = {"note", "api", "", ""};
  batch.events = {
      records::NoteReceived{
          {"ASN-1", 1, false, "ACME", {}, "2026-11-22", 0, {{"1", "TEE", 12, ""}, {"2", "TEA", 1, ""}}}},
      records::LocationReceived{{"A-01", records::Zone::shelf, 2, false, true}},
      records::StockReceived{"TEE", "", "A-01", 5}};
  const auto done = bench->store().commit(batch);
  ASSERT_TRUE(done) << done.error().message;
}

void begin(RunningBench& bench) {
  bench.stock();
  tell_note(bench);
  bench.scan("PB-B-P1");
  bench.scan("ASN-1");
  if (!bench.lane().work) throw std::runtime_error("the note did not open");
}

// The store knows of a step before the lane does: it is told once the step is on disk.
void until_told(RunningBench& bench, const std::string& instruction) {
  bench.until([&] { return bench->lane("1")->screen().instruction.key == instruction; }, instruction.c_str());
}
void until_settled(RunningBench& bench) {
  bench.until([&] { return bench.lane().work->labels.open.empty(); }, "labels that are known to be there");
}

// What the bench takes a code on a label for.
std::string meant(RunningBench& bench, const std::string& code, const std::string& aim,
                  std::int64_t& pieces) {
  StoreDirectory directory(bench->reader());
  const auto meaning = scan::resolve({code, aim}, directory, {});
  const auto* item = std::get_if<scan::Item>(&meaning.value);
  pieces = item ? item->quantity : 0;
  return item ? item->item_id : "";
}

void expect_verified(const ScratchFolder& folder) {
  const auto verified = db::verify(folder.path() / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

TEST(LabelDay, PieceCaseAndStockCardArePrintedOnceAndReadBackAsTheItem) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path());
    begin(bench);
    bench.scan(kTeeCase);
    EXPECT_EQ(bench.scan("PB-C-LABEL").verdict.text.key, "label.asked");
    bench.until_label("ASN-1-1-item-1", JobState::confirmed);
    bench.scan(kTee);
    bench.scan("PB-C-QTY-3");
    bench.scan("PB-C-LABEL");
    bench.until_label("ASN-1-2-item-1", JobState::confirmed);
    EXPECT_EQ(bench.scan("PB-C-CARD").verdict.text.key, "label.card_asked");
    bench.until_label("ASN-1-2-card-1", JobState::confirmed);
    until_settled(bench);
    EXPECT_EQ(files_in(folder.path() / "labels").size(), 3U);
    const auto labels = bench->reader().job("ASN-1-1-item-1").value();
    std::int64_t pieces = 0;
    EXPECT_EQ(meant(bench, labels.goods->barcode, "", pieces), "TEE");
    EXPECT_EQ(pieces, 10);
    const auto card =
        goods_label_data(bench->reader(), bench->reader().job("ASN-1-2-card-1").value(), bench->config());
    ASSERT_TRUE(card);
    EXPECT_EQ(card->at("location"), "A-01");
    EXPECT_EQ(card->at("balance"), 5);
    EXPECT_EQ(card->at("operator"), "p1");
  }
  expect_verified(folder);
}

TEST(LabelDay, LotAndExpiryAreReadFromTheLabelInOneScan) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  begin(bench);
  bench.scan(kTea);
  bench.scan("L1");
  bench.scan("2029-01-31");
  bench.scan("PB-C-LABEL");
  bench.until_label("ASN-1-1-item-1", JobState::confirmed);
  const auto data =
      goods_label_data(bench->reader(), bench->reader().job("ASN-1-1-item-1").value(), bench->config());
  ASSERT_TRUE(data);
  EXPECT_EQ(data->at("gs1"), "(01)06901234500042(17)290131(10)L1");
  StoreDirectory directory(bench->reader());
  const auto meaning = scan::resolve({"01069012345000421729013110L1", "]d2"}, directory, {});
  const auto* item = std::get_if<scan::Item>(&meaning.value);
  ASSERT_TRUE(item);
  EXPECT_EQ(item->item_id, "TEA");
}

TEST(LabelDay, ARestartBetweenRequestAndPrintPrintsItOnce) {
  ScratchFolder folder;
  const auto away = [](Config& config) { config.printers[0].link = "usb:not-here"; };
  {
    RunningBench bench(folder.path(), away);
    begin(bench);
    bench.scan(kTee);
    bench.scan("PB-C-LABEL");
    EXPECT_EQ(bench->reader().job("ASN-1-1-item-1")->state, JobState::requested);
  }
  RunningBench bench(folder.path());
  ASSERT_EQ(bench.lane().work->labels.open.size(), 1U) << "the lane knows of it";
  bench.until_label("ASN-1-1-item-1", JobState::confirmed);
  until_settled(bench);
  EXPECT_EQ(files_in(folder.path() / "labels").size(), 1U);
}

// As if the power had gone after the first byte.
TEST(LabelDay, FoundHalfSentItIsInDoubtOnTheLaneAndSettledThere) {
  ScratchFolder folder;
  const auto away = [](Config& config) { config.printers[0].link = "usb:not-here"; };
  {
    RunningBench bench(folder.path(), away);
    begin(bench);
    bench.scan(kTee);
    bench.scan("PB-C-LABEL");
    db::Batch batch;
    batch.input = {"sending", "printer:folder", "", ""};
    batch.lane = "1";
    batch.labelled = "receive:ASN-1";
    batch.events = {records::PrintSending{"ASN-1-1-item-1", "folder", "00"}};
    ASSERT_TRUE(bench->store().commit(batch));
  }
  RunningBench bench(folder.path());
  bench.until_label("ASN-1-1-item-1", JobState::in_doubt);
  until_told(bench, "label.in_doubt");
  EXPECT_EQ(bench.scan("PB-C-NOLABEL").verdict.text.key, "label.again");
  bench.until_label("ASN-1-1-item-2", JobState::confirmed);
  EXPECT_EQ(bench->reader().job("ASN-1-1-item-1")->state, JobState::voided);
  until_settled(bench);
  EXPECT_NE(bench->lane("1")->screen().instruction.key, "label.in_doubt");
  EXPECT_EQ(files_in(folder.path() / "labels").size(), 1U) << "never silently repeated";
}

TEST(LabelDay, WhatCantBePrintedIsToldAndTheNextTryWorks) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  begin(bench);
  bench.scan(kTee);
  bench.scan("PB-C-LABEL");
  bench.until_label("ASN-1-1-item-1", JobState::confirmed);
  std::filesystem::remove_all(folder.path() / "labels");
  bench.scan(kTee);
  bench.scan("PB-C-LABEL");
  bench.until_label("ASN-1-2-item-1", JobState::failed);
  until_told(bench, "label.failed");
  std::filesystem::create_directories(folder.path() / "labels");
  bench.scan("PB-C-NOLABEL");
  bench.until_label("ASN-1-2-item-2", JobState::confirmed);
}

TEST(LabelDay, ItemLabelsGoToTheirOwnPrinterAndALaneWithoutOneRefuses) {
  ScratchFolder folder;
  RunningBench bench(folder.path(), [&](Config& config) {
    config.printers.push_back(
        {.name = "small", .link = "file:" + (folder.path() / "small").string() + "?ext=zpl"});
    config.lanes[0].item_printer = "small";
    config.lanes[1].printer.clear();
  });
  begin(bench);
  bench.scan(kTee);
  bench.scan("PB-C-LABEL");
  bench.until_label("ASN-1-1-item-1", JobState::confirmed);
  EXPECT_EQ(files_in(folder.path() / "small").size(), 1U);
  EXPECT_EQ(files_in(folder.path() / "labels").size(), 0U);
  bench.scan("PB-B-P2", "2");
  bench.scan("PB-C-RECEIVE", "2");
  bench.scan("PB-B-S1", "2");
  bench.scan("6901234500035", "2");
  EXPECT_EQ(bench.scan("PB-C-LABEL", "2").verdict.text.key, "label.no_printer");
}

}  // namespace
}  // namespace packbench::station
