// The durable queue of one printer.
#include "station/print_queue.hpp"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <chrono>

#include "printing/languages/zpl.hpp"
#include "station/label_source.hpp"
#include "station/time.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;
using records::JobState;

constexpr auto kAskEvery = 250ms;  // while a label is under way
constexpr auto kRetryEvery = 2s;   // while the printer can't print
constexpr auto kReplyWithin = 2s;  // ~HS; a printer out of paper may not answer at all
constexpr auto kSendWithin =
    10min;  // paper out shows as a printer that takes no bytes: wait for the operator

bool needs_printing(const db::JobRow& job) {
  return job.state == JobState::requested;
}

printing::JobOptions options_of(const PrinterConfig& printer, const std::string& job) {
  printing::JobOptions options;
  options.job_id = job;
  if (printer.darkness >= 0) options.darkness = printer.darkness;
  if (printer.speed >= 0) options.speed = printer.speed;
  return options;
}

std::string worst(const printing::PrinterStatus& status) {
  for (const auto& fact : printing::kReasons)
    if (fact.stops && status.has(fact.reason)) return std::string(fact.name);
  return "none";
}

}  // namespace

PrintQueue::PrintQueue(asio::any_io_executor executor, PrinterConfig config, PrintServices services)
    : executor_(executor),
      printer_(std::move(config)),
      services_(std::move(services)),
      wake_(executor, services_.clock) {}

void PrintQueue::stop() {
  stopping_ = true;
  if (link_) link_->cancel();
  wake_.notify();
}

void PrintQueue::poke() {
  wake_.notify();
}

void PrintQueue::set_link(std::shared_ptr<drivers::PrinterLink> link) {
  link_ = std::move(link);
  set_status(link_ ? "none" : "offline");
  wake_.notify();
}

void PrintQueue::drop_closed_link() {
  if (link_ && !link_->is_open()) set_link(nullptr);
}

void PrintQueue::set_status(std::string status) {
  if (status == status_) return;
  spdlog::info("printer {}: {}", printer_.name, status);
  status_ = std::move(status);
  services_.on_status();
}

bool PrintQueue::mine(const db::JobRow& job) const {
  return std::any_of(services_.config.lanes.begin(), services_.config.lanes.end(),
                     [&](const LaneConfig& lane) {
                       return lane.name == job.lane && lane.printer_of(job.intent) == printer_.name;
                     });
}

std::optional<db::JobRow> PrintQueue::next() const {
  for (const auto& job : services_.reader.unfinished_jobs())
    if (needs_printing(job) && mine(job)) return job;
  return std::nullopt;
}

asio::awaitable<bool> PrintQueue::record(const db::JobRow& job, records::Event event) {
  db::Batch batch;
  batch.input.id = job.job + ":" + std::string(records::type_of(event));
  batch.input.source = "printer:" + printer_.name;
  batch.at_ms = services_.now_ms();
  batch.lane = job.lane;
  batch.order = job.order;
  if (!job.document.empty()) batch.labelled = records::work_name(job.kind, job.document);
  batch.events.push_back(event);
  auto done = co_await services_.commits.commit(std::move(batch));
  if (!done) {
    // A conflict says that an operator was faster (scanned or voided the label): their word stands.
    spdlog::warn("printer {}: job {}: {} not recorded: {}", printer_.name, job.job, records::type_of(event),
                 done.error().message);
    co_return false;
  }
  if (!done->repeated) services_.on_event(job, event);
  co_return !done->repeated;
}

// The events are made here, not in the awaiting expressions: GCC 12 destroys an aggregate twice that lives
// across a co_await.
asio::awaitable<bool> PrintQueue::in_doubt(const db::JobRow& job, std::string why) {
  return record(job, records::PrintInDoubt{job.job, std::move(why)});
}

asio::awaitable<bool> PrintQueue::failed(const db::JobRow& job, std::string why) {
  return record(job, records::PrintFailed{job.job, std::move(why)});
}

asio::awaitable<bool> PrintQueue::confirmed(const db::JobRow& job, std::string evidence) {
  return record(job, records::PrintConfirmed{job.job, std::move(evidence)});
}

asio::awaitable<void> PrintQueue::recover() {
  for (const auto& job : services_.reader.unfinished_jobs()) {
    if (!mine(job)) continue;
    const bool cut = job.state == JobState::sending;
    const bool unanswered = job.state == JobState::sent && printer_.answers;
    if (cut || unanswered)
      co_await in_doubt(job, "the bench stopped before the printer had said it was done");
  }
}

asio::awaitable<void> PrintQueue::run() {
  co_await recover();
  while (!stopping_) {
    const auto job = next();
    if (!job || !link_) {
      co_await wake_.wait();
    } else if (co_await ready()) {
      co_await print(*job);
    } else if (!stopping_) {
      co_await wake_.wait(services_.clock.now() + kRetryEvery);
    }
  }
}

asio::awaitable<std::optional<printing::PrinterStatus>> PrintQueue::ask(
    std::shared_ptr<drivers::PrinterLink> link) {
  auto reply =
      co_await link->ask(printing::zpl::status_query(), printing::zpl::status_complete, kReplyWithin);
  if (!reply) {
    set_status(reply.error().code == drivers::Errc::timeout ? "no-answer" : "offline");
    co_return std::nullopt;
  }
  auto status = printing::zpl::parse_status(*reply);
  if (!status) {
    set_status("no-answer");
    co_return std::nullopt;
  }
  set_status(worst(*status));
  co_return *status;
}

// Whether a label may go out now: the printer says that it can print, or is one that is never asked.
asio::awaitable<bool> PrintQueue::ready() {
  auto link = link_;
  if (!printer_.answers || !link->can_read()) co_return true;
  const auto status = co_await ask(link);
  co_return status && status->can_print();
}

std::string PrintQueue::encode(const db::JobRow& job, const MadeLabel& label) const {
  std::string bytes;
  for (const auto& page : label.pages) {
    auto page_bytes = printing::zpl::encode(page, options_of(printer_, job.job));
    if (!page_bytes) throw std::logic_error("label page can't be encoded: " + page_bytes.error().message);
    bytes += *page_bytes;
  }
  return bytes;
}

asio::awaitable<void> PrintQueue::print(db::JobRow job) {
  auto data = label_data(services_.reader, job, services_.config);
  if (!data) {
    co_await failed(job, data.error().message);
    co_return;
  }
  auto making = services_.labels.make(job.intent, *std::move(data), printer_.dpi, services_.config.language);
  auto label = co_await std::move(making);
  if (!label) {
    spdlog::error("printer {}: job {}: {}", printer_.name, job.job, label.error().message);
    co_await failed(job, label.error().message);
    co_return;
  }
  for (const auto& warning : label->warnings)
    spdlog::warn("printer {}: job {}: {}", printer_.name, job.job, warning);
  co_await send(std::move(job), *std::move(label));
}

asio::awaitable<void> PrintQueue::send(db::JobRow job, MadeLabel label) {
  auto link = link_;
  if (!link) co_return;  // went away while the label was drawn: nothing was sent, the job is still requested
  const auto bytes = encode(job, label);
  records::Event sending = records::PrintSending{job.job, printer_.name, label.picture};
  if (!co_await record(job, std::move(sending))) co_return;
  const auto outcome = co_await link->send(bytes, services_.clock.now() + kSendWithin);
  if (outcome.error) {
    const auto why = outcome.error->message + " after " + std::to_string(outcome.accepted) + " of " +
                     std::to_string(bytes.size()) + " bytes";
    if (outcome.accepted == 0) {
      co_await failed(job, why);
    } else {
      co_await in_doubt(job, why);
    }
    co_return;
  }
  records::Event sent = records::PrintSent{job.job, static_cast<std::int64_t>(bytes.size())};
  if (!co_await record(job, std::move(sent))) co_return;
  co_await confirm(std::move(job), std::move(link));
}

// Silence is never yes: a printer that can't answer leaves the job `sent`, and the scan of the label on the
// box tells.
asio::awaitable<void> PrintQueue::confirm(db::JobRow job, std::shared_ptr<drivers::PrinterLink> link) {
  // The file is on disk under its name, or nobody wants the label: that is all there is to print.
  if (printer_.link.starts_with("file:") || printer_.link == "null:") {
    co_await confirmed(job, "written to " + link->describe());
    co_return;
  }
  if (!printer_.answers || !link->can_read()) co_return;
  while (!stopping_) {
    if (link != link_) {
      co_await in_doubt(job, "the printer was unplugged before it had said it was done");
      co_return;
    }
    const auto status = co_await ask(link);
    if (status && status->idle()) {
      co_await confirmed(job, "~HS: nothing left to print");
      co_return;
    }
    const auto now = services_.reader.job(job.job);
    if (now && now->state != JobState::sent) co_return;  // an operator has scanned or voided it meanwhile
    if (!stopping_) co_await wake_.wait(services_.clock.now() + (status ? kAskEvery : kRetryEvery));
  }
}

}  // namespace packbench::station
