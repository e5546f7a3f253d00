// The fold of a document's print jobs.
#include "station/workflows/label_state.hpp"

#include <algorithm>

namespace packbench::workflows {
namespace {

using namespace records;

template <class Event>
void on(LabelState&, const Event&) {}

LabelCount& counted(LabelState& state, const std::string& about, const std::string& intent) {
  for (auto& known : state.asked)
    if (known.about == about && known.intent == intent) return known;
  return state.asked.emplace_back(LabelCount{about, intent, 0, 0});
}

void move_on(LabelState& state, const std::string& job, JobState to, const std::string& why) {
  for (auto& open : state.open) {
    if (open.job != job) continue;
    open.state = to;
    open.why = why;
  }
}

void settle(LabelState& state, const std::string& job) {
  std::erase_if(state.open, [&](const LabelJob& open) { return open.job == job; });
}

void on(LabelState& state, const PrintRequested& event) {
  if (!event.goods) return;  // of a parcel
  auto& count = counted(state, event.about, event.intent);
  count.copies = std::max(count.copies, event.copy);
  count.labels += event.labels;
  state.open.push_back({event.job, event.about, event.intent, event.copy, event.labels, *event.goods,
                        JobState::requested, ""});
}
void on(LabelState& state, const PrintSending& event) {
  move_on(state, event.job, JobState::sending, "");
}
void on(LabelState& state, const PrintSent& event) {
  move_on(state, event.job, JobState::sent, "");
}
void on(LabelState& state, const PrintInDoubt& event) {
  move_on(state, event.job, JobState::in_doubt, event.why);
}
void on(LabelState& state, const PrintFailed& event) {
  move_on(state, event.job, JobState::failed, event.why);
}
void on(LabelState& state, const PrintConfirmed& event) {
  settle(state, event.job);
}
void on(LabelState& state, const PrintVoided& event) {
  for (const auto& open : state.open)
    if (open.job == event.job) counted(state, open.about, open.intent).labels -= open.labels;
  settle(state, event.job);
}

}  // namespace

void fold(LabelState& state, const Event& event) {
  event.visit([&](const auto& e) { on(state, e); });
}

LabelCount count_of(const LabelState& state, const std::string& about, const std::string& intent) {
  for (const auto& known : state.asked)
    if (known.about == about && known.intent == intent) return known;
  return {about, intent, 0, 0};
}

}  // namespace packbench::workflows
