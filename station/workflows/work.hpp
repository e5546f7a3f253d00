// What a lane does with work on a document, whatever the kind: open, take over, ask, sign, capture, set
// aside.
#pragma once
#include "station/workflows/workflow.hpp"

namespace packbench::workflows {

// A scan at a lane that has a work open.
[[nodiscard]] Verdict decide_work(Draft& draft);

// A document that was scanned, or answered for; `take_over`: from the lane that has it now.
[[nodiscard]] Verdict open_work(Draft& draft, const WorkFacts& facts, bool take_over);

// A start command (PB-C-RECEIVE and the like) at an idle lane; nothing if the command is none.
[[nodiscard]] std::optional<Verdict> start_work(Draft& draft);

// The document that such a scan begins under that stamp; nothing if it begins none.
[[nodiscard]] std::optional<WorkFacts> document_begun(const scan::Meaning& meaning, std::string_view stamp);

// Whoever signs in while a work is open continues it under a token of his own.
void reopen_work(Draft& draft, const records::Operator& person);

}  // namespace packbench::workflows
