// Label data to proven printer bytes, and how many bytes.
#pragma once

namespace packbench::bench {

void bench_labels();

}  // namespace packbench::bench
