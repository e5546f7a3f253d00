// A bench that lives in simulated time and is driven from one thread: the clock moves only when it is told
// to.
#pragma once
#include <boost/asio/io_context.hpp>
#include <memory>

#include "station/bench.hpp"
#include "station/demo/worker.hpp"

namespace packbench::station {

// Labels are neither drawn nor proven: their jobs run through the queue with nothing to print.
[[nodiscard]] std::unique_ptr<LabelMaker> no_labels();

// Four lanes named "1" to "4" with one printer that takes everything; a store that doesn't wait for the disk.
[[nodiscard]] Config simulated_config(const std::filesystem::path& data);

// Stands still until it is moved.
struct SimulatedClock {
  std::int64_t now_ms = 0;
};

class SimulatedFloor : public Floor {
 public:
  // As Bench::create; stops the bench when it goes.
  [[nodiscard]] static Result<std::unique_ptr<SimulatedFloor>> create(Config config, SimulatedClock& clock);
  ~SimulatedFloor() override;
  SimulatedFloor(const SimulatedFloor&) = delete;
  SimulatedFloor& operator=(const SimulatedFloor&) = delete;

  db::Reader& reader() override { return bench_->reader(); }
  const workflows::LaneState& lane(const std::string& name) override { return bench_->lane(name)->state(); }
  ScanReply scan(const std::string& lane, const Offer& offer) override;
  std::int64_t now_ms() override { return clock_.now_ms; }

  // The same under an id of the caller's own.
  ScanReply scan_as(std::string id, const std::string& lane, const Offer& offer);
  Bench& bench() { return *bench_; }
  [[nodiscard]] std::int64_t scans() const { return scans_; }
  [[nodiscard]] std::int64_t refused() const { return refused_; }  // scans that stopped a lane

 private:
  explicit SimulatedFloor(SimulatedClock& clock) : clock_(clock) {}
  bool prints(const std::string& lane);

  SimulatedClock& clock_;
  asio::io_context io_{1};
  std::unique_ptr<Bench> bench_;
  std::int64_t scans_ = 0, refused_ = 0;
};

}  // namespace packbench::station
