// The loop around a connector.
#include "central/connectors/connector.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <thread>

namespace packbench::connectors {
namespace {

constexpr std::chrono::seconds kWait{5}, kLongestPause{60};

void turn_until_killed(Connector& connector) {
  std::chrono::seconds pause{1};
  for (;;) {
    try {
      connector.turn(kWait);
      pause = std::chrono::seconds(1);
    } catch (const std::exception& error) {
      spdlog::warn("{}; again in {} s", error.what(), pause.count());
      std::this_thread::sleep_for(pause);
      pause = std::min(pause * 2, kLongestPause);
    }
  }
}

}  // namespace

void run(Connector& connector, bool once) {
  if (!once) turn_until_killed(connector);
  while (connector.turn(std::chrono::seconds(0))) continue;
}

}  // namespace packbench::connectors
