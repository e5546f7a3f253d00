// The listener: binds, accepts, and lets go.
#include "http/server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <utility>

#include "http/connection.hpp"
#include "http/reply.hpp"
#include "http/site.hpp"

namespace packbench::http {
namespace {

using asio::ip::tcp;
using boost::system::error_code;

// Until accepting is tried again after the system refused it (no file descriptors left).
constexpr std::chrono::milliseconds kAcceptPause{200};

void say(const Site& site, const std::exception_ptr& exception) {
  if (!exception) return;
  try {
    std::rethrow_exception(exception);
  } catch (const std::exception& known) {
    site.log(std::string("connection ended: ") + known.what());
  } catch (...) {
    site.log("connection ended by an unknown exception");
  }
}

// As much of it as the socket takes at once: nobody waits for a client that is turned away. One that wants
// TLS is told nothing.
void turn_away(const Site& site, tcp::socket socket) {
  if (site.tls) return;
  const auto bytes = to_bytes(problem(503, "busy", "too many connections to this station"), {false, false});
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(bytes), ignored);
}

void begin(const std::shared_ptr<Site>& site, tcp::socket socket) {
  if (site->connections() >= site->limits.connections) return turn_away(*site, std::move(socket));
  error_code ignored;  // only costs time
  socket.set_option(tcp::no_delay(true), ignored);
  const auto executor = socket.get_executor();
  asio::co_spawn(executor, serve(site, std::move(socket)),
                 [site](const std::exception_ptr& exception) { say(*site, exception); });
}

asio::awaitable<void> accept_all(std::shared_ptr<Site> site, std::shared_ptr<tcp::acceptor> acceptor) {
  while (acceptor->is_open()) {
    error_code failed;
    auto socket = co_await acceptor->async_accept(asio::redirect_error(asio::use_awaitable, failed));
    if (!failed) {
      begin(site, std::move(socket));
    } else if (acceptor->is_open()) {
      site->log("accept: " + failed.message());
      asio::steady_timer pause(acceptor->get_executor(), kAcceptPause);
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
    }
  }
}

class Listener : public Server {
 public:
  Listener(std::shared_ptr<Site> site, std::shared_ptr<tcp::acceptor> acceptor, std::uint16_t port)
      : site_(std::move(site)), acceptor_(std::move(acceptor)), port_(port) {}
  ~Listener() override { Listener::stop(); }

  std::uint16_t port() const override { return port_; }
  std::size_t connections() const override { return site_->connections(); }
  void use(std::shared_ptr<asio::ssl::context> tls) override { site_->tls = std::move(tls); }
  void stop() override {
    error_code ignored;
    acceptor_->close(ignored);
    site_->close_all();
  }

 private:
  std::shared_ptr<Site> site_;
  std::shared_ptr<tcp::acceptor> acceptor_;
  std::uint16_t port_;
};

Error listen_error(const std::string& address, std::uint16_t port, const error_code& why) {
  const auto where = address + ":" + std::to_string(port) + ": ";
  if (why == asio::error::address_in_use)
    return {Errc::in_use, where + "another program listens there; end it or choose another port"};
  if (why == asio::error::access_denied)
    return {Errc::denied, where + "the daemon may not listen there; choose a port above 1023"};
  return {Errc::bad_address, where + why.message() + "; choose an address of this machine"};
}

error_code bind(tcp::acceptor& acceptor, const tcp::endpoint& endpoint) {
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
  return error;
}

}  // namespace

Handler at_once(std::function<Response(const Request&)> answer) {
  return [answer = std::move(answer)](const Request& request) -> asio::awaitable<Response> {
    co_return answer(request);
  };
}

Result<std::unique_ptr<Server>> Server::listen(asio::io_context& context, ServerConfig config, Hub& hub,
                                               drivers::Clock& clock, Log log) {
  error_code error;
  const auto address = asio::ip::make_address(config.address, error);
  if (error) return listen_error(config.address, config.port, error);
  auto acceptor = std::make_shared<tcp::acceptor>(context);
  error = bind(*acceptor, {address, config.port});
  if (error) return listen_error(config.address, config.port, error);
  const auto port = acceptor->local_endpoint().port();
  auto site = std::make_shared<Site>(std::move(config), port, hub, clock, std::move(log));
  asio::co_spawn(context, accept_all(site, acceptor), asio::detached);
  return std::unique_ptr<Server>(std::make_unique<Listener>(std::move(site), std::move(acceptor), port));
}

}  // namespace packbench::http
