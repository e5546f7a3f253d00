// Scans while a bench that was without a line for a week tells and hears all of it, beside scans before and
// after.
#pragma once

namespace packbench::bench {

void bench_catch_up();

}  // namespace packbench::bench
