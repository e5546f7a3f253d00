// Commits a packing day and tells each acknowledged input on stdout, until it is killed: kill_child <store>
// <name>
#include <unistd.h>

#include <algorithm>

#include "tests/crash/packing_day.hpp"

constexpr std::size_t kTogether = 3;  // batches of one durable step

int main(int argc, char** argv) {
  using namespace packbench::db;
  if (argc != 3) return 2;
  auto store = test::open_store(argv[1]);
  auto day = test::packing_day(argv[2], 100);
  for (std::size_t from = 0; from < day.size(); from += kTogether) {
    const auto to = std::min(from + kTogether, day.size());
    const auto results = store->commit_all({day.begin() + from, day.begin() + to});
    for (std::size_t n = 0; n < results.size(); ++n) {
      if (!results[n]) return 3;
      const auto line = day[from + n].input.id + "\n";
      if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) return 4;
    }
  }
}
