// The scan on the box: what seals, what waits, what is refused (design 5.4 and 5.5).
#include <gtest/gtest.h>

#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

const char* const kOwn = "PB-P-SO1-1-1";

struct Sealing : testing::Test {
  void close(std::vector<std::string> waybills = {}, std::string carrier = "sf") {
    auto made = order("SO1", {line("1", "MUG", 1)});
    made.waybills = std::move(waybills);
    made.carrier = std::move(carrier);
    bench.add(made);
    bench.sign_in_and_open("PB-O-SO1");
    bench.scan(kMug);
  }
  void job(const Event& event) { bench.print("SO1", event); }
  void printed() { job(PrintConfirmed{"SO1-1-label-1", "printer"}); }
  bool sealed() const { return !bench.emitted<PackSealed>().empty(); }
  Bench bench;
};

TEST_F(Sealing, OwnLabelSealsAndTheOrderIsDone) {
  close();
  printed();
  EXPECT_EQ(bench.scan(kOwn).tone, Tone::done);
  EXPECT_EQ(bench.emitted<PackSealed>()[0], (PackSealed{"SO1-1", "SO1-1", "sf", 1}));
  EXPECT_EQ(bench.emitted<PackFinished>()[0].end, OrderEnd::shipped);
}

TEST_F(Sealing, BeforeTheLabelIsPrintedItWaits) {
  close({kWaybill});
  for (const auto& state : std::vector<Event>{PrintRequested{}, PrintSending{"SO1-1-label-1", "p", ""}}) {
    if (state.is<PrintSending>()) job(state);
    for (const auto* code : {kOwn, kWaybill}) {
      EXPECT_EQ(bench.scan(code).text.key, "seal.wait");
      EXPECT_EQ(bench.decision.verdict.tone, Tone::info);
      EXPECT_TRUE(bench.decision.events.empty());
    }
  }
  job(PrintSent{"SO1-1-label-1", 99});
  EXPECT_TRUE((bench.scan(kWaybill), sealed())) << "a printer that can't confirm";
  EXPECT_EQ(bench.emitted<PrintConfirmed>()[0], (PrintConfirmed{"SO1-1-label-1", "scanned on the box"}));
}

TEST_F(Sealing, WhereThePrinterProvesNothingNoLabelMakesAnotherCopy) {
  close({kWaybill});
  job(PrintSent{"SO1-1-label-1", 99});
  bench.scan("PB-C-NOLABEL");
  EXPECT_EQ(bench.emitted<PrintVoided>()[0].job, "SO1-1-label-1");
  EXPECT_EQ(bench.emitted<PrintRequested>()[0].job, "SO1-1-label-2");
}

TEST_F(Sealing, TheWaybillGivenInAdvanceSealsAndNoOther) {
  close({kWaybill});
  printed();
  EXPECT_EQ(bench.scan("SF1234567890124").text.key, "seal.other_waybill");
  bench.scan("PB-C-OK");
  bench.scan(kWaybill);
  EXPECT_EQ(bench.emitted<PackSealed>()[0].waybill, kWaybill);
}

TEST_F(Sealing, WithoutANumberInAdvanceTheOneOnTheBoxIsTaken) {
  close();
  printed();
  EXPECT_EQ(bench.scan("JT1234567890123").text.key, "seal.other_carrier");
  EXPECT_EQ(bench.scan({"PB-C-OK", "HELLO"}).text.key, "seal.no_waybill");
  bench.scan({"PB-C-OK", kWaybill});
  EXPECT_EQ(bench.emitted<PackSealed>()[0], (PackSealed{"SO1-1", kWaybill, "sf", 1}));
}

TEST_F(Sealing, ANumberOnAnotherParcelIsRefused) {
  close();
  printed();
  bench.waybill_parcels = {{kWaybill, "SO9-1"}};
  EXPECT_EQ(bench.scan(kWaybill).text.key, "seal.used");
  EXPECT_FALSE(sealed());
}

TEST_F(Sealing, OwnLabelAloneIsNotEnoughWhereItIsNoWaybill) {
  bench.rules.own_label_is_waybill = false;
  close();
  printed();
  EXPECT_EQ(bench.scan(kOwn).text.key, "seal.carrier_too");
  EXPECT_FALSE(sealed());
  bench.scan(kWaybill);
  EXPECT_TRUE(sealed());
}

TEST_F(Sealing, AnotherParcelsLabelGoodsAndBadgesDoNotSeal) {
  close();
  printed();
  EXPECT_EQ(bench.scan("PB-P-SO2-1-1").text.key, "seal.other_parcel");
  EXPECT_EQ(bench.scan({"PB-C-OK", kMug}).text.key, "seal.first");
  EXPECT_EQ(bench.scan({"PB-C-OK", "PB-C-DONE"}).text.key, "command.not_now");
  bench.scan("PB-C-OK");
  EXPECT_FALSE(sealed());
}

TEST_F(Sealing, InDoubtTheLabelOnTheBoxIsTheProof) {
  close();
  job(PrintInDoubt{"SO1-1-label-1", "unplugged"});
  EXPECT_EQ(bench.screen().instruction.key, "seal.in_doubt");
  bench.scan(kOwn);
  EXPECT_EQ(bench.emitted<PrintConfirmed>()[0], (PrintConfirmed{"SO1-1-label-1", "scanned on the box"}));
  EXPECT_TRUE(sealed());
}

TEST_F(Sealing, InDoubtAndNoLabelThereMakesAnotherCopyAndTheOldOneIsVoid) {
  close({kWaybill});
  job(PrintInDoubt{"SO1-1-label-1", "unplugged"});
  bench.scan("PB-C-NOLABEL");
  EXPECT_EQ(bench.emitted<PrintVoided>()[0].job, "SO1-1-label-1");
  EXPECT_EQ(bench.emitted<PrintRequested>()[0].job, "SO1-1-label-2");
  job(PrintConfirmed{"SO1-1-label-2", "printer"});
  EXPECT_EQ(bench.scan(kOwn).text.key, "seal.old_copy");
  EXPECT_EQ(bench.scan({"PB-C-OK", kWaybill}).text.key, "seal.scan_copy") << "both copies bear the waybill";
  EXPECT_FALSE(sealed());
  bench.scan("PB-P-SO1-1-2");
  EXPECT_EQ(bench.emitted<PackSealed>()[0], (PackSealed{"SO1-1", kWaybill, "sf", 2}));
}

TEST_F(Sealing, ACarriersLabelDoesNotProveThatOursWasPrinted) {
  close();
  job(PrintInDoubt{"SO1-1-label-1", "unplugged"});
  EXPECT_EQ(bench.scan(kWaybill).text.key, "seal.in_doubt");
  EXPECT_FALSE(sealed());
}

TEST_F(Sealing, AFailedLabelIsPrintedAgainByHand) {
  close();
  job(PrintFailed{"SO1-1-label-1", "no paper"});
  EXPECT_EQ(bench.screen().instruction.key, "seal.failed");
  EXPECT_EQ(bench.scan(kOwn).text.key, "seal.failed");
  bench.scan("PB-C-REPRINT");
  EXPECT_EQ(bench.emitted<PrintRequested>()[0].copy, 2);
}

TEST_F(Sealing, AReprintNeedsAReasonAndASupervisor) {
  close();
  EXPECT_EQ(bench.scan("PB-C-REPRINT").text.key, "seal.wait");
  printed();
  EXPECT_EQ(bench.scan("PB-C-NOLABEL").text.key, "nolabel.no_doubt");
  bench.scan({"PB-C-OK", "PB-C-REPRINT", "PB-C-CHOOSE-1"});
  EXPECT_TRUE(bench.emitted<PrintRequested>().empty());
  bench.scan("PB-B-SUE");
  EXPECT_EQ(bench.emitted<PrintVoided>()[0], (PrintVoided{"SO1-1-label-1", "reason.label_damaged", "sue"}));
  EXPECT_EQ(bench.emitted<PrintRequested>()[0].reason, "reason.label_damaged");
  EXPECT_EQ(bench.scan(kOwn).text.key, "seal.wait");
}

TEST_F(Sealing, WithoutAPrinterTheWaybillSeals) {
  bench.rules.has_printer = false;
  close();
  EXPECT_EQ(bench.screen().instruction.key, "seal.scan_waybill");
  EXPECT_EQ(bench.scan(kOwn).tone, Tone::stop);
  bench.scan({"PB-C-OK", kWaybill});
  EXPECT_TRUE(sealed());
}

TEST_F(Sealing, PutAsideBeforeTheSealItWaitsThere) {
  close();
  printed();
  bench.scan({"PB-C-ASIDE", "PB-O-SO1"});
  EXPECT_TRUE(bench.emitted<PrintRequested>().empty());
  bench.scan(kOwn);
  EXPECT_TRUE(sealed());
}

}  // namespace
}  // namespace packbench::workflows
