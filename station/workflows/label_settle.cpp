// Labels of goods that may not be there: told, confirmed, done without, printed again.
#include <algorithm>

#include "station/workflows/labels.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

bool may_be_there(const LabelJob& job) {
  return job.state == JobState::sent || job.state == JobState::in_doubt;
}
bool is_trouble(const LabelJob& job) {
  return job.state == JobState::in_doubt || job.state == JobState::failed;
}

// What OK and NOLABEL are about: what the screen asks for; else all that is under way.
std::vector<LabelJob> in_question(const Draft& draft) {
  auto jobs = draft.work().labels.open;
  if (std::any_of(jobs.begin(), jobs.end(), is_trouble))
    std::erase_if(jobs, [](const LabelJob& job) { return !is_trouble(job); });
  return jobs;
}

}  // namespace

std::string label_name(const PrintGoods& goods, std::string_view language) {
  auto name = name_of(goods.name, language);
  return name.empty() ? goods.item : name;
}

void request_label(Draft& draft, const LabelJob& wanted, const std::string& reason) {
  const auto copy = count_of(draft.work().labels, wanted.about, wanted.intent).copies + 1;
  const auto job =
      draft.work().document + "-" + wanted.about + "-" + wanted.intent + "-" + std::to_string(copy);
  draft.emit(PrintRequested{job, "", "", wanted.intent, copy, draft.state().lane, reason, wanted.about,
                            wanted.labels, wanted.goods});
}

Verdict settle_labels(Draft& draft) {
  const auto jobs = in_question(draft);
  if (jobs.empty()) return draft.stop(say("command.not_now"));
  for (const auto& job : jobs) {
    if (may_be_there(job)) {
      draft.emit(PrintConfirmed{job.job, "seen by " + draft.person()});
    } else {
      draft.emit(PrintVoided{job.job, "reason.without_label", draft.person()});
    }
  }
  return {Tone::info, say("label.settled")};
}

Verdict print_labels_again(Draft& draft) {
  auto jobs = in_question(draft);
  std::erase_if(jobs, [](const LabelJob& job) { return !may_be_there(job) && !is_trouble(job); });
  if (jobs.empty()) return draft.stop(say("label.no_doubt"));
  for (const auto& job : jobs) {
    const std::string reason = may_be_there(job) ? "reason.no_label" : "reason.print_failed";
    draft.emit(PrintVoided{job.job, reason, draft.person()});
    request_label(draft, job, reason);
  }
  return {Tone::info, say("label.again", jobs.size())};
}

std::optional<Text> label_trouble(const LaneState& state) {
  const auto& open = state.work->labels.open;
  const auto job = std::find_if(open.begin(), open.end(), is_trouble);
  if (job == open.end()) return std::nullopt;
  const auto called = label_name(job->goods, language_of(state));
  return say(job->state == JobState::failed ? "label.failed" : "label.in_doubt", called, job->why);
}

}  // namespace packbench::workflows
