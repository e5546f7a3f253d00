// Pieces: counted, refused, captured, undone.
#include <gtest/gtest.h>

#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct Pieces : testing::Test {
  void open(std::vector<PackLine> lines) {
    bench.add(order("SO1", std::move(lines)));
    bench.sign_in_and_open("PB-O-SO1");
  }
  // The scan is refused by this text and changes nothing but the stop.
  void refused(const std::string& code, const std::string& key) {
    const auto before = bench.pack();
    const auto verdict = bench.scan(code);
    EXPECT_EQ(verdict.tone, Tone::stop) << code;
    EXPECT_EQ(verdict.text.key, key) << code;
    EXPECT_EQ(bench.pack(), before) << code;
    ASSERT_EQ(bench.decision.events.size(), 1U) << code;
    EXPECT_TRUE(bench.decision.events[0].is<LaneStopped>());
    bench.scan("PB-C-OK");
  }
  Bench bench;
};

TEST_F(Pieces, WrongSurplusUnknownAndMalformedScansChangeNothing) {
  open({line("1", "MUG", 1), line("2", "PLATE", 2)});
  bench.scan(kMug);
  refused(kStrange, "scan.wrong");
  refused(kMug, "scan.surplus");
  refused("no such thing", "scan.unknown");
  refused("]C1010950600013435910LOT7", "scan.malformed");
  refused("PB-P-SO1-1-1", "scan.label_too_early");
  refused("PB-C-HOCUS", "command.unknown");
  refused("PB-C-CHOOSE-1", "command.not_now");
  EXPECT_EQ(bench.packed_of("MUG"), 1);
}

TEST_F(Pieces, ACaseCountsItsPiecesAndIsRefusedWholeWhenTooMany) {
  open({line("1", "MUG", 10), line("2", "PLATE", 1)});
  EXPECT_EQ(bench.scan(kMugCase).tone, Tone::good);
  EXPECT_EQ(bench.packed_of("MUG"), 6);
  refused(kMugCase, "scan.too_many");
  EXPECT_EQ(bench.decision.verdict.tone, Tone::info);
}

TEST_F(Pieces, AQuantityCommandMultipliesTheNextScanOnly) {
  open({line("1", "MUG", 30), line("2", "PLATE", 1)});
  bench.scan("PB-C-QTY-3");
  EXPECT_EQ(bench.screen().quantity, 3);
  bench.scan({kMugCase, kMug});
  EXPECT_EQ(bench.packed_of("MUG"), 19);
  refused("PB-C-QTY-0", "quantity.bad");
  refused("PB-C-QTY-0x", "quantity.bad");
  refused("PB-C-QTY-10000", "quantity.bad");
  bench.scan({"PB-C-QTY-9", "PB-C-QTY-1", kMug});
  EXPECT_EQ(bench.packed_of("MUG"), 20);
  bench.scan("PB-C-QTY-9999");
  refused(kMugCase, "scan.too_many");
  EXPECT_EQ(bench.pack().quantity, 9999) << "a refused scan uses nothing up";
}

TEST_F(Pieces, TheSameItemInSeveralLinesFillsThemInTurn) {
  open({line("1", "MUG", 2), line("2", "MUG", 3), line("3", "PLATE", 1)});
  bench.scan({"PB-C-QTY-4", kMug});
  EXPECT_EQ(bench.emitted<PackScanned>().size(), 2U);
  const auto screen = bench.screen();
  EXPECT_EQ(screen.lines[0].done, 2);
  EXPECT_EQ(screen.lines[1].done, 2);
}

TEST_F(Pieces, NoBarcodeIsGuessedTwoMeaningsAreAsked) {
  open({line("1", "MUG", 2)});
  EXPECT_EQ(bench.scan(kTwin).tone, Tone::ask) << "even though only one of them is wanted";
  EXPECT_EQ(bench.screen().choices[0].code, "PB-C-CHOOSE-1");
  refused(kMug, "question.first");
  bench.scan("PB-C-CHOOSE-1");
  EXPECT_EQ(bench.packed_of("MUG"), 1);
  bench.scan({kTwin, "PB-C-NO"});
  EXPECT_EQ(bench.packed_of("MUG"), 1);
  bench.scan(kTwin);
  refused("PB-C-CHOOSE-2", "scan.wrong");
}

TEST_F(Pieces, Gs1FillsLotAndExpiryInOneScan) {
  open({line("1", "TEA", 2), line("2", "MUG", 1)});
  EXPECT_EQ(bench.scan(kTeaGs1).tone, Tone::good);
  EXPECT_EQ(bench.pack().entries[0].capture, (Capture{"LOT7", "2027-01-31", ""}));
}

struct AwaitedRow {
  std::vector<std::string> scans;
  Capture expected;
};

TEST_F(Pieces, WhatIsMissingIsAwaitedAndFilledByTheNextScans) {
  const AwaitedRow rows[] = {
      {{"L1", "2027-01-31"}, {"L1", "2027-01-31", ""}},
      {{"L2", "20270131"}, {"L2", "2027-01-31", ""}},
      {{"L3", "270131"}, {"L3", "2027-01-31", ""}},
      {{"L4", "270200"}, {"L4", "2027-02-28", ""}},
      {{"]C110L5", "]C117270131"}, {"L5", "2027-01-31", ""}},
      {{"]C11727013110L6"}, {"L6", "2027-01-31", ""}},
      {{kTeaGs1}, {"LOT7", "2027-01-31", ""}},
      {{kWaybill, "270131"}, {kWaybill, "2027-01-31", ""}},
  };
  open({line("1", "TEA", std::size(rows)), line("2", "MUG", 1)});
  for (const auto& row : rows) {
    EXPECT_EQ(bench.scan(kTea).tone, Tone::ask);
    for (const auto& code : row.scans) bench.scan(code);
    EXPECT_EQ(bench.pack().entries.back().capture, row.expected) << row.scans[0];
    EXPECT_FALSE(bench.pack().awaited);
  }
}

TEST_F(Pieces, WhileALotIsAwaitedNothingElseGoesIn) {
  open({line("1", "TEA", 1), line("2", "MUG", 1)});
  bench.scan(kTea);
  refused(kMug, "await.other_item");
  refused(kTea, "await.nothing_new");
  refused(kWaybill + std::string(60, '9'), "await.unreadable");
  refused("5012345678900", "await.first");  // the number of some article
  refused("PB-C-DONE", "command.not_now");
  refused("PB-L-A1", "await.first");
  bench.scan("L1");
  refused("next tuesday", "await.unreadable");
  refused("]C110OTHER", "await.contradiction");
  bench.scan("PB-C-UNDO");
  EXPECT_FALSE(bench.pack().awaited);
  EXPECT_TRUE(bench.pack().entries.empty());
}

TEST_F(Pieces, F25HazardousGoodsArePackedByNamedOperatorsOnly) {
  auto mugs = line("1", "MUG", 2);
  mugs.hazardous = true;
  open({mugs});
  EXPECT_TRUE(bench.screen().lines.at(0).hazardous);
  refused(kMug, "scan.hazardous");
  bench.scan({"PB-B-HAZ", "PB-C-YES"});
  EXPECT_EQ(bench.scan(kMug).tone, Tone::good);
}

TEST_F(Pieces, ExpiredGoodsAreRefused) {
  open({line("1", "TEA", 1)});
  refused(
      "]C10109506000134352"
      "10L1\x1d"
      "17260614",
      "capture.expired");
  bench.scan({kTea, "L1"});
  refused("2026-06-14", "capture.expired");
  EXPECT_EQ(bench.scan("2026-06-15").tone, Tone::good);
}

TEST_F(Pieces, SerialsComeOneByOneAndNeverTwice) {
  open({line("1", "PHONE", 3)});
  bench.scan({kPhone, "SN1"});
  EXPECT_EQ(bench.pack().entries[0].capture.serial, "SN1");
  bench.scan(kPhone);
  refused("SN1", "capture.serial_twice");
  bench.scan("SN2");
  bench.scan("PB-C-QTY-2");
  const auto verdict = bench.scan(kPhone);
  EXPECT_EQ(verdict.text.key, "scan.too_many");
  EXPECT_EQ(bench.packed_of("PHONE"), 2);
}

TEST_F(Pieces, ASerialIsNeverMultiplied) {
  open({line("1", "PHONE", 3)});
  bench.scan("PB-C-QTY-2");
  refused(kPhone, "capture.one_by_one");
}

TEST_F(Pieces, UndoIsACompensatingEvent) {
  open({line("1", "MUG", 10), line("2", "PLATE", 2)});
  bench.scan({kMugCase, kPlate, "PB-C-UNDO"});
  ASSERT_EQ(bench.emitted<PackUndone>().size(), 1U);
  EXPECT_EQ(bench.emitted<PackUndone>()[0].item, "PLATE");
  bench.scan("PB-C-UNDO");
  EXPECT_EQ(bench.emitted<PackUndone>()[0].quantity, 6);
  refused("PB-C-UNDO", "undo.nothing");
}

TEST_F(Pieces, PartsOfAKitStandTogether) {
  auto part = line("2/MUG", "MUG", 1);
  auto other = line("2/PLATE", "PLATE", 1);
  part.kit = other.kit = "SET";
  open({part, line("1", "PHONE", 1), other});
  const auto screen = bench.screen();
  EXPECT_EQ(screen.lines[0].kit, "SET");
  EXPECT_EQ(screen.lines[1].kit, "SET");
  EXPECT_EQ(screen.lines[2].item, "PHONE");
}

}  // namespace
}  // namespace packbench::workflows
