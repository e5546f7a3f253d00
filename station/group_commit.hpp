// What lanes, queues and the desk write: all of one turn of the event loop in one durable step.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <vector>

#include "db/store.hpp"
#include "drivers/clock.hpp"

namespace packbench::station {

namespace asio = boost::asio;

// It writes on the loop's own thread. A thread of its own would have to be woken, and to wake the loop again:
// on a fast disk half as long as the sync itself, for each scan. Nothing is gained by it: a scan can't be
// answered before it is on disk, and what comes meanwhile shares the next step.
class GroupCommit {
 public:
  // Clock and store outlive it.
  GroupCommit(asio::any_io_executor executor, drivers::Clock& clock, db::Store& store);

  // Resumes when the batch is on disk, or has failed; commits resume in journal order. To be called on the
  // loop's thread.
  asio::awaitable<db::Result<db::Committed>> commit(db::Batch batch);

 private:
  using Done = std::function<void(db::Result<db::Committed>)>;

  void queue(db::Batch batch, Done done);
  void write();
  void watch_for_a_pause(drivers::TimePoint when);
  void pause();

  asio::any_io_executor executor_;
  drivers::Clock& clock_;
  db::Store& store_;
  std::vector<db::Batch> waiting_;
  std::vector<Done> told_;  // of each that waits
  drivers::TimePoint written_{};
  std::unique_ptr<drivers::Alarm> pause_;  // null: the log wants none
};

}  // namespace packbench::station
