// One durable step for each turn of the loop, and the log's upkeep while nobody scans.
#include "station/group_commit.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace packbench::station {
namespace {

constexpr std::chrono::milliseconds kIdle{100};  // without a scan: a pause

}  // namespace

GroupCommit::GroupCommit(asio::any_io_executor executor, drivers::Clock& clock, db::Store& store)
    : executor_(std::move(executor)), clock_(clock), store_(store) {
  if (store_.wants_a_pause()) watch_for_a_pause(clock_.now() + kIdle);
}

asio::awaitable<db::Result<db::Committed>> GroupCommit::commit(db::Batch batch) {
  auto initiate = [this](auto handler, db::Batch what) {
    auto executor = asio::get_associated_executor(handler);
    // What waits is a copyable function, a coroutine's handler can only be moved.
    auto shared = std::make_shared<decltype(handler)>(std::move(handler));
    queue(std::move(what), [shared, executor](db::Result<db::Committed> result) {
      asio::post(executor, [shared, result = std::move(result)]() mutable { (*shared)(std::move(result)); });
    });
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(db::Result<db::Committed>)>(
      std::move(initiate), asio::use_awaitable, std::move(batch));
}

void GroupCommit::queue(db::Batch batch, Done done) {
  if (waiting_.empty()) asio::post(executor_, [this] { write(); });  // behind all that is ready in this turn
  waiting_.push_back(std::move(batch));
  told_.push_back(std::move(done));
}

void GroupCommit::write() {
  const auto batches = std::exchange(waiting_, {});
  const auto told = std::exchange(told_, {});
  auto results = store_.commit_all(batches);
  for (std::size_t i = 0; i < told.size(); ++i) told[i](std::move(results[i]));
  written_ = clock_.now();
  if (!pause_ && store_.wants_a_pause()) watch_for_a_pause(written_ + kIdle);
}

void GroupCommit::watch_for_a_pause(drivers::TimePoint when) {
  pause_ = clock_.alarm(when, [this] { pause(); });
}

void GroupCommit::pause() {
  if (clock_.now() < written_ + kIdle) return watch_for_a_pause(written_ + kIdle);
  store_.use_pause();
  if (store_.wants_a_pause()) return watch_for_a_pause(clock_.now());
  pause_.reset();
}

}  // namespace packbench::station
