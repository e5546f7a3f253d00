// What tablets and phones on the LAN reach: the pages of the lanes that are carried about, over TLS, and
// nothing of the desk.
#pragma once
#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>

#include "drivers/clock.hpp"
#include "drivers/signal.hpp"
#include "http/server.hpp"
#include "station/tablets/identity.hpp"
#include "station/tablets/tablet_door.hpp"

namespace packbench::station {

class Bench;

class TabletSite {
 public:
  // Begins to listen at [tablets] address. Where that fails (the network is not there yet, a certificate
  // can't be read) the log says why, and run() tries again: nobody who packs waits for the network. Bench,
  // hub and clock outlive it.
  TabletSite(boost::asio::io_context& io, Bench& bench, http::Hub& hub, drivers::Clock& clock);

  // What is served, without the certificate.
  [[nodiscard]] http::ServerConfig config();

  // Listens as soon as it can, and shows a newer certificate as soon as there is one, until stop().
  boost::asio::awaitable<void> run();
  void stop();

  // The lane's device is another one now, or none: whoever listens to the lane must come again.
  void hang_up(const std::string& lane) { hub_.end("lane/" + lane); }

  [[nodiscard]] TabletDoor& door() { return door_; }
  [[nodiscard]] std::string url() const;  // "https://bench-1.local:8443/"
  [[nodiscard]] bool listens() const { return server_ != nullptr; }
  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] const std::string& authority() const { return identity_.authority; }  // as TabletIdentity

 private:
  Result<void> listen();
  Result<void> look_for_certificate();
  void look();

  boost::asio::io_context& io_;
  Bench& bench_;
  http::Hub& hub_;
  drivers::Clock& clock_;
  TabletIdentity identity_;
  TabletDoor door_;
  std::unique_ptr<http::Server> server_;  // null: not yet
  std::string trouble_;                   // told in the log last
  drivers::Signal stopped_;
  bool stopping_ = false;
};

}  // namespace packbench::station
