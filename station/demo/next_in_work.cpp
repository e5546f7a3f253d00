// What a careful person scans next while goods are received, put away, picked or taken back, or a shift's
// checklist is gone through, and how questions are answered.
#include <algorithm>
#include <array>

#include "db/records/places.hpp"
#include "station/demo/next_step.hpp"
#include "station/demo/sent_parcels.hpp"
#include "station/workflows/receive_progress.hpp"

namespace packbench::station {
namespace {

using namespace workflows;

const Offer kDone{"PB-C-DONE", "", ""};

// "2030-12-31" as it stands in a GS1 code.
std::string gs1_date(const std::string& expiry) {
  return expiry.size() == 10 ? expiry.substr(2, 2) + expiry.substr(5, 2) + expiry.substr(8, 2) : "";
}

// A piece as the supplier marks it; serials go on from what was counted.
Offer arriving(db::Reader& reader, const WorkState& work, const ReceiveState& job, const ReceiveLine& line,
               std::int64_t quantity) {
  const auto* item = receive::item_in(job, line.item);
  Marks marks;
  if (item && item->lot) marks.lot = line.lot.empty() ? kDemoLot : line.lot;
  if (item && item->expiry) marks.expiry = kDemoExpiry;
  const auto one = piece(reader, line.item, marks);
  if (!item || !item->serial) return pieces(work, quantity, one);
  marks.serial = work.document.substr(std::min<std::size_t>(work.document.size(), 4)) + "-" +
                 std::to_string(job.last_entry + 1);
  return piece(reader, line.item, marks);
}

Offer next_in_counting(db::Reader& reader, const WorkState& work, const ReceiveState& job) {
  for (const auto& line : job.lines) {
    const auto rest = receive::left(job, {&line});
    if (rest > 0) return arriving(reader, work, job, line, rest);
  }
  return receive::next_pending(job) ? Offer{"PB-C-INSPECT", "", ""} : Offer{"PB-C-CLOSE", "", ""};
}

Offer next_in_inspection(db::Reader& reader, const WorkState& work, const ReceiveState& job) {
  if (job.examined) {
    const auto* goods = receive::find_goods(job, job.examined->goods);
    const bool sound = goods && goods->goods.condition == records::ReceiveCondition::sound;
    if (!sound) return {"PB-C-REJECT", "", ""};
    const auto more = receive::sample_left(job, *goods, job.examined->quantity);
    if (more == 0) return {"PB-C-PASS", "", ""};
  }
  const auto* waits =
      job.examined ? receive::find_goods(job, job.examined->goods) : receive::next_pending(job);
  if (!waits) return {"PB-C-CLOSE", "", ""};
  const auto in_hand = job.examined ? job.examined->quantity : 0;
  const auto sample = receive::sample_left(job, *waits, in_hand);
  const auto one = piece(reader, waits->goods.item, {waits->goods.lot, gs1_date(waits->goods.expiry), ""});
  return pieces(work, sample > 0 ? sample : receive::pending(*waits) - in_hand, one);
}

Offer next_in_receive(const Sight& sight, const WorkState& work) {
  const auto& job = std::get<ReceiveState>(work.job);
  if (job.owed != records::ReceiveWitness::none) return {"PB-C-INSPECT", "", ""};  // asks for the witness
  return job.inspecting ? next_in_inspection(sight.reader, work, job)
                        : next_in_counting(sight.reader, work, job);
}

// By the books what is in the hand still lies where it was taken: else somebody else put it away meanwhile.
bool lie_there(db::Reader& reader, const MoveState& job) {
  for (const auto& row : reader.stock_at(job.hand->from))
    if (row.item == job.hand->item && row.lot == job.hand->lot) return row.quantity >= job.hand->quantity;
  return false;
}

// What waits after inspection goes where the screen says.
Offer next_in_move(const Sight& sight, const WorkState& work) {
  const auto& job = std::get<MoveState>(work.job);
  if (job.hand && !job.hand->suggested.empty() && lie_there(sight.reader, job))
    return {"PB-L-" + job.hand->suggested, job.hand->suggested, ""};
  if (job.hand) return {"PB-C-UNDO", "", ""};
  const auto waits = sight.reader.stock_at(std::string(records::kPassedPlace));
  if (waits.empty()) return kDone;
  if (job.from && job.from->place != records::kPassedPlace) return {"PB-C-PASSED", "", ""};
  return pieces(work, waits.front().quantity,
                piece(sight.reader, waits.front().item, {waits.front().lot, "", ""}));
}

// A list's totes are new ones; then the place, the pieces, the tote, as the screen sends the picker.
Offer next_in_pick(const Sight& sight, const WorkState& work) {
  const auto& job = std::get<PickState>(work.job);
  if (const auto* order = without_tote(job)) return {"PB-T-P-" + order->order, order->order, ""};
  if (!job.step) return kDone;
  const auto& step = *job.step;
  if (!job.arrived) return {"PB-L-" + step.location, step.location, ""};
  const auto held = job.hand ? job.hand->quantity : 0;
  if (held >= step.quantity) return {"PB-T-" + step.tote, step.tote, ""};
  return pieces(work, step.quantity - held, piece(sight.reader, step.item, {step.lot, "", ""}));
}

// Pieces of the sent one that came back already.
std::int64_t back(const ReturnsState& job, const records::SentPiece& sent) {
  std::int64_t pieces = 0;
  for (const auto& entry : job.entries)
    if (entry.item == sent.item && entry.capture.lot == sent.lot && entry.capture.serial == sent.serial)
      pieces += entry.quantity;
  return pieces;
}

// The order of the parcel sent last of which not all came back yet; else a parcel that nobody knows.
Offer what_came_back(const Sight& sight) {
  const auto sent = sent_parcels(sight.reader, 0, sight.now_ms + 1);
  for (auto parcel = sent.rbegin(); parcel != sent.rend(); ++parcel)
    if (const auto order = sight.reader.sent_order(parcel->order); order && !order->pieces.empty())
      return {parcel->order, parcel->order, ""};
  return {"PB-C-BLIND", "", ""};
}

Offer next_in_returns(const Sight& sight, const WorkState& work) {
  const auto& job = std::get<ReturnsState>(work.job);
  if (!job.began) return what_came_back(sight);
  for (const auto& sent : job.began->sent) {
    if (back(job, sent) >= sent.quantity) continue;
    const auto item = sight.reader.item(sent.item);
    return piece(sight.reader, sent.item, {sent.lot, item && item->expiry ? kDemoExpiry : "", sent.serial});
  }
  return kDone;
}

Offer choice(std::size_t number) {
  return {"PB-C-CHOOSE-" + std::to_string(number + 1), "", ""};
}

// All is in order; one person is here.
Offer next_in_shift(const Sight&, const WorkState& work) {
  const auto& job = std::get<ShiftState>(work.job);
  if (!all_answered(job)) return choice(0);
  return job.present.empty() ? Offer{"PB-B-P1", "Packer 1", ""} : kDone;
}

using Next = Offer (*)(const Sight&, const WorkState&);
// In the order of records::WorkKind.
constexpr std::array<Next, 7> kNext{next_in_receive, next_in_move,  next_in_pick, next_in_handover,
                                    next_in_returns, next_in_count, next_in_shift};

// A lot is chosen as the screen told it; anything else by its first answer, but nothing is put down that
// another lane took away meanwhile.
Offer choose(const Sight& sight, const WorkState& work) {
  const auto& asked = *work.asked;
  if (const auto* move = std::get_if<MoveState>(&work.job); move && move->hand && asked.act == "put")
    return lie_there(sight.reader, *move) ? choice(0) : Offer{"PB-C-NO", "", ""};
  std::string wanted;
  if (const auto* pick = std::get_if<PickState>(&work.job); pick && pick->step) wanted = pick->step->lot;
  if (std::holds_alternative<MoveState>(work.job))
    if (const auto rows = sight.reader.stock_at(std::string(records::kPassedPlace)); !rows.empty())
      wanted = rows.front().lot;
  if (asked.act == "lot")
    for (std::size_t at = 0; at < asked.choices.size(); ++at)
      if (asked.choices[at].id == wanted) return choice(at);
  return choice(0);
}

bool signs_oneself(const WorkState& work) {
  return work.asked->signer == records::Signer::anyone;
}

}  // namespace

Offer next_in_work(const Sight& sight, const LaneState& state) {
  return kNext.at(static_cast<std::size_t>(state.work->kind))(sight, *state.work);
}

Offer answer_in_work(const Sight& sight, const LaneState& state) {
  if (!state.work->asked->choices.empty()) {
    return state.work->kind == records::WorkKind::handover ? next_in_handover(sight, *state.work)
                                                           : choose(sight, *state.work);
  }
  return signs_oneself(*state.work) ? own_badge(state) : supervisor(sight.reader, state);
}

}  // namespace packbench::station
