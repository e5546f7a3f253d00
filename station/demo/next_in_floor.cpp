// What a careful person scans next at a hand-over and at a count.
#include <algorithm>

#include "station/demo/next_step.hpp"
#include "station/demo/sent_parcels.hpp"
#include "station/label_source.hpp"
#include "station/workflows/handover.hpp"

namespace packbench::station {
namespace {

using namespace workflows;

constexpr std::int64_t kLookBack = std::int64_t{4} * 24 * 3600 * 1000;  // older parcels have left

// The order was cancelled or changed since the parcel was sealed.
bool must_stay(db::Reader& reader, const std::string& order) {
  const auto change = reader.order_change(order);
  return change && (change->cancelled || !change->items.empty() || !change->carrier.empty());
}

// The first sealed parcel of this carrier (empty: of any) that may leave, as its newest label names it.
std::optional<SentParcel> leaving(const Sight& sight, const std::string& carrier) {
  for (auto& parcel : sent_parcels(sight.reader, sight.now_ms - kLookBack, sight.now_ms + 1)) {
    if (!carrier.empty() && !handover::same_carrier(parcel.carrier, carrier)) continue;
    if (sight.reader.manifest_of(parcel.parcel).empty() && !must_stay(sight.reader, parcel.order))
      return std::move(parcel);
  }
  return std::nullopt;
}

Offer label_of(db::Reader& reader, const std::string& parcel) {
  std::int64_t copy = 1;
  for (const auto& job : reader.jobs_of_parcel(parcel))
    if (job.intent == "label") copy = std::max(copy, job.copy);
  return {own_code(parcel, copy), parcel, "]d1"};
}

Offer choose_carrier(const Sight& sight, const records::WorkAsked& asked) {
  for (std::size_t at = 0; at < asked.choices.size(); ++at)
    if (leaving(sight, asked.choices[at].id))
      return {"PB-C-CHOOSE-" + std::to_string(at + 1), asked.choices[at].id, ""};
  return {"PB-C-NO", "", ""};
}

// A parcel on the manifest that must come off again, or empty.
std::string to_pull(const Sight& sight, const WorkState& work) {
  for (const auto& parcel : sight.reader.changed_on_manifest(work.document))
    if (const auto row = sight.reader.parcel(parcel); row && must_stay(sight.reader, row->order))
      return parcel;
  return "";
}

// Pieces of this row that the round has counted.
std::int64_t counted(const CountState& job, const db::StockRow& row) {
  std::int64_t pieces = 0;
  for (const auto& entry : job.entries)
    if (entry.item == row.item && entry.capture.lot == row.lot) pieces += entry.quantity;
  return pieces;
}

Offer count_piece(const Sight& sight, const WorkState& work, const db::StockRow& row, std::int64_t rest) {
  const auto item = sight.reader.item(row.item);
  if (!item || !(item->lot || item->serial)) return pieces(work, rest, piece(sight.reader, row.item, {}));
  Marks marks{row.lot, item->expiry ? kDemoExpiry : "", ""};
  if (!item->serial) return pieces(work, rest, piece(sight.reader, row.item, marks));
  marks.serial = "SN" + std::to_string(std::get<CountState>(work.job).last_entry + 1);
  return piece(sight.reader, row.item, marks);
}

}  // namespace

Offer next_in_handover(const Sight& sight, const WorkState& work) {
  const auto& job = std::get<HandoverState>(work.job);
  if (work.asked)
    return work.asked->act == "carrier" ? choose_carrier(sight, *work.asked) : Offer{"PB-C-CHOOSE-1", "", ""};
  const auto pull = to_pull(sight, work);
  if (job.stage == HandoverStage::closed) return {pull.empty() ? "PB-C-HANDED" : "PB-C-REOPEN", "", ""};
  if (!pull.empty()) return label_of(sight.reader, pull);
  const auto next = leaving(sight, job.carrier);
  return next ? label_of(sight.reader, next->parcel) : Offer{"PB-C-CLOSE", "", ""};
}

Offer next_in_count(const Sight& sight, const WorkState& work) {
  const auto& job = std::get<CountState>(work.job);
  if (job.step == CountStep::choosing) {
    const auto offers = sight.reader.count_offers("", 1);
    return offers.empty() ? Offer{"PB-C-ASIDE", "", ""}
                          : Offer{"PB-L-" + offers.front().location, offers.front().location, ""};
  }
  if (job.step == CountStep::going) return {"PB-L-" + job.task.location, job.task.location, ""};
  if (job.step == CountStep::approving) return {"PB-C-APPROVE", "", ""};
  if (job.step != CountStep::counting) return {"PB-C-ASIDE", "", ""};
  const auto lying = sight.eyes ? sight.eyes(job.task.location) : sight.reader.stock_at(job.task.location);
  for (const auto& row : lying)
    if (const auto rest = row.quantity - counted(job, row); rest > 0)
      return count_piece(sight, work, row, rest);
  return {"PB-C-DONE", "", ""};
}

}  // namespace packbench::station
