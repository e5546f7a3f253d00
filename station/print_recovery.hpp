// What became of the labels that were under way when the bench stopped: nobody knows, so somebody looks.
#pragma once
#include <cstdint>

#include "db/reader.hpp"
#include "db/store.hpp"
#include "station/config.hpp"

namespace packbench::station {

// To be called before the first queue works: jobs that were being sent, and those that were sent to a printer
// that would have said it was done, are in doubt from now on. Whatever printer they went to, also one that is
// not in the configuration any more. unavailable: the store can't be written.
[[nodiscard]] db::Result<void> doubt_unfinished_jobs(db::Store& store, db::Reader& reader,
                                                     const Config& config, std::int64_t now_ms);

}  // namespace packbench::station
