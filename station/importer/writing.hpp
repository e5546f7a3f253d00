// The rows of one import on their way into the store, and what became of each.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "db/records/import/problems.hpp"
#include "station/importer/apply.hpp"

namespace packbench::importer {

class Writing {
 public:
  Writing(db::Store& store, db::Reader& reader, std::int64_t now_ms, std::string source, std::string by,
          ImportResult& result);

  db::Store& store;
  db::Reader& reader;
  ImportResult& result;

  // Queues one fact; `counter` grows when it is written, else the store's error becomes a problem at `place`.
  // `id` makes the input unique where a row must count once for ever; else it is this import's alone.
  void put(const Place& place, records::Event event, std::int64_t& counter, std::string id = {});

  // Writes what is queued in one durable step. `repeated` is told of inputs that the store knew already.
  using Repeated = std::function<void(const Place&, const records::Event&, const db::Committed&)>;
  void write(const Repeated& repeated = {});

  void problem(const Place& place, std::string text) { list({place, std::move(text), false}); }
  void warn(const Place& place, std::string text) { list({place, std::move(text), true}); }

 private:
  void list(Problem problem);
  [[nodiscard]] std::string own_id(const Place& place, const records::Event& event) const;

  struct Row {
    Place place;
    records::Event event;
    std::int64_t* counter;
  };
  std::int64_t now_ms_;
  std::string source_, by_;
  std::vector<Row> rows_;
  std::vector<db::Batch> batches_;
};

}  // namespace packbench::importer
