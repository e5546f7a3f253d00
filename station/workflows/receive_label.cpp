// Which goods of a receipt a label is about: while counting the last count, while inspecting what is in the
// hand, else what was decided last.
#include "station/workflows/draft.hpp"
#include "station/workflows/receive.hpp"

namespace packbench::workflows::receive {
namespace {

using namespace records;

constexpr const char* kMarks[] = {"", "damaged", "foreign"};  // in the order of ReceiveCondition

LabelSubject subject(std::string about, const ReceiveLot& goods, const std::string& barcode,
                     std::int64_t pack, std::int64_t quantity) {
  return {std::move(about), goods.item,
          barcode,          pack,
          quantity,         {goods.lot, goods.expiry, ""},
          goods.place,      kMarks[static_cast<std::size_t>(goods.condition)]};
}

LabelSubject counted_goods(const ReceiveEntry& entry) {
  auto label = subject(word(entry.entry), entry.goods, entry.barcode, entry.pack, entry.quantity);
  label.capture.serial = entry.serial;
  return label;
}

LabelSubject decided_goods(const ReceiveDecision& decided) {
  const auto& what = decided.what;
  auto label = subject("i" + word(decided.number), what.goods, decided.barcode, decided.pack, what.quantity);
  label.location = what.to;
  if (what.result == Inspection::rejected) label.mark = "rejected";
  return label;
}

}  // namespace

std::optional<LabelSubject> labelled(const LaneState& lane) {
  const auto& state = std::get<ReceiveState>(lane.work->job);
  if (!state.inspecting)
    return state.entries.empty() ? std::nullopt : std::optional(counted_goods(state.entries.back()));
  // In the hand and decided on are the same goods: a label asked for before PASS is not asked for again after
  // it.
  if (const auto& hand = state.examined)
    return subject("i" + word(state.decided.number + 1), hand->goods, hand->barcode, hand->pack,
                   hand->quantity);
  return state.decided.number == 0 ? std::nullopt : std::optional(decided_goods(state.decided));
}

}  // namespace packbench::workflows::receive
