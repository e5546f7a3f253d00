// The centre as it listens: routes over TLS, and who waits for changes.
#pragma once
#include <memory>

#include "central/api/centre.hpp"
#include "drivers/clock.hpp"
#include "http/hub.hpp"
#include "http/server.hpp"

namespace packbench::central {

class Service {
 public:
  // Listens. The error says what to mend.
  [[nodiscard]] static http::Result<std::unique_ptr<Service>> start(boost::asio::io_context& io,
                                                                    Config config);
  ~Service();

  [[nodiscard]] std::uint16_t port() const { return server_->port(); }

  // Shows the certificate that is in the files now to those who come. False: it is none, the old one stays.
  bool reload_certificate();

  void stop() { server_->stop(); }

 private:
  Service(boost::asio::io_context& io, Config config);
  http::Result<void> listen();
  void meet_known();
  asio::awaitable<void> keep_tidy();

  Centre centre_;
  http::Hub hub_;
  std::unique_ptr<drivers::Clock> clock_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace packbench::central
