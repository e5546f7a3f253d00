// A lane over a real store, without page or devices.
#include "tests/bench/packing_lane.hpp"

#include <boost/asio/co_spawn.hpp>
#include <cstdlib>
#include <optional>
#include <stdexcept>

#include "station/time.hpp"

namespace packbench::bench {

namespace fs = std::filesystem;

records::Order order_of(const std::string& number, std::int64_t pieces) {
  records::Order order;
  order.order = number;
  order.carrier = "sf";
  order.ship_by = "2026-11-23T18:00:00+08:00";
  order.waybills = {"SF-" + number};
  order.lines = {{"1", kItem, pieces, false}};
  return order;
}

db::Batch fact(std::string id, records::Event event, std::int64_t ago_ms) {
  db::Batch batch;
  batch.input = {std::move(id), "file:bench", "", ""};
  batch.at_ms = station::wall_clock_ms() - ago_ms;
  batch.events.push_back(std::move(event));
  return batch;
}

std::vector<db::Batch> master_data(std::int64_t ago_ms) {
  records::Item item;
  item.item = kItem;
  item.name = {"纯棉圆领T恤", "T-shirt"};
  item.barcodes = {{kCode, 1}};
  const records::OperatorReceived packer{{.id = "p1", .name = "P1", .badge = "P1"}};
  return {fact("item", records::ItemReceived{item}, ago_ms), fact("operator", packer, ago_ms)};
}

void commit(db::Store& store, std::vector<db::Batch> batches) {
  for (const auto& done : store.commit_all(batches))
    if (!done) throw std::runtime_error(done.error().message);
}

fs::path scratch_folder() {
  std::string name = (fs::temp_directory_path() / "packbench-bench-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no scratch folder");
  return name;
}

PackingLane::PackingLane(const fs::path& store)
    : path_(store), clock_(drivers::create_steady_clock(io_.get_executor())) {
  open();
}

void PackingLane::close() {
  lane_.reset();
  commits_.reset();
  reader_.reset();
  store_.reset();
}

void PackingLane::open() {
  store_ = db::Store::open(path_, {.vfs = "", .wal_bytes = db::kBenchWalBytes}).value();
  reader_ = db::Reader::open(path_).value();
  commits_ = std::make_unique<station::GroupCommit>(io_.get_executor(), *clock_, *store_);
  workflows::Rules rules;
  rules.close_when_complete = false;
  lane_ =
      std::make_unique<station::Lane>(station::LaneConfig{.name = "1", .scanners = {}, .printer = ""}, rules,
                                      station::LaneServices{*commits_, *reader_, "", station::wall_clock_ms,
                                                            [](auto&, auto&, auto&) {}, [](auto&) {}});
  lane_->restore();
}

station::ScanReply PackingLane::scan(const std::string& code) {
  std::optional<station::ScanReply> reply;
  boost::asio::co_spawn(io_, lane_->scan({std::to_string(++count_), "virtual", code, ""}),
                        [&](std::exception_ptr error, station::ScanReply got) {
                          if (error) std::rethrow_exception(error);
                          reply = got;
                        });
  io_.restart();
  while (!reply) io_.run_one();
  if (reply->verdict.tone == workflows::Tone::stop || !reply->stored)
    throw std::runtime_error(code + " was refused: " + reply->verdict.text.key);
  return *reply;
}

}  // namespace packbench::bench
