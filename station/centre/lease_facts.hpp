// A lease as it stands now.
#pragma once
#include <optional>
#include <string>

#include "db/reader.hpp"
#include "station/centre/boot_clock.hpp"
#include "station/workflows/input.hpp"

namespace packbench::station {

// Before a lease's end nothing is sealed any more: what was decided must be on disk by then.
inline constexpr std::int64_t kLeaseMarginMs = 15'000;

[[nodiscard]] workflows::LeaseFacts lease_facts(const db::LeaseRow& row, const BootTime& now);

// Of an order; nothing where it is the bench's own.
[[nodiscard]] std::optional<workflows::LeaseFacts> lease_of(db::Reader& reader, const std::string& order,
                                                            const BootTime& now);

}  // namespace packbench::station
