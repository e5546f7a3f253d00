// Commits a packing day and tells each acknowledged input on stdout, until it is killed: kill_child <store>
// <name>
#include <unistd.h>

#include <cstdio>
#include <future>

#include "tests/crash/packing_day.hpp"

int main(int argc, char** argv) {
  using namespace packbench::db;
  if (argc != 3) return 2;
  auto store = test::open_store(argv[1]);
  std::promise<void> all;
  auto day = test::packing_day(argv[2], 1000);
  const auto count = day.size();
  std::size_t done = 0;
  for (auto& batch : day) {
    const auto id = batch.input.id + "\n";
    store->submit(std::move(batch), [&, id](Result<Committed> result) {
      if (!result) std::_Exit(3);
      if (::write(STDOUT_FILENO, id.data(), id.size()) < 0) std::_Exit(4);
      if (++done == count) all.set_value();
    });
  }
  all.get_future().wait();
}
