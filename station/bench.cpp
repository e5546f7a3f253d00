// The bench: owns everything and wires it.
#include "station/bench.hpp"

#include <spdlog/spdlog.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "drivers/hid/keyboard_scanner.hpp"
#include "drivers/printers/printer_address.hpp"
#include "drivers/usb/libusb_host.hpp"
#include "station/access/door.hpp"
#include "station/api/routes.hpp"
#include "station/cameras.hpp"
#include "station/demo/warehouse.hpp"
#include "station/known_devices.hpp"
#include "station/print_recovery.hpp"
#include "station/scales.hpp"
#include "station/screen/embedded_files.hpp"
#include "station/tablets/site.hpp"

namespace packbench::station {
namespace {

constexpr auto kHeartbeat = std::chrono::seconds(8);

// Ends the program's run when a coroutine that must not end throws: better a restart by systemd than half a
// bench.
auto or_die(const char* what) {
  return [what](std::exception_ptr error) {
    if (!error) return;
    spdlog::critical("{} ended by an exception", what);
    std::rethrow_exception(error);
  };
}

// Changes with the page: one that was loaded before an update loads itself anew.
std::string page_version() {
  for (const auto& file : embedded_files())
    if (file.path == "/index.html") return std::string(file.etag);
  return PACKBENCH_VERSION;
}

std::optional<drivers::DecodedScan> retyped(const std::string& raw,
                                            const drivers::ScannerSettings& settings) {
  auto scan = drivers::hid::retype(raw, settings);
  return scan ? std::optional(*std::move(scan)) : std::nullopt;
}

}  // namespace

Bench::Bench(asio::io_context& io, Config config, Surroundings surroundings)
    : io_(io),
      config_(std::move(config)),
      now_ms_(std::move(surroundings.now_ms)),
      boot_(std::move(surroundings.boot)),
      clock_(drivers::create_steady_clock(io.get_executor())),
      labels_(std::move(surroundings.labels)),
      documents_(std::make_unique<DocumentProcess>(io.get_executor(), *clock_,
                                                   std::move(surroundings.document_reader))),
      reader_command_(std::move(surroundings.reader)),
      heartbeat_(io.get_executor(), *clock_),
      page_version_(page_version()) {}

Bench::~Bench() = default;

Result<std::unique_ptr<Bench>> Bench::create(asio::io_context& io, Config config, Surroundings surroundings) {
  const bool measured = surroundings.measured;
  auto ask = surroundings.centre;
  std::unique_ptr<Bench> bench(new Bench(io, std::move(config), std::move(surroundings)));
  if (auto opened = bench->open(measured); !opened) return opened.error();
  bench->make_lanes();
  bench->make_scanners();
  bench->make_printers();
  bench->make_devices();
  if (auto joined = bench->join_centre(std::move(ask)); !joined) return joined.error();
  if (auto listening = bench->listen(); !listening) return listening.error();
  return bench;
}

Result<void> Bench::open(bool measured) {
  std::error_code error;
  std::filesystem::create_directories(config_.data, error);
  if (error) return Error{Errc::unavailable, config_.data.string() + ": can't be made: " + error.message()};
  auto store = db::Store::open(config_.store(), {"", config_.wal_bytes, config_.durable});
  if (!store) return Error{Errc::unavailable, store.error().message};
  store_ = *std::move(store);
  commits_ = std::make_unique<GroupCommit>(io_.get_executor(), *clock_, *store_);
  auto reader = db::Reader::open(config_.store());
  if (!reader) return Error{Errc::unavailable, reader.error().message};
  reader_ = *std::move(reader);
  auto second = db::Reader::open(config_.store());
  if (!second) return Error{Errc::unavailable, second.error().message};
  office_ = std::make_unique<BackOffice>(*std::move(second));
  if (auto doubted = doubt_unfinished_jobs(*store_, *reader_, config_, now_ms_()); !doubted)
    return Error{Errc::unavailable, doubted.error().message};
  auto door = Door::create(*reader_, config_, now_ms_);
  if (!door) return door.error();
  door_ = *std::move(door);
  backup_ = std::make_unique<DailyBackup>(
      io_.get_executor(), *clock_,
      BackupPlan{config_.store(), config_.backup, config_.backup_at, config_.backup_keep}, now_ms_);
  if (measured)
    availability_ = std::make_unique<Availability>(io_.get_executor(), *clock_, *commits_, now_ms_,
                                                   config_.store().string() + ".seen");
  if (labels_) return {};
  auto labels = LabelMaker::create(LabelTemplates(config_.templates()));
  if (!labels) return labels.error();
  labels_ = *std::move(labels);
  return {};
}

void Bench::make_lanes() {
  for (const auto& config : config_.lanes) {
    LaneServices services{*commits_,
                          *reader_,
                          config_.fnc1,
                          now_ms_,
                          [this](const auto& lane, const auto& order, const auto& events) {
                            on_committed(lane, order, events);
                          },
                          [this](const auto& lane) { publish(lane); },
                          lane_scale(config_, config, devices_, report_),
                          {[this, name = config.name] { return lane_printers_->next(name); },
                           [this, name = config.name](const auto& printer) { print_at(name, printer); }},
                          boot_,
                          {[this] { return centre_ ? centre_->for_lanes() : workflows::Centre::none; },
                           [this](LaneClaim claim) { centre_->ask(std::move(claim)); }}};
    auto lane = std::make_unique<Lane>(config, config_.rules, std::move(services));
    lane->restore();
    lanes_.emplace(config.name, std::move(lane));
  }
}

void Bench::make_scanners() {
  ScannerServices services{*commits_,
                           *reader_,
                           config_,
                           now_ms_,
                           [this](const auto& name) { return lane(name); },
                           [this] {
                             see_parts();
                             publish_all();
                           },
                           [this](const auto& device) { devices_->adjust(device); },
                           [this](const auto& device, bool good) {
                             devices_->signal(device,
                                              good ? drivers::Feedback::good : drivers::Feedback::error);
                           },
                           retyped,
                           drivers::hid::kKeyboardLayouts};
  scanners_ = std::make_unique<Scanners>(std::move(services));
}

void Bench::make_printers() {
  lane_printers_ = std::make_unique<LanePrinters>(config_, reader_->lane_printers());
  for (const auto& printer : config_.printers) {
    PrintServices services{*commits_,
                           *reader_,
                           *labels_,
                           *documents_,
                           *clock_,
                           now_ms_,
                           config_,
                           [this](const auto& job) { return lane_printers_->printer_of(job); },
                           [this](const auto& job, const auto& event) { on_print_event(job, event); },
                           [this] {
                             see_parts();
                             publish_all();
                           }};
    queues_.emplace(printer.name,
                    std::make_unique<PrintQueue>(io_.get_executor(), printer, std::move(services)));
  }
}

Result<void> Bench::join_centre(Ask ask) {
  if (config_.centre.url.empty()) return {};
  auto line = CentreLine::create(io_, config_,
                                 {*store_, *reader_, *office_, *commits_, *clock_, now_ms_, boot_,
                                  [this] { facts_changed(); }, [this] { publish_all(); },
                                  [this](const auto& claim, auto verdict) {
                                    lane(claim.lane)->tell(claim.verdict_seq, std::move(verdict));
                                  },
                                  [this](const auto& claim) { open_claimed(claim); }, std::move(ask)});
  if (!line) return line.error();
  centre_ = *std::move(line);
  return {};
}

// Whoever scanned it stands there still: it opens as if it were scanned now.
void Bench::open_claimed(const LaneClaim& claim) {
  auto scan = claim.scan;
  scan.id = "claimed:" + scan.id;
  scan.source = "bench";
  scan.after = claim.verdict_seq;
  asio::co_spawn(io_, lane(claim.lane)->scan(std::move(scan)),
                 [](std::exception_ptr error, const ScanReply&) {
                   if (error) std::rethrow_exception(error);
                 });
}

drivers::DeviceManagerOptions Bench::device_options() const {
  drivers::DeviceManagerOptions options;
  options.usb = wanted_usb(config_);
  options.settings = [this](const auto& key) { return scanners_->settings(key); };
  for (const auto& printer : config_.printers) {
    if (printer.link.starts_with("usb")) continue;
    if (auto address = drivers::parse_printer_address(printer.link)) {
      options.fixed_printers.push_back({printer.name, *address});
    } else {
      spdlog::error("printer {}: {}", printer.name, address.error().message);
    }
  }
  return options;
}

void Bench::make_devices() {
  table_problems_ = use_tables_of(config_);
  for (const auto& problem : table_problems_) spdlog::error("{}; none of this file's rows is used", problem);
  usb_ = drivers::create_libusb_host(io_.get_executor(), *clock_);
  drivers::DeviceCallbacks callbacks{
      [this](drivers::RawScan scan) { on_scan(std::move(scan)); },
      [this](std::shared_ptr<drivers::PrinterLink> link) { on_printer(std::move(link)); },
      [this](drivers::DeviceReport report) { on_devices(std::move(report)); },
      [this](drivers::RawScan scan) {
        asio::co_spawn(io_, scanners_->take_unfinished(std::move(scan)), or_die("unfinished scan"));
      }};
  devices_ = std::make_unique<drivers::DeviceManager>(io_.get_executor(), *clock_, *usb_, device_options(),
                                                      std::move(callbacks));
  recorder_ = std::make_unique<DeviceRecorder>(
      *clock_, [this](const std::string& key, std::function<void(std::string)> sink) {
        return devices_->record(key, std::move(sink));
      });
  cameras_ = std::make_unique<Cameras>(
      io_.get_executor(), *clock_, config_.cameras, reader_command_,
      drivers::CameraCallbacks{[this](drivers::RawScan scan) { on_scan(std::move(scan)); },
                               [this] {
                                 scanners_->see(report_, cameras_->working());
                                 see_parts();
                                 publish_all();
                               }});
}

Result<void> Bench::listen() {
  hub_ = std::make_unique<http::Hub>([this](std::string_view topic) -> std::optional<std::string> {
    auto* found = lane(topic.substr(std::min(topic.size(), std::string_view("lane/").size())));
    if (!found) return std::nullopt;
    return boost::json::serialize(message(*found));
  });
  auto server = http::Server::listen(io_, server_config(*this), *hub_, *clock_,
                                     [](const std::string& line) { spdlog::warn("http: {}", line); });
  if (!server) return Error{Errc::unavailable, server.error().message};
  server_ = *std::move(server);
  if (!config_.tablets.address.empty()) tablets_ = std::make_unique<TabletSite>(io_, *this, *hub_, *clock_);
  return {};
}

// A page that hears nothing takes the line for lost: each gets its whole picture anew every few seconds.
asio::awaitable<void> Bench::keep_pages_alive() {
  while (!stopping_) {
    publish_all();
    co_await heartbeat_.wait(clock_->now() + kHeartbeat);
  }
}

asio::awaitable<void> Bench::run() {
  asio::co_spawn(io_, keep_pages_alive(), or_die("heartbeat"));
  asio::co_spawn(io_, backup_->run(), or_die("daily backup"));
  see_parts();
  if (availability_) asio::co_spawn(io_, availability_->run(), or_die("availability"));
  for (const auto& held : reader_->held_printers())
    if (const auto queue = queues_.find(held.printer); queue != queues_.end()) queue->second->hold(true);
  for (auto& [name, queue] : queues_) asio::co_spawn(io_, queue->run(), or_die("print queue"));
  if (tablets_) asio::co_spawn(io_, tablets_->run(), or_die("tablets"));
  asio::co_spawn(io_, cameras_->run(), or_die("cameras"));
  if (centre_)
    centre_->run([this](auto work, const char* what) { asio::co_spawn(io_, std::move(work), or_die(what)); });
  co_await devices_->run();
}

void Bench::stop() {
  stopping_ = true;
  heartbeat_.notify();
  if (availability_) availability_->stop();
  backup_->stop();
  if (centre_) centre_->stop();
  server_->stop();
  if (tablets_) tablets_->stop();
  for (auto& [name, queue] : queues_) queue->stop();
  cameras_->stop();
  devices_->stop();
}

Lane* Bench::lane(std::string_view name) {
  const auto found = lanes_.find(name);
  return found == lanes_.end() ? nullptr : found->second.get();
}

void Bench::on_scan(drivers::RawScan scan) {
  asio::co_spawn(io_, scanners_->take(std::move(scan)), or_die("scan"));
}

// The queue whose printer this link is: its name for network and folder printers, the device key for USB.
PrintQueue* Bench::queue_for(const drivers::PrinterLink& link) {
  for (auto& [name, queue] : queues_) {
    const auto& wanted = queue->printer().link;
    const bool usb = wanted.starts_with("usb");
    if (!usb && link.key() == name) return queue.get();
    if (usb && (wanted == "usb:" + link.key() || (wanted == "usb" && !queues_.count(link.key()))))
      return queue.get();
  }
  return nullptr;
}

std::vector<std::shared_ptr<drivers::PrinterLink>> Bench::printer_links() const {
  std::vector<std::shared_ptr<drivers::PrinterLink>> links;
  for (const auto& [key, weak] : usb_printers_)
    if (auto link = weak.lock(); link && link->is_open()) links.push_back(std::move(link));
  return links;
}

void Bench::print_at(const std::string& lane, const std::string& printer) {
  lane_printers_->choose(lane, printer);
  for (auto& [name, queue] : queues_) queue->poke();
  publish_all();
}

void Bench::labels_moved(const db::JobRow& job, const std::vector<records::Event>& events) {
  for (const auto& event : events) on_print_event(job, event);
  for (auto& [name, queue] : queues_) queue->poke();
}

void Bench::on_printer(std::shared_ptr<drivers::PrinterLink> link) {
  if (!queues_.count(link->key())) usb_printers_[link->key()] = link;
  if (auto* queue = queue_for(*link)) {
    queue->set_link(std::move(link));
  } else {
    spdlog::info("printer {} is used by no lane", link->key());
  }
}

void Bench::on_devices(drivers::DeviceReport report) {
  report_ = std::move(report);
  recorder_->see(report_);
  scanners_->see(report_, cameras_->working());
  for (auto& [name, lane] : lanes_)
    if (scale_state(config_, lane->config(), report_, lane->heard_scale()) == "error") lane->scale_gone();
  for (auto& [name, queue] : queues_) queue->drop_closed_link();
  see_parts();
  publish_all();
}

void Bench::see_parts() {
  if (!availability_) return;
  std::set<std::string> connected = cameras_->working();
  for (const auto& [name, queue] : queues_)
    if (queue->is_connected()) connected.insert(name);
  availability_->see(parts_of(config_, scanners_->bound(), report_, connected));
}

void Bench::on_committed(const std::string& from, const std::string& order,
                         const std::vector<records::Event>& events) {
  for (auto& [name, lane] : lanes_) {
    if (name == from) continue;
    for (const auto& event : events) lane->witness(order, event);
  }
  for (auto& [name, queue] : queues_) queue->poke();
  const bool plays_centre = config_.demo && config_.centre.url.empty();
  if (plays_centre && !events.empty() && events.back().is<records::PackOpened>())
    asio::post(io_, [this, order] { demo_centre(*this, order); });
}

void Bench::on_print_event(const db::JobRow& job, const records::Event& event) {
  for (auto& [name, lane] : lanes_) {
    if (job.document.empty()) {
      lane->witness(job.order, event);
    } else {
      lane->label_moved(records::work_name(job.kind, job.document), event);
    }
  }
  publish_all();
}

void Bench::facts_changed() {
  publish_all();
}

void Bench::publish(const std::string& name) {
  const auto topic = "lane/" + name;
  if (hub_ && hub_->subscribers(topic)) hub_->publish(topic, boost::json::serialize(message(*lane(name))));
}

void Bench::publish_all() {
  for (auto& [name, lane] : lanes_) publish(name);
}

}  // namespace packbench::station
