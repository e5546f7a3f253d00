// A camera's picture to its codes through the process that reads pictures, beside the bare reading.
#pragma once

namespace packbench::bench {

// Starts this program once more, as "packbench_bench camera-reader".
void bench_camera();

}  // namespace packbench::bench
