// Leases in a store that was put back.
#include "station/centre/doubt_leases.hpp"

namespace packbench::station {

// Renewed on no start of any machine: as one that was never renewed.
db::Result<void> doubt_leases(db::Store& store, db::Reader& reader, std::int64_t now_ms) {
  if (reader.leases().empty() && reader.centre_cursor().empty()) return {};
  db::Batch batch;
  batch.input.source = "bench";
  batch.at_ms = now_ms;
  batch.events.emplace_back(records::LeasesRenewed{"", 0, reader.newest_row()});
  const auto done = store.commit(std::move(batch));
  return done ? db::Result<void>{} : done.error();
}

}  // namespace packbench::station
