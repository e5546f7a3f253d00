// The durable queue of one printer: jobs in order, each printed once or said to be in doubt.
//
//   requested -> sending (durable before the first byte) -> sent -> confirmed
//                   |                                        |
//                   +-> failed (no byte went out)            +-> in doubt (link lost before the printer said
//                   done)
//                   +-> in doubt (some bytes went out)
//
// What a run of the bench left between sending and confirmed is in doubt from the next one on
// (print_recovery.hpp). Nothing here ever repeats a job: that is an operator's act.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "db/reader.hpp"
#include "drivers/clock.hpp"
#include "drivers/printers/printer_link.hpp"
#include "drivers/signal.hpp"
#include "printing/printer_status.hpp"
#include "station/config.hpp"
#include "station/documents/document_process.hpp"
#include "station/group_commit.hpp"
#include "station/label_maker.hpp"
#include "station/printers/printer_talk.hpp"
#include "station/time.hpp"

namespace packbench::station {

// What a queue works with; all outlive it.
struct PrintServices {
  GroupCommit& commits;
  db::Reader& reader;
  LabelMaker& labels;
  DocumentProcess& documents;
  drivers::Clock& clock;  // for deadlines and pauses
  WallClock now_ms;
  const Config& config;
  // The printer that a job that waits is for.
  std::function<std::string(const db::JobRow& job)> printer_of;
  // Told after each committed step, so that the lane that shows the order or document can redraw.
  std::function<void(const db::JobRow& job, const records::Event& event)> on_event;
  // Told when what the operator should know of the printer has changed.
  std::function<void()> on_status;
  std::function<PrinterProfile(const PrinterConfig&, const drivers::PrinterLink&)> profile = profile_of;
};

// What a printer says of itself just now.
struct PrinterCondition {
  std::optional<printing::PrinterStatus> status;
  std::optional<printing::PrinterIdentity> identity;
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
  // Begins no further job until it is let go on.
  void hold(bool held);

  // Asks it before the next label. Nothing: it is away, doesn't answer, or is busy with a label for long.
  boost::asio::awaitable<std::optional<PrinterCondition>> examine();
  // Sends these bytes before the next label, as no job. False: as above, or it didn't take them.
  boost::asio::awaitable<bool> tell(std::string bytes);
  // A page as the printer wants it. label: it doesn't fit the media, or the language can't say it.
  Result<std::string> encode_page(const printing::Bitmap& page, const std::string& job,
                                  const PrinterProfile& profile) const;

  const PrinterConfig& printer() const { return printer_; }
  // One of PAPPL's reason names ("none", "media-empty", "cover-open" ...), "offline", "no-answer",
  // "unknown-language", or "held" where somebody at the desk holds it.
  const std::string& status() const { return held_ ? kHeld : status_; }
  bool is_connected() const { return link_ != nullptr; }
  // What the printer is; null while it is away.
  const PrinterProfile* profile() const { return talk_ ? &talk_->profile() : nullptr; }

 private:
  using Talk = std::shared_ptr<PrinterTalk>;
  // Something to do with the printer while no label is under way; whether it was done.
  struct Errand {
    std::function<boost::asio::awaitable<bool>(Talk)> work;
    drivers::Signal over;
    std::optional<bool> done;
  };

  boost::asio::awaitable<bool> between_labels(std::function<boost::asio::awaitable<bool>(Talk)> work);
  boost::asio::awaitable<void> run_errand();
  boost::asio::awaitable<bool> ready();
  boost::asio::awaitable<bool> print(db::JobRow job);
  boost::asio::awaitable<bool> send(db::JobRow job, MadeLabel label, Talk talk);
  boost::asio::awaitable<void> confirm(db::JobRow job, Talk talk);
  boost::asio::awaitable<void> wait_for_proof(db::JobRow job, Talk talk);
  boost::asio::awaitable<void> take_outcome(db::JobRow job, drivers::WriteOutcome outcome, std::size_t bytes);
  boost::asio::awaitable<db::Result<db::Committed>> write(const db::JobRow& job, records::Event event);
  boost::asio::awaitable<bool> record(const db::JobRow& job, records::Event event);
  boost::asio::awaitable<bool> in_doubt(const db::JobRow& job, std::string why);
  boost::asio::awaitable<bool> failed(const db::JobRow& job, std::string why);
  boost::asio::awaitable<bool> confirmed(const db::JobRow& job, std::string evidence);
  boost::asio::awaitable<std::optional<printing::PrinterStatus>> look(Talk talk);
  std::optional<db::JobRow> next() const;
  void set_status(std::string status);
  Result<std::string> encode(const db::JobRow& job, const MadeLabel& label,
                             const PrinterProfile& profile) const;
  Result<std::string> pass_through(const printing::PrinterCode& code, const PrinterProfile& profile) const;

  static const std::string kHeld;

  boost::asio::any_io_executor executor_;
  PrinterConfig printer_;
  PrintServices services_;
  drivers::Signal wake_;
  std::shared_ptr<drivers::PrinterLink> link_;
  Talk talk_;  // over link_
  std::string status_ = "offline";
  std::deque<std::shared_ptr<Errand>> errands_;
  bool held_ = false;
  bool stopping_ = false;
};

}  // namespace packbench::station
