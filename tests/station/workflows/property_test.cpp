// What must hold whatever is scanned: random days at a bench, seeded.
#include "tests/station/workflows/bench.hpp"
#include "tests/station/workflows/random_days.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

// Counts of an order told from its raw events alone, without the fold under test.
struct Ledger {
  std::map<std::pair<std::string, std::string>, std::int64_t> in, shorted;  // by line and item
  std::map<std::string, std::int64_t> parcels;                              // pieces
  std::set<std::string> sealed;
  PackOrder order;

  explicit Ledger(const std::vector<Event>& history) {
    for (const auto& event : history) event.visit([this](const auto& e) { on(e); });
  }
  template <class Other>
  void on(const Other&) {}
  void on(const PackOpened& e) { order = e.order; }
  void on(const PackChanged& e) { order = e.order; }
  void on(const PackScanned& e) { move(e, e.quantity); }
  void on(const PackReleased& e) { move(e, e.quantity); }
  void on(const PackUndone& e) { move(e, -e.quantity); }
  void on(const PackShorted& e) { shorted[{e.line, e.item}] += e.quantity; }
  void on(const PackSealed& e) { sealed.insert(e.parcel); }
  void on(const PackUnsealed& e) { EXPECT_EQ(sealed.erase(e.parcel), 1U) << "it was not sealed"; }
  template <class Entry>
  void move(const Entry& e, std::int64_t quantity) {
    EXPECT_FALSE(sealed.contains(e.parcel)) << "a sealed parcel changed";
    in[{e.line, e.item}] += quantity;
    parcels[e.parcel] += quantity;
    EXPECT_GE(parcels[e.parcel], 0);
  }
};

// Sense and nonsense that may come over a scanner.
// clang-format off
const char* const kCodes[] = {
    kMug, kMug, kMugCase, kPlate, kTwin, kPhone, "SN1", "SN2", kTea, kTeaGs1, kStrange, "270131", "L1",
    kWaybill, "SF9999999999999", "JT1234567890123", "JUNK", "]C1019", "PB-O-SO1", "PB-O-SO2", "PB-B-ANN",
    "PB-B-BOB", "PB-B-SUE", "PB-B-NOBODY", "PB-P-SO1-1-1", "PB-P-SO1-1-2", "PB-P-SO1-2-1", "PB-P-SO2-1-1",
    "PB-P-SO2-1-2", "PB-C-QTY-2", "PB-C-CHOOSE-1", "PB-C-CHOOSE-2", "PB-C-OK", "PB-C-OK", "PB-C-YES",
    "PB-C-NO", "PB-C-DONE", "PB-C-PARCEL", "PB-C-UNDO", "PB-C-SHORT", "PB-C-RELEASE", "PB-C-FINISH",
    "PB-C-REPRINT", "PB-C-NOLABEL", "PB-C-ASIDE", "PB-C-LANG", "PB-C-SIGNOUT", "PB-C-UNPACK",
};
// clang-format on

struct Day {
  explicit Day(unsigned seed) : random(seed) {
    bench.rules.close_when_complete = pick(3) != 0;
    bench.rules.has_scale = pick(4) == 0;
    bench.rules.has_printer = pick(6) != 0;
    bench.rules.own_label_is_waybill = pick(4) != 0;
    bench.rules.tolerance_g = 100000;
    auto first = order("SO1", {line("1", "MUG", 2), line("2", "PLATE", 1), line("3", "PHONE", 1)});
    first.notes = {{"a", NoteKind::remark, "Fragile"}};
    auto second = order("SO2", {line("1", "TEA", 1), line("2", "MUG", 6)});
    second.waybills = {kWaybill};
    bench.add(first);
    bench.add(second);
    bench.scan({"PB-B-ANN", "PB-O-SO1"});
  }

  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  }

  std::string barcode_of(const std::string& item) {
    static const std::map<std::string, std::string> kBarcodeOf = {
        {"MUG", kMug}, {"PLATE", kPlate}, {"PHONE", kPhone}, {"TEA", kTea}};
    return kBarcodeOf.at(item);
  }

  // What a packer who follows the screen would scan.
  std::string sensible_code() {
    const auto& pack = bench.state().pack;
    switch (phase_of(bench.state())) {
      case Phase::stopped:
        return "PB-C-OK";
      case Phase::signed_out:
        return "PB-B-ANN";
      case Phase::confirming:
        if (bench.state().asked->unpack) return sensible_unpack(*bench.state().asked);
        return pick(2) ? "PB-C-YES" : "PB-C-NO";
      case Phase::idle:
        if (pick(20) == 0) return "PB-C-UNPACK";
        return pick(2) ? "PB-O-SO1" : "PB-O-SO2";
      case Phase::asking:
        return "PB-C-CHOOSE-1";
      case Phase::approving:
        return "PB-B-SUE";
      case Phase::blocked:
      case Phase::working:
      case Phase::work_awaiting:
      case Phase::work_asking:
      case Phase::work_signing:
        return "PB-C-ASIDE";
      case Phase::awaiting:
        return pack->awaited->item == "TEA" ? "270131" : "SN" + std::to_string(pick(9));
      case Phase::sealing:
        return sensible_seal(*pack);
      case Phase::taking_out:
        return to_take_out(*pack).empty() ? "PB-C-DONE" : barcode_of(to_take_out(*pack)[0].item);
      default:  // packing; these days know no other work
        break;
    }
    if (next_note(*pack)) return "PB-C-OK";
    return lines_left(*pack).empty() ? "PB-C-DONE" : barcode_of(lines_left(*pack)[0]->item);
  }

  std::string sensible_unpack(const LaneAsked& asked) {
    if (asked.parcel.empty() && pick(4) == 0) return "PB-C-NO";
    if (asked.parcel.empty())
      return std::string(pick(2) ? "PB-P-SO1-" : "PB-P-SO2-") + (pick(3) ? "1-1" : "2-1");
    return asked.reason.empty() ? "PB-C-CHOOSE-1" : "PB-B-SUE";
  }

  std::string sensible_seal(const PackState& pack) {
    const auto parcel = unsealed_parcel(pack)->parcel;
    const auto* job = live_job(pack, parcel, "label");
    if (job && job->state == JobState::failed) return "PB-C-REPRINT";
    if (!job || (!bench.rules.own_label_is_waybill && pick(2))) return kWaybill;
    return "PB-P-" + parcel + "-" + std::to_string(job->copy);
  }

  std::string code() {
    if (pick(3) != 0) return sensible_code();
    const auto choices = bench.screen().choices;
    if (!choices.empty() && pick(4) == 0) {
      const auto code = choices[pick(choices.size())].code;
      if (!begins_work(code)) return code;
    }
    return kCodes[pick(std::size(kCodes))];
  }

  // Now and then the world moves: a printer reports, the centre changes or cancels, the scale settles.
  void world() {
    bench.weight_g = pick(2) ? std::optional<std::int64_t>(500) : std::nullopt;
    if (pick(12) == 0) bench.lane = bench.lane == "1" ? "2" : "1";
    const std::string name = pick(2) ? "SO1" : "SO2";
    if (pick(60) == 0) {
      auto now = bench.orders[name].order;
      now.lines[0].quantity = static_cast<std::int64_t>(1 + pick(3));
      now.cancelled = pick(10) == 0;
      bench.change(now);
    }
    const auto state = fold(bench.history(name));
    for (const auto& job : state.jobs) {
      if (job.state == JobState::requested && pick(3) == 0) bench.print(name, PrintSending{job.job, "p", ""});
      if (job.state != JobState::sending) continue;
      const Event ends[] = {PrintSent{job.job, 1}, PrintConfirmed{job.job, "p"}, PrintInDoubt{job.job, "x"},
                            PrintFailed{job.job, "y"}};
      bench.print(name, ends[pick(std::size(ends))]);
    }
  }

  Bench bench;
  std::mt19937 random;
};

// Facts that stand beside a stop: all else would be a refused scan that changed something.
bool may_stand_beside_a_stop(const Event& event) {
  const auto* weighed = event.as<PackWeighed>();
  return event.is<LaneStopped>() || event.is<PackChanged>() || event.is<PrintVoided>() ||
         event.is<PackOpened>() || event.is<LaneAnswered>() || event.is<PackUnsealed>() ||
         (weighed && !weighed->accepted) || event.is<PackShorted>();  // FINISH, then a weight that is off
}

void check_refused(const Day& day, const LaneState& before) {
  if (day.bench.decision.verdict.tone != Tone::stop) return;
  for (const auto& event : day.bench.decision.events)
    EXPECT_TRUE(may_stand_beside_a_stop(event)) << type_of(event);
  const auto& events = day.bench.decision.events;
  if (before.stop) {
    EXPECT_TRUE(events.empty());
  }
  if (events.size() == 1 && events[0].is<LaneStopped>()) {
    EXPECT_EQ(day.bench.state().pack, before.pack);
  }
}

// Invariant 4: what is sealed was looked at on the box, what is finished was accounted for piece by piece.
void check_sealed(const Day& day, const std::string& name, const std::string& code) {
  for (const auto& sealed : day.bench.emitted<PackSealed>()) {
    const bool own = code == "PB-P-" + sealed.parcel + "-" + std::to_string(sealed.copy);
    EXPECT_TRUE(own || code == sealed.waybill) << code << " sealed " << sealed.parcel;
    const auto state = fold(day.bench.history(name));
    const auto* job = live_job(state, sealed.parcel, "label");
    if (job) {
      EXPECT_TRUE(job->state == JobState::sent || job->state == JobState::confirmed);
    }
    EXPECT_EQ(next_note(state), nullptr);
    EXPECT_GT(Ledger(day.bench.history(name)).parcels[sealed.parcel], 0);
  }
}

bool check_finished(const Day& day, const std::string& name) {
  const auto ends = day.bench.emitted<PackFinished>();
  if (ends.empty()) return false;
  if (ends[0].end == OrderEnd::cancelled) return true;
  const Ledger ledger(day.bench.history(name));
  for (const auto& wanted : ledger.order.lines) {
    const std::pair key{wanted.line, wanted.item};
    const auto in = ledger.in.contains(key) ? ledger.in.at(key) : 0;
    const auto shorted = ledger.shorted.contains(key) ? ledger.shorted.at(key) : 0;
    EXPECT_LE(in, wanted.quantity);
    EXPECT_GE(in + shorted, wanted.quantity) << name << " line " << wanted.line;
    if (ends[0].end == OrderEnd::shipped) {
      EXPECT_EQ(in, wanted.quantity);
    }
  }
  for (const auto& [parcel, pieces] : ledger.parcels) {
    if (pieces > 0) {
      EXPECT_TRUE(ledger.sealed.contains(parcel)) << parcel;
    }
  }
  return true;
}

void check_folds(const Day& day) {
  const auto& state = day.bench.state();
  const auto history = state.pack ? day.bench.history(state.pack->order.order) : std::vector<Event>{};
  const auto work = state.work ? day.bench.works.at(work_name(state.work->kind, state.work->document)).history
                               : std::vector<Event>{};
  EXPECT_EQ(restore(state.lane, state.person, state.stop, state.asked, history, work), state);
}

// One scan of a random day; how many orders it ended.
int step(Day& day) {
  day.world();
  const auto before = day.bench.state();
  const auto code = day.code();
  day.bench.scan(code);
  auto name = before.pack ? before.pack->order.order : std::string();
  for (const auto& opened : day.bench.emitted<PackOpened>()) name = opened.order.order;
  check_refused(day, before);
  check_folds(day);
  check_sealed(day, name, code);
  expect_known(day.bench.screen());
  return check_finished(day, name) ? 1 : 0;
}

TEST(Property, NothingUnverifiedLeavesWhateverIsScanned) {
  int finished = 0;
  std::size_t sealed = 0, unsealed = 0;
  live<Day>({1, 60, 250}, [&](Day& day) {
    finished += step(day);
    sealed += day.bench.emitted<PackSealed>().size();
    unsealed += day.bench.emitted<PackUnsealed>().size();
  });
  EXPECT_GT(finished, 60) << "the days must reach what they are to prove";
  EXPECT_GT(sealed, 60U);
  EXPECT_GT(unsealed, 20U);
}

TEST(Property, WhatTheScreenOffersIsAccepted) {
  std::size_t offered = 0;
  live<Day>({100, 109, 100}, [&](Day& day) {
    offered += try_offers(day.bench, "");
    step(day);
  });
  EXPECT_GT(offered, 1000U);
}

}  // namespace
}  // namespace packbench::workflows
