// The receive workflow's row, and which step decides an input.
#include "station/workflows/receive.hpp"

#include <algorithm>
#include <array>

namespace packbench::workflows {
namespace receive {
namespace {

using namespace records;

// A note that was changed comes before everything; then the supervisor who must stand by.
std::optional<Verdict> first(Draft& draft) {
  if (const auto& now = draft.input().facts.changed_work) {
    if (auto told = take_over(draft, *now)) return told;
  }
  return std::nullopt;
}

template <Verdict (*Decide)(Draft&)>
Verdict guarded(Draft& draft) {
  if (auto told = first(draft)) return *std::move(told);
  return job(draft).owed == ReceiveWitness::none ? Decide(draft) : ask_witness(draft);
}

// What can be done although nobody stands by: leave, or end what was never begun.
template <Verdict (*Decide)(Draft&)>
Verdict leaving(Draft& draft) {
  if (auto told = first(draft)) return *std::move(told);
  return Decide(draft);
}

Verdict close_or_witness(Draft& draft) {
  const bool must_stand_by = job(draft).owed != ReceiveWitness::none && !job(draft).entries.empty();
  return must_stand_by ? ask_witness(draft) : close(draft);
}

Verdict scan_piece(Draft& draft) {
  return job(draft).inspecting ? scan_inspected(draft) : scan_counted(draft);
}

Verdict captured(Draft& draft, const WorkAwaited& piece) {
  if (auto told = first(draft)) return *std::move(told);
  return take_piece(draft, piece);
}

constexpr std::array<WorkCommand, 10> kOwn{{
    {"INSPECT", guarded<turn_to_inspection>},
    {"RECEIVE", guarded<turn_to_counting>},
    {"PASS", guarded<pass>},
    {"REJECT", guarded<reject>},
    {"DAMAGED", guarded<mark_damaged>},
    {"UNDO", guarded<undo>},
    {"PHOTO", guarded<photo>},
    {"CLOSE", leaving<close_or_witness>},
    {"ASIDE", leaving<set_aside>},
    {"DONE", leaving<close_or_witness>},
}};

struct Chosen {
  std::string_view act;
  Verdict (*decide)(Draft&, const WorkAsked&, std::size_t);
};
constexpr std::array<Chosen, 9> kChosen{{
    {"item", which_item_chosen},
    {"surplus", chosen_surplus},
    {"foreign", chosen_foreign},
    {"damage", chosen_damage},
    {"goods", chosen_goods},
    {"reject", chosen_rejection},
    {"aside", aside_for},
    {"cause", chosen_cause},
    {"party", chosen_party},
}};

struct Signed {
  std::string_view act;
  Verdict (*decide)(Draft&, const WorkAsked&, const Operator&);
};
constexpr std::array<Signed, 4> kSigned{{
    {"witness", stand_by},
    {"aside", aside_under},
    {"pass", pass_under},
    {"sign", sign},
}};

template <class Rows, class... Args>
Verdict answer(const Rows& rows, Draft& draft, const WorkAsked& asked, const Args&... args) {
  if (auto told = first(draft)) return *std::move(told);
  for (const auto& row : rows)
    if (row.act == asked.act) return row.decide(draft, asked, args...);
  return draft.stop(say("command.not_now"));
}

Verdict chosen(Draft& draft, const WorkAsked& asked, std::size_t which) {
  return answer(kChosen, draft, asked, which);
}

Verdict signed_by(Draft& draft, const WorkAsked& asked, const Operator& person) {
  return answer(kSigned, draft, asked, person);
}

}  // namespace

ReceiveItem known_item(const Draft& draft, const std::string& item) {
  if (const auto* known = item_in(job(draft), item)) return *known;
  const auto* facts = item_facts(draft, item);
  if (!facts) return {item, {}, false, false, false, false, 0, ""};
  const auto& i = facts->item;
  return {i.item, i.name, i.lot, i.expiry, i.serial, i.hazardous, i.days_left, i.image};
}

std::string name(const Draft& draft, const std::string& item) {
  const auto named = name_of(known_item(draft, item).name, draft.language());
  return named.empty() ? item : named;
}

}  // namespace receive

const Workflow kReceive{records::WorkKind::receive,
                        receive::begin,
                        receive::refuse,
                        receive::guarded<receive::scan_piece>,
                        receive::kOwn,
                        receive::chosen,
                        receive::signed_by,
                        receive::captured,
                        receive::offers,
                        receive::asks,
                        receive::draw,
                        receive::needs,
                        nullptr,
                        nullptr,
                        false,
                        receive::labelled};

}  // namespace packbench::workflows
