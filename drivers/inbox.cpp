// Inbox: a bounded queue with one waiting reader.
#include "drivers/inbox.hpp"

#include <utility>

namespace packbench::drivers {

Inbox::Inbox(asio::any_io_executor executor, Clock& clock, std::size_t max_bytes)
    : arrived_(std::move(executor), clock), max_bytes_(max_bytes) {}

void Inbox::push(std::string message) {
  bytes_ += message.size();
  messages_.push_back(std::move(message));
  while (bytes_ > max_bytes_ && messages_.size() > 1) {
    bytes_ -= messages_.front().size();
    messages_.pop_front();
  }
  arrived_.notify();
}

void Inbox::fail(Error error) {
  if (!failure_) failure_ = std::move(error);
  arrived_.notify();
}

void Inbox::cancel() {
  cancelled_ = reading_;
  if (reading_) arrived_.notify();
}

asio::awaitable<Result<std::string>> Inbox::read(TimePoint deadline) {
  reading_ = true;
  bool in_time = true;
  while (messages_.empty() && !failure_ && !cancelled_ && in_time) in_time = co_await arrived_.wait(deadline);
  reading_ = false;
  if (std::exchange(cancelled_, false)) co_return Error{Errc::cancelled, "read cancelled"};
  if (!messages_.empty()) {
    std::string message = std::move(messages_.front());
    messages_.pop_front();
    bytes_ -= message.size();
    co_return message;
  }
  if (failure_) co_return *failure_;
  co_return Error{Errc::timeout, "no answer in time"};
}

}  // namespace packbench::drivers
