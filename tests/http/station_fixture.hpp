// A listening server and clients on one io_context and one thread: nothing depends on how fast anything is.
#pragma once
#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <list>
#include <optional>

#include "http/server.hpp"

namespace packbench::http {

// Time that only moves when told to.
class HandClock : public drivers::Clock {
 public:
  drivers::TimePoint now() const override { return now_; }
  std::unique_ptr<drivers::Alarm> alarm(drivers::TimePoint when, std::function<void()> wake) override;
  void advance(drivers::Duration by);
  // Time until the next alarm, from now.
  std::optional<drivers::Duration> next() const;

 private:
  struct Row {
    drivers::TimePoint when;
    std::function<void()> wake;
  };
  class Handle;
  drivers::TimePoint now_{};
  std::list<Row> rows_;
};

using Reply = boost::beast::http::response<boost::beast::http::string_body>;

class Visitor {
 public:
  Visitor(asio::io_context& context, std::uint16_t port);
  asio::awaitable<void> send(std::string bytes);
  asio::awaitable<Reply> reply(bool to_head = false);
  asio::awaitable<std::string> rest();  // until the server closes
  void close() { socket_.close(); }
  asio::ip::tcp::socket& socket() { return socket_; }

 private:
  asio::ip::tcp::socket socket_;
  boost::beast::flat_buffer buffer_;
};

class StationFixture : public testing::Test {
 protected:
  StationFixture();
  ~StationFixture() override;

  // Runs the context until `work` has ended, and gives what it gave.
  template <class T>
  T run(asio::awaitable<T> work) {
    std::optional<T> result;
    std::exception_ptr failure;
    asio::co_spawn(context_, std::move(work), [&](std::exception_ptr thrown, T value) {
      failure = thrown;
      result = std::move(value);
    });
    run_until([&] { return result.has_value(); });
    if (failure) std::rethrow_exception(failure);
    return *std::move(result);
  }
  void run(asio::awaitable<void> work);

  template <class Condition>
  void run_until(Condition condition) {
    context_.restart();
    while (!condition() && context_.run_one() > 0) {
    }
  }

  Visitor connect() { return Visitor(context_, server_->port()); }
  Reply ask(Visitor& client, std::string bytes, bool to_head = false);
  std::string host() const { return "Host: localhost:" + std::to_string(server_->port()) + "\r\n"; }
  std::string get(const std::string& path, const std::string& more = "") const;
  std::string post(const std::string& path, const std::string& body, const std::string& more = "") const;

  asio::io_context context_{1};
  HandClock clock_;
  Hub hub_;
  std::vector<std::string> log_;
  std::unique_ptr<Server> server_;
};

}  // namespace packbench::http
