// The durable queue of one printer.
#include "station/print_queue.hpp"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <chrono>

#include "station/documents/job_label.hpp"
#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;
using printing::Evidence;
using records::JobState;

constexpr auto kAskEvery = 250ms;    // while a label is under way
constexpr auto kRetryEvery = 2s;     // while the printer can't print, or the store can't be written
constexpr auto kProofWithin = 30s;   // of a printer that says it can print, but never whether it has
constexpr auto kErrandWithin = 10s;  // somebody at the command line waits for it
constexpr auto kSendWithin =
    10min;  // paper out shows as a printer that takes no bytes: wait for the operator

// Who waits longest for least goes first: nobody can seal a parcel without its label, whoever asks for a
// label once more stands before the goods; all others are for later. Within each, first come, first served.
int urgency(const db::JobRow& job) {
  if (!job.parcel.empty()) return 0;
  return job.copy > 1 ? 1 : 2;
}

printing::JobOptions options_of(const PrinterConfig& printer, const std::string& job, int dpi) {
  printing::JobOptions options;
  options.job_id = job;
  options.dpi = dpi;
  tell_media(printer.media, options);
  if (printer.darkness >= 0) options.darkness = printer.darkness;
  if (printer.speed >= 0) options.speed = printer.speed;
  return options;
}

std::string worst(const printing::PrinterStatus& status) {
  for (const auto& fact : printing::kReasons)
    if (fact.stops && status.has(fact.reason)) return std::string(fact.name);
  return "none";
}

// Told back by a printer that numbers its jobs: the same after a restart, and no other job's.
std::uint32_t number_of(const db::JobRow& job) {
  return static_cast<std::uint32_t>(job.requested_seq);
}

// The file is on disk under its name, or nobody wants the label: that is all there is to print.
bool is_kept(const PrinterConfig& printer) {
  return printer.link.starts_with("file:") || printer.link == "null:";
}

}  // namespace

const std::string PrintQueue::kHeld = "held";

PrintQueue::PrintQueue(asio::any_io_executor executor, PrinterConfig config, PrintServices services)
    : executor_(executor),
      printer_(std::move(config)),
      services_(std::move(services)),
      wake_(executor, services_.clock) {}

void PrintQueue::stop() {
  stopping_ = true;
  if (talk_) talk_->cancel();
  wake_.notify();
}

void PrintQueue::poke() {
  wake_.notify();
}

void PrintQueue::hold(bool held) {
  if (held == held_) return;
  held_ = held;
  services_.on_status();
  wake_.notify();
}

void PrintQueue::set_link(std::shared_ptr<drivers::PrinterLink> link) {
  link_ = std::move(link);
  talk_.reset();
  if (link_) {
    talk_ =
        std::make_shared<PrinterTalk>(executor_, services_.clock, link_, services_.profile(printer_, *link_));
    const auto& profile = talk_->profile();
    spdlog::info("printer {}: {} ({}), {} dpi", printer_.name, profile.language, profile.told_by,
                 profile.dpi);
  }
  set_status(!talk_ ? "offline" : talk_->profile().verbs ? "none" : "unknown-language");
  wake_.notify();
}

void PrintQueue::drop_closed_link() {
  if (link_ && !link_->is_open()) set_link(nullptr);
}

void PrintQueue::set_status(std::string status) {
  if (status == status_) return;
  spdlog::info("printer {}: {}", printer_.name, status == "none" ? "ready" : status);
  status_ = std::move(status);
  services_.on_status();
}

std::optional<db::JobRow> PrintQueue::next() const {
  std::optional<db::JobRow> first;
  if (held_) return first;
  for (auto& job : services_.reader.unfinished_jobs()) {
    const bool waits = job.state == JobState::requested && services_.printer_of(job) == printer_.name;
    if (waits && (!first || urgency(job) < urgency(*first))) first = std::move(job);
  }
  return first;
}

asio::awaitable<db::Result<db::Committed>> PrintQueue::write(const db::JobRow& job, records::Event event) {
  db::Batch batch;
  batch.input.id = job.job + ":" + std::string(records::type_of(event));
  batch.input.source = "printer:" + printer_.name;
  batch.at_ms = services_.now_ms();
  batch.lane = job.lane;
  batch.order = job.order;
  if (!job.document.empty()) batch.labelled = records::work_name(job.kind, job.document);
  batch.events.push_back(event);
  auto done = co_await services_.commits.commit(std::move(batch));
  if (done && !done->repeated) services_.on_event(job, event);
  co_return done;
}

// What has happened at the printer is told as often as it takes: a disk that is full now has room later.
asio::awaitable<bool> PrintQueue::record(const db::JobRow& job, records::Event event) {
  for (;;) {
    const auto done = co_await write(job, event);
    if (done) co_return !done->repeated;
    // A conflict says that an operator was faster (scanned or voided the label): their word stands.
    spdlog::warn("printer {}: job {}: {} not recorded: {}", printer_.name, job.job, records::type_of(event),
                 done.error().message);
    if (done.error().code != db::Errc::unavailable || stopping_) co_return false;
    co_await wake_.wait(services_.clock.now() + kRetryEvery);
  }
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

asio::awaitable<bool> PrintQueue::between_labels(std::function<asio::awaitable<bool>(Talk)> work) {
  if (!talk_ || !talk_->profile().verbs) co_return false;
  std::shared_ptr<Errand> errand(
      new Errand{std::move(work), drivers::Signal(executor_, services_.clock), std::nullopt});
  errands_.push_back(errand);
  wake_.notify();
  co_await errand->over.wait(services_.clock.now() + kErrandWithin);
  std::erase(errands_, errand);
  co_return errand->done.value_or(false);
}

asio::awaitable<void> PrintQueue::run_errand() {
  const auto errand = errands_.front();
  errands_.pop_front();
  errand->done = co_await errand->work(talk_);
  errand->over.notify();
}

asio::awaitable<std::optional<PrinterCondition>> PrintQueue::examine() {
  const auto found = std::make_shared<PrinterCondition>();
  std::function<asio::awaitable<bool>(Talk)> work = [this, found](Talk talk) -> asio::awaitable<bool> {
    if (!talk->profile().asked) co_return false;
    if (talk->profile().verbs->status_query) found->status = co_await look(talk);
    const auto identity = co_await talk->identity();
    if (identity) found->identity = *identity;
    co_return found->status || found->identity;
  };
  const bool answered = co_await between_labels(std::move(work));
  co_return answered ? std::optional(*found) : std::nullopt;
}

asio::awaitable<bool> PrintQueue::tell(std::string bytes) {
  std::function<asio::awaitable<bool>(Talk)> work = [this, bytes](Talk talk) -> asio::awaitable<bool> {
    const auto outcome = co_await talk->send(bytes, services_.clock.now() + kErrandWithin);
    co_return !outcome.error;
  };
  co_return co_await between_labels(std::move(work));
}

asio::awaitable<void> PrintQueue::run() {
  while (!stopping_) {
    if (talk_ && !errands_.empty()) {
      co_await run_errand();
      continue;
    }
    const auto job = next();
    const bool look_again = talk_ && talk_->profile().verbs && status_ != "none";  // is it well by now?
    if (!talk_ || (!job && !look_again)) {
      co_await wake_.wait();
      continue;
    }
    const bool able = co_await ready();
    if (job && able && co_await print(*job)) continue;
    if (!stopping_ && (job || !able)) co_await wake_.wait(services_.clock.now() + kRetryEvery);
  }
}

asio::awaitable<std::optional<printing::PrinterStatus>> PrintQueue::look(Talk talk) {
  const auto status = co_await talk->status();
  if (talk != talk_) co_return std::nullopt;
  if (status) {
    set_status(worst(*status));
    co_return *status;
  }
  set_status(status.error().code == drivers::Errc::timeout ? "no-answer" : "offline");
  co_return std::nullopt;
}

// Whether a label may go out now: the printer says that it can print and has nothing left to print, so that
// whatever it has left to print afterwards is this label; or it is one that is never asked.
asio::awaitable<bool> PrintQueue::ready() {
  const auto talk = talk_;
  if (!talk->profile().verbs) co_return false;
  if (!talk->profile().asked || !talk->profile().verbs->status_query) co_return true;
  auto status = co_await look(talk);
  if (!status) co_return false;
  status->receiving = false;  // the rest of a job that was cut short never comes
  co_return status->idle();
}

Result<std::string> PrintQueue::encode_page(const printing::Bitmap& page, const std::string& job,
                                            const PrinterProfile& profile) const {
  const auto laid = laid_on(printer_.media, page, profile.dpi);
  if (!laid) return laid.error();
  auto bytes = profile.verbs->encode(*laid, options_of(printer_, job, profile.dpi));
  if (!bytes) return Error{Errc::label, bytes.error().message};
  return *std::move(bytes);
}

// A carrier's own code goes as it is, to a printer that speaks it.
Result<std::string> PrintQueue::pass_through(const printing::PrinterCode& code,
                                             const PrinterProfile& profile) const {
  auto bytes = printing::code_for(code, profile.verbs->language);
  if (bytes) return *std::move(bytes);
  const std::string of(printing::verbs(code.language).name), printers(profile.verbs->name);
  return Error{Errc::label,
               workflows::text({"waybill_label.other_language", {of, printers}}, services_.config.language)};
}

Result<std::string> PrintQueue::encode(const db::JobRow& job, const MadeLabel& label,
                                       const PrinterProfile& profile) const {
  if (label.code) return pass_through(*label.code, profile);
  std::string bytes;
  for (const auto& page : label.pages) {
    auto page_bytes = encode_page(page, job.job, profile);
    if (!page_bytes) return page_bytes.error();
    bytes += *page_bytes;
  }
  return bytes;
}

// False: nothing was done about it, and it may be tried again later.
asio::awaitable<bool> PrintQueue::print(db::JobRow job) {
  const auto talk = talk_;
  if (!talk) co_return false;
  auto making = make_job_label({services_.reader, services_.labels, services_.documents, services_.config},
                               job, talk->profile().dpi, printer_.media);
  auto label = co_await std::move(making);
  if (!label) {
    spdlog::error("printer {}: job {}: {}", printer_.name, job.job, label.error().message);
    co_return co_await failed(job, label.error().message);
  }
  for (const auto& warning : label->warnings)
    spdlog::warn("printer {}: job {}: {}", printer_.name, job.job, warning);
  co_return co_await send(std::move(job), *std::move(label), talk);
}

asio::awaitable<bool> PrintQueue::send(db::JobRow job, MadeLabel label, Talk talk) {
  const auto bytes = encode(job, label, talk->profile());
  if (!bytes) co_return co_await failed(job, bytes.error().message);
  // Gone while the label was drawn, or held: nothing was sent, the job still waits.
  if (talk != talk_ || held_ || stopping_) co_return false;
  records::Event sending = records::PrintSending{job.job, printer_.name, label.picture};
  const auto begun = co_await write(job, std::move(sending));
  if (!begun || begun->repeated) co_return false;
  auto outcome = co_await talk->send(*bytes, services_.clock.now() + kSendWithin);
  if (outcome.error) {
    co_await take_outcome(std::move(job), std::move(outcome), bytes->size());
    co_return true;
  }
  records::Event sent = records::PrintSent{job.job, static_cast<std::int64_t>(bytes->size())};
  if (co_await record(job, std::move(sent))) co_await confirm(std::move(job), std::move(talk));
  co_return true;
}

asio::awaitable<void> PrintQueue::take_outcome(db::JobRow job, drivers::WriteOutcome outcome,
                                               std::size_t bytes) {
  const auto why = outcome.error->message + " after " + std::to_string(outcome.accepted) + " of " +
                   std::to_string(bytes) + " bytes";
  if (outcome.accepted == 0) {
    co_await failed(job, why);
  } else {
    co_await in_doubt(job, why);
  }
}

// Silence is never yes: a printer that proves nothing leaves the job `sent`, and the scan of the label on the
// box tells.
asio::awaitable<void> PrintQueue::confirm(db::JobRow job, Talk talk) {
  if (is_kept(printer_)) {
    co_await confirmed(job, "written to " + talk->link().describe());
  } else if (talk->profile().evidence != Evidence::none) {
    co_await wait_for_proof(std::move(job), std::move(talk));
  }
}

asio::awaitable<void> PrintQueue::wait_for_proof(db::JobRow job, Talk talk) {
  const auto& verbs = *talk->profile().verbs;
  auto give_up = services_.clock.now() + kProofWithin;
  while (!stopping_) {
    // One that can't print is not asked for more: its questions would lie in it until it can.
    std::optional<printing::PrinterStatus> status;
    if (verbs.status_query) status = co_await look(talk);
    const bool able = !verbs.status_query || (status && status->can_print());
    auto proof = PrinterTalk::Proof::silent;
    if (able && talk == talk_) proof = co_await talk->proof(number_of(job));
    if (proof == PrinterTalk::Proof::done && talk == talk_) {
      co_await confirmed(job, std::string(verbs.name) + ": the printer says it is done");
      co_return;
    }
    if (talk != talk_ || proof == PrinterTalk::Proof::gone) {
      co_await in_doubt(job, "the printer was unplugged before it had said it was done");
      co_return;
    }
    const auto now = services_.reader.job(job.job);
    if (now && now->state != JobState::sent) co_return;  // an operator has scanned or voided it meanwhile
    // That question is behind the label only once: whatever comes later, the scan of the label tells.
    if (able && talk->profile().evidence == Evidence::process_id) co_return;
    if (!able || proof == PrinterTalk::Proof::not_done) give_up = services_.clock.now() + kProofWithin;
    if (services_.clock.now() >= give_up) {
      spdlog::warn("printer {}: never says whether a label has come out; the scan of each label tells",
                   printer_.name);
      talk->distrust();
      co_return;
    }
    if (!stopping_) co_await wake_.wait(services_.clock.now() + (able ? kAskEvery : kRetryEvery));
  }
}

}  // namespace packbench::station
