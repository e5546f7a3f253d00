// A bench that lives in simulated time and is driven from one thread.
#include "station/demo/simulated_floor.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>

#include "station/demo/warehouse.hpp"

namespace packbench::station {
namespace {

class NoLabels final : public LabelMaker {
 public:
  asio::awaitable<Result<MadeLabel>> make(std::string, boost::json::object, int, std::string) override {
    co_return MadeLabel{};
  }
  void replace(const std::string&, printing::Template) override {}
};

}  // namespace

Config simulated_config(const std::filesystem::path& data) {
  auto config = demo_config(data, 0);
  config.demo = false;
  config.durable = false;
  config.printers = {{.name = "demo", .link = "null:"}};
  config.tablets = {};
  config.lanes.clear();
  for (const char* lane : {"1", "2", "3", "4"})
    config.lanes.push_back({.name = lane, .scanners = {}, .printer = "demo"});
  return config;
}

std::unique_ptr<LabelMaker> no_labels() {
  return std::make_unique<NoLabels>();
}

Result<std::unique_ptr<SimulatedFloor>> SimulatedFloor::create(Config config, SimulatedClock& clock) {
  std::unique_ptr<SimulatedFloor> floor(new SimulatedFloor(clock));
  Surroundings surroundings{[&clock] { return clock.now_ms; }, no_labels(), false};
  auto bench = Bench::create(floor->io_, std::move(config), std::move(surroundings));
  if (!bench) return bench.error();
  floor->bench_ = *std::move(bench);
  asio::co_spawn(floor->io_, floor->bench_->run(), [](std::exception_ptr error) {
    if (error) std::rethrow_exception(error);
  });
  return floor;
}

SimulatedFloor::~SimulatedFloor() {
  if (!bench_) return;
  bench_->stop();
  io_.run();
}

// The lane's order or document has labels under way: what is scanned next would be answered by "wait", and
// the store may know of a label what the lane is only about to hear.
bool SimulatedFloor::prints(const std::string& lane) {
  const auto under_way = [](const auto& job) {
    return job.state == records::JobState::requested || job.state == records::JobState::sending ||
           job.state == records::JobState::sent;
  };
  const auto& state = bench_->lane(lane)->state();
  return (state.pack && std::ranges::any_of(state.pack->jobs, under_way)) ||
         (state.work && std::ranges::any_of(state.work->labels.open, under_way));
}

ScanReply SimulatedFloor::scan(const std::string& lane, const Offer& offer) {
  auto reply =
      scan_as("simulation/" + std::to_string(clock_.now_ms) + "/" + std::to_string(++scans_), lane, offer);
  if (reply.verdict.tone == workflows::Tone::stop) ++refused_;
  return reply;
}

ScanReply SimulatedFloor::scan_as(std::string id, const std::string& lane, const Offer& offer) {
  std::optional<ScanReply> reply;
  LaneScan taken{std::move(id), "virtual", offer.code, offer.aim};
  asio::co_spawn(io_, bench_->lane(lane)->scan(std::move(taken)),
                 [&](std::exception_ptr error, ScanReply got) {
                   if (error) std::rethrow_exception(error);
                   reply = std::move(got);
                 });
  while (!reply || prints(lane)) io_.run_one();
  return *reply;
}

}  // namespace packbench::station
