// Labels that were under way when the bench stopped.
#include "station/print_recovery.hpp"

#include <algorithm>

namespace packbench::station {
namespace {

using records::JobState;

bool is_never_asked(const Config& config, const std::string& name) {
  return std::any_of(config.printers.begin(), config.printers.end(),
                     [&](const PrinterConfig& printer) { return printer.name == name && !printer.answers; });
}

bool is_open_question(const Config& config, const db::JobRow& job) {
  return job.state == JobState::sending ||
         (job.state == JobState::sent && !is_never_asked(config, job.printer));
}

db::Batch doubt(const db::JobRow& job, std::int64_t now_ms) {
  const records::PrintInDoubt event{job.job, "the bench stopped before the printer had said it was done"};
  db::Batch batch;
  batch.input.id = job.job + ":" + std::string(records::PrintInDoubt::kType);
  batch.input.source = "printer:" + job.printer;
  batch.at_ms = now_ms;
  batch.lane = job.lane;
  batch.order = job.order;
  if (!job.document.empty()) batch.labelled = records::work_name(job.kind, job.document);
  batch.events.push_back(event);
  return batch;
}

}  // namespace

db::Result<void> doubt_unfinished_jobs(db::Store& store, db::Reader& reader, const Config& config,
                                       std::int64_t now_ms) {
  std::vector<db::Batch> batches;
  for (const auto& job : reader.unfinished_jobs())
    if (is_open_question(config, job)) batches.push_back(doubt(job, now_ms));
  for (const auto& done : store.commit_all(batches))
    if (!done) return done.error();
  return {};
}

}  // namespace packbench::station
