// Somebody who works at a lane as the screen says, makes mistakes now and then, and mends them.
#include "station/demo/worker.hpp"

#include <algorithm>

#include "station/demo/chores.hpp"
#include "station/workflows/pack_progress.hpp"

namespace packbench::station {
namespace {

using workflows::LaneState;
using workflows::Phase;
using workflows::Tone;

// What is scanned by mistake: another article, another shelf, what is no barcode of ours.
const std::vector<std::string> kWrong{"6901234500011", "6901234500035", "6901234500080", "6901234500127",
                                      "4006381333931", "PB-L-A-01-03",  "PB-T-NOPE",     "PB-B-NOBODY",
                                      "PB-P-NONE-1-1", "smudged"};

Offer command(const char* name) {
  return {std::string("PB-C-") + name, "", ""};
}

Offer choice(std::size_t number) {
  return {"PB-C-CHOOSE-" + std::to_string(number + 1), "", ""};
}

std::int64_t newest_movement(db::Reader& reader, const db::StockRow& row) {
  const auto card = reader.card(row.item, row.location, 1);
  return card.empty() ? 0 : card.front().seq;
}

// What somebody decides who could decide otherwise: so many times in a thousand, where the command makes
// sense.
struct Whim {
  const char* command;
  std::size_t often;
  bool (*fits)(const LaneState&, Phase);
};

template <class Job>
const Job* job_of(const LaneState& state, Phase phase) {
  return phase == Phase::working ? std::get_if<Job>(&state.work->job) : nullptr;
}

bool packs(const LaneState& state, Phase phase) {
  return phase == Phase::packing && !state.pack->entries.empty();
}
bool splits(const LaneState& state, Phase phase) {
  return packs(state, phase) && state.pack->parcels.empty() && !workflows::lines_left(*state.pack).empty();
}
bool label_is_out(const LaneState& state, Phase phase) {
  if (phase != Phase::sealing) return false;
  const auto* job =
      workflows::live_job(*state.pack, workflows::unsealed_parcel(*state.pack)->parcel, "label");
  return job && job->state == records::JobState::confirmed;
}
bool picks(const LaneState& state, Phase phase) {
  const auto* job = job_of<workflows::PickState>(state, phase);
  return job && job->step && job->arrived && !job->hand;
}
bool has_picked(const LaneState& state, Phase phase) {
  const auto* job = job_of<workflows::PickState>(state, phase);
  return job && (job->hand || !job->picked.empty());
}
bool counts_arrivals(const LaneState& state, Phase phase) {
  const auto* job = job_of<workflows::ReceiveState>(state, phase);
  return job && !job->inspecting && !job->blind && !job->entries.empty() && job->mark.empty();
}
bool inspects(const LaneState& state, Phase phase) {
  const auto* job = job_of<workflows::ReceiveState>(state, phase);
  return job && job->examined && job->examined->quantity < 10;
}
bool hands_over(const LaneState& state, Phase phase) {
  const auto* job = job_of<workflows::HandoverState>(state, phase);
  return job && !job->parcels.empty() && job->stage == workflows::HandoverStage::open;
}

constexpr Whim kWhims[] = {
    {"UNDO", 15, packs},
    {"ASIDE", 5, packs},
    {"PARCEL", 12, splits},
    {"REPRINT", 8, label_is_out},
    {"SHORT", 12, picks},
    {"UNDO", 10, has_picked},
    {"DAMAGED", 25, counts_arrivals},
    {"INSPECT", 15, counts_arrivals},
    {"REJECT", 60, inspects},
    {"UNDO", 10, hands_over},
};

}  // namespace

void Losses::lose(db::Reader& reader, const db::StockRow& row) {
  lost_.push_back({row, newest_movement(reader, row)});
}

std::vector<db::StockRow> Losses::lying(db::Reader& reader, const std::string& location) {
  auto rows = reader.stock_at(location);
  for (const auto& lost : lost_) {
    if (lost.row.location != location) continue;
    bool corrected = false;
    for (const auto& moved : reader.card(lost.row.item, location, 50))
      corrected = corrected || (moved.seq > lost.after_seq && moved.type == "count.corrected");
    for (auto& row : rows)
      if (!corrected && row.item == lost.row.item && row.lot == lost.row.lot) --row.quantity;
  }
  return rows;
}

void Worker::scan(const Offer& offer) {
  const auto verdict = floor_.scan(lane_, offer).verdict;
  tone_ = verdict.tone;
  last_ = offer.code + " -> " + verdict.text.key;
}

bool Worker::step() {
  const auto offer = next();
  if (!offer) return false;
  scan(*offer);
  return true;
}

bool Worker::leave() {
  const auto& state = floor_.lane(lane_);
  const auto phase = workflows::phase_of(state);
  if (phase == Phase::signed_out) return false;
  if (phase == Phase::idle) {
    scan(command("SIGNOUT"));
    return true;
  }
  return step();
}

std::optional<Offer> Worker::next() {
  const auto& state = floor_.lane(lane_);
  const auto phase = workflows::phase_of(state);
  if (phase == Phase::stopped) return command("OK");
  if (phase == Phase::signed_out) return Offer{"PB-B-" + badge_, "", ""};
  if (auto again = mended()) return again;
  if (phase == Phase::idle) return chore();
  if (auto wrong = mistake(phase)) return wrong;
  if (auto other = whim(state, phase)) return other;
  if (auto thought = opinion(state, phase)) return thought;
  if (auto source = errand(state, phase)) return source;
  return careful(state);
}

// What was scanned by mistake: its question is dropped, what it did is undone.
std::optional<Offer> Worker::mended() {
  if (!mistaken_) return std::nullopt;
  mistaken_ = false;
  const auto phase = workflows::phase_of(floor_.lane(lane_));
  const bool asked = phase == Phase::work_asking || phase == Phase::asking || phase == Phase::confirming ||
                     phase == Phase::awaiting || phase == Phase::work_awaiting ||
                     phase == Phase::work_signing;
  if (asked) return command("NO");
  const bool counted = tone_ == Tone::good && (phase == Phase::packing || phase == Phase::working);
  return counted ? std::optional(command("UNDO")) : std::nullopt;
}

std::optional<Offer> Worker::mistake(Phase phase) {
  const bool busy = phase == Phase::packing || phase == Phase::sealing || phase == Phase::working;
  if (!busy || !random_.often(15)) return std::nullopt;
  mistaken_ = true;
  return Offer{random_.among(kWrong), "", ""};
}

std::optional<Offer> Worker::whim(const LaneState& state, Phase phase) {
  for (const auto& whim : kWhims)
    if (whim.fits(state, phase) && random_.often(whim.often)) return command(whim.command);
  return std::nullopt;
}

// Questions that have no right answer.
std::optional<Offer> Worker::opinion(const LaneState& state, Phase phase) {
  static const std::vector<std::string> kOpen{"list",  "damage", "reject", "cause",
                                              "party", "kind",   "grade",  "short"};
  if (phase == Phase::asking && state.pack->asked->act != records::PackAct::pick_item)
    return choice(random_.below(state.pack->asked->choices.size()));
  if (phase != Phase::work_asking) return std::nullopt;
  const auto& asked = *state.work->asked;
  if (asked.act == "packaging") return choice(random_.often(100) ? 2 : random_.below(2));
  const bool open = std::find(kOpen.begin(), kOpen.end(), asked.act) != kOpen.end();
  return open ? std::optional(choice(random_.below(asked.choices.size()))) : std::nullopt;
}

// Which parcel came back is not on the screen: it stands at the door.
std::optional<Offer> Worker::errand(const LaneState& state, Phase phase) {
  const auto* job = job_of<workflows::ReturnsState>(state, phase);
  if (!job || job->began || today_.returns.empty()) return std::nullopt;
  const auto order = today_.returns.front();
  today_.returns.pop_front();
  return Offer{order, "", ""};
}

std::optional<Offer> Worker::careful(const LaneState& state) {
  const Sight sight{floor_.reader(), floor_.now_ms(), [this](const std::string& location) {
                      return today_.losses.lying(floor_.reader(), location);
                    }};
  return next_step(sight, state);
}

std::optional<Offer> Worker::chore() {
  const auto person = *floor_.lane(lane_).person;
  for (const auto chore : chores_)
    if (auto offer = begin_chore(chore, floor_, today_, person)) return offer;
  return std::nullopt;
}

}  // namespace packbench::station
