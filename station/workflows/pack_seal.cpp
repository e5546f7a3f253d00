// Sealing: the scan of the label on the box, and what to do when there is none to scan.
#include <algorithm>
#include <array>
#include <cctype>

#include "station/workflows/pack.hpp"
#include "station/workflows/pack_progress.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

// The names that the scan part gives carriers (scan::WaybillCandidate::carrier).
constexpr std::array<std::string_view, 18> kCarriers{
    "ups", "fedex", "usps",  "dhl", "dpd", "gls", "s10",     "sf",        "zto",
    "yto", "sto",   "yunda", "jt",  "jd",  "ems", "cainiao", "royalmail", "auspost"};

// What the scan on the box showed.
struct Mark {
  bool own = false;  // the bench's own label of this parcel
  std::int64_t copy = 0;
  std::string waybill, carrier;
};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

bool means_goods_or_bench(const Draft& draft) {
  return draft.as<scan::Item>() || draft.as<scan::Ambiguous>() || draft.as<scan::Badge>() ||
         draft.as<scan::Location>() || draft.as<scan::Tote>() || draft.as<scan::Order>();
}

// Whether the scan is exactly this number, alone or inside what the carrier prints around it.
bool shows(const Draft& draft, const std::string& waybill) {
  const auto& meaning = draft.input().meaning;
  return meaning.text == waybill ||
         std::any_of(meaning.waybills.begin(), meaning.waybills.end(),
                     [&](const auto& candidate) { return candidate.number == waybill; });
}

// The carrier's number to take for a parcel that was given none; nullptr if the order's carrier has no such
// numbers.
const scan::WaybillCandidate* carriers_number(const Draft& draft) {
  const auto& candidates = draft.input().meaning.waybills;
  const auto carrier = lower(draft.pack().order.carrier);
  const bool known = std::find(kCarriers.begin(), kCarriers.end(), carrier) != kCarriers.end();
  for (const auto& candidate : candidates) {
    if (!known || candidate.carrier == carrier) return &candidate;
  }
  return nullptr;
}

// The other parcel that bears this number, or empty.
std::string used_by(const Draft& draft, const std::string& waybill, const std::string& parcel) {
  for (const auto& use : draft.input().facts.waybill_parcels) {
    if (use.waybill == waybill && use.parcel != parcel) return use.parcel;
  }
  for (const auto& other : draft.pack().parcels) {
    if (other.sealed && other.waybill == waybill && other.parcel != parcel) return other.parcel;
  }
  return "";
}

// What the scan shows, or why it can't seal this parcel.
struct Looked {
  Mark mark;
  std::optional<Text> refused;
};

Looked look(const Draft& draft, const PackParcel& parcel) {
  if (means_goods_or_bench(draft)) return {{}, say("seal.first", parcel.number)};
  if (const auto* label = draft.as<scan::ParcelLabel>()) {
    if (label->parcel != parcel.parcel) return {{}, say("seal.other_parcel", label->parcel, parcel.parcel)};
    const auto waybill = parcel.waybill.empty() ? parcel.parcel : parcel.waybill;
    return {{true, label->copy, waybill, parcel.carrier}, std::nullopt};
  }
  if (!parcel.waybill.empty()) {
    if (!shows(draft, parcel.waybill))
      return {{}, say("seal.other_waybill", draft.input().code, parcel.waybill)};
    return {{false, 0, parcel.waybill, parcel.carrier}, std::nullopt};
  }
  if (draft.input().meaning.waybills.empty()) return {{}, say("seal.no_waybill", draft.input().code)};
  const auto* number = carriers_number(draft);
  if (!number) return {{}, say("seal.other_carrier", draft.pack().order.carrier)};
  return {{false, 0, number->number, std::string(number->carrier)}, std::nullopt};
}

Verdict sealed_now(Draft& draft, const PackParcel& parcel, const Mark& mark, std::int64_t copy) {
  draft.emit(PackSealed{parcel.parcel, mark.waybill, mark.carrier, copy, draft.pack().order.reship_of});
  const auto next = open_parcel(draft.pack());
  if (complete(draft.pack()) && pieces_in(draft.pack(), next.parcel) == 0) return end_order(draft);
  return {Tone::done, say("seal.done_next", parcel.number, next.number)};
}

// It may be there or not: somebody must look.
bool is_unproven(JobState state) {
  return state == JobState::sent || state == JobState::in_doubt;
}

// The label of the parcel was asked for: it must be known to be on the box.
Verdict seal_with_job(Draft& draft, const PackParcel& parcel, const Mark& mark, const PackJob& job) {
  if (job.state == JobState::requested || job.state == JobState::sending)
    return {Tone::info, say("seal.wait")};
  if (job.state == JobState::failed) return {Tone::ask, say("seal.failed", job.why)};
  if (mark.own && mark.copy != job.copy) return draft.stop(say("seal.old_copy", mark.copy, job.copy));
  const bool given = !parcel.waybill.empty();
  if (!mark.own && given && copies_of(draft.pack(), parcel.parcel, "label") > 1)
    return {Tone::ask, say("seal.scan_copy", job.copy)};
  const bool doubt = job.state == JobState::in_doubt;
  if (doubt && !mark.own && !given) return {Tone::ask, say("seal.in_doubt", job.why)};
  const auto copy = job.copy;
  // Of many a printer this scan is the only proof.
  if (is_unproven(job.state) && (mark.own || given))
    draft.emit(PrintConfirmed{job.job, "scanned on the box"});
  if (mark.own && !given && !draft.rules().own_label_is_waybill) return {Tone::ask, say("seal.carrier_too")};
  return sealed_now(draft, parcel, mark, copy);
}

}  // namespace

Verdict seal(Draft& draft) {
  const auto parcel = *unsealed_parcel(draft.pack());
  const auto looked = look(draft, parcel);
  if (looked.refused) return draft.stop(*looked.refused);
  if (const auto other = used_by(draft, looked.mark.waybill, parcel.parcel); !other.empty())
    return draft.stop(say("seal.used", looked.mark.waybill, other));
  if (const auto* job = live_job(draft.pack(), parcel.parcel, "label"))
    return seal_with_job(draft, parcel, looked.mark, PackJob(*job));
  if (looked.mark.own) return draft.stop(say("seal.old_copy", looked.mark.copy, 0));
  return sealed_now(draft, parcel, looked.mark, 1);
}

Verdict no_label(Draft& draft) {
  const auto parcel = unsealed_parcel(draft.pack())->parcel;
  const auto* job = live_job(draft.pack(), parcel, "label");
  if (!job || !is_unproven(job->state)) return draft.stop(say("nolabel.no_doubt"));
  draft.emit(PrintVoided{job->job, "reason.no_label", draft.person()});
  request_print(draft, parcel, "label", "reason.no_label");
  return {Tone::info, say("reprint.asked", copies_of(draft.pack(), parcel, "label"))};
}

Verdict reprint(Draft& draft) {
  const auto parcel = unsealed_parcel(draft.pack())->parcel;
  const auto* job = live_job(draft.pack(), parcel, "label");
  if (!job) return draft.stop(say("command.not_now"));
  if (job->state == JobState::requested || job->state == JobState::sending)
    return {Tone::info, say("seal.wait")};
  if (job->state != JobState::failed) return ask(draft, PackAct::reprint);
  request_print(draft, parcel, "label", "reason.print_failed");
  return {Tone::info, say("reprint.asked", copies_of(draft.pack(), parcel, "label"))};
}

Text seal_instruction(const PackState& pack, const PackParcel& parcel) {
  const auto* job = live_job(pack, parcel.parcel, "label");
  if (!job) return say("seal.scan_waybill", parcel.number);
  switch (job->state) {
    case JobState::requested:
    case JobState::sending:
      return say("seal.wait");
    case JobState::in_doubt:
      return say("seal.in_doubt", job->why);
    case JobState::failed:
      return say("seal.failed", job->why);
    default:
      break;
  }
  if (copies_of(pack, parcel.parcel, "label") > 1) return say("seal.scan_copy", job->copy);
  return say("seal.scan_label", parcel.number);
}

}  // namespace packbench::workflows
