// The bench: owns everything and wires it. Scanners to lanes, lanes to the store, jobs to printers, screens
// to pages.
#pragma once
#include <boost/asio/io_context.hpp>
#include <map>
#include <memory>
#include <string>

#include "db/reader.hpp"
#include "db/store.hpp"
#include "drivers/cameras/reader_child.hpp"
#include "drivers/clock.hpp"
#include "drivers/device_manager.hpp"
#include "drivers/signal.hpp"
#include "drivers/usb/host.hpp"
#include "http/server.hpp"
#include "station/availability.hpp"
#include "station/back_office.hpp"
#include "station/centre/centre_line.hpp"
#include "station/config.hpp"
#include "station/daily_backup.hpp"
#include "station/device_recorder.hpp"
#include "station/documents/document_process.hpp"
#include "station/group_commit.hpp"
#include "station/label_maker.hpp"
#include "station/lane.hpp"
#include "station/print_queue.hpp"
#include "station/printers/lane_printers.hpp"
#include "station/scanners/scanners.hpp"
#include "station/screen_message.hpp"
#include "station/tablets/pairing.hpp"
#include "station/time.hpp"

namespace packbench::station {

class Cameras;
class Door;
class TabletSite;

// What a bench takes from the world around it besides devices; what is left out is the real one.
struct Surroundings {
  WallClock now_ms = wall_clock_ms;
  std::unique_ptr<LabelMaker> labels = nullptr;  // null: draws and proves each label
  bool measured = true;                          // false: simulated days have no availability of their own
  // The program that reads pictures: this one.
  drivers::ReaderCommand reader = {"/proc/self/exe", {"camera-reader"}};
  // The program that draws foreign documents: this one.
  drivers::ReaderCommand document_reader = {"/proc/self/exe", {"document-reader"}};
  BootClock boot = boot_time;
  Ask centre = nullptr;  // null: the one of the configuration, over the network
};

class Bench {
 public:
  // Opens the store, restores the lanes and listens. configuration or unavailable, saying what is in the way.
  [[nodiscard]] static Result<std::unique_ptr<Bench>> create(asio::io_context& io, Config config,
                                                             Surroundings surroundings = {});
  ~Bench();

  // Works until stop(); then closes devices and connections, in that order, and returns.
  asio::awaitable<void> run();
  void stop();

  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] db::Store& store() { return *store_; }
  [[nodiscard]] GroupCommit& commits() { return *commits_; }
  [[nodiscard]] db::Reader& reader() { return *reader_; }
  [[nodiscard]] BackOffice& office() { return *office_; }
  [[nodiscard]] LabelMaker& labels() { return *labels_; }
  [[nodiscard]] DocumentProcess& documents() { return *documents_; }
  [[nodiscard]] const drivers::DeviceReport& devices() const { return report_; }
  [[nodiscard]] Scanners& scanners() { return *scanners_; }
  [[nodiscard]] Cameras& cameras() { return *cameras_; }
  [[nodiscard]] Door& door() { return *door_; }
  [[nodiscard]] Pairings& pairings() { return pairings_; }
  [[nodiscard]] LanePrinters& printers() { return *lane_printers_; }
  [[nodiscard]] const std::map<std::string, std::unique_ptr<PrintQueue>>& queues() const { return queues_; }
  // Of printers on USB, also those that no [[printer]] is for.
  [[nodiscard]] std::vector<std::shared_ptr<drivers::PrinterLink>> printer_links() const;
  // The queue whose printer this link is; null: no [[printer]] is for it.
  [[nodiscard]] PrintQueue* queue_for(const drivers::PrinterLink& link);
  // It is on record that the lane prints there from now on.
  void print_at(const std::string& lane, const std::string& printer);
  // These are on record of a label: lanes that show it, and the queues, learn of them.
  void labels_moved(const db::JobRow& job, const std::vector<records::Event>& events);
  [[nodiscard]] TabletSite* tablets() { return tablets_.get(); }  // null: no lane is carried about
  [[nodiscard]] CentreLine* centre() { return centre_.get(); }    // null: the bench works for itself
  [[nodiscard]] const DailyBackup& backup() const { return *backup_; }

  // The time that everything on this bench goes by: UTC, ms since 1970.
  [[nodiscard]] std::int64_t now_ms() const { return now_ms_(); }

  [[nodiscard]] DeviceRecorder& recorder() { return *recorder_; }

  // As drivers::DeviceManager::add_replay().
  drivers::Result<std::string> add_replay(const std::string& name, drivers::Recording recording) {
    return devices_->add_replay(name, std::move(recording));
  }
  // Null where there is no such lane.
  [[nodiscard]] Lane* lane(std::string_view name);
  // The newest labels: those that the lanes' pages show.
  [[nodiscard]] std::vector<db::JobRow> labels_shown();
  // What the lane's page is sent.
  [[nodiscard]] boost::json::object message(Lane& lane);
  [[nodiscard]] boost::json::object status();
  // LineState::to_json() of the line to the centre; null where the bench works for itself.
  [[nodiscard]] boost::json::value line_json(const std::string& language) const;

  // Facts came in from outside (an import): screens that list work are out of date.
  void facts_changed();

 private:
  Bench(asio::io_context& io, Config config, Surroundings surroundings);
  Result<void> open(bool measured);
  Result<void> listen();
  Result<void> join_centre(Ask ask);
  void open_claimed(const LaneClaim& claim);
  void make_lanes();
  void make_scanners();
  void make_printers();
  void make_devices();
  drivers::DeviceManagerOptions device_options() const;

  void on_scan(drivers::RawScan scan);
  void on_printer(std::shared_ptr<drivers::PrinterLink> link);
  void on_devices(drivers::DeviceReport report);
  void on_committed(const std::string& lane, const std::string& order,
                    const std::vector<records::Event>& events);
  void on_print_event(const db::JobRow& job, const records::Event& event);
  asio::awaitable<void> keep_pages_alive();
  void see_parts();
  std::vector<Notice> notices_of(Lane& lane, const std::string& language) const;
  void publish(const std::string& lane);
  void publish_all();
  LaneDevices devices_of(const Lane& lane) const;

  asio::io_context& io_;
  Config config_;
  WallClock now_ms_;
  BootClock boot_;
  std::unique_ptr<drivers::Clock> clock_;  // for deadlines and pauses only
  std::unique_ptr<db::Store> store_;
  std::unique_ptr<GroupCommit> commits_;
  std::unique_ptr<db::Reader> reader_;
  std::unique_ptr<BackOffice> office_;
  std::unique_ptr<Door> door_;
  Pairings pairings_;
  std::unique_ptr<LabelMaker> labels_;
  std::unique_ptr<DocumentProcess> documents_;
  std::unique_ptr<DailyBackup> backup_;
  std::unique_ptr<CentreLine> centre_;          // null: the bench works for itself
  std::unique_ptr<Availability> availability_;  // null: not measured
  std::map<std::string, std::unique_ptr<Lane>, std::less<>> lanes_;
  std::unique_ptr<Scanners> scanners_;
  std::unique_ptr<LanePrinters> lane_printers_;
  std::map<std::string, std::unique_ptr<PrintQueue>> queues_;
  std::map<std::string, std::weak_ptr<drivers::PrinterLink>> usb_printers_;  // by device key
  std::unique_ptr<drivers::UsbHost> usb_;
  std::unique_ptr<drivers::DeviceManager> devices_;
  std::unique_ptr<DeviceRecorder> recorder_;
  drivers::DeviceReport report_;
  std::vector<std::string> table_problems_;  // the administrator's device tables: what is wrong with them
  drivers::ReaderCommand reader_command_;
  std::unique_ptr<Cameras> cameras_;
  std::unique_ptr<http::Hub> hub_;
  std::unique_ptr<http::Server> server_;
  std::unique_ptr<TabletSite> tablets_;
  std::int64_t message_seq_ = 0;
  drivers::Signal heartbeat_;
  std::string page_version_;
  bool stopping_ = false;
};

}  // namespace packbench::station
