// STUB
#include "station/workflows/workflow.hpp"

namespace packbench::workflows {

using namespace records;

void fold(CountState&, const Event&) {}

namespace {

Verdict begin(Draft& draft, const WorkFacts&) { return {Tone::good, say("work.title", draft.work().document)}; }
Verdict scan(Draft& draft) { return draft.stop(say("command.not_now")); }
Verdict chosen(Draft& draft, const WorkAsked&, std::size_t) { return draft.stop(say("command.not_now")); }
Verdict signed_by(Draft& draft, const WorkAsked&, const Operator&) { return draft.stop(say("command.not_now")); }
Verdict captured(Draft& draft, const WorkAwaited&) { return draft.stop(say("command.not_now")); }
bool offers(const LaneState&, std::string_view name) { return name == "ASIDE"; }
void draw(Screen&, const LaneState&, const Rules&) {}

}  // namespace

const Workflow kCount{WorkKind::count, begin, nullptr, scan, {}, chosen, signed_by, captured, offers, nullptr, draw};

}  // namespace packbench::workflows
