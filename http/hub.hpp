// Who listens to what: topics and their WebSocket subscribers. Each subscriber has room for one message, the
// latest: a topic's messages are whole pictures of a state, so a slow subscriber misses steps, never the end.
// One thread.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace packbench::http {

namespace asio = boost::asio;

using Message = std::shared_ptr<const std::string>;

// The place between a topic and one subscriber.
class Mailbox {
 public:
  explicit Mailbox(const asio::any_io_executor& executor);

  void put(Message message);
  void close();

  // The latest message as soon as there is one that was not yet handed out; an empty one where none came
  // within `patience`; null after close().
  [[nodiscard]] asio::awaitable<Message> next(std::chrono::milliseconds patience);

 private:
  asio::steady_timer wake_;
  Message latest_;
  bool closed_ = false;
};

class Hub {
 public:
  // What a new subscriber of the topic is shown first; nothing where there is no such topic.
  using Snapshot = std::function<std::optional<std::string>(std::string_view topic)>;

  explicit Hub(Snapshot snapshot);

  // Hands `message` to all subscribers of the topic there are now.
  void publish(std::string_view topic, std::string message);

  // Ends the subscriptions of the topic there are: who may still come, comes again.
  void end(std::string_view topic);

  [[nodiscard]] std::size_t subscribers(std::string_view topic) const;

  // A mailbox that already holds the snapshot; null where there is no such topic. It is forgotten when the
  // caller drops it.
  [[nodiscard]] std::shared_ptr<Mailbox> subscribe(const asio::any_io_executor& executor,
                                                   const std::string& topic);

 private:
  Snapshot snapshot_;
  std::map<std::string, std::vector<std::weak_ptr<Mailbox>>, std::less<>> topics_;
};

}  // namespace packbench::http
