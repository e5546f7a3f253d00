// The rows of one import on their way into the store.
#include "station/importer/writing.hpp"

#include <utility>

namespace packbench::importer {

Writing::Writing(db::Store& the_store, db::Reader& the_reader, std::int64_t now_ms, std::string source,
                 std::string by, ImportResult& the_result)
    : store(the_store),
      reader(the_reader),
      result(the_result),
      now_ms_(now_ms),
      source_(std::move(source)),
      by_(std::move(by)) {}

void Writing::list(Problem problem) {
  if (result.problems.size() < kMaxProblems) {
    result.problems.push_back(std::move(problem));
  } else {
    ++result.unlisted;
  }
}

void Writing::put(const Place& place, records::Event event, std::int64_t& counter, std::string id) {
  db::Batch batch;
  // The raw row holds names and addresses, so the journal only learns where it stood.
  batch.input.raw = "line " + std::to_string(place.line);
  batch.input.source = source_;
  batch.input.id = id.empty() ? own_id(place, event) : std::move(id);
  batch.at_ms = now_ms_;
  batch.person = by_;
  batch.events.push_back(event);
  batches_.push_back(std::move(batch));
  rows_.push_back({place, std::move(event), &counter});
}

// Content and time make it unique: the same row of the same moment is the same input.
std::string Writing::own_id(const Place& place, const records::Event& event) const {
  const auto payload = records::json::serialize(records::payload_of(event));
  return "import/" + source_ + "/" + std::to_string(now_ms_) + "/" + std::to_string(place.line) + "/" +
         std::string(records::type_of(event)) + "/" + std::to_string(std::hash<std::string>()(payload));
}

void Writing::write(const Repeated& repeated) {
  const auto results = store.commit_all(std::exchange(batches_, {}));
  const auto rows = std::exchange(rows_, {});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& done = results.at(i);
    if (!done) {
      problem(rows[i].place, done.error().message);
      result.incomplete |= done.error().code == db::Errc::unavailable;
    } else if (!done->repeated) {
      ++*rows[i].counter;
    } else if (repeated) {
      repeated(rows[i].place, rows[i].event, *done);
    } else {
      ++result.unchanged;
    }
  }
}

}  // namespace packbench::importer
