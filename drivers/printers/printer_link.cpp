// Printer link: one user at a time on one transport.
#include "drivers/printers/printer_link.hpp"

#include <utility>

namespace packbench::drivers {
namespace {

// More than any printer answers; beyond it something else is talking.
constexpr std::size_t kMaxReplyBytes = 64 * 1024;
constexpr std::size_t kMaxStaleReplies = 1000;

std::string in_quotes(std::string_view bytes) {
  constexpr std::size_t kShown = 40;
  std::string text;
  for (const char c : bytes.substr(0, kShown)) text += c >= 0x20 && c < 0x7F ? c : '.';
  return "\"" + text + (bytes.size() > kShown ? "...\"" : "\"");
}

}  // namespace

// Counts a call that is under way, so that close() can await it.
class PrinterLink::Use {
 public:
  Use(PrinterLink& link, bool exclusive) : link_(link), exclusive_(exclusive) {
    ++link_.users_;
    if (exclusive_) link_.busy_ = true;
  }
  ~Use() {
    if (exclusive_) link_.busy_ = false;
    if (--link_.users_ == 0) link_.idle_.notify();
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

 private:
  PrinterLink& link_;
  bool exclusive_;
};

PrinterLink::PrinterLink(asio::any_io_executor executor, Clock& clock, std::string key,
                         std::unique_ptr<Transport> transport)
    : clock_(clock),
      key_(std::move(key)),
      transport_(std::move(transport)),
      device_id_(parse_ieee1284(transport_->device_id())),
      idle_(std::move(executor), clock) {}

// Of something that ended while the link was in use. What is cancelled because the link is being closed was
// not given up by anybody: its printer has left.
Error PrinterLink::ended(Error error, std::string_view doing) const {
  if (closed_ && error.code == Errc::cancelled) return {Errc::gone, "printer " + key_ + " is gone"};
  return prefixed("printer " + key_ + std::string(doing), std::move(error));
}

std::optional<Error> PrinterLink::refusal() const {
  if (closed_) return Error{Errc::gone, "printer " + key_ + " is gone"};
  if (busy_) return Error{Errc::in_use, "printer " + key_ + " is busy with another request"};
  return std::nullopt;
}

asio::awaitable<WriteOutcome> PrinterLink::send(std::string job, TimePoint deadline) {
  if (auto refused = refusal()) co_return WriteOutcome{0, std::move(refused)};
  if (job.empty()) co_return WriteOutcome{};  // a zero-length transfer wedges some printers
  const Use use(*this, true);
  WriteOutcome outcome = co_await transport_->write(as_bytes(job), deadline);
  if (outcome.error) outcome.error = ended(std::move(*outcome.error));
  co_return outcome;
}

asio::awaitable<Result<std::string>> PrinterLink::ask(std::string query, ReplyComplete complete,
                                                      Duration timeout) {
  if (auto refused = refusal()) co_return *refused;
  if (!transport_->can_read())
    co_return Error{Errc::no_reply, "printer " + key_ + " can't answer on this connection"};
  const Use use(*this, true);
  const TimePoint deadline = clock_.now() + timeout;
  if (auto error = co_await drain()) co_return ended(std::move(*error));
  const WriteOutcome sent = co_await transport_->write(as_bytes(query), deadline);
  if (sent.error) co_return ended(*sent.error, ": query");
  Result<std::string> reply = co_await collect(complete, deadline);
  if (!reply) co_return ended(reply.error());
  co_return reply;
}

// Answers to earlier questions must not be taken for this one's.
asio::awaitable<std::optional<Error>> PrinterLink::drain() {
  for (std::size_t i = 0; i < kMaxStaleReplies; ++i) {
    const TimePoint at_once = clock_.now();
    const Result<std::string> stale = co_await transport_->read(at_once);
    if (stale) continue;
    if (stale.error().code == Errc::timeout) co_return std::nullopt;
    co_return stale.error();
  }
  co_return Error{Errc::io_error, "the printer never stops talking"};
}

asio::awaitable<Result<std::string>> PrinterLink::collect(const ReplyComplete& complete, TimePoint deadline) {
  std::string reply;
  while (!complete(reply)) {
    if (reply.size() > kMaxReplyBytes)
      co_return Error{Errc::malformed, "answer without end: " + in_quotes(reply)};
    Result<std::string> part = co_await transport_->read(deadline);
    if (!part && part.error().code == Errc::timeout && !reply.empty())
      co_return Error{Errc::timeout, "incomplete answer " + in_quotes(reply)};
    if (!part) co_return part.error();
    reply += *part;
  }
  co_return reply;
}

asio::awaitable<Result<PortStatus>> PrinterLink::port_status(Duration timeout) {
  if (closed_) co_return Error{Errc::gone, "printer " + key_ + " is gone"};
  const Use use(*this, false);
  const TimePoint deadline = clock_.now() + timeout;
  Result<PortStatus> status = co_await transport_->port_status(deadline);
  co_return status;
}

asio::awaitable<void> PrinterLink::close() {
  if (std::exchange(closed_, true)) co_return;
  transport_->cancel();
  while (users_ > 0) co_await idle_.wait();
  co_await transport_->close();
}

}  // namespace packbench::drivers
