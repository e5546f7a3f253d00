// Hand-over, rule by rule: one carrier, each refusal by its own name, two steps with two times.
#include "tests/station/workflows/random_days.hpp"
#include "tests/station/workflows/ship_bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

constexpr const char* kSf1 = "SF1023456789012";
constexpr const char* kSf2 = "SF1023456789029";
constexpr const char* kSf3 = "SF1023456789036";
constexpr const char* kJt1 = "JT1234567890123";

// Three parcels for SF, one for JT; Ann stands at the lane.
struct Dock : ShipBench {
  Dock() {
    parcel("A-1", "sf", kSf1);
    parcel("B-1", "sf", kSf2);
    parcel("C-1", "SF", kSf3);
    parcel("D-1", "jt", kJt1);
    scan({"PB-B-ANN", "PB-C-HANDOVER"});
  }
  const HandoverState& manifest() const { return job<HandoverState>(); }
  // A manifest of SF with these parcels on it.
  void put_on(std::initializer_list<std::string> codes) {
    scan(codes);
    ASSERT_EQ(manifest().parcels.size(), codes.size());
  }
  void close() {
    scan("PB-C-CLOSE");
    if (state().work->asked && state().work->asked->act == "leave_out") scan("PB-C-CHOOSE-1");
    scan("PB-B-ANN");
    ASSERT_EQ(manifest().stage, HandoverStage::closed);
  }
};

TEST(Handover, WhichCarrierIsAskedWithWhatWaitsForEach) {
  Dock dock;
  const auto asked = dock.emitted<WorkAsked>();
  ASSERT_EQ(asked.size(), 1U);
  ASSERT_EQ(asked[0].choices.size(), 3U);  // this directory tells "SF" and "sf" apart, the store does not
  dock.scan("PB-C-CHOOSE-2");
  EXPECT_EQ(dock.manifest().carrier, "jt");
  EXPECT_EQ(dock.manifest().stage, HandoverStage::open);
}

TEST(Handover, TheFirstParcelTellsTheCarrierAsWell) {
  Dock dock;
  EXPECT_EQ(dock.scan(kJt1).tone, Tone::good);
  EXPECT_EQ(dock.manifest().carrier, "jt");
  EXPECT_EQ(dock.manifest().parcels.size(), 1U);
}

TEST(Handover, F11NothingGoesOutButBySealedParcelAndTheHandoverIsOnRecord) {
  Dock dock;
  dock.put_on({kSf1, "PB-P-B-1-1", kSf3});
  const auto document = dock.document();
  dock.close();
  EXPECT_EQ(dock.emitted<HandoverClosed>().at(0).signed_by, "ann");
  dock.scan({"PB-C-HANDED", "PB-B-SUE"});
  EXPECT_EQ(dock.emitted<HandoverHanded>().at(0).parcels, 3);
  EXPECT_EQ(dock.emitted<HandoverHanded>().at(0).signed_by, "sue");
  EXPECT_EQ(dock.told(document).state, "ended");
  for (const auto* name : {"A-1", "B-1", "C-1"}) EXPECT_EQ(dock.sealed.at(name).manifest_state, "handed");
}

TEST(Handover, RefusesTheWrongCarrier) {
  Dock dock;
  dock.put_on({kSf1});
  EXPECT_EQ(dock.refused(kJt1), "handover.wrong_carrier");
  EXPECT_EQ(dock.manifest().parcels.size(), 1U);
}

TEST(Handover, RefusesWhatIsNotSealed) {
  Dock dock;
  for (const auto* unsealed : {"packing", "closed"}) {
    dock.sealed.at("A-1").state = unsealed;
    EXPECT_EQ(dock.refused("PB-P-A-1-1"), "handover.not_sealed") << unsealed;
  }
}

TEST(Handover, RefusesACancelledOrder) {
  Dock dock;
  dock.sealed.at("A-1").cancelled = true;
  EXPECT_EQ(dock.refused(kSf1), "handover.cancelled");
  dock.sealed.at("B-1").state = "cancelled";
  EXPECT_EQ(dock.refused(kSf2), "handover.cancelled");
}

TEST(Handover, RefusesWhatIsOnThisManifestAlready) {
  Dock dock;
  dock.put_on({kSf1});
  EXPECT_EQ(dock.refused("PB-P-A-1-1"), "handover.here_already");
}

TEST(Handover, RefusesWhatIsOnAnotherManifestAndSaysOnWhich) {
  Dock dock;
  dock.put_on({kSf1});
  const auto first = dock.document();
  dock.scan({"PB-C-ASIDE", "PB-C-HANDOVER"});
  auto verdict = dock.scan(kSf1);
  EXPECT_EQ(verdict.text, say("handover.on_other", "A-1", first));
}

TEST(Handover, RefusesWhatWasHandedOverAlreadyAndSaysWithWhich) {
  Dock dock;
  dock.put_on({kSf1});
  const auto first = dock.document();
  dock.close();
  dock.scan({"PB-C-HANDED", "PB-B-ANN", "PB-C-HANDOVER"});
  EXPECT_EQ(dock.scan(kSf1).text, say("handover.handed_already", "A-1", first));
}

TEST(Handover, RefusesADoubledLabel) {
  Dock dock;
  dock.sealed.at("A-1").newest_copy = 2;
  EXPECT_EQ(dock.refused("PB-P-A-1-1"), "handover.old_copy");
  EXPECT_EQ(dock.refused("PB-P-A-1-3"), "handover.no_such_copy");
  EXPECT_EQ(dock.scan("PB-P-A-1-2").tone, Tone::good);
}

TEST(Handover, AWaybillThatStandsOnSeveralCopiesTellsNotWhich) {
  Dock dock;
  dock.sealed.at("A-1").newest_copy = 2;
  dock.sealed.at("A-1").own_waybill = true;
  EXPECT_EQ(dock.refused(kSf1), "handover.scan_copy");
  dock.sealed.at("A-1").own_waybill = false;  // the carrier's own sticker: there is one
  EXPECT_EQ(dock.scan(kSf1).tone, Tone::good);
}

TEST(Handover, RefusesUnknownParcelsAndWhatIsNone) {
  Dock dock;
  dock.add(order("SO1", {line("1", "MUG", 1)}));
  for (const auto* code : {"PB-P-X-1-1", "SF9999999999999", "JUNK"})
    EXPECT_EQ(dock.refused(code), "handover.unknown") << code;
  for (const auto* code : {kMug, "PB-O-SO1", kTwin})
    EXPECT_EQ(dock.refused(code), "handover.scan_parcel") << code;
}

TEST(Handover, RefusesANumberThatIsOnTwoParcels) {
  Dock dock;
  dock.sealed.at("B-1").waybill = kSf1;
  EXPECT_EQ(dock.refused(kSf1), "handover.two_parcels");
  EXPECT_EQ(dock.scan("PB-P-B-1-1").tone, Tone::good);
}

TEST(Handover, Invariant10RefusesAnOrderThatWasChangedAndTellsTheDifference) {
  Dock dock;
  dock.sealed.at("A-1").revision = 2;
  dock.sealed.at("A-1").changed = {{"MUG", -1}, {"PLATE", 2}};
  EXPECT_EQ(dock.scan(kSf1).text, say("handover.changed", "SO-A-1", "-1 × MUG, +2 × PLATE"));
  dock.scan("PB-C-OK");
  dock.sealed.at("B-1").carrier_now = "zto";
  EXPECT_EQ(dock.refused(kSf2), "handover.carrier_changed");
  dock.sealed.at("C-1").revision = 2;  // told anew, but nothing of it concerns the parcel
  EXPECT_EQ(dock.scan(kSf3).tone, Tone::good);
}

TEST(Handover, Invariant10AnOrderCancelledOnTheManifestKeepsItFromTheDriver) {
  Dock dock;
  dock.put_on({kSf1, kSf2});
  dock.close();
  dock.sealed.at("A-1").cancelled = true;
  dock.sealed.at("A-1").revision = 2;
  EXPECT_EQ(dock.refused("PB-C-HANDED"), "handover.pull_cancelled");
  EXPECT_EQ(dock.refused(kSf1), "handover.is_closed");
  dock.scan({"PB-C-REOPEN", "PB-C-CHOOSE-3", "PB-B-SUE"});
  EXPECT_EQ(dock.scan(kSf1).tone, Tone::ask);
  dock.scan("PB-C-CHOOSE-1");
  EXPECT_EQ(dock.emitted<HandoverUndone>().at(0).reason, "reason.order_cancelled");
  EXPECT_EQ(dock.manifest().parcels.size(), 1U);
  EXPECT_EQ(dock.refused(kSf1), "handover.cancelled");
  dock.close();
  EXPECT_EQ(dock.scan({"PB-C-HANDED", "PB-B-ANN"}).tone, Tone::done);
}

TEST(Handover, Invariant10AChangeBetweenAskingAndSigningIsNoticed) {
  Dock dock;
  dock.put_on({kSf1, kSf2});
  dock.close();
  dock.scan("PB-C-HANDED");
  dock.sealed.at("A-1").revision = 2;
  dock.sealed.at("A-1").changed = {{"MUG", 1}};
  dock.sealed.at("B-1").revision = 3;  // harmless
  EXPECT_EQ(dock.refused("PB-B-ANN"), "handover.pull_changed");
  dock.sealed.at("A-1").changed.clear();
  dock.scan("PB-B-ANN");
  EXPECT_EQ(dock.emitted<HandoverHanded>().at(0).seen,
            (std::vector<OrderSeen>{{"SO-A-1", 2}, {"SO-B-1", 3}}));
}

TEST(Handover, UndoTakesTheLastParcelOffAgain) {
  Dock dock;
  dock.put_on({kSf1, kSf2});
  dock.scan("PB-C-UNDO");
  EXPECT_EQ(dock.emitted<HandoverUndone>().at(0).parcel, "B-1");
  EXPECT_EQ(dock.scan(kSf2).tone, Tone::good);
  EXPECT_EQ(dock.manifest().parcels.back().position, 3) << "a position is never given twice";
}

TEST(Handover, ClosingTellsWhatIsLeftOutAndHasItAcknowledged) {
  Dock dock;
  dock.put_on({kSf1});
  EXPECT_EQ(dock.scan("PB-C-CLOSE").text, say("handover.left_out", 1, "sf"));
  EXPECT_EQ(dock.refused(kSf2), "question.first");
  dock.scan({"PB-C-CHOOSE-1", "PB-B-BOB"});
  EXPECT_EQ(dock.emitted<HandoverClosed>().at(0), (HandoverClosed{1, 1, "bob"}));
  EXPECT_EQ(dock.refused(kSf2), "handover.is_closed");
  EXPECT_EQ(dock.refused("PB-C-CLOSE"), "command.not_now");
}

TEST(Handover, ReopeningIsASupervisorsActWithAReason) {
  Dock dock;
  dock.put_on({kSf1});
  EXPECT_EQ(dock.refused("PB-C-REOPEN"), "command.not_now");
  dock.close();
  dock.scan({"PB-C-REOPEN", "PB-C-CHOOSE-1"});
  EXPECT_EQ(dock.refused("PB-B-BOB"), "supervisor.needed");
  dock.scan("PB-B-SUE");
  EXPECT_EQ(dock.emitted<HandoverReopened>().at(0), (HandoverReopened{"reason.forgotten_parcel", "sue"}));
  EXPECT_EQ(dock.scan(kSf2).tone, Tone::good);
}

TEST(Handover, WhatWasHandedOverIsNotOpenedAgain) {
  Dock dock;
  dock.put_on({kSf1});
  const auto document = dock.document();
  dock.close();
  dock.scan({"PB-C-HANDED", "PB-B-ANN"});
  EXPECT_EQ(dock.refused(document), "work.ended");
}

TEST(Handover, AnEmptyManifestIsDropped) {
  Dock dock;
  const auto document = dock.document();
  EXPECT_EQ(dock.scan({"PB-C-NO", "PB-C-CLOSE"}).text.key, "handover.dropped");
  EXPECT_EQ(dock.told(document).state, "ended");
}

TEST(Handover, TheManifestBearsItsCutoff) {
  Dock dock;
  dock.rules.cutoffs = {{"sf", "12:00"}, {"SF", "16:00"}, {"sf", "20:00"}, {"jt", "14:00"}};
  dock.scan(kSf1);
  EXPECT_EQ(dock.manifest().cutoff, "2026-06-15 16:00");
  dock.scan({"PB-C-ASIDE", "PB-C-HANDOVER", kJt1});
  EXPECT_EQ(dock.manifest().cutoff, "2026-06-15 14:00") << "all are past: the last";
}

TEST(Handover, SetAsideBetweenTheStepsItGoesOnWhereItStood) {
  Dock dock;
  dock.put_on({kSf1});
  const auto document = dock.document();
  dock.close();
  const auto before = dock.manifest();
  dock.scan("PB-C-ASIDE");
  dock.scan(document);
  EXPECT_EQ(dock.manifest(), before);
  EXPECT_EQ(dock.scan({"PB-C-HANDED", "PB-B-ANN"}).tone, Tone::done);
}

// What a random hour at the dock would scan.
// clang-format off
const char* const kCodes[] = {
    kSf1, kSf2, kSf3, kJt1, "PB-P-A-1-1", "PB-P-A-1-2", "PB-P-B-1-1", "PB-P-C-1-1", "PB-P-X-1-1", "SF9999999999999", "JUNK",
    kMug, "]C1019", "PB-B-ANN", "PB-B-BOB", "PB-B-SUE", "PB-B-SUE", "PB-B-NOBODY", "PB-C-HANDOVER", "PB-C-HANDOVER",
    "PB-C-CLOSE", "PB-C-HANDED", "PB-C-HANDED", "PB-C-REOPEN", "PB-C-UNDO", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1", "PB-C-CHOOSE-2",
    "PB-C-NO", "PB-C-OK", "PB-C-OK", "PB-C-OK", "PB-C-YES", "PB-C-ASIDE", "PB-C-DONE", "PB-C-QTY-2", "PB-C-LANG",
    "PB-C-SIGNOUT",
};
// clang-format on

// No parcel is on two manifests now, told from the raw events alone.
void expect_never_twice(const ShipBench& bench) {
  std::map<std::string, std::string> on;
  for (const auto& [name, facts] : bench.works) {
    std::set<std::string> here;
    for (const auto& event : facts.history) {
      if (const auto* scanned = event.as<HandoverScanned>()) {
        EXPECT_TRUE(here.insert(scanned->parcel).second) << scanned->parcel << " is twice on " << name;
      }
      if (const auto* undone = event.as<HandoverUndone>()) here.erase(undone->parcel);
    }
    for (const auto& parcel : here)
      EXPECT_TRUE(on.emplace(parcel, name).second) << parcel << " is on two manifests";
  }
}

struct Hour {
  explicit Hour(unsigned seed) : random(seed) {
    bench.parcel("A-1", "sf", kSf1);
    bench.parcel("B-1", "sf", kSf2);
    bench.parcel("C-1", "sf", kSf3).state = "closed";
    bench.parcel("D-1", "jt", kJt1);
    bench.scan("PB-B-ANN");
  }
  std::size_t pick(std::size_t count) { return random() % count; }

  std::string document() {
    return std::next(bench.works.begin(), static_cast<long>(pick(bench.works.size())))->second.document;
  }

  // What somebody who follows the screen would scan.
  std::string sensible_code() {
    const auto& state = bench.state();
    switch (phase_of(state)) {
      case Phase::stopped:
        return "PB-C-OK";
      case Phase::signed_out:
        return "PB-B-ANN";
      case Phase::confirming:
        return "PB-C-YES";
      case Phase::work_asking:
        return "PB-C-CHOOSE-1";
      case Phase::work_signing:
        return "PB-B-SUE";
      case Phase::working:
        break;
      default:
        return bench.works.empty() || pick(3) == 0 ? "PB-C-HANDOVER" : document();
    }
    const auto& job = std::get<HandoverState>(state.work->job);
    if (job.stage == HandoverStage::closed) return "PB-C-HANDED";
    if (!job.parcels.empty() && pick(3) == 0) return "PB-C-CLOSE";
    return std::next(bench.sealed.begin(), static_cast<long>(pick(bench.sealed.size())))->second.waybill;
  }

  std::string code() {
    if (pick(3) != 0) return sensible_code();
    const auto choices = bench.screen().choices;
    if (choices.empty() || pick(3) != 0) return kCodes[pick(std::size(kCodes))];
    const auto code = choices[pick(choices.size())].code;
    return begins_work(code) ? "PB-C-HANDOVER" : code;
  }
  void world() {
    if (pick(8) == 0) bench.lane = bench.lane == "1" ? "2" : "1";
    auto& parcel = std::next(bench.sealed.begin(), static_cast<long>(pick(bench.sealed.size())))->second;
    if (pick(40) == 0) {
      ++parcel.revision;
      parcel.cancelled = pick(3) == 0;
      parcel.changed.clear();
      if (pick(2)) parcel.changed = {{"MUG", 1}};
    }
    if (pick(60) == 0) parcel.state = "sealed";
  }
  ShipBench bench;
  std::mt19937 random;
};

int step(Hour& hour) {
  hour.world();
  const auto before = hour.bench.state();
  hour.bench.scan(hour.code());
  const auto& decision = hour.bench.decision;
  if (decision.verdict.tone == Tone::stop && decision.resumed_work.empty()) {
    for (const auto& event : decision.events) EXPECT_TRUE(may_stand_beside_a_stop(event)) << type_of(event);
    EXPECT_EQ(hour.bench.state().work, before.work);
  }
  const auto& state = hour.bench.state();
  const auto history = state.work ? hour.bench.told(state.work->document).history : std::vector<Event>{};
  EXPECT_EQ(restore(state.lane, state.person, state.stop, state.asked, {}, history), state);
  for (const auto& on : hour.bench.emitted<HandoverScanned>()) {
    const auto& parcel = hour.bench.sealed.at(on.parcel);
    EXPECT_TRUE(parcel.state == "sealed" && !parcel.cancelled && parcel.changed.empty()) << on.parcel;
    EXPECT_EQ(std::get<HandoverState>(state.work->job).carrier, parcel.carrier);
  }
  expect_never_twice(hour.bench);
  expect_known(hour.bench.screen());
  for (const auto& hint : hour.bench.screen().hints) expect_known(hint);
  for (const auto& handed : hour.bench.emitted<HandoverHanded>()) return static_cast<int>(handed.parcels);
  return 0;
}

TEST(Handover, PropertyNothingLeavesTwiceUnsealedOrCancelledWhateverIsScanned) {
  int handed = 0;
  live<Hour>({1, 60, 250}, [&](Hour& hour) { handed += step(hour); });
  EXPECT_GT(handed, 60) << "the hours must reach what they are to prove";
}

TEST(Handover, WhatTheScreenOffersIsAccepted) {
  std::size_t offered = 0;
  live<Hour>({100, 109, 100}, [&](Hour& hour) {
    offered += try_offers(hour.bench, "PB-C-HANDOVER");
    step(hour);
  });
  EXPECT_GT(offered, 500U);
}

}  // namespace
}  // namespace packbench::workflows
