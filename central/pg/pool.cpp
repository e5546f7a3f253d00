// Threads that do the database's work.
#include "central/pg/pool.hpp"

namespace packbench::central::pg {
namespace {

constexpr int kAttempts = 5;

}  // namespace

void Pool::Worker::attempt(const std::function<void(Connection&)>& work) {
  for (int left = kAttempts;; --left) {
    const bool is_old = connection_ != nullptr;
    try {
      if (!connection_) connection_ = std::make_unique<Connection>(conninfo_);
      return work(*connection_);
    } catch (const Failed& failed) {
      if (!failed.again() || left == 0) throw;
    } catch (const Unavailable&) {
      connection_.reset();
      if (!is_old) throw;
    }
  }
}

Pool::Pool(std::string conninfo, std::size_t threads) : conninfo_(std::move(conninfo)) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Pool::~Pool() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
    tasks_.clear();
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
}

std::size_t Pool::waiting() const {
  const std::lock_guard lock(mutex_);
  return tasks_.size();
}

void Pool::put(Task task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  wake_.notify_one();
}

void Pool::work() {
  Worker worker(conninfo_);
  for (;;) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return ends_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    task(worker);
  }
}

}  // namespace packbench::central::pg
