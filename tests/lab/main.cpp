// The guest program: all tests, or with --gadget NAME one gadget for the shell, with --bench the figures,
// with
// --record the recordings.
#include <iostream>
#include <string_view>

#include "gmock/gmock.h"
#include "tests/lab/gadget_console.hpp"
#include "tests/lab/recorder.hpp"
#include "tests/lab/usb_bench.hpp"

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "--gadget") try {
      return packbench::lab::run_gadget(argc > 2 ? argv[2] : "");
    } catch (const std::exception& error) {
      std::cerr << error.what() << "\n";
      return 1;
    }
  if (argc > 1 && std::string_view(argv[1]) == "--bench") try {
      packbench::lab::bench_usb();
      return 0;
    } catch (const std::exception& error) {
      std::cerr << error.what() << "\n";
      return 1;
    }
  if (argc > 1 && std::string_view(argv[1]) == "--record") try {
      packbench::lab::record_gadgets();
      return 0;
    } catch (const std::exception& error) {
      std::cerr << error.what() << "\n";
      return 1;
    }
  testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
