// One subscriber's WebSocket.
#include "http/subscription.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <utility>

namespace packbench::http {
namespace {

namespace websocket = boost::beast::websocket;
using boost::system::error_code;

// Subscribers have nothing to say; this is room for a stray word.
constexpr std::size_t kInboundLimit = 4 << 10;

const std::string kSignOfLife = "{}";

websocket::stream_base::timeout timeouts(std::chrono::milliseconds idle) {
  websocket::stream_base::timeout timeout{};
  timeout.handshake_timeout = idle;
  timeout.idle_timeout = idle;
  timeout.keep_alive_pings = true;
  return timeout;
}

}  // namespace

template <class Stream>
struct Subscription<Stream>::Link {
  websocket::stream<Stream, false> stream;
  std::shared_ptr<Mailbox> mailbox;
  std::chrono::milliseconds sign_of_life;

  void close() {
    error_code ignored;  // closing is all that could be done about it
    socket_of(stream.next_layer()).close(ignored);
    mailbox->close();
  }
};

std::string topic_of(const Channel& channel, const Params& params) {
  std::string topic = channel.topic;
  for (const auto& [name, value] : params) {
    const auto place = topic.find("{" + name + "}");
    if (place != topic.npos) topic.replace(place, name.size() + 2, value);
  }
  return topic;
}

template <class Stream>
Subscription<Stream>::Subscription(Stream stream, std::shared_ptr<Mailbox> mailbox, const Limits& limits)
    : link_(std::make_shared<Link>(Link{websocket::stream<Stream, false>(std::move(stream)),
                                        std::move(mailbox), limits.sign_of_life})) {
  link_->stream.set_option(timeouts(limits.idle));
  link_->stream.read_message_max(kInboundLimit);
  link_->stream.text(true);
}

template <class Stream>
Subscription<Stream>::~Subscription() {
  close();
}

template <class Stream>
void Subscription<Stream>::close() {
  link_->close();
}

template <class Stream>
asio::awaitable<void> Subscription<Stream>::send_all(std::shared_ptr<Link> link) {
  for (;;) {
    const auto message = co_await link->mailbox->next(link->sign_of_life);
    if (!message) break;
    error_code failed;
    co_await link->stream.async_write(asio::buffer(message->empty() ? kSignOfLife : *message),
                                      asio::redirect_error(asio::use_awaitable, failed));
    if (failed) break;
  }
  link->close();
}

template <class Stream>
asio::awaitable<void> Subscription<Stream>::run(const Intake::Raw& request) {
  error_code failed;
  co_await link_->stream.async_accept(request, asio::redirect_error(asio::use_awaitable, failed));
  if (failed) co_return;
  asio::co_spawn(link_->stream.get_executor(), send_all(link_), asio::detached);
  boost::beast::flat_buffer heard;
  while (!failed) {
    co_await link_->stream.async_read(heard, asio::redirect_error(asio::use_awaitable, failed));
    heard.clear();
  }
}

template class Subscription<Plain>;
template class Subscription<Secure>;

}  // namespace packbench::http
