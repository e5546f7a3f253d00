// A lease as it stands now, by the one clock that counts.
#include "station/centre/lease_facts.hpp"

namespace packbench::station {

using workflows::LeaseState;

namespace {

LeaseState state_of(const db::LeaseRow& row, const BootTime& now) {
  if (row.state == "ended") return LeaseState::ended;
  if (row.boot.empty()) return LeaseState::unconfirmed;
  if (row.boot != now.boot) return LeaseState::restarted;
  return now.ms < row.until_ms - kLeaseMarginMs ? LeaseState::good : LeaseState::run_out;
}

}  // namespace

workflows::LeaseFacts lease_facts(const db::LeaseRow& row, const BootTime& now) {
  return {row.order, state_of(row, now), row.state == "wanted", row.bench};
}

std::optional<workflows::LeaseFacts> lease_of(db::Reader& reader, const std::string& order,
                                              const BootTime& now) {
  const auto row = reader.lease(order);
  return row ? std::optional(lease_facts(*row, now)) : std::nullopt;
}

}  // namespace packbench::station
