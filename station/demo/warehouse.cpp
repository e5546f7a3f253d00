// The demo warehouse.
#include "station/demo/warehouse.hpp"

#include <spdlog/spdlog.h>

#include "station/access/pins.hpp"
#include "station/bench.hpp"
#include "station/demo/data.hpp"
#include "station/importing.hpp"
#include "station/time.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kDayMs = 24 * 3600 * 1000;
constexpr const char* kReceiver = "receiver-1";
constexpr const char* kReceiversPin = "2580";

// "{day+2}" becomes the date of the day after tomorrow, so that the demo's orders never grow old.
std::string with_dates(std::string_view text, std::int64_t now_ms) {
  std::string dated(text);
  for (std::size_t at; (at = dated.find("{day+")) != std::string::npos;)
    dated.replace(at, 7, local_day(now_ms + (dated[at + 5] - '0') * kDayMs));
  return dated;
}

void import_or_say(Bench& bench, std::string_view text, const std::string& name) {
  const auto report = import_into(bench.store(), bench.reader(), text, name, bench.now_ms());
  for (const auto& problem :
       report.at("problems").as_array())  // a barcode that two items share is there on purpose
    if (!problem.at("warning").as_bool()) spdlog::error("{}: {}", name, boost::json::serialize(problem));
}

void give_receiver_a_pin(Bench& bench) {
  const NewPin pin{kReceiver, kReceiversPin, kReceiver, false};
  if (!std::holds_alternative<bool>(set_pin(bench.reader(), bench.store(), pin, bench.now_ms())))
    spdlog::error("demo: the receiver has no PIN");
}

}  // namespace

Config demo_config(const std::filesystem::path& data, std::uint16_t port) {
  Config config;
  config.demo = true;
  config.data = data;
  config.backup = data / "backup";
  config.backup_at.clear();  // a demo is not worth keeping
  config.port = port;
  config.usb = false;
  config.sender = {"Packbench 演示仓", "000-0000-0000", "演示市演示路 1 号"};
  config.printers = {{"demo", "file:" + (data / "labels").string() + "?ext=zpl"}};
  config.lanes = {{.name = "1", .scanners = {}, .printer = "demo"},
                  {.name = "2", .scanners = {}, .printer = "demo"},
                  {.name = "dock", .scanners = {}, .printer = "demo", .tablet = true}};
  config.tablets.address = "127.0.0.1";
  config.tablets.host = "localhost";
  if (port == 0) config.tablets.port = 0;
  return config;
}

void stock_demo(Bench& bench) {
  for (const auto& file : kDemoFiles) {
    // Orders come in once: their dates move with the day, and a later start must not look like a change of
    // all of them.
    const bool known = file.name == std::string_view("orders.jsonl") && bench.reader().order_head("SO-1001");
    if (!known) import_or_say(bench, with_dates(file.text, bench.now_ms()), file.name);
  }
  if (!bench.reader().pin(kReceiver)) give_receiver_a_pin(bench);
  bench.facts_changed();
}

std::string demo_greeting(const Bench& bench) {
  const auto page = "http://127.0.0.1:" + std::to_string(bench.port()) + "/lane/1";
  return "Packbench demo. Open " + page +
         "\n"
         "Scan (click or type on the page): PB-B-P1 to sign in (English; PB-B-P2 for 中文), then T-01 or "
         "SO-1001,\n"
         "then 6901234500011. The label prints; scan its waybill SF1023456789012: the parcel is sealed.\n"
         "Supervisor's badge: PB-B-S1. The supervisors' desk is /desk; it also pairs the lane \"dock\", which is worked "
         "on\n"
         "a tablet (here: in another tab, with the receiver's badge PB-B-R1 and PIN " +
         kReceiversPin + "). Labels and store: " + bench.config().data.string() +
         "\n"
         "Ctrl-C stops the bench; started again, it continues where it stood.";
}

void demo_centre(Bench& bench, const std::string& opened_order) {
  std::string_view rest = kDemoChanges;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n') + 1);
    rest.remove_prefix(line.size());
    if (line.find("\"" + opened_order + "\"") != std::string_view::npos)
      import_or_say(bench, with_dates(line, bench.now_ms()), "centre");
  }
}

}  // namespace packbench::station
