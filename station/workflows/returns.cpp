// Returns: one parcel that came back, by RMA, order, waybill, or blind.
#include "station/workflows/returns.hpp"

namespace packbench::workflows {

using namespace records;

namespace returns {
namespace {

Verdict begin(Draft& draft, const WorkFacts& facts) {
  if (draft.job<ReturnsState>().began)
    return ask_next(draft, {Tone::good, say("returns.goes_on", facts.document)});
  if (!facts.body.empty()) return begin_rma(draft, facts);
  return {Tone::info, say("returns.scan_source")};
}

Verdict scan(Draft& draft) {
  const auto& job = draft.job<ReturnsState>();
  if (!job.began) return scan_source(draft);
  if (!job.kind || !job.packaging) return ask_next(draft, {});
  return scan_piece(draft);
}

Verdict kind_chosen(Draft& draft, const WorkAsked&, std::size_t choice) {
  draft.emit(ReturnKindTold{choice == 0 ? ReturnKind::customer : ReturnKind::carrier});
  return ask_next(draft, {});
}

Verdict packaging_chosen(Draft& draft, const WorkAsked&, std::size_t choice) {
  const auto packaging = static_cast<Packaging>(choice);
  draft.emit(ReturnPackagingSeen{packaging});
  if (packaging == Packaging::damaged) return {Tone::ask, say("returns.count_with_witness")};
  return {Tone::good, say("returns.scan_item")};
}

struct ChoiceRow {
  std::string_view act;
  Verdict (*carry_out)(Draft&, const WorkAsked&, std::size_t);
};
constexpr ChoiceRow kChoices[] = {{"kind", kind_chosen},
                                  {"packaging", packaging_chosen},
                                  {"grade", grade_chosen},
                                  {"other_grade", other_grade_chosen},
                                  {"disposition", disposition_chosen},
                                  {"count", count_confirmed},
                                  {"fault", fault_confirmed}};

Verdict chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  for (const auto& row : kChoices)
    if (row.act == asked.act) return row.carry_out(draft, asked, choice);
  return draft.stop(say("command.not_now"));
}

bool offers(const LaneState& state, std::string_view name) {
  const auto& job = std::get<ReturnsState>(state.work->job);
  if (name == "BLIND") return !job.began;
  if (name == "EXCHANGE") return may_exchange(job);
  if (name == "UNDO") return !job.entries.empty();
  if (name == "DONE" || name == "QTY") return job.packaging.has_value();
  return name == "ASIDE";
}

constexpr WorkCommand kCommands[] = {
    {"BLIND", blind}, {"EXCHANGE", exchange}, {"UNDO", undo}, {"DONE", done}};

}  // namespace

Verdict ask_next(Draft& draft, Verdict otherwise) {
  const auto& job = draft.job<ReturnsState>();
  if (job.began && !job.kind)
    return ask_work(
        draft, {"kind",
                {},
                say("returns.which_kind"),
                {{"customer", say("returns.from_customer"), 0}, {"carrier", say("returns.from_carrier"), 0}},
                Signer::none});
  if (job.began && !job.packaging)
    return ask_work(draft, {"packaging",
                            {},
                            say("returns.which_packaging"),
                            {{"intact", say("returns.intact"), 0},
                             {"opened", say("returns.opened"), 0},
                             {"damaged", say("returns.damaged"), 0}},
                            Signer::none});
  return otherwise;
}

}  // namespace returns

const Workflow kReturns{WorkKind::returns,
                        returns::begin,
                        nullptr,
                        returns::scan,
                        returns::kCommands,
                        returns::chosen,
                        returns::signed_by,
                        returns::take,
                        returns::offers,
                        returns::asks,
                        returns::draw,
                        nullptr,
                        nullptr,
                        nullptr,
                        false,
                        returns::labelled};

}  // namespace packbench::workflows
