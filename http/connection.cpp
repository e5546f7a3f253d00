// One client's connection from accept to close.
#include "http/connection.hpp"

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <exception>
#include <utility>

#include "http/intake.hpp"
#include "http/reply.hpp"
#include "http/subscription.hpp"

namespace packbench::http {
namespace {

using asio::ip::tcp;
using boost::system::error_code;

// How much of what a refused client still sends is read and thrown away, so that it gets to read the refusal.
constexpr std::size_t kLingerBytes = std::size_t{16} << 20;

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

template <class Stream>
class Connection {
 public:
  Connection(std::shared_ptr<Site> site, Stream stream)
      : site_(std::move(site)), stream_(std::move(stream)), entry_(*site_, [this] { close(); }) {}

  asio::awaitable<void> run();

 private:
  void close();
  drivers::TimePoint in(std::chrono::milliseconds time) const { return site_->clock.now() + time; }

  asio::awaitable<bool> shake_hands();
  asio::awaitable<std::size_t> hands_shaken();
  asio::awaitable<error_code> read(drivers::TimePoint deadline);
  asio::awaitable<std::size_t> read_bytes();
  asio::awaitable<error_code> write(std::string bytes);
  asio::awaitable<std::size_t> write_bytes(std::string_view bytes);

  asio::awaitable<bool> take_in(Intake& intake);
  asio::awaitable<bool> answer(Intake& intake);
  asio::awaitable<bool> answer_channel(Intake& intake, const Channel& channel);
  asio::awaitable<Response> handle(const Handler& handler, const Request& request);
  asio::awaitable<bool> refuse(Intake& intake);
  asio::awaitable<void> linger();

  std::shared_ptr<Site> site_;
  Stream stream_;
  std::string input_;  // bytes that no request has consumed yet
  std::array<char, 16 << 10> portion_{};
  error_code failure_;  // of the last read or write
  Site::Entry entry_;
};

template <class Stream>
void Connection<Stream>::close() {
  error_code ignored;  // closing is all that could be done about it
  socket_of(stream_).close(ignored);
}

template <class Stream>
asio::awaitable<std::size_t> Connection<Stream>::read_bytes() {
  co_return co_await stream_.async_read_some(asio::buffer(portion_),
                                             asio::redirect_error(asio::use_awaitable, failure_));
}

// Appends to input_ what comes next.
template <class Stream>
asio::awaitable<error_code> Connection<Stream>::read(drivers::TimePoint deadline) {
  auto reading = read_bytes();
  const auto got = co_await drivers::with_timeout(
      site_->clock, deadline, [this] { close(); }, std::move(reading));
  if (!failure_) input_.append(portion_.data(), got.value);
  co_return failure_;
}

template <class Stream>
asio::awaitable<std::size_t> Connection<Stream>::write_bytes(std::string_view bytes) {
  co_return co_await asio::async_write(stream_, asio::buffer(bytes.data(), bytes.size()),
                                       asio::redirect_error(asio::use_awaitable, failure_));
}

template <class Stream>
asio::awaitable<error_code> Connection<Stream>::write(std::string bytes) {
  auto writing = write_bytes(bytes);
  co_await drivers::with_timeout(
      site_->clock, in(site_->limits.write), [this] { close(); }, std::move(writing));
  co_return failure_;
}

// Feeds the intake until it is whole or refused; false when the client went or was too slow.
template <class Stream>
asio::awaitable<bool> Connection<Stream>::take_in(Intake& intake) {
  using State = Intake::State;
  auto deadline = in(site_->limits.idle);
  bool began = false, continued = false;
  for (;;) {
    if (!began && !input_.empty()) {
      began = true;
      deadline = in(site_->limits.head);
    }
    const auto before = intake.state();
    input_.erase(0, intake.put(input_));
    if (intake.state() == State::whole || intake.state() == State::refused) co_return true;
    if (before == State::head && intake.state() == State::body) deadline = in(site_->limits.body);
    if (intake.wants_continue() && !continued) {
      continued = true;
      if (co_await write(std::string(kContinue))) co_return false;
    }
    if (co_await read(deadline)) co_return false;
  }
}

template <class Stream>
asio::awaitable<Response> Connection<Stream>::handle(const Handler& handler, const Request& request) {
  try {
    co_return co_await handler(request);
  } catch (const std::exception& exception) {
    site_->log(std::string(to_string(request.method)) + " " + request.path + ": " + exception.what());
  }
  co_return problem(500, "internal", "the station made a mistake with this request; its log says more");
}

template <class Stream>
asio::awaitable<bool> Connection<Stream>::answer_channel(Intake& intake, const Channel& channel) {
  if (intake.wants_upgrade() && input_.empty()) {
    const auto request = intake.take();
    if (channel.refusal) {
      if (auto refused = channel.refusal(request)) {
        co_await write(to_bytes(*refused, {false, false}));
        co_return false;
      }
    }
    auto mailbox = site_->hub.subscribe(stream_.get_executor(), topic_of(channel, request.params));
    if (mailbox) {
      Subscription<Stream> subscription(std::move(stream_), std::move(mailbox), site_->limits);
      entry_.set([&subscription] { subscription.close(); });
      co_await subscription.run(intake.raw());
      entry_.set([] {});
      co_return false;
    }
    co_await write(
        to_bytes(problem(404, "no_such_topic", "there is nothing to listen to here"), {false, false}));
    co_return false;
  }
  auto refusal = problem(426, "upgrade_required", "this path is a WebSocket");
  refusal.headers.emplace_back("Upgrade", "websocket");
  co_await write(to_bytes(refusal, {intake.is_head(), false}));
  co_return false;
}

// True when the connection can serve another request.
template <class Stream>
asio::awaitable<bool> Connection<Stream>::answer(Intake& intake) {
  const auto& served = site_->served(intake.rule());
  if (const auto* channel = std::get_if<Channel>(&served))
    co_return co_await answer_channel(intake, *channel);
  const auto request = intake.take();
  Response response;
  if (const auto* file = std::get_if<StaticFile>(&served)) {
    response = file_response(*file, request.if_none_match);
  } else {
    response = co_await handle(std::get<Handler>(served), request);
  }
  const auto failed = co_await write(to_bytes(response, {intake.is_head(), intake.keep_alive()}));
  co_return !failed && intake.keep_alive();
}

template <class Stream>
asio::awaitable<bool> Connection<Stream>::refuse(Intake& intake) {
  const bool failed = !!co_await write(to_bytes(intake.refusal(), {intake.is_head(), intake.keep_alive()}));
  if (failed || intake.keep_alive()) co_return !failed;
  co_await linger();
  co_return false;
}

// Closing while the client still sends would reset the connection, and the refusal would be lost on its way.
template <class Stream>
asio::awaitable<void> Connection<Stream>::linger() {
  error_code ignored;
  socket_of(stream_).shutdown(tcp::socket::shutdown_send, ignored);
  const auto deadline = in(site_->limits.linger);
  std::size_t thrown_away = 0;
  while (thrown_away < kLingerBytes) {
    input_.clear();
    if (co_await read(deadline)) break;
    thrown_away += input_.size();
  }
}

template <class Stream>
asio::awaitable<std::size_t> Connection<Stream>::hands_shaken() {
  co_await stream_.async_handshake(asio::ssl::stream_base::server,
                                   asio::redirect_error(asio::use_awaitable, failure_));
  co_return 0;
}

// False: it is no TLS, or not in time.
template <class Stream>
asio::awaitable<bool> Connection<Stream>::shake_hands() {
  if constexpr (std::is_same_v<Stream, Secure>) {
    auto shaking = hands_shaken();
    co_await drivers::with_timeout(
        site_->clock, in(site_->limits.head), [this] { close(); }, std::move(shaking));
  }
  co_return !failure_;
}

template <class Stream>
asio::awaitable<void> Connection<Stream>::run() {
  bool more = co_await shake_hands();
  while (more) {
    Intake intake(site_->router, site_->guard);
    if (!co_await take_in(intake)) break;
    if (intake.state() == Intake::State::refused) {
      more = co_await refuse(intake);
    } else {
      more = co_await answer(intake);
    }
  }
}

}  // namespace

asio::awaitable<void> serve(std::shared_ptr<Site> site, tcp::socket socket) {
  if (const auto tls = site->tls) {
    Connection<Secure> connection(std::move(site), Secure(std::move(socket), *tls));
    co_await connection.run();
  } else {
    Connection<Plain> connection(std::move(site), std::move(socket));
    co_await connection.run();
  }
}

}  // namespace packbench::http
