// The line from this bench to the centre.
#include "station/centre/centre_line.hpp"

#include <fstream>
#include <random>

namespace packbench::station {
namespace {

constexpr std::size_t kLines = 4;  // one call at a time on each, and one of them waits most of the time

}  // namespace

std::string centre_key(const Config& config) {
  std::string key;
  std::ifstream(config.centre_key()) >> key;
  return key;
}

CentreLine::CentreLine(asio::io_context& io, LineServices services)
    : io_(io), services_(std::move(services)), line_(services_.clock, services_.changed) {}

Result<std::unique_ptr<CentreLine>> CentreLine::create(asio::io_context& io, const Config& config,
                                                       LineServices services) {
  std::unique_ptr<CentreLine> line(new CentreLine(io, std::move(services)));
  if (auto connected = line->connect(config); !connected) return connected.error();
  return line;
}

Result<void> CentreLine::connect(const Config& config) {
  const auto key = centre_key(config);
  if (key.empty() && !services_.ask) {
    line_.halted({"line.no_key", {}});
    return {};
  }
  for (std::size_t i = 0; i < kLines && !services_.ask; ++i) {
    auto client =
        http::Client::create(io_.get_executor(), services_.clock, {config.centre.url, config.centre.ca, key});
    if (!client) return Error{Errc::configuration, "centre: " + client.error().message};
    clients_.push_back(*std::move(client));
  }
  for (std::size_t i = 0; i < kLines; ++i) calls_.push_back(std::make_unique<CentreCalls>(caller(i), line_));
  make_parts(config.centre.ahead);
  return {};
}

Ask CentreLine::caller(std::size_t which) {
  if (services_.ask) return services_.ask;
  return [client = clients_[which].get()](http::Call call, drivers::Duration within) {
    return client->ask(std::move(call), within);
  };
}

void CentreLine::make_parts(std::int64_t ahead) {
  std::random_device random;
  const auto read = [this](std::int64_t after, std::size_t rows, std::size_t bytes) {
    return services_.office.answer<Portion>(
        [=](db::Reader& reader) { return portion_of(reader, after, rows, bytes); });
  };
  const auto executor = io_.get_executor();
  pusher_ = std::make_unique<Pusher>(executor, *calls_[0],
                                     PushServices{services_.reader, read, services_.clock, random()});
  keeper_ = std::make_unique<LeaseKeeper>(
      executor, *calls_[1],
      LeaseServices{services_.reader, services_.commits, services_.clock, services_.now_ms, services_.boot,
                    services_.heard, ahead, random()});
  claims_ = std::make_unique<Claims>(
      executor, *calls_[3],
      ClaimServices{services_.reader, services_.clock, services_.answered, services_.came});
  puller_ = std::make_unique<Puller>(
      executor, *calls_[2],
      PullServices{services_.store, services_.reader, services_.commits, services_.clock, services_.now_ms,
                   [this] {
                     keeper_->look();
                     claims_->look();
                     services_.heard();
                   },
                   random()});
}

void CentreLine::run(const std::function<void(asio::awaitable<void>, const char* what)>& spawn) {
  if (!pusher_) return;
  spawn(pusher_->run(), "rows to the centre");
  spawn(puller_->run(), "changes from the centre");
  spawn(keeper_->run(), "leases");
  spawn(claims_->run(), "orders that lanes ask for");
}

workflows::Centre CentreLine::for_lanes() const {
  return claims_ && line_.is_up() ? workflows::Centre::there : workflows::Centre::out_of_reach;
}

void CentreLine::stop() {
  if (!pusher_) return;
  pusher_->stop();
  puller_->stop();
  keeper_->stop();
  claims_->stop();
  for (auto& client : clients_) client->stop();
}

}  // namespace packbench::station
