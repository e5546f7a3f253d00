// A whole bench in a scratch folder, driven from the test's own thread: real store, real labels, a folder as
// printer.
#pragma once
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "db/upkeep.hpp"
#include "station/bench.hpp"
#include "station/desk/overview.hpp"
#include "station/importing.hpp"

namespace packbench::station {

class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "packbench-test-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no scratch folder");
    path_ = name;
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline constexpr const char* kItems =
    R"({"sku":"TEE","name_zh":"T恤","name_en":"T-shirt","barcodes":"6901234500011 16901234500018*10","weight_g":180}
{"sku":"MUG","name_zh":"马克杯","name_en":"Mug","barcodes":"6901234500035","weight_g":340}
{"sku":"TEA","name_zh":"绿茶","name_en":"Tea","barcodes":"6901234500042","weight_g":128,"lot":true,"expiry":true}
)";
inline constexpr const char* kOperators =
    R"({"id":"p1","name":"Packer 1","badge":"P1","role":"packer","language":"en"}
{"id":"p2","name":"Packer 2","badge":"P2","role":"packer","language":"zh-CN"}
{"id":"s1","name":"Supervisor 1","badge":"S1","role":"supervisor","language":"en"}
)";
inline constexpr const char* kOrders =
    R"({"order":"SO-1","carrier":"sf","ship_by":"2099-11-23T18:00:00+08:00","tote":"T-1","waybills":["SF1023456789012"],"consignee":{"name":"甲","phone":"000-1","address":"演示路 1 号"},"lines":[{"line":"1","sku":"TEE","quantity":2},{"line":"2","sku":"MUG","quantity":1}],"remarks":["轻放"]}
{"order":"SO-2","carrier":"sf","ship_by":"2099-11-24T18:00:00+08:00","tote":"T-2","waybills":["SF1023456789029"],"consignee":{"name":"乙","phone":"000-2","address":"演示路 2 号"},"lines":[{"line":"1","sku":"TEE","quantity":1}]}
)";

// One run of a bench over `folder`; destroying it is a clean stop.
class RunningBench {
 public:
  explicit RunningBench(const std::filesystem::path& folder, std::function<void(Config&)> adjust = {},
                        Surroundings surroundings = {}) {
    Config config;
    config.data = folder;
    config.backup = folder / "backup";
    config.backup_at.clear();
    config.port = 0;
    config.usb = false;
    config.language = "en";
    config.sender = {"Packbench", "000", "Road 1"};
    config.printers = {{.name = "folder", .link = "file:" + (folder / "labels").string() + "?ext=zpl"}};
    config.lanes = {{.name = "1", .scanners = {}, .printer = "folder"},
                    {.name = "2", .scanners = {}, .printer = "folder"}};
    if (adjust) adjust(config);
    auto created = Bench::create(io_, std::move(config), std::move(surroundings));
    if (!created) throw std::runtime_error(created.error().message);
    bench_ = *std::move(created);
    asio::co_spawn(io_, bench_->run(), [](std::exception_ptr error) {
      if (error) std::rethrow_exception(error);
    });
  }
  ~RunningBench() {
    bench_->stop();
    io_.run();
  }

  Bench& operator*() { return *bench_; }
  Bench* operator->() { return bench_.get(); }

  boost::json::object import(std::string_view text, const std::string& name = "test.jsonl") {
    return import_into(bench_->store(), bench_->reader(), text, name);
  }
  void stock() {
    for (const char* text : {kItems, kOperators, kOrders}) {
      const auto report = import(text);
      ASSERT_TRUE(report.at("problems").as_array().empty()) << boost::json::serialize(report);
    }
  }

  // The scan's reply, after all work that it caused on this thread's loop up to then.
  ScanReply scan(const std::string& code, const std::string& lane = "1", std::string id = {},
                 std::string aim = {}) {
    if (id.empty()) id = "test-" + std::to_string(++count_);
    std::optional<ScanReply> reply;
    asio::co_spawn(io_, bench_->lane(lane)->scan({std::move(id), "virtual", code, std::move(aim)}),
                   [&](std::exception_ptr error, ScanReply got) {
                     if (error) std::rethrow_exception(error);
                     reply = std::move(got);
                   });
    while (!reply) io_.run_one();
    return *reply;
  }

  // Runs these to their end, begun one after the other.
  template <class... Works>
  void finish(Works... works) {
    auto waiting = sizeof...(works);
    const auto ended = [&](std::exception_ptr error) {
      if (error) std::rethrow_exception(error);
      --waiting;
    };
    (asio::co_spawn(io_, std::move(works), ended), ...);
    while (waiting > 0) io_.run_one();
  }

  // Runs the loop until `done`; fails the test if nothing moves any more for a long time.
  void until(const std::function<bool()>& done, const char* what) {
    while (!done()) {
      if (io_.run_one_for(std::chrono::seconds(30)) == 0) {
        FAIL() << "nothing happens any more while waiting for " << what;
      }
    }
  }
  void until_label(const std::string& job, records::JobState state) {
    until(
        [&] {
          const auto row = bench_->reader().job(job);
          return row && row->state == state;
        },
        job.c_str());
  }

  // Begins what a route's handler returned; `answer` is there when the loop has come to its end.
  void begin(asio::awaitable<http::Response> handling, std::optional<http::Response>& answer) {
    asio::co_spawn(io_, std::move(handling), [&answer](std::exception_ptr error, http::Response got) {
      if (error) std::rethrow_exception(error);
      answer = std::move(got);
    });
  }

  boost::json::object overview() {
    return desk_overview({bench_->reader(), bench_->config(), "en", bench_->now_ms()});
  }

  const workflows::LaneState& lane(const std::string& name = "1") { return bench_->lane(name)->state(); }
  std::string verdict_key(const std::string& code) { return scan(code).verdict.text.key; }

 private:
  asio::io_context io_{1};
  std::unique_ptr<Bench> bench_;
  static inline int count_ = 0;
};

inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (std::filesystem::exists(folder))
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace packbench::station
