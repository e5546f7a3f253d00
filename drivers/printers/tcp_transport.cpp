// TCP transport with a reading pump and acknowledged writes.
#include "drivers/printers/tcp_transport.hpp"

#include <linux/sockios.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "drivers/inbox.hpp"

namespace packbench::drivers {
namespace {

using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr std::size_t kInboxBytes = 64 * 1024;
constexpr Duration kFirstAckPause = std::chrono::milliseconds(1);
constexpr Duration kLongestAckPause = std::chrono::milliseconds(64);

class TcpTransport : public Transport {
 public:
  TcpTransport(Tcp::socket socket, Clock& clock, std::string name)
      : socket_(std::move(socket)),
        clock_(clock),
        name_(std::move(name)),
        inbox_(socket_.get_executor(), clock, kInboxBytes),
        pump_ended_(socket_.get_executor(), clock),
        pause_(socket_.get_executor(), clock) {
    ErrorCode ignored;  // both only improve what works without
    socket_.set_option(asio::socket_base::keep_alive(true), ignored);
    socket_.set_option(Tcp::no_delay(true), ignored);
    socket_.non_blocking(true);
  }

  void start() { asio::co_spawn(socket_.get_executor(), pump(), asio::detached); }

  asio::awaitable<WriteOutcome> write(Bytes bytes, TimePoint deadline) override;
  asio::awaitable<Result<std::string>> read(TimePoint deadline) override { return inbox_.read(deadline); }
  void cancel() override {
    cancelled_ = writing_;
    inbox_.cancel();
    wake_writer();
  }
  asio::awaitable<void> close() override;
  std::string describe() const override { return name_; }

 private:
  asio::awaitable<void> pump();  // ends before close() does
  asio::awaitable<std::optional<Error>> push_out(Bytes bytes, TimePoint deadline, std::size_t& sent);
  asio::awaitable<std::optional<Error>> await_acknowledged(TimePoint deadline);
  asio::awaitable<ErrorCode> await_writable();
  std::optional<Error> stopped(TimePoint deadline) const;
  std::size_t unacknowledged();
  // Cancels the pump's read as well; the pump reads on.
  void wake_writer() {
    ErrorCode ignored;
    socket_.cancel(ignored);
    pause_.notify();
  }

  Tcp::socket socket_;
  Clock& clock_;
  std::string name_;
  Inbox inbox_;
  Signal pump_ended_;
  Signal pause_;
  bool pumping_ = true;
  bool closing_ = false;
  bool writing_ = false;
  bool cancelled_ = false;
};

asio::awaitable<void> TcpTransport::pump() {
  std::array<char, 4096> buffer;
  while (!closing_) {
    ErrorCode error;
    const std::size_t got = co_await socket_.async_read_some(
        asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, error));
    if (got > 0) inbox_.push(std::string(buffer.data(), got));
    if (!error || error == asio::error::operation_aborted) continue;
    const std::string why = error == asio::error::eof ? "the printer closed the connection" : error.message();
    Error gone{Errc::gone, name_ + ": " + why};
    inbox_.fail(gone);
    wake_writer();
    if (!closing_) report_broken(std::move(gone));
    break;
  }
  pumping_ = false;
  pump_ended_.notify();
}

asio::awaitable<WriteOutcome> TcpTransport::write(Bytes bytes, TimePoint deadline) {
  writing_ = true;
  std::size_t sent = 0;
  std::optional<Error> error = co_await push_out(bytes, deadline, sent);
  if (!error) error = co_await await_acknowledged(deadline);
  writing_ = false;
  cancelled_ = false;
  const std::size_t accepted = error ? sent - std::min(sent, unacknowledged()) : sent;
  co_return WriteOutcome{accepted, std::move(error)};
}

// Why a write can't go on, if it can't.
std::optional<Error> TcpTransport::stopped(TimePoint deadline) const {
  if (cancelled_ || closing_) return Error{Errc::cancelled, name_ + ": write cancelled"};
  if (inbox_.failure()) return inbox_.failure();
  if (clock_.now() >= deadline)
    return Error{Errc::timeout, name_ + ": the printer doesn't take the data; look at it"};
  return std::nullopt;
}

asio::awaitable<std::optional<Error>> TcpTransport::push_out(Bytes bytes, TimePoint deadline,
                                                             std::size_t& sent) {
  while (sent < bytes.size()) {
    if (auto stop = stopped(deadline)) co_return stop;
    ErrorCode error;
    sent += socket_.write_some(asio::buffer(bytes.data() + sent, bytes.size() - sent), error);
    if (error == asio::error::would_block || error == asio::error::try_again) {
      asio::awaitable<ErrorCode> writable = await_writable();
      co_await with_timeout(
          clock_, deadline, [this] { wake_writer(); }, std::move(writable));
    } else if (error) {
      co_return Error{Errc::gone, name_ + ": " + error.message()};
    }
  }
  co_return std::nullopt;
}

asio::awaitable<ErrorCode> TcpTransport::await_writable() {
  ErrorCode error;
  co_await socket_.async_wait(Tcp::socket::wait_write, asio::redirect_error(asio::use_awaitable, error));
  co_return error;
}

// The kernel takes bytes long before the printer does; only its acknowledgement says that they have left.
asio::awaitable<std::optional<Error>> TcpTransport::await_acknowledged(TimePoint deadline) {
  Duration pause = kFirstAckPause;
  while (unacknowledged() > 0) {
    if (auto stop = stopped(deadline)) co_return stop;
    co_await pause_.wait(std::min(deadline, clock_.now() + pause));
    pause = std::min(pause * 2, kLongestAckPause);
  }
  co_return std::nullopt;
}

// Bytes in the kernel's queue that the peer hasn't acknowledged (tcp(7), SIOCOUTQ).
std::size_t TcpTransport::unacknowledged() {
  int bytes = 0;
  if (::ioctl(socket_.native_handle(), SIOCOUTQ, &bytes) != 0) return 0;
  return static_cast<std::size_t>(std::max(bytes, 0));
}

asio::awaitable<void> TcpTransport::close() {
  closing_ = true;
  inbox_.cancel();
  wake_writer();
  while (pumping_) co_await pump_ended_.wait();
  ErrorCode ignored;
  socket_.close(ignored);
}

asio::awaitable<ErrorCode> resolve_and_connect(Tcp::resolver& resolver, Tcp::socket& socket, std::string host,
                                               std::string port) {
  ErrorCode error;
  const auto endpoints =
      co_await resolver.async_resolve(host, port, asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return error;
  co_await asio::async_connect(socket, endpoints, asio::redirect_error(asio::use_awaitable, error));
  co_return error;
}

}  // namespace

asio::awaitable<Result<std::unique_ptr<Transport>>> connect_tcp(asio::any_io_executor executor, Clock& clock,
                                                                std::string host, std::uint16_t port,
                                                                TimePoint deadline) {
  const std::string name = "tcp:" + host + ":" + std::to_string(port);
  Tcp::resolver resolver(executor);
  Tcp::socket socket(executor);
  asio::awaitable<ErrorCode> connecting = resolve_and_connect(resolver, socket, host, std::to_string(port));
  const auto give_up = [&] {
    ErrorCode ignored;
    resolver.cancel();
    socket.close(ignored);  // a cancel alone would let async_connect go on to the next address
  };
  const Timed<ErrorCode> done = co_await with_timeout(clock, deadline, give_up, std::move(connecting));
  if (done.expired || done.value) {
    const std::string why = done.expired ? std::string("no answer in time") : done.value.message();
    co_return Error{Errc::unreachable, name + ": " + why + "; is the printer on and its address right?"};
  }
  auto connected = std::make_unique<TcpTransport>(std::move(socket), clock, name);
  connected->start();
  std::unique_ptr<Transport> transport = std::move(connected);
  co_return transport;
}

}  // namespace packbench::drivers
