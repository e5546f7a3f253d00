// The station's listener: routes, files and event channels, one coroutine a connection. Everything runs on
// the one thread of the io_context.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/clock.hpp"
#include "http/error.hpp"
#include "http/hub.hpp"
#include "http/request.hpp"
#include "http/router.hpp"

namespace packbench::http {

// The request lives until the handler has returned. What it throws becomes a 500 and a line in the log.
using Handler = std::function<asio::awaitable<Response>(const Request&)>;

struct Route {
  Rule rule;
  Handler handler;
};

// A handler that waits for nothing.
[[nodiscard]] Handler at_once(std::function<Response(const Request&)> answer);

// GET `pattern` as a WebSocket: subscribes to `topic`, in which {name} stands for the path's part of that
// name.
struct Channel {
  std::string pattern;  // "/api/lanes/{lane}/events"
  std::string topic;    // "lane/{lane}"
  // What refuses this subscriber, or nothing; without it nobody is refused.
  std::function<std::optional<Response>(const Request&)> refusal = {};
};

// What GET `pattern` gives. The views must outlive the server: they point into the program.
struct StaticFile {
  std::string_view pattern;  // "/lane/{lane}" for a page that is the same for all lanes
  std::string_view mime;
  std::string_view bytes;
  std::string_view etag;  // with its quotes
};

struct Limits {
  std::size_t connections = 64;             // a further one is told 503
  std::chrono::milliseconds idle{60'000};   // between requests, and until a silent subscriber is given up
  std::chrono::milliseconds head{10'000};   // from a request's first byte to the end of its head
  std::chrono::milliseconds body{60'000};   // from there to the end of its body
  std::chrono::milliseconds write{30'000};  // for a client to take a whole response
  std::chrono::milliseconds linger{2'000};  // for a refused client to stop sending
  std::chrono::milliseconds sign_of_life{2'000};  // a subscriber hears something at least this often
};

struct ServerConfig {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;                                                // 0: any free one
  std::vector<std::string> hosts = {"127.0.0.1", "localhost", "[::1]"};  // as Guard takes them
  std::vector<Route> routes;
  std::vector<Channel> channels;
  std::vector<StaticFile> files;
  Limits limits;
  bool marker = true;                            // as Guard takes it
  std::shared_ptr<asio::ssl::context> tls = {};  // with a certificate; null: plain HTTP
};

// One line for the log: a connection that ended by an exception, a handler that threw, trouble in accepting.
using Log = std::function<void(const std::string& line)>;

class Server {
 public:
  // Listens. `hub` and `clock` must outlive the io_context's last run. bad_address, in_use or denied.
  [[nodiscard]] static Result<std::unique_ptr<Server>> listen(asio::io_context& context, ServerConfig config,
                                                              Hub& hub, drivers::Clock& clock, Log log);

  virtual ~Server() = default;  // stops it

  [[nodiscard]] virtual std::uint16_t port() const = 0;
  [[nodiscard]] virtual std::size_t connections() const = 0;

  // Shows another certificate to those who come from now on; only where there was one.
  virtual void use(std::shared_ptr<asio::ssl::context> tls) = 0;

  // Takes no more connections and closes those there are. Their coroutines end in the next turns of the
  // io_context.
  virtual void stop() = 0;
};

}  // namespace packbench::http
