// Hears what the centre tells: each change into the store, once, and how far it was listened to.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "db/records/wire.hpp"
#include "drivers/signal.hpp"
#include "station/centre/backoff.hpp"
#include "station/centre/calls.hpp"
#include "station/group_commit.hpp"
#include "station/importer/apply.hpp"

namespace packbench::station {

struct PullServices {
  db::Store& store;
  db::Reader& reader;
  GroupCommit& commits;
  drivers::Clock& clock;
  std::function<std::int64_t()> now_ms;
  std::function<void()> changed;  // the store knows more than before
  std::uint32_t seed = 2;         // of its pauses
};

class Puller {
 public:
  Puller(asio::any_io_executor executor, CentreCalls& calls, PullServices services);

  // Returns after stop(). A change that can't be used becomes a ticket, and stands in nobody's way.
  asio::awaitable<void> run();
  void stop();

 private:
  struct Change {
    std::string id, type;
    boost::json::value payload;
  };
  asio::awaitable<bool> pull();
  asio::awaitable<bool> take(std::vector<Change> changes);
  asio::awaitable<bool> give_way(drivers::TimePoint began);
  asio::awaitable<bool> take_some(std::vector<Change> alike);
  asio::awaitable<bool> take_orders(std::vector<Change> orders);
  asio::awaitable<bool> take_events(std::vector<Change> told);
  asio::awaitable<bool> forget(Change change);
  using Refused = std::vector<std::pair<std::size_t, std::string>>;  // which, and why
  asio::awaitable<bool> complain(const std::vector<Change>& changes, const Refused& refused);
  asio::awaitable<bool> complain(const Change& change, const std::string& why);
  [[nodiscard]] db::Batch batch_of(const std::string& id, records::Event event) const;

  CentreCalls& calls_;
  PullServices services_;
  drivers::Signal wake_;
  Backoff backoff_;
  std::string cursor_, kept_;  // the second is in the journal: the centre does not keep what is far behind
  drivers::TimePoint keep_at_{};
  bool stopping_ = false;
};

}  // namespace packbench::station
