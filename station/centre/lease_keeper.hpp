// Keeps the leases of this bench: claims ahead, renews, lets go of what others ask for.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "db/reader.hpp"
#include "drivers/signal.hpp"
#include "station/centre/backoff.hpp"
#include "station/centre/boot_clock.hpp"
#include "station/centre/calls.hpp"
#include "station/group_commit.hpp"

namespace packbench::station {

struct LeaseServices {
  db::Reader& reader;
  GroupCommit& commits;
  drivers::Clock& clock;
  std::function<std::int64_t()> now_ms;
  BootClock boot;
  std::function<void()> changed;  // a lease was confirmed, or is gone
  std::int64_t ahead = 0;         // orders to hold that have not ended; 0: none is claimed
  std::uint32_t seed = 3;         // of its pauses
};

class LeaseKeeper {
 public:
  LeaseKeeper(asio::any_io_executor executor, CentreCalls& calls, LeaseServices services);

  asio::awaitable<void> run();  // returns after stop()
  void stop();
  void look() { wake_.notify(); }  // leases were told, or an order was ended or set aside

 private:
  asio::awaitable<bool> let_go();
  asio::awaitable<bool> renew();
  asio::awaitable<bool> claim();
  asio::awaitable<bool> write(std::vector<records::Event> events);

  CentreCalls& calls_;
  LeaseServices services_;
  drivers::Signal wake_;
  Backoff backoff_;
  drivers::TimePoint renew_at_{}, claim_at_{};
  bool stopping_ = false;
};

}  // namespace packbench::station
