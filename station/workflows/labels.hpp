// Labels of goods on a document: LABEL and CARD ask for them, OK and NOLABEL settle those that may not be
// there. Each is printed once or said to be in doubt; another copy is an act of its own.
#pragma once
#include <optional>
#include <string_view>

#include "station/workflows/workflow.hpp"

namespace packbench::workflows {

inline constexpr std::int64_t kMostLabels = 200;  // that one command may ask for

// What a label command does at the open document; nothing if it is none, or the document has no labels.
[[nodiscard]] std::optional<Verdict> label_command(Draft& draft, std::string_view name);

// The question why something is printed once more: its act, and its answer.
inline constexpr std::string_view kWhyLabel = "label";
[[nodiscard]] Verdict label_reason_chosen(Draft& draft, const records::WorkAsked& asked, std::size_t chosen);

// One label for each piece or case of what was scanned, or decided, just now. `told` is what to say
// otherwise.
[[nodiscard]] Verdict label_each(Draft& draft, Verdict told);

// Whether the screen offers that command: only what would do something.
[[nodiscard]] bool offers_label(const LaneState& state, std::string_view name, const Rules& rules);

// Settling (label_settle.cpp).
// --------------------------------------------------------------------------------------------

// Another copy of that job's label, with its own number.
void request_label(Draft& draft, const LabelJob& wanted, const std::string& reason);

// Somebody looked: what may be there is there, and the rest is done without.
[[nodiscard]] Verdict settle_labels(Draft& draft);

// Somebody looked, and it is not there: another copy of each, and the one before counts no more.
[[nodiscard]] Verdict print_labels_again(Draft& draft);

// The goods' name, or their number where they have none in either language.
[[nodiscard]] std::string label_name(const records::PrintGoods& goods, std::string_view language);

// What somebody must look at: labels in doubt or not printed. Nothing if there are none.
[[nodiscard]] std::optional<Text> label_trouble(const LaneState& state);

}  // namespace packbench::workflows
