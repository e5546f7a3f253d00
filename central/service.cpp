// The centre as it listens.
#include "central/service.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <fstream>
#include <sstream>

#include "central/api/routes.hpp"
#include "central/page/page_files.hpp"
#include "central/tidy.hpp"
#include "http/certificate.hpp"

namespace packbench::central {
namespace {

// Benches hold a connection each, and one more while they wait for changes.
constexpr std::size_t kConnections = 2048;

constexpr std::chrono::hours kTidyPause{1};
constexpr std::int64_t kTidyStep = 5000;  // changes: benches are told nothing new meanwhile

std::string content(const std::filesystem::path& file) {
  std::ostringstream all;
  all << std::ifstream(file).rdbuf();
  return all.str();
}

http::Result<std::shared_ptr<asio::ssl::context>> tls_of(const Config& config) {
  if (config.certificate.empty()) return std::shared_ptr<asio::ssl::context>();
  return http::tls_context({content(config.certificate), content(config.key)});
}

}  // namespace

Service::Service(asio::io_context& io, Config config)
    : centre_(io, std::move(config)),
      hub_([](std::string_view) { return std::nullopt; }),
      clock_(drivers::create_steady_clock(io.get_executor())) {}

Service::~Service() = default;

http::Result<void> Service::listen() {
  auto tls = tls_of(centre_.config);
  if (!tls) return tls.error();
  http::ServerConfig config;
  config.address = centre_.config.address;
  config.port = centre_.config.port;
  config.hosts = centre_.config.hosts;
  config.marker = false;
  config.tls = *std::move(tls);
  config.limits.connections = kConnections;
  config.routes = routes(centre_);
  config.files = page_files();
  auto server = http::Server::listen(centre_.io, std::move(config), hub_, *clock_,
                                     [](const std::string& line) { spdlog::warn("{}", line); });
  if (!server) return server.error();
  server_ = *std::move(server);
  return {};
}

// So that after a restart nobody who is known shares the strangers' allowance.
void Service::meet_known() {
  try {
    pg::Connection db(centre_.config.database);
    for (const auto& hash : key_hashes(db)) centre_.throttle.is_known(hash, std::chrono::steady_clock::now());
  } catch (const std::exception& gone) {  // then they are met when they come
    spdlog::warn("database: {}", gone.what());
  }
}

// By whichever of several centres comes first.
asio::awaitable<void> Service::keep_tidy() {
  asio::steady_timer timer(centre_.io);
  const std::function<std::int64_t(pg::Connection&)> step = [days = centre_.config.keep_days](auto& db) {
    return tidy_changes(db, days, kTidyStep);
  };
  for (;;) {
    try {
      while (co_await centre_.pool.run<std::int64_t>(step) > 0) {
      }
    } catch (const std::exception& why) {
      spdlog::warn("changes were not put together: {}", why.what());
    }
    timer.expires_after(kTidyPause);
    co_await timer.async_wait(asio::use_awaitable);
  }
}

http::Result<std::unique_ptr<Service>> Service::start(asio::io_context& io, Config config) {
  std::unique_ptr<Service> service(new Service(io, std::move(config)));
  if (auto listens = service->listen(); !listens) return listens.error();
  service->meet_known();
  asio::co_spawn(io, service->centre_.watcher.run(), asio::detached);
  asio::co_spawn(io, service->keep_tidy(), asio::detached);
  return service;
}

bool Service::reload_certificate() {
  auto tls = tls_of(centre_.config);
  if (!tls) spdlog::error("{}", tls.error().message);
  if (!tls || !*tls) return false;
  server_->use(*std::move(tls));
  return true;
}

}  // namespace packbench::central
