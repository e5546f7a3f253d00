// Who listens to what.
#include "http/hub.hpp"

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace packbench::http {

Mailbox::Mailbox(const asio::any_io_executor& executor) : wake_(executor) {}

void Mailbox::put(Message message) {
  latest_ = std::move(message);
  wake_.cancel();
}

void Mailbox::close() {
  closed_ = true;
  wake_.cancel();
}

asio::awaitable<Message> Mailbox::next(std::chrono::milliseconds patience) {
  static const auto kNothing = std::make_shared<const std::string>();
  if (!latest_ && !closed_) {
    wake_.expires_after(patience);
    boost::system::error_code cancelled;
    co_await wake_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  }
  if (closed_) co_return nullptr;
  co_return latest_ ? std::exchange(latest_, nullptr) : kNothing;
}

Hub::Hub(Snapshot snapshot) : snapshot_(std::move(snapshot)) {}

void Hub::publish(std::string_view topic, std::string message) {
  const auto found = topics_.find(topic);
  if (found == topics_.end()) return;
  const auto shared = std::make_shared<const std::string>(std::move(message));
  auto& boxes = found->second;
  std::erase_if(boxes, [](const auto& box) { return box.expired(); });
  for (const auto& weak : boxes)
    if (const auto box = weak.lock()) box->put(shared);
  if (boxes.empty()) topics_.erase(found);
}

void Hub::end(std::string_view topic) {
  const auto found = topics_.find(topic);
  if (found == topics_.end()) return;
  for (const auto& weak : found->second)
    if (const auto box = weak.lock()) box->close();
  topics_.erase(found);
}

std::size_t Hub::subscribers(std::string_view topic) const {
  const auto found = topics_.find(topic);
  if (found == topics_.end()) return 0;
  const auto& boxes = found->second;
  return static_cast<std::size_t>(
      std::count_if(boxes.begin(), boxes.end(), [](const auto& box) { return !box.expired(); }));
}

std::shared_ptr<Mailbox> Hub::subscribe(const asio::any_io_executor& executor, const std::string& topic) {
  auto first = snapshot_(topic);
  if (!first) return nullptr;
  auto box = std::make_shared<Mailbox>(executor);
  box->put(std::make_shared<const std::string>(*std::move(first)));
  auto& boxes = topics_[topic];
  std::erase_if(boxes, [](const auto& old) { return old.expired(); });
  boxes.push_back(box);
  return box;
}

}  // namespace packbench::http
