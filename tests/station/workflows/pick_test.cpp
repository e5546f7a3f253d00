// Picking, rule by rule: F7, F8, F12, F17, F25, and the ledger that follows.
#include <gtest/gtest.h>

#include <random>

#include "tests/station/workflows/stock_bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct PickBench : StockBench {
  struct Listed {
    std::string document, tote, state = "picking";
    std::int64_t revision = 0;
  };
  std::map<std::string, Listed> listed;  // by order
  std::map<std::string, std::int64_t> shortages;
  std::vector<PickLooked> looks;

  PickBench() {
    place("A-1", Zone::shelf, 10);
    place("A-2", Zone::shelf, 20);
    place("A-3", Zone::shelf, 30);
    place("B-1", Zone::bulk, 110);
    place("IN-1", Zone::inspection, 1);
    place("D-1", Zone::defects, 200);
    place("H-1", Zone::shelf, 300, true);
    lay("A-2", "MUG", 10);
    lay("A-1", "PLATE", 2);
    lay("B-1", "PLATE", 20);
    lay("IN-1", "MUG", 50);
    lay("D-1", "MUG", 50);
  }
  void want(const std::string& name, std::vector<PackLine> lines) {
    add(order(name, std::move(lines)));
    orders[name].state = "open";
  }
  void begin(const std::string& badge = "PB-B-ANN") { scan({badge, "PB-C-PICK"}); }
  // The number of the choice with this id; the list of the orders is chosen by it.
  std::string choose(const std::string& id) {
    const auto& choices = state().work.value().asked.value().choices;
    for (std::size_t i = 0; i < choices.size(); ++i)
      if (choices[i].id == id) return "PB-C-CHOOSE-" + std::to_string(i + 1);
    ADD_FAILURE() << "not offered: " << id;
    return "PB-C-NO";
  }
  void refused(const std::string& code, const std::string& key) {
    const auto before = stock;
    const auto work = state().work;
    const auto verdict = scan(code);
    EXPECT_EQ(verdict.tone, Tone::stop) << code;
    EXPECT_EQ(verdict.text.key, key) << code;
    ASSERT_EQ(decision.events.size(), 1U) << code;
    EXPECT_EQ(stock, before);
    EXPECT_EQ(state().work, work);
    scan("PB-C-OK");
  }
  const PickSent& step() { return job<PickState>().step.value(); }

  std::vector<scan::OwnCode> own_codes(scan::OwnKind kind, std::string_view id) const override {
    for (const auto& [order, pick] : listed)
      if (kind == scan::OwnKind::tote && pick.tote == id) return {{kind, std::string(id)}};
    return StockBench::own_codes(kind, id);
  }
  void add_more(Input& input) override {
    auto& facts = input.facts;
    for (auto& [name, known] : orders) known.pick_list = listed.contains(name) ? listed.at(name).document : "";
    for (auto& known : facts.orders) known.pick_list = orders.at(known.order.order).pick_list;
    if (const auto* tote = std::get_if<scan::Tote>(&input.meaning.value))
      for (const auto& [name, pick] : listed)
        if (pick.tote == tote->id) facts.orders.push_back(orders.at(name));
    const auto asked = questions(state());
    const auto* command = std::get_if<scan::Command>(&input.meaning.value);
    if (asked.pickable || (!state().work && command && command->name == "PICK"))
      for (const auto& [name, known] : orders)
        if (known.state == "open" && !known.order.cancelled && known.pick_list.empty()) facts.pickable.push_back(known);
    if (asked.changed_picks)
      for (const auto& [name, pick] : listed) {
        const auto& now = orders.at(name);
        if (pick.document == state().work->document && pick.state == "picking" &&
            (now.order.cancelled || now.order.revision != pick.revision))
          facts.changed_picks.push_back(now);
      }
  }
  void follow(const Event& event) override {
    StockBench::follow(event);
    std::visit([this](const auto& e) { on(e); }, event);
  }
  template <class Other>
  void on(const Other&) {}
  void on(const WorkOpened& e) { document_ = e.document; }
  void on(const PickBegan& e) {
    for (const auto& order : e.orders) {
      EXPECT_FALSE(listed.contains(order.order)) << order.order << " is picked twice";
      listed[order.order] = {state().work->document, "", "picking", order.revision};
    }
  }
  void on(const PickBound& e) { listed.at(e.order).tote = e.tote; }
  void on(const PickTold& e) { listed.at(e.order).revision = e.revision; }
  void on(const PickPicked& e) {
    const auto zone = locations.at(e.from).zone;
    EXPECT_TRUE(zone == Zone::shelf || zone == Zone::bulk) << "issued from " << e.from;
    EXPECT_EQ(listed.at(e.order).tote, e.tote);
    shift(e.item, e.lot, e.quantity, e.from, "staging");
    in_tote[e.order] += e.quantity;
  }
  void on(const PickUndone& e) {
    shift(e.item, e.lot, e.quantity, "staging", e.from);
    in_tote[e.order] -= e.quantity;
  }
  void on(const PickDropped& e) {
    for (const auto& goods : e.goods) shift(goods.item, goods.lot, goods.quantity, "staging", kPassed);
    listed.erase(e.order);
    in_tote.erase(e.order);
    shortages.erase(e.order);
  }
  void on(const PickShorted& e) { shortages[e.order] += e.quantity; }
  void on(const PickLooked& e) { looks.push_back(e); }
  void on(const PickSigned&) {
    for (auto& [name, pick] : listed)
      if (pick.document == document_) pick.state = "picked";
  }
  std::map<std::string, std::int64_t> in_tote;

 private:
  std::string document_;
};

struct Picks : testing::Test, PickBench {};

TEST_F(Picks, F8_StrictlyByListAndSignedAtItsEnd) {
  want("SO1", {line("1", "MUG", 2), line("2", "PLATE", 1)});
  begin();
  EXPECT_EQ(scan(choose("single")).text.key, "pick.begun");
  EXPECT_EQ(screen().instruction.key, "pick.scan_one_tote");
  refused(kMug, "pick.tote_first");
  scan("PB-T-T9");
  EXPECT_EQ(step().location, "A-1") << "the walk goes by sequence";
  refused(kPlate, "pick.place_first");
  refused("PB-L-A-2", "pick.wrong_place");
  scan("PB-L-A-1");
  refused("PB-T-T9", "pick.item_first");
  refused(kMug, "pick.wrong_item");
  refused("PB-C-DONE", "pick.left");
  scan(kPlate);
  refused(kPlate, "pick.too_many");
  refused("PB-T-T8", "pick.wrong_tote");
  EXPECT_EQ(scan("PB-T-T9").text.key, "pick.picked");
  EXPECT_EQ(step().location, "A-2");
  refused(kMug, "pick.place_first");
  scan({"PB-L-A-2", kMug, kMug});
  EXPECT_EQ(screen().instruction.key, "pick.put");
  EXPECT_EQ(scan("PB-T-T9").text.key, "pick.sign");
  EXPECT_EQ(lies("staging", "MUG"), 2);
  EXPECT_EQ(lies("staging", "PLATE"), 1);
  refused(kMug, "sign.first");
  EXPECT_EQ(scan("PB-B-ANN").text.key, "pick.done");
  EXPECT_FALSE(state().work);
  EXPECT_EQ(listed.at("SO1").state, "picked");
  EXPECT_EQ(listed.at("SO1").tote, "T9");
}

TEST_F(Picks, F7_LookCheckHandOutSubtractTheLedgerFollowsEachStep) {
  want("SO1", {line("1", "MUG", 3)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-2"});
  scan({"PB-C-QTY-3", kMug});
  EXPECT_EQ(lies("A-2", "MUG"), 10) << "in the hand it still lies there by the books";
  scan("PB-T-T9");
  EXPECT_EQ(lies("A-2", "MUG"), 7);
  EXPECT_EQ(lies("staging", "MUG"), 3);
}

TEST_F(Picks, UninspectedAndBadGoodsAreNeverIssued) {
  want("SO1", {line("1", "MUG", 60)});
  begin();
  scan({choose("single"), "PB-T-T9"});
  EXPECT_EQ(step().location, "A-2");
  scan({"PB-L-A-2", "PB-C-QTY-10", kMug, "PB-T-T9", "PB-C-CHOOSE-1"});
  EXPECT_EQ(shortages.at("SO1"), 50) << "told at once";
  EXPECT_EQ(lies("IN-1", "MUG"), 50);
  EXPECT_EQ(lies("D-1", "MUG"), 50);
}

TEST_F(Picks, CasesAndQuantitiesCountAndNeverTooMany) {
  want("SO1", {line("1", "MUG", 7)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-2", kMugCase});
  EXPECT_EQ(job<PickState>().hand->quantity, 6);
  refused(kMugCase, "pick.too_many");
  scan("PB-T-T9");
  EXPECT_EQ(step().quantity, 1) << "the rest is the next step, at the same place";
  EXPECT_TRUE(job<PickState>().arrived);
}

TEST_F(Picks, F12_ListsBySingleBatchClusterItemMultiAndRemark) {
  want("SO1", {line("1", "MUG", 1)});
  want("SO2", {line("1", "MUG", 1)});
  want("SO3", {line("1", "PLATE", 2)});
  orders["SO3"].order.notes = {{"a", NoteKind::remark, "Fragile"}};
  begin();
  std::vector<std::string> ids;
  for (const auto& choice : state().work->asked->choices) ids.push_back(choice.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"single", "batch", "cluster", "remark", "item:MUG"}));
  scan(choose("batch"));
  scan("PB-T-T9");
  EXPECT_EQ(listed.at("SO1").tote, "T9");
  EXPECT_EQ(listed.at("SO2").tote, "T9") << "single pieces share a tote";
  scan({"PB-L-A-2", kMug, "PB-T-T9"});
  EXPECT_TRUE(job<PickState>().arrived) << "still at A-2";
  scan({kMug, "PB-T-T9"});
  EXPECT_EQ(lies("staging", "MUG"), 2);
}

TEST_F(Picks, AClusterHasAToteForEachOrder) {
  want("SO1", {line("1", "MUG", 1)});
  want("SO2", {line("1", "MUG", 2)});
  begin();
  scan({choose("cluster"), "PB-T-T1"});
  refused("PB-T-T1", "pick.tote_taken");
  scan("PB-T-T2");
  scan({"PB-L-A-2", kMug});
  refused("PB-T-T2", "pick.wrong_tote");
  scan({"PB-T-T1", kMug, kMug, "PB-T-T2"});
  EXPECT_EQ(in_tote.at("SO2"), 2);
}

TEST_F(Picks, AnOrderInPickingIsOfferedToNobodyElse) {
  want("SO1", {line("1", "MUG", 1)});
  want("SO2", {line("1", "MUG", 2)});
  begin();
  scan(choose("single"));
  EXPECT_EQ(listed.at("SO1").document, state().work->document);
  lane = "2";
  begin("PB-B-BOB");
  ASSERT_TRUE(state().work);
  EXPECT_EQ(state().work->asked->choices.size(), 1U);
  scan(choose("single"));
  EXPECT_TRUE(listed.contains("SO2"));
  scan("PB-C-ASIDE");
  EXPECT_EQ(scan("PB-C-PICK").text.key, "pick.nothing");
}

TEST_F(Picks, AToteOfAnotherOrderIsRefused) {
  want("SO1", {line("1", "MUG", 1)});
  want("SO2", {line("1", "MUG", 2)});
  begin();
  scan({choose("single"), "PB-T-T1"});
  lane = "2";
  begin("PB-B-BOB");
  scan(choose("single"));
  refused("PB-T-T1", "pick.tote_taken");
  EXPECT_EQ(scan("PB-T-T2").tone, Tone::good);
}

TEST_F(Picks, ACodeNamesTheOrders) {
  want("SO1", {line("1", "MUG", 1)});
  want("SO2", {line("1", "MUG", 2)});
  begin();
  EXPECT_EQ(scan("PB-O-SO2").text.key, "pick.begun");
  EXPECT_EQ(job<PickState>().mode, "code");
  EXPECT_TRUE(listed.contains("SO2"));
}

TEST_F(Picks, TheEmptyShelfQuestionIsAFreeCount) {
  want("SO1", {line("1", "PLATE", 2), line("2", "MUG", 1)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-1", kPlate, kPlate});
  EXPECT_EQ(scan("PB-T-T9").text.key, "pick.ask_empty");
  EXPECT_EQ(scan("PB-C-CHOOSE-2").text.key, "pick.looked_more");
  ASSERT_EQ(looks.size(), 1U);
  EXPECT_EQ(looks[0], (PickLooked{"A-1", "PLATE", 0, false}));
  EXPECT_EQ(step().item, "MUG");
}

TEST_F(Picks, EmptyToldByThePickerSendsElsewhere) {
  want("SO1", {line("1", "PLATE", 2)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-1"});
  EXPECT_EQ(scan("PB-C-EMPTY").text.key, "pick.elsewhere");
  EXPECT_EQ(looks.at(0), (PickLooked{"A-1", "PLATE", 2, true}));
  EXPECT_EQ(step().location, "B-1");
}

TEST_F(Picks, F17_ShortOffersAnotherLocationElseIsReportedAtOnceWithItsReason) {
  want("SO1", {line("1", "PLATE", 3)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-1", kPlate, "PB-T-T9"});
  EXPECT_EQ(scan("PB-C-SHORT").text.key, "ask.why_short");
  EXPECT_EQ(scan("PB-C-CHOOSE-2").text.key, "pick.elsewhere");
  EXPECT_EQ(step().location, "B-1");
  EXPECT_FALSE(shortages.contains("SO1"));
  EXPECT_EQ(step().quantity, 2);
  scan({"PB-C-SHORT", "PB-C-CHOOSE-1"});
  EXPECT_EQ(shortages.at("SO1"), 2);
  EXPECT_EQ(emitted<PickShorted>().at(0).reason, "reason.not_found");
  EXPECT_EQ(phase_of(state()), Phase::work_signing);
  EXPECT_EQ(scan("PB-B-ANN").tone, Tone::done);
}

TEST_F(Picks, AnotherLotFoundAtTheShelfIsTakenAfterAQuestion) {
  lay("A-3", "TEA", 2, "LOT6");
  lay("A-3", "TEA", 2, "LOT7");
  want("SO1", {line("1", "TEA", 2)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-3"});
  EXPECT_EQ(step().lot, "LOT6");
  EXPECT_EQ(scan(kTeaGs1).text.key, "pick.ask_other_lot");
  scan("PB-C-CHOOSE-1");
  EXPECT_EQ(emitted<PickTaken>().at(0).instead_of, "LOT6");
  scan("PB-T-T9");
  EXPECT_EQ(lies("staging", "TEA", "LOT7"), 1);
  EXPECT_EQ(scan(kTea).text.key, "move.ask_lot") << "the plain code doesn't tell which";
  scan({"PB-C-CHOOSE-1", "PB-T-T9"});
  EXPECT_EQ(lies("staging", "TEA", "LOT6"), 1);
}

TEST_F(Picks, ALotThatTheBooksDoNotKnowThereIsRefused) {
  lay("A-3", "TEA", 2, "LOT6");
  want("SO1", {line("1", "TEA", 1)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-3"});
  refused(kTeaGs1, "pick.lot_not_there");
}

TEST_F(Picks, UndoPutsBackAndCompensates) {
  want("SO1", {line("1", "MUG", 2)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-2", kMug});
  EXPECT_EQ(scan("PB-C-UNDO").text.key, "pick.put_back");
  scan({kMug, "PB-T-T9"});
  EXPECT_EQ(scan("PB-C-UNDO").text.key, "pick.undone");
  EXPECT_EQ(lies("A-2", "MUG"), 10);
  EXPECT_EQ(step().quantity, 2);
  refused("PB-C-UNDO", "move.nothing_moved");
}

TEST_F(Picks, SomeoneElseTakesTheListOver) {
  want("SO1", {line("1", "MUG", 2)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-2", kMug});
  const auto document = state().work->document;
  lane = "2";
  scan({"PB-B-BOB", document, "PB-C-YES"});
  ASSERT_TRUE(state().work);
  EXPECT_FALSE(lanes.at("1").work);
  EXPECT_EQ(job<PickState>().hand->quantity, 1);
  scan({kMug, "PB-T-T9", "PB-B-BOB"});
  EXPECT_EQ(listed.at("SO1").state, "picked");
}

TEST_F(Picks, AnOrderCancelledWhilePickingIsToldAtTheNextStepAndItsGoodsGoBack) {
  want("SO1", {line("1", "PLATE", 1), line("2", "MUG", 1)});
  want("SO2", {line("1", "MUG", 2)});
  begin();
  scan({choose("cluster"), "PB-T-T1", "PB-T-T2", "PB-L-A-1", kPlate, "PB-T-T1"});
  auto cancelled = orders["SO1"].order;
  cancelled.cancelled = true;
  change(cancelled);
  const auto verdict = scan("PB-L-A-2");
  EXPECT_EQ(verdict.tone, Tone::stop);
  EXPECT_EQ(verdict.text, say("pick.cancelled", "SO1", "T1"));
  EXPECT_EQ(lies("passed", "PLATE"), 1) << "waits to be put away";
  scan("PB-C-OK");
  EXPECT_EQ(step().order, "SO2");
  scan({"PB-L-A-2", kMug, kMug, "PB-T-T2"});
  EXPECT_EQ(scan("PB-B-ANN").tone, Tone::done);
  EXPECT_FALSE(listed.contains("SO1"));
}

TEST_F(Picks, AChangedOrderLeavesTheListUnlessItWantsTheSame) {
  want("SO1", {line("1", "MUG", 1)});
  begin();
  scan({choose("single"), "PB-T-T1"});
  auto same = orders["SO1"].order;
  same.carrier = "jt";
  change(same);
  EXPECT_EQ(scan("PB-L-A-2").tone, Tone::good) << "goes on";
  EXPECT_EQ(listed.at("SO1").revision, 2);
  auto more = orders["SO1"].order;
  more.lines[0].quantity = 2;
  change(more);
  EXPECT_EQ(scan(kMug).text.key, "pick.changed_bare");
  EXPECT_FALSE(listed.contains("SO1")) << "can be picked anew";
}

TEST_F(Picks, F25_HazardousGoodsArePickedByNamedOperatorsOnly) {
  lay("H-1", "STRANGE", 3);
  auto hazardous = line("1", "STRANGE", 1);
  hazardous.hazardous = true;
  want("SO1", {hazardous});
  EXPECT_EQ(scan({"PB-B-ANN", "PB-C-PICK"}).text.key, "pick.nothing");
  scan({"PB-C-OK", "PB-B-HAZ", "PB-C-PICK"});
  scan({choose("single"), "PB-T-T1", "PB-L-H-1"});
  EXPECT_EQ(screen().hints.at(0).key, "move.hazard_hint");
  EXPECT_TRUE(screen().lines.at(0).hazardous);
  scan({"PB-B-ANN", "PB-C-YES"});
  refused(kStrange, "pick.hazard_person");
}

const char* const kCodes[] = {
    kMug, kMug, kMugCase, kPlate, kTwin, kTea, kTeaGs1, kStrange, kWaybill, "JUNK", "PB-L-A-1", "PB-L-A-2", "PB-L-A-3",
    "PB-L-B-1", "PB-L-IN-1", "PB-T-T1", "PB-T-T2", "PB-T-T3", "PB-T-T4", "PB-O-SO1", "PB-O-SO2", "PB-C-PICK", "PB-C-DONE",
    "PB-C-UNDO", "PB-C-SHORT", "PB-C-EMPTY", "PB-C-QTY-2", "PB-C-STACKS-1-2", "PB-C-CHOOSE-1", "PB-C-CHOOSE-2",
    "PB-C-NO", "PB-C-YES", "PB-C-ASIDE", "PB-B-HAZ", "PB-B-ANN", "PB-B-NOBODY",
};

// What somebody who follows the screen scans.
std::string sensible(const PickBench& bench, std::mt19937& random) {
  static const std::map<std::string, std::string> kBarcode = {{"MUG", kMug}, {"PLATE", kPlate}, {"TEA", kTeaGs1}};
  const auto& state = bench.state();
  if (state.asked) return "PB-C-YES";
  if (!state.person) return "PB-B-HAZ";
  if (!state.work) {
    for (const auto& [name, facts] : bench.works)
      if (facts.state == "open") return facts.document;  // what was put aside comes first
    return "PB-C-PICK";
  }
  if (state.work->asked) return state.work->asked->choices.empty() ? "PB-B-HAZ" : "PB-C-CHOOSE-" + std::to_string(1 + random() % 3);
  const auto& job = bench.job<PickState>();
  if (without_tote(job)) return "PB-T-N" + std::to_string(random() % 1000);
  if (!job.step) return "PB-C-DONE";
  if (!job.arrived) return "PB-L-" + job.step->location;
  if (job.hand && (job.hand->quantity == job.step->quantity || random() % 3 == 0)) return "PB-T-" + job.step->tote;
  return kBarcode.at(job.step->item);
}

// The bench checks, as it follows the events, that nothing is picked twice, taken from where it doesn't lie, or from
// where nothing is issued.
TEST_F(Picks, WhateverIsScannedOrdersHoldWhatTheyWantOrAreReportedShort) {
  std::size_t done = 0;
  for (unsigned seed = 1; seed <= 10; ++seed) {
    PickBench day;
    std::mt19937 random(seed);
    day.lay("A-3", "TEA", 4, "LOT6");
    day.lay("A-3", "TEA", 4, "LOT7");
    for (int i = 1; i <= 12; ++i) {
      std::vector<PackLine> lines{line("1", random() % 2 ? "MUG" : "TEA", static_cast<std::int64_t>(1 + random() % 2))};
      if (random() % 2) lines.push_back(line("2", "PLATE", 2));
      day.want("SO" + std::to_string(i), lines);
    }
    day.scan("PB-B-HAZ");
    for (int step = 0; step < 250; ++step) {
      if (day.state().stop) day.scan("PB-C-OK");
      if (random() % 60 == 0) {
        auto gone = day.orders["SO" + std::to_string(1 + random() % 12)].order;
        gone.cancelled = true;
        day.change(gone);
      }
      const auto before = day.stock;
      auto choices = day.screen().choices;
      std::erase_if(choices, [](const Choice& choice) {
        return is_other_start(choice.code, "PB-C-PICK") || choice.code == "PB-C-SIGNOUT";
      });
      const bool offered = !choices.empty() && random() % 6 == 0;
      auto code = offered            ? choices[random() % choices.size()].code
                  : random() % 4 != 0 ? sensible(day, random)
                                      : kCodes[random() % std::size(kCodes)];
      const bool command = code.starts_with("PB-C-") || code.starts_with("PB-B-");
      if (!day.state().work && !command && !code.starts_with("PK-")) code = "PB-C-PICK";  // else orders are packed
      const auto verdict = day.scan(code);
      if (verdict.tone == Tone::stop && day.emitted<PickDropped>().empty()) {
        EXPECT_EQ(day.stock, before) << seed << " " << code;
      }
      if (offered) {
        EXPECT_NE(verdict.text.key, "command.not_now") << seed << " " << code;
      }
      expect_known(day.screen());
      done += day.emitted<PickSigned>().size();
      for (const auto& [order, pick] : day.listed) {
        std::int64_t wanted = 0;
        for (const auto& one : day.orders.at(order).order.lines) wanted += one.quantity;
        const auto held = day.in_tote[order] + day.shortages[order];
        ASSERT_LE(held, wanted) << seed << " " << order;
        if (pick.state == "picked") {
          ASSERT_EQ(held, wanted) << seed << " " << order;
        }
      }
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(done, 20U);
}

}  // namespace
}  // namespace packbench::workflows
