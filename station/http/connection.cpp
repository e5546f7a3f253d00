// One client's connection from accept to close.
#include "station/http/connection.hpp"

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <exception>
#include <utility>

#include "station/http/intake.hpp"
#include "station/http/reply.hpp"
#include "station/http/subscription.hpp"

namespace packbench::http {
namespace {

using asio::ip::tcp;
using boost::system::error_code;

// How much of what a refused client still sends is read and thrown away, so that it gets to read the refusal.
constexpr std::size_t kLingerBytes = std::size_t{16} << 20;

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

class Connection {
 public:
  Connection(std::shared_ptr<Site> site, tcp::socket socket)
      : site_(std::move(site)), socket_(std::move(socket)), entry_(*site_, [this] { close(); }) {}

  asio::awaitable<void> run();

 private:
  void close();
  drivers::TimePoint in(std::chrono::milliseconds time) const { return site_->clock.now() + time; }

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
  tcp::socket socket_;
  std::string input_;  // bytes that no request has consumed yet
  std::array<char, 16 << 10> portion_{};
  error_code failure_;  // of the last read or write
  Site::Entry entry_;
};

void Connection::close() {
  error_code ignored;  // closing is all that could be done about it
  socket_.close(ignored);
}

asio::awaitable<std::size_t> Connection::read_bytes() {
  co_return co_await socket_.async_read_some(asio::buffer(portion_),
                                             asio::redirect_error(asio::use_awaitable, failure_));
}

// Appends to input_ what comes next.
asio::awaitable<error_code> Connection::read(drivers::TimePoint deadline) {
  auto reading = read_bytes();
  const auto got = co_await drivers::with_timeout(
      site_->clock, deadline, [this] { close(); }, std::move(reading));
  if (!failure_) input_.append(portion_.data(), got.value);
  co_return failure_;
}

asio::awaitable<std::size_t> Connection::write_bytes(std::string_view bytes) {
  co_return co_await asio::async_write(socket_, asio::buffer(bytes.data(), bytes.size()),
                                       asio::redirect_error(asio::use_awaitable, failure_));
}

asio::awaitable<error_code> Connection::write(std::string bytes) {
  auto writing = write_bytes(bytes);
  co_await drivers::with_timeout(
      site_->clock, in(site_->limits.write), [this] { close(); }, std::move(writing));
  co_return failure_;
}

// Feeds the intake until it is whole or refused; false when the client went or was too slow.
asio::awaitable<bool> Connection::take_in(Intake& intake) {
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

asio::awaitable<Response> Connection::handle(const Handler& handler, const Request& request) {
  try {
    co_return co_await handler(request);
  } catch (const std::exception& exception) {
    site_->log(std::string(to_string(request.method)) + " " + request.path + ": " + exception.what());
  }
  co_return problem(500, "internal", "the station made a mistake with this request; its log says more");
}

asio::awaitable<bool> Connection::answer_channel(Intake& intake, const Channel& channel) {
  if (intake.wants_upgrade() && input_.empty()) {
    const auto request = intake.take();
    auto mailbox = site_->hub.subscribe(socket_.get_executor(), topic_of(channel, request.params));
    if (mailbox) {
      Subscription subscription(std::move(socket_), std::move(mailbox), site_->limits.idle);
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
asio::awaitable<bool> Connection::answer(Intake& intake) {
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

asio::awaitable<bool> Connection::refuse(Intake& intake) {
  const bool failed = !!co_await write(to_bytes(intake.refusal(), {intake.is_head(), intake.keep_alive()}));
  if (failed || intake.keep_alive()) co_return !failed;
  co_await linger();
  co_return false;
}

// Closing while the client still sends would reset the connection, and the refusal would be lost on its way.
asio::awaitable<void> Connection::linger() {
  error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
  const auto deadline = in(site_->limits.linger);
  std::size_t thrown_away = 0;
  while (thrown_away < kLingerBytes) {
    input_.clear();
    if (co_await read(deadline)) break;
    thrown_away += input_.size();
  }
}

asio::awaitable<void> Connection::run() {
  bool more = true;
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
  Connection connection(std::move(site), std::move(socket));
  co_await connection.run();
}

}  // namespace packbench::http
