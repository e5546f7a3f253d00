// The parcels that were sealed in some time, for those who look for one to hand over or to bring back.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "db/reader.hpp"

namespace packbench::station {

struct SentParcel {
  std::string carrier, parcel, order;
};

// Sealed from the first to before the second (UTC, ms since 1970), the oldest first.
[[nodiscard]] std::vector<SentParcel> sent_parcels(db::Reader& reader, std::int64_t from_ms,
                                                   std::int64_t to_ms);

}  // namespace packbench::station
