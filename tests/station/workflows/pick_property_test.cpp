// Picking under anything that is scanned, by several people, while orders change.
#include "tests/station/workflows/pick_bench.hpp"
#include "tests/station/workflows/random_days.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

const char* const kCodes[] = {
    kMug,          kMug,         kMugCase,          kPlate,          kTwin,
    kTea,          kTeaGs1,      kStrange,          kWaybill,        "JUNK",
    "PB-L-A-1",    "PB-L-A-2",   "PB-L-A-3",        "PB-L-B-1",      "PB-L-IN-1",
    "PB-T-T1",     "PB-T-T2",    "PB-T-T3",         "PB-T-T4",       "PB-O-SO1",
    "PB-O-SO2",    "PB-C-PICK",  "PB-C-DONE",       "PB-C-UNDO",     "PB-C-SHORT",
    "PB-C-EMPTY",  "PB-C-QTY-2", "PB-C-STACKS-1-2", "PB-C-CHOOSE-1", "PB-C-CHOOSE-2",
    "PB-C-NO",     "PB-C-YES",   "PB-C-ASIDE",      "PB-B-HAZ",      "PB-B-ANN",
    "PB-B-NOBODY",
};

// What somebody who follows the screen scans.
std::string sensible(const PickBench& bench, std::mt19937& random) {
  static const std::map<std::string, std::string> kBarcode = {
      {"MUG", kMug}, {"PLATE", kPlate}, {"TEA", kTeaGs1}};
  const auto& state = bench.state();
  if (state.asked) return "PB-C-YES";
  if (!state.person) return "PB-B-HAZ";
  if (!state.work) {
    for (const auto& [name, facts] : bench.works)
      if (facts.state == "open") return facts.document;  // what was put aside comes first
    return "PB-C-PICK";
  }
  if (state.work->asked)
    return state.work->asked->choices.empty() ? "PB-B-HAZ"
                                              : "PB-C-CHOOSE-" + std::to_string(1 + random() % 3);
  const auto& job = bench.job<PickState>();
  if (without_tote(job)) return "PB-T-N" + std::to_string(random() % 1000);
  if (!job.step) return "PB-C-DONE";
  if (!job.arrived) return "PB-L-" + job.step->location;
  if (job.hand && (job.hand->quantity == job.step->quantity || random() % 3 == 0))
    return "PB-T-" + job.step->tote;
  return kBarcode.at(job.step->item);
}

// The bench checks, as it follows the events, that nothing is picked twice, taken from where it doesn't lie,
// or from where nothing is issued.
TEST(PickProperty, WhateverIsScannedOrdersHoldWhatTheyWantOrAreReportedShort) {
  std::size_t done = 0;
  for (unsigned seed = 1; seed <= 10; ++seed) {
    PickBench day;
    std::mt19937 random(seed);
    day.lay("A-3", "TEA", 4, "LOT6");
    day.lay("A-3", "TEA", 4, "LOT7");
    for (int i = 1; i <= 12; ++i) {
      std::vector<PackLine> lines{
          line("1", random() % 2 ? "MUG" : "TEA", static_cast<std::int64_t>(1 + random() % 2))};
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
        return (choice.code != "PB-C-PICK" && begins_work(choice.code)) || choice.code == "PB-C-SIGNOUT";
      });
      const bool offered = !choices.empty() && random() % 6 == 0;
      auto code = offered             ? choices[random() % choices.size()].code
                  : random() % 4 != 0 ? sensible(day, random)
                                      : kCodes[random() % std::size(kCodes)];
      const bool command = code.starts_with("PB-C-") || code.starts_with("PB-B-");
      if (!day.state().work && !command && !code.starts_with("PK-"))
        code = "PB-C-PICK";  // else orders are packed
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
