// The durable queue of one printer: jobs in order, each printed once or said to be in doubt.
//
//   requested -> sending (durable before the first byte) -> sent -> confirmed
//                   |                                        |
//                   +-> failed (no byte went out)            +-> in doubt (link lost before the printer said
//                   done)
//                   +-> in doubt (some bytes went out)
//
// A job found `sending` at start is in doubt. Nothing here ever repeats a job: that is an operator's act.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <string>

#include "db/reader.hpp"
#include "drivers/clock.hpp"
#include "drivers/printers/printer_link.hpp"
#include "drivers/signal.hpp"
#include "printing/printer_status.hpp"
#include "station/config.hpp"
#include "station/group_commit.hpp"
#include "station/label_maker.hpp"
#include "station/time.hpp"

namespace packbench::station {

// What a queue works with; all outlive it.
struct PrintServices {
  GroupCommit& commits;
  db::Reader& reader;
  LabelMaker& labels;
  drivers::Clock& clock;  // for deadlines and pauses
  WallClock now_ms;
  const Config& config;
  // Told after each committed step, so that the lane that shows the order or document can redraw.
  std::function<void(const db::JobRow& job, const records::Event& event)> on_event;
  // Told when what the operator should know of the printer has changed.
  std::function<void()> on_status;
};

class PrintQueue {
 public:
  PrintQueue(boost::asio::any_io_executor executor, PrinterConfig config, PrintServices services);

  // Works until stop(). To be spawned once.
  boost::asio::awaitable<void> run();
  void stop();

  // There may be a new job, or the printer has changed.
  void poke();
  // The present way to the printer, or null while it is away.
  void set_link(std::shared_ptr<drivers::PrinterLink> link);
  // Devices have changed: the link may be one that is no more.
  void drop_closed_link();

  const PrinterConfig& printer() const { return printer_; }
  // One of PAPPL's reason names ("none", "media-empty", "cover-open" ...), or "offline".
  const std::string& status() const { return status_; }

 private:
  boost::asio::awaitable<void> recover();
  boost::asio::awaitable<bool> ready();
  boost::asio::awaitable<void> print(db::JobRow job);
  boost::asio::awaitable<void> send(db::JobRow job, MadeLabel label);
  boost::asio::awaitable<void> confirm(db::JobRow job, std::shared_ptr<drivers::PrinterLink> link);
  boost::asio::awaitable<bool> record(const db::JobRow& job, records::Event event);
  boost::asio::awaitable<bool> in_doubt(const db::JobRow& job, std::string why);
  boost::asio::awaitable<bool> failed(const db::JobRow& job, std::string why);
  boost::asio::awaitable<bool> confirmed(const db::JobRow& job, std::string evidence);
  boost::asio::awaitable<std::optional<printing::PrinterStatus>> ask(
      std::shared_ptr<drivers::PrinterLink> link);
  std::optional<db::JobRow> next() const;
  bool mine(const db::JobRow& job) const;
  void set_status(std::string status);
  std::string encode(const db::JobRow& job, const MadeLabel& label) const;

  boost::asio::any_io_executor executor_;
  PrinterConfig printer_;
  PrintServices services_;
  drivers::Signal wake_;
  std::shared_ptr<drivers::PrinterLink> link_;
  std::string status_ = "offline";
  bool stopping_ = false;
};

}  // namespace packbench::station
