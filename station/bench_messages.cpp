// What the bench tells its pages and who asks for its state.
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/cameras.hpp"
#include "station/centre/lease_facts.hpp"
#include "station/demo/suggestions.hpp"
#include "station/device_rows.hpp"
#include "station/scales.hpp"
#include "station/time.hpp"
#include "station/workflows/commands.hpp"
#include "station/workflows/lease.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

constexpr std::size_t kWorkShown = 12;
constexpr std::size_t kLabelsShown = 8;

}  // namespace

LaneDevices Bench::devices_of(const Lane& lane) const {
  LaneDevices devices;
  devices.scanner = config_.demo || lane.config().tablet ? "virtual" : "none";
  for (const auto& device : report_.devices) {
    const auto* owner = scanners_->lane_of(device.key);
    if (device.kind == drivers::DeviceKind::scanner && owner && owner->name == lane.name() &&
        device.phase == drivers::Phase::open)
      devices.scanner = "ok";
  }
  for (const auto& key : cameras_->working())
    if (const auto* owner = scanners_->lane_of(key); owner && owner->name == lane.name())
      devices.scanner = "ok";
  // Of two printers the one that can't print is told.
  for (const char* intent : {"label", "item"}) {
    const auto queue = queues_.find(lane_printers_->printer_of(lane.name(), intent));
    if (queue == queues_.end() || (devices.printer != "none" && devices.printer != "ok")) continue;
    devices.printer = queue->second->status() == "none" ? "ok" : queue->second->status();
  }
  devices.scale = scale_state(config_, lane.config(), report_, lane.heard_scale());
  return devices;
}

std::vector<Notice> Bench::notices_of(Lane& lane, const std::string& language) const {
  auto notices = scanners_->notices(lane.name());
  const auto status = [this](const std::string& printer) { return queues_.at(printer)->status(); };
  for (auto& notice : lane_printers_->notices(lane.name(), language, status))
    notices.push_back(std::move(notice));
  const auto lease =
      lane.state().pack ? lease_of(*reader_, lane.state().pack->order.order, boot_()) : std::nullopt;
  if (const auto text = lease ? workflows::lease_notice(*lease) : std::nullopt) {
    const bool empties = lease->state == workflows::LeaseState::ended &&
                         workflows::phase_of(lane.state()) == workflows::Phase::sealing;
    notices.push_back({NoticeKind::lease, *text, empties ? workflows::command_code("UNDO") : ""});
  }
  return notices;
}

json::value Bench::line_json(const std::string& language) const {
  if (!centre_) return nullptr;
  return centre_->state().to_json(reader_->newest_row(), language);
}

std::vector<db::JobRow> Bench::labels_shown() {
  return reader_->recent_jobs(kLabelsShown * lanes_.size());
}

json::object Bench::message(Lane& lane) {
  const auto devices = devices_of(lane);
  const auto now = now_ms();
  const auto screen = lane.screen();
  const bool demo = config_.demo && !lane.config().tablet;  // a phone has no room for a virtual scanner
  json::object message{{"seq", ++message_seq_},          {"verdict_seq", lane.verdict_seq()},
                       {"version", page_version_},       {"demo", demo},
                       {"tablet", lane.config().tablet}, {"clock", local_minute(now)},
                       {"screen", screen_json(screen)}};
  message["line"] = line_json(screen.language);
  message["maintenance"] = announced(config_.maintenance, now);
  message["notices"] = notices_json(notices_of(lane, screen.language), screen.language);
  message["devices"] = json::object{{"scanner", devices.scanner},
                                    {"printer", devices.printer},
                                    {"scale", devices.scale},
                                    {"tare_g", lane.tare_g()}};
  std::vector<db::JobRow> jobs;
  for (auto& job : labels_shown())
    if (job.lane == lane.name() && jobs.size() < kLabelsShown) jobs.push_back(std::move(job));
  message["labels"] = labels_json(jobs);
  message["work"] = screen.order.empty() ? work_json(reader_->work(kWorkShown), now) : json::array();
  message["texts"] = texts_json("ui.", screen.language);
  message["suggestions"] = demo ? suggestions(*reader_, lane.state(), now) : json::array();
  return message;
}

json::object Bench::status() {
  const auto totals = reader_->totals(now_ms());
  json::array lanes, printers;
  for (auto& [name, lane] : lanes_)
    lanes.push_back({{"lane", name},
                     {"person", lane->state().person ? lane->state().person->id : ""},
                     {"order", lane->state().pack ? lane->state().pack->order.order : ""},
                     {"stopped", lane->state().stop.has_value()}});
  for (auto& [name, queue] : queues_)
    printers.push_back({{"printer", name}, {"link", queue->printer().link}, {"status", queue->status()}});
  json::object status{{"version", PACKBENCH_VERSION}, {"lanes", lanes}, {"printers", printers}};
  status["devices"] = device_rows(devices_->report(), clock_->now());
  for (auto& camera : cameras_->status()) status["devices"].get_array().push_back(std::move(camera));
  status["totals"] = json::object{{"journal_rows", totals.rows},
                                  {"items", totals.items},
                                  {"orders", totals.orders},
                                  {"open_orders", totals.open_orders},
                                  {"late_orders", totals.late_orders},
                                  {"parcels_sealed", totals.parcels_sealed},
                                  {"jobs_in_doubt", totals.jobs_in_doubt}};
  status["backup"] =
      json::object{{"newest", backup_->newest_ms() > 0 ? local_minute(backup_->newest_ms()) : ""},
                   {"problem", backup_->problem()}};
  if (auto line = line_json(config_.language); line.is_object()) status["centre"] = std::move(line);
  if (report_.usb_problem) status["usb_problem"] = report_.usb_problem->message;
  if (!table_problems_.empty())
    status["table_problems"] = json::array(table_problems_.begin(), table_problems_.end());
  return status;
}

}  // namespace packbench::station
