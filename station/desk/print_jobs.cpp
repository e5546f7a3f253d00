// Labels at the desk.
#include "station/desk/print_jobs.hpp"

#include <algorithm>
#include <array>

#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using records::JobState;
using records::Text;

constexpr std::size_t kShown = 60;

constexpr std::uint32_t in(std::initializer_list<JobState> states) {
  std::uint32_t bits = 0;
  for (const auto state : states) bits |= 1U << static_cast<unsigned>(state);
  return bits;
}

struct ActRow {
  std::string_view act;
  std::uint32_t states;  // in which it may be done
};
constexpr std::array kActs{
    ActRow{"there", in({JobState::sent, JobState::in_doubt})},
    ActRow{"again", in({JobState::sent, JobState::in_doubt, JobState::failed, JobState::confirmed})},
    ActRow{"void", in({JobState::requested, JobState::sent, JobState::in_doubt, JobState::failed})},
};

bool applies(const ActRow& row, JobState state) {
  return (row.states & in({state})) != 0;
}

std::string copy_name(const db::JobRow& job, std::int64_t copy) {
  return job.job.substr(0, job.job.rfind('-') + 1) + std::to_string(copy);
}

bool is_newest(db::Reader& reader, const db::JobRow& job) {
  return !reader.job(copy_name(job, job.copy + 1));
}

records::PrintRequested once_more(const db::JobRow& job, const std::string& reason) {
  return {copy_name(job, job.copy + 1),
          job.order,
          job.parcel,
          job.intent,
          job.copy + 1,
          job.lane,
          reason,
          job.about,
          job.labels,
          job.goods};
}

std::vector<records::Event> events_of(const db::JobRow& job, const JobAct& act) {
  if (act.act == "there") return {records::PrintConfirmed{job.job, "seen by " + act.by}};
  std::vector<records::Event> events{records::PrintVoided{job.job, act.reason, act.by}};
  if (act.act == "again") events.emplace_back(once_more(job, act.reason));
  return events;
}

json::object row_of(db::Reader& reader, const db::JobRow& job, const std::string& language) {
  const auto say = [&](const std::string& key) { return workflows::text({key, {}}, language); };
  const std::string state = boost::describe::enum_to_string(job.state, "");
  const auto rows = reader.journal_after(job.requested_seq - 1, 1);
  json::array may;
  if (is_newest(reader, job))
    for (const auto& row : kActs)
      if (applies(row, job.state)) may.emplace_back(row.act);
  return {{"job", job.job},
          {"of", job.order.empty() ? job.document : job.order},
          {"item", job.goods ? job.goods->item : ""},
          {"intent", say("ui.intent." + job.intent)},
          {"copy", job.copy},
          {"labels", job.labels},
          {"state", state},
          {"state_text", say("ui.job." + state)},
          {"lane", job.lane},
          {"printer", job.printer},
          {"reason", say(job.reason)},
          {"why", say(job.why)},
          {"at", rows.empty() ? "" : local_minute(rows.front().at_ms)},
          {"may", std::move(may)}};
}

}  // namespace

json::array desk_jobs(db::Reader& reader, const std::string& language) {
  auto jobs = reader.unfinished_jobs();
  const auto unfinished = jobs.size();
  for (auto& job : reader.recent_jobs(kShown)) {
    const auto known = jobs.begin() + static_cast<std::ptrdiff_t>(unfinished);
    if (std::none_of(jobs.begin(), known, [&](const auto& row) { return row.job == job.job; }))
      jobs.push_back(std::move(job));
  }
  json::array rows;
  for (const auto& job : jobs) rows.push_back(row_of(reader, job, language));
  return rows;
}

std::variant<db::Batch, Text> settle_job(db::Reader& reader, const JobAct& act, std::int64_t now_ms) {
  const auto job = reader.job(act.job);
  const auto* row = std::find_if(kActs.begin(), kActs.end(), [&](const auto& r) { return r.act == act.act; });
  if (!job || row == kActs.end()) return Text{"job.unknown", {act.job}};
  if (!applies(*row, job->state))
    return Text{"job.not_now",
                {act.job, std::string("ui.job.") + boost::describe::enum_to_string(job->state, "")}};
  if (!is_newest(reader, *job)) return Text{"job.newer_copy", {act.job}};
  db::Batch batch;
  batch.input = {"", "desk", "", ""};
  batch.at_ms = now_ms;
  batch.lane = job->lane;
  batch.person = act.by;
  batch.order = job->order;
  if (!job->document.empty()) batch.labelled = records::work_name(job->kind, job->document);
  batch.events = events_of(*job, act);
  return batch;
}

}  // namespace packbench::station
