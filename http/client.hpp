// A client of one server: HTTPS over one connection that is kept between calls.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "drivers/clock.hpp"
#include "http/error.hpp"
#include "http/stream.hpp"

namespace packbench::http {

namespace asio = boost::asio;

// Where a server is.
struct Origin {
  bool tls = true;
  std::string host, port;  // host: a name or an address, IPv6 without brackets
};

// Of "https://host[:port]"; plain http only to this machine itself. bad_address, saying what is wrong.
[[nodiscard]] Result<Origin> parse_origin(std::string_view url);

struct Call {
  bool post = false;
  std::string target, body;        // body: JSON
  std::string authorization = "";  // the whole header, in the place of the key
};

struct Answer {
  unsigned status = 0;
  std::string body;
};

struct ClientOptions {
  std::string url;
  std::filesystem::path ca;  // PEM: who may sign the server's certificate, and nobody else
  std::string key;           // 64 hexadecimal digits that say who calls; empty: nobody is said
};

class Client {
 public:
  // bad_address or bad_certificate: mend the configuration. Nothing is connected yet. The clock outlives it.
  [[nodiscard]] static Result<std::unique_ptr<Client>> create(asio::any_io_executor executor,
                                                              drivers::Clock& clock, ClientOptions options);

  // One call at a time. unreachable, untrusted, timed_out, or bad_answer where what came is no HTTP. A call
  // on a kept connection that the server has closed is repeated on a new one: only for servers where that
  // does no harm.
  asio::awaitable<Result<Answer>> ask(Call call, drivers::Duration within);

  // Ends the call that goes on, as unreachable, and every one after it.
  void stop();

 private:
  Client(asio::any_io_executor executor, drivers::Clock& clock, ClientOptions options, Origin origin);
  [[nodiscard]] bool is_open() const;
  void close();  // what waits ends with an error
  void drop();   // only while nothing waits
  asio::awaitable<Result<Answer>> try_twice(const Call& call);
  asio::awaitable<Result<void>> connect();
  asio::awaitable<Result<void>> shake_hands();
  asio::awaitable<Result<Answer>> exchange(const Call& call);

  asio::any_io_executor executor_;
  drivers::Clock& clock_;
  ClientOptions options_;
  Origin origin_;
  asio::ssl::context tls_;
  asio::ip::tcp::resolver resolver_;
  std::unique_ptr<Plain> plain_;  // one of these, while connected
  std::unique_ptr<Secure> secure_;
  boost::beast::flat_buffer buffer_;
  bool stopped_ = false;
  bool late_ = false;  // the deadline of the call that goes on has passed
};

}  // namespace packbench::http
