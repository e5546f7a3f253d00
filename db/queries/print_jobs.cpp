// Print jobs and how far they came.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

#define PACKBENCH_JOB                                                                            \
  "SELECT job, coalesce(number, ''), parcel, intent, lane, printer, reason, why, picture, copy," \
  " requested_seq, state, kind, document, about, labels, goods FROM print_jobs "

JobRow job_row(const Rows& row) {
  JobRow job{row.text(0), row.text(1),   row.text(2),    row.text(3),
             row.text(4), row.text(5),   row.text(6),    row.text(7),
             row.text(8), row.number(9), row.number(10), word<records::JobState>(row.text(11))};
  job.kind = row.text(12);
  job.document = row.text(13);
  job.about = row.text(14);
  job.labels = row.number(15);
  if (const auto goods = row.text(16); !goods.empty())
    job.goods = record_from_text<records::PrintGoods>(goods);
  return job;
}

std::vector<JobRow> jobs(Rows rows) {
  std::vector<JobRow> found;
  while (rows.next()) found.push_back(job_row(rows));
  return found;
}

}  // namespace

std::optional<JobRow> SqliteReader::job(std::string_view job) {
  auto row = db_.query(PACKBENCH_JOB "WHERE job = ?", job);
  return row.next() ? std::optional(job_row(row)) : std::nullopt;
}

std::vector<JobRow> SqliteReader::jobs_of_parcel(std::string_view parcel) {
  return jobs(db_.query(PACKBENCH_JOB "WHERE parcel = ? ORDER BY requested_seq", parcel));
}

std::vector<JobRow> SqliteReader::unfinished_jobs() {
  return jobs(db_.query(
      PACKBENCH_JOB "WHERE state IN ('requested', 'sending', 'sent', 'in_doubt') ORDER BY requested_seq"));
}

std::vector<JobRow> SqliteReader::recent_jobs(std::size_t limit) {
  return jobs(db_.query(PACKBENCH_JOB "ORDER BY requested_seq DESC LIMIT ?", limit_of(limit)));
}

#undef PACKBENCH_JOB

}  // namespace packbench::db
