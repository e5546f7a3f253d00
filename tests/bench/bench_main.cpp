// packbench_bench: the budgets of the design, measured beside their yardsticks in one run.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "drivers/cameras/picture_reader.hpp"
#include "tests/bench/bench_camera.hpp"
#include "tests/bench/bench_catch_up.hpp"
#include "tests/bench/bench_labels.hpp"
#include "tests/bench/bench_scans.hpp"

int main(int argc, char** argv) {
  if (argc == 2 && std::string(argv[1]) == "camera-reader") return packbench::drivers::run_picture_reader();
  if (argc == 2 && std::string(argv[1]) == "catch-up") {
    packbench::bench::bench_catch_up();
    return 0;
  }
  const long orders = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 1'000'000;
  if (orders < 1) {
    std::fprintf(stderr, "usage: packbench_bench [ORDERS IN THE LARGE STORE, default 1000000 | catch-up]\n");
    return 2;
  }
  packbench::bench::bench_scans(orders);
  packbench::bench::bench_catch_up();
  packbench::bench::bench_labels();
  packbench::bench::bench_camera();
  return 0;
}
