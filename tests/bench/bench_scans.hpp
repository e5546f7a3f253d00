// From a scan to its durable reply, beside a bare durable transaction of the same bytes; empty and large
// store.
#pragma once

namespace packbench::bench {

void bench_scans(long orders_in_large_store);

}  // namespace packbench::bench
