// Which goods of a walk a label is about: what is in the hand, else what was brought last; its stock card is
// that of the place it was brought to.
#include "station/workflows/move.hpp"

namespace packbench::workflows {

using namespace records;

std::optional<LabelSubject> label_of_move(const LaneState& state) {
  const auto& job = std::get<MoveState>(state.work->job);
  if (!job.hand && job.moved.empty()) return std::nullopt;
  LabelSubject label;
  if (job.hand) {
    // In the hand and brought are the same goods: what was asked for before is not asked for again after it.
    label.about = word(job.last_entry + 1);
    label.item = job.hand->item;
    label.quantity = job.hand->quantity;
    label.capture.lot = job.hand->lot;
  } else {
    const auto& last = job.moved.back();
    label.about = word(last.entry);
    label.item = last.item;
    label.quantity = last.quantity;
    label.capture.lot = last.lot;
    label.location = label.home = last.to;
  }
  // Where the last move was undone, nobody knows any more by which code the one before it was taken.
  const bool remembered = job.hand || job.moved.back().entry == job.last_entry;
  if (remembered && job.cases) {
    label.barcode = job.barcode;
    label.pack = 0;
  }
  return label;
}

}  // namespace packbench::workflows
