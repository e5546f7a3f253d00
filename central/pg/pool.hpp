// Threads that do the database's work, each over a connection of its own. Who awaits a task goes on on its
// own thread.
#pragma once
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "central/pg/connection.hpp"

namespace packbench::central::pg {

namespace asio = boost::asio;

class Pool {
 public:
  Pool(std::string conninfo, std::size_t threads);
  ~Pool();  // what was begun is ended; what waits is dropped

  // What `task` gives, or throws. It is begun again where another transaction was in the way, or the
  // connection was an old one that broke: its effects must be one transaction, and harmless twice.
  template <class T>
  asio::awaitable<T> run(std::function<T(Connection&)> task) {
    auto begin = [this](auto handler, std::function<T(Connection&)> work) {
      auto shared = std::make_shared<decltype(handler)>(std::move(handler));
      auto guard = asio::make_work_guard(asio::get_associated_executor(*shared));
      put([shared, guard, work = std::move(work)](Worker& worker) {
        auto value = std::make_shared<T>();
        std::exception_ptr thrown;
        try {
          worker.attempt([&](Connection& db) { *value = work(db); });
        } catch (...) {
          thrown = std::current_exception();
        }
        asio::post(guard.get_executor(),
                   [shared, value, thrown] { std::move (*shared)(thrown, std::move(*value)); });
      });
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(std::exception_ptr, T)>(
        std::move(begin), asio::use_awaitable, std::move(task));
  }

  [[nodiscard]] std::size_t waiting() const;  // tasks that no thread has begun

 private:
  class Worker {
   public:
    explicit Worker(const std::string& conninfo) : conninfo_(conninfo) {}
    void attempt(const std::function<void(Connection&)>& work);

   private:
    const std::string& conninfo_;
    std::unique_ptr<Connection> connection_;
  };
  using Task = std::function<void(Worker&)>;

  void put(Task task);
  void work();

  const std::string conninfo_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> tasks_;
  bool ends_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace packbench::central::pg
