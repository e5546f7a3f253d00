// packbench run and demo: the daemon, and the daemon with a demo warehouse.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <cstdio>
#include <cstdlib>

#include "drivers/cameras/picture_reader.hpp"
#include "station/bench.hpp"
#include "station/commands/verbs.hpp"
#include "station/demo/simulation.hpp"
#include "station/demo/warehouse.hpp"
#include "station/documents/document_reader.hpp"
#include "station/time.hpp"

namespace packbench::station {
namespace {

// Works until SIGINT or SIGTERM. `ready` is called once the bench listens.
void serve(Context& context, Config config, const std::function<void(Bench&)>& ready) {
  spdlog::set_default_logger(spdlog::stderr_logger_st("packbench"));
  config.wal_bytes = db::kBenchWalBytes;
  asio::io_context io(1);
  auto bench = Bench::create(io, std::move(config));
  if (!bench) {
    const bool mend = bench.error().code == Errc::configuration;
    return context.fail(mend ? Exit::configuration : Exit::unavailable, bench.error().message);
  }
  asio::signal_set signals(io, SIGINT, SIGTERM);
  signals.async_wait([&bench](const boost::system::error_code& error, int) {
    if (!error) (*bench)->stop();
  });
  asio::co_spawn(io, (*bench)->run(), [&signals](std::exception_ptr error) {
    signals.cancel();
    if (error) std::rethrow_exception(error);
  });
  ready(**bench);
  io.run();
}

// Says what it does while it does it: a month takes some time.
bool simulate_past(Context& context, const std::filesystem::path& data, const DemoPast& past) {
  spdlog::set_level(spdlog::level::warn);
  SimulationPlan plan{past.days, past.seed, wall_clock_ms()};
  plan.told = [&](int day) {
    std::fprintf(stderr, "\rsimulated %d of %d days", day, past.days);
    std::fflush(stderr);
  };
  const auto report = simulate(data, plan);
  spdlog::set_level(spdlog::level::info);
  if (!report) {
    context.fail(Exit::unavailable, report.error().message);
    return false;
  }
  std::fprintf(stderr, ": %lld scans, %lld of them refused\n", static_cast<long long>(report->scans),
               static_cast<long long>(report->refused));
  return true;
}

}  // namespace

void read_pictures(Context& context) {
  if (drivers::run_picture_reader() != 0) context.exit = Exit::failed;
}

void read_document(Context& context) {
  if (run_document_reader() != 0) context.exit = Exit::failed;
}

void run_bench(Context& context, bool is_tried) {
  auto config = context.load();
  if (!config) return;
  config->demo = is_tried;
  serve(context, *std::move(config), [](Bench& bench) {
    spdlog::info("listening on http://{}:{}/", bench.config().address, bench.port());
  });
}

void run_demo(Context& context, std::uint16_t port, const DemoPast& past) {
  std::filesystem::path data = context.data;
  if (data.empty()) {
    const char* home = std::getenv("XDG_DATA_HOME");
    const char* user = std::getenv("HOME");
    data = home ? std::filesystem::path(home) / "packbench-demo"
                : std::filesystem::path(user ? user : "/var/tmp") / ".local/share/packbench-demo";
  }
  if (past.days > 0 && !simulate_past(context, data, past)) return;
  serve(context, demo_config(data, port), [&](Bench& bench) {
    stock_demo(bench);
    std::printf("%s\n", demo_greeting(bench).c_str());
    std::fflush(stdout);
  });
}

}  // namespace packbench::station
