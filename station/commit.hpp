// The bridge from the event loop to the store's writer: a commit that a coroutine can await.
#pragma once
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>

#include "db/store.hpp"

namespace packbench::station {

namespace asio = boost::asio;

// Resumes the caller on its own executor when the batch is on disk, or has failed. Commits resume in journal
// order.
inline asio::awaitable<db::Result<db::Committed>> commit(db::Store& store, db::Batch batch) {
  auto initiate = [&store](auto handler, db::Batch what) {
    auto executor = asio::get_associated_executor(handler);
    // The writer keeps a copyable function, a coroutine's handler can only be moved.
    auto shared = std::make_shared<decltype(handler)>(std::move(handler));
    store.submit(std::move(what), [shared, executor](db::Result<db::Committed> result) {
      asio::post(executor, [shared, result = std::move(result)]() mutable { (*shared)(std::move(result)); });
    });
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(db::Result<db::Committed>)>(
      std::move(initiate), asio::use_awaitable, std::move(batch));
}

}  // namespace packbench::station
