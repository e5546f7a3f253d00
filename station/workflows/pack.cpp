// The pack workflow: which step decides an input.
#include "station/workflows/pack.hpp"

#include <array>

#include "station/workflows/commands.hpp"
#include "station/workflows/lease.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

Verdict shorten(Draft& draft) {
  return ask(draft, PackAct::shorten);
}
Verdict finish_short(Draft& draft) {
  return ask(draft, PackAct::finish_short);
}
Verdict release(Draft& draft) {
  return ask(draft, PackAct::release);
}

// A closed box is emptied by it where the order is not this bench's any more: else it is sealed.
constexpr std::string_view kEmptyLost = "UNDO";
bool is_lost(const Draft& draft) {
  return has_lost(draft.input(), draft.pack().order.order);
}

struct Handler {
  std::string_view command;
  Verdict (*decide)(Draft&);
};

constexpr std::array<Handler, 13> kHandlers{{
    {"OK", acknowledge_note},
    {"NO", drop},
    {"DONE", done},
    {"PARCEL", next_parcel},
    {"UNDO", undo},
    {"QTY", set_quantity},
    {"CHOOSE", answer},
    {"SHORT", shorten},
    {"RELEASE", release},
    {"FINISH", finish_short},
    {"REPRINT", reprint},
    {"NOLABEL", no_label},
    {"ASIDE", set_aside},
}};

Verdict command(Draft& draft, std::string_view name) {
  const auto* row = find_command(name);
  if (!row) return draft.stop(say("command.unknown", draft.input().code));
  const auto phase = phase_of(draft.state());
  const bool empties = phase == Phase::sealing && name == kEmptyLost && is_lost(draft);
  if (!applies(*row, phase) && !empties) return draft.stop(say("command.not_now"));
  for (const auto& handler : kHandlers) {
    if (handler.command == name) return handler.decide(draft);
  }
  return draft.stop(say("command.not_now"));
}

}  // namespace

Verdict decide_pack(Draft& draft) {
  if (const auto* scanned = draft.as<scan::Command>()) return command(draft, scanned->name);
  switch (phase_of(draft.state())) {
    case Phase::blocked:
      return draft.stop(say("changed.sealed", draft.pack().order.order));
    case Phase::asking:
      return draft.stop(say("question.first"));
    case Phase::approving:
      return answer(draft);
    case Phase::awaiting:
      return fill_awaited(draft);
    case Phase::sealing:
      return seal(draft);
    default:
      return scan_piece(draft);
  }
}

}  // namespace packbench::workflows
