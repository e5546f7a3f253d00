// Leases in a store that was put back.
#pragma once
#include <cstdint>

#include "db/reader.hpp"
#include "db/store.hpp"

namespace packbench::station {

// None is good until the centre has confirmed it: the bench may have let go of some since the backup.
[[nodiscard]] db::Result<void> doubt_leases(db::Store& store, db::Reader& reader, std::int64_t now_ms);

}  // namespace packbench::station
