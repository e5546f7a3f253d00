// The receive workflow: counting into the inspection zone, deciding what passes, comparing with the note.
// Each function decides one kind of input on a Draft and says how the input was met.
#pragma once
#include "station/workflows/capture.hpp"
#include "station/workflows/receive_progress.hpp"
#include "station/workflows/workflow.hpp"

namespace packbench::workflows::receive {

[[nodiscard]] inline const ReceiveState& job(const Draft& draft) {
  return draft.job<ReceiveState>();
}
// Of an item that the receipt knows, or whose facts came with the input.
[[nodiscard]] records::ReceiveItem known_item(const Draft& draft, const std::string& item);
[[nodiscard]] std::string name(const Draft& draft, const std::string& item);

// Opening, and what comes before anything else (receive_open.cpp).
[[nodiscard]] Verdict begin(Draft& draft, const WorkFacts& facts);
[[nodiscard]] std::optional<Text> refuse(const Draft& draft, const WorkFacts& facts);
[[nodiscard]] Questions needs(const WorkFacts& facts);
// Takes over the note as it was told meanwhile, and stops with the difference; nothing if it is the same.
[[nodiscard]] std::optional<Verdict> take_over(Draft& draft, const WorkFacts& facts);
[[nodiscard]] Verdict ask_witness(Draft& draft);
[[nodiscard]] Verdict set_aside(Draft& draft);
[[nodiscard]] Verdict stand_by(Draft& draft, const records::WorkAsked& asked,
                               const records::Operator& person);
[[nodiscard]] Verdict aside_for(Draft& draft, const records::WorkAsked& asked, std::size_t chosen);
[[nodiscard]] Verdict aside_under(Draft& draft, const records::WorkAsked& asked,
                                  const records::Operator& person);

// Counting (receive_scan.cpp).
[[nodiscard]] Verdict scan_counted(Draft& draft);
[[nodiscard]] Verdict scan_item(Draft& draft, const scan::Item& scanned);
[[nodiscard]] Verdict take_piece(Draft& draft, const records::WorkAwaited& piece);
[[nodiscard]] Verdict set_place(Draft& draft);
[[nodiscard]] Verdict undo(Draft& draft);
[[nodiscard]] Verdict photo(Draft& draft);
struct Counting {
  records::ReceiveCondition condition = records::ReceiveCondition::sound;
  std::string reason;
};
[[nodiscard]] Verdict count(Draft& draft, const records::WorkAwaited& piece, const Counting& as);

// Questions of counting (receive_ask.cpp).
[[nodiscard]] Verdict ask_surplus(Draft& draft, const records::WorkAwaited& piece, std::int64_t left);
[[nodiscard]] Verdict ask_foreign(Draft& draft, const records::WorkAwaited& piece);
[[nodiscard]] Verdict mark_damaged(Draft& draft);
[[nodiscard]] Verdict which_item_chosen(Draft& draft, const records::WorkAsked& asked, std::size_t chosen);
[[nodiscard]] Verdict chosen_surplus(Draft& draft, const records::WorkAsked& asked, std::size_t chosen);
[[nodiscard]] Verdict chosen_foreign(Draft& draft, const records::WorkAsked& asked, std::size_t chosen);
[[nodiscard]] Verdict chosen_damage(Draft& draft, const records::WorkAsked& asked, std::size_t chosen);
[[nodiscard]] Questions asks(const LaneState& state);

// Inspection (receive_inspect.cpp).
[[nodiscard]] Verdict turn_to_inspection(Draft& draft);
[[nodiscard]] Verdict turn_to_counting(Draft& draft);
[[nodiscard]] Verdict scan_inspected(Draft& draft);
[[nodiscard]] Verdict examine(Draft& draft, const scan::Item& scanned);
[[nodiscard]] Verdict pass(Draft& draft);
[[nodiscard]] Verdict reject(Draft& draft);
[[nodiscard]] Verdict chosen_goods(Draft& draft, const records::WorkAsked& asked, std::size_t chosen);
[[nodiscard]] Verdict chosen_rejection(Draft& draft, const records::WorkAsked& asked, std::size_t chosen);
[[nodiscard]] Verdict pass_under(Draft& draft, const records::WorkAsked& asked,
                                 const records::Operator& person);

// Labels (receive_label.cpp).
[[nodiscard]] std::optional<LabelSubject> labelled(const LaneState& state);

// Closing (receive_close.cpp).
[[nodiscard]] Verdict close(Draft& draft);
[[nodiscard]] Verdict chosen_cause(Draft& draft, const records::WorkAsked& asked, std::size_t chosen);
[[nodiscard]] Verdict chosen_party(Draft& draft, const records::WorkAsked& asked, std::size_t chosen);
[[nodiscard]] Verdict sign(Draft& draft, const records::WorkAsked& asked, const records::Operator& person);

// The screen (receive_screen.cpp).
[[nodiscard]] bool offers(const LaneState& state, std::string_view command);
void draw(Screen& screen, const LaneState& state, const Rules& rules);

// Choices that are reasons: catalogue keys.
template <class Keys>
[[nodiscard]] std::vector<records::PackChoice> choices_of(const Keys& keys) {
  std::vector<records::PackChoice> choices;
  for (const auto* key : keys) choices.push_back({key, say(key), 0});
  return choices;
}

}  // namespace packbench::workflows::receive
