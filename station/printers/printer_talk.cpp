// Questions to one printer, and answers that can be trusted.
#include "station/printers/printer_talk.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;

constexpr auto kReplyWithin = 2s;    // one out of paper may not answer at all
constexpr auto kNumberWithin = 20s;  // the job's own number, which comes when the label is out, and only once
// How long behind the first answer after a silence those to earlier questions may come: a printer that has
// paper again answers all of them at once.
constexpr auto kLateAnswers = 4s;
constexpr auto kLeftOver = 250ms;  // the same for what a new link still holds of the life before

// A plug that is pulled shows as either.
bool is_lost(const drivers::Error& error) {
  return error.code == drivers::Errc::gone || error.code == drivers::Errc::io_error;
}

}  // namespace

PrinterTalk::PrinterTalk(boost::asio::any_io_executor executor, drivers::Clock& clock,
                         std::shared_ptr<drivers::PrinterLink> link, PrinterProfile profile)
    : clock_(clock),
      link_(std::move(link)),
      profile_(std::move(profile)),
      pause_(std::move(executor), clock),
      quiet_until_(clock.now() + kLeftOver) {}

void PrinterTalk::cancel() {
  cancelled_ = true;
  link_->cancel();
  pause_.notify();
}

boost::asio::awaitable<drivers::Result<std::string>> PrinterTalk::ask(std::string query,
                                                                      drivers::ReplyComplete complete,
                                                                      drivers::Duration within) {
  for (;;) {
    while (clock_.now() < quiet_until_ && !cancelled_) co_await pause_.wait(quiet_until_);
    if (cancelled_) co_return drivers::Error{drivers::Errc::cancelled, "nobody wants to know any more"};
    auto reply = co_await link_->ask(query, complete, within);
    if (!reply && reply.error().code == drivers::Errc::timeout) late_ = true;
    if (!reply || !late_) co_return reply;
    late_ = false;
    quiet_until_ = clock_.now() + kLateAnswers;
  }
}

// The answer proper may still come.
drivers::Error PrinterTalk::nonsense(const std::string& what) {
  late_ = true;
  return {drivers::Errc::timeout, what};
}

boost::asio::awaitable<drivers::Result<printing::PrinterStatus>> PrinterTalk::status() {
  const auto& verbs = *profile_.verbs;
  auto reply = co_await ask(verbs.status_query(), verbs.status_complete, kReplyWithin);
  if (!reply) co_return reply.error();
  auto status = verbs.parse_status(*reply);
  if (!status) co_return nonsense(status.error().message);
  co_return *std::move(status);
}

boost::asio::awaitable<drivers::Result<printing::PrinterIdentity>> PrinterTalk::identity() {
  const auto& verbs = *profile_.verbs;
  if (!verbs.identity_query)
    co_return drivers::Error{drivers::Errc::no_reply, "this language doesn't ask what printer it is"};
  auto reply = co_await ask(verbs.identity_query(), verbs.identity_complete, kReplyWithin);
  if (!reply) co_return reply.error();
  auto identity = verbs.parse_identity(*reply);
  if (!identity) co_return nonsense(identity.error().message);
  co_return *std::move(identity);
}

boost::asio::awaitable<PrinterTalk::Proof> PrinterTalk::proof(std::uint32_t number) {
  const auto& verbs = *profile_.verbs;
  const bool once = profile_.evidence == printing::Evidence::process_id;
  const drivers::Duration within = once ? kNumberWithin : kReplyWithin;
  const auto reply = co_await ask(verbs.done_query(number), verbs.done_complete, within);
  if (!reply) co_return is_lost(reply.error()) ? Proof::gone : Proof::silent;
  const auto done = verbs.is_done(*reply, number);
  if (!done) {
    late_ = true;
    co_return Proof::silent;
  }
  co_return *done ? Proof::done : Proof::not_done;
}

boost::asio::awaitable<drivers::WriteOutcome> PrinterTalk::send(std::string bytes,
                                                                drivers::TimePoint deadline) {
  return link_->send(std::move(bytes), deadline);
}

}  // namespace packbench::station
