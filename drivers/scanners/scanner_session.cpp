// Scanner session: one loop for all ways in which scanners talk.
#include "drivers/scanners/scanner_session.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <utility>

#include "drivers/hid/pos_scanner.hpp"
#include "drivers/scanners/commands.hpp"
#include "drivers/scanners/correction.hpp"

namespace packbench::drivers {
namespace {

constexpr Duration kCommandTimeout = std::chrono::seconds(2);

Result<std::unique_ptr<ScanDecoder>> pos_decoder(const ScannerSource& source, const ScannerSettings&) {
  const Result<hid::PosLayout> layout = hid::pos_layout(*source.descriptor);
  if (!layout) return layout.error();
  return std::unique_ptr<ScanDecoder>(std::make_unique<hid::PosDecoder>(*layout, source.extra_lead));
}

}  // namespace

Result<std::unique_ptr<ScanDecoder>> make_decoder(const ScannerSource& source,
                                                  const ScannerSettings& settings) {
  switch (source.protocol) {
    case Protocol::hid_pos:
      return pos_decoder(source, settings);
    default:
      return Error{Errc::unsupported, std::string(to_string(source.protocol)) + " is no scanner's protocol"};
  }
}

ScannerSession::ScannerSession(asio::any_io_executor executor, Transport& transport, Clock& clock,
                               ScannerSource source, ScannerSettings settings, ScannerCallbacks callbacks)
    : executor_(std::move(executor)),
      transport_(transport),
      clock_(clock),
      source_(std::move(source)),
      settings_(std::move(settings)),
      callbacks_(std::move(callbacks)),
      sent_(executor_, clock) {}

asio::awaitable<Error> ScannerSession::run() {
  if (auto error = renew_decoder()) co_return *error;
  send(opening_command(source_.protocol));
  Error why = co_await read_scans();
  outbox_.clear();
  while (sending_) co_await sent_.wait();
  co_return why;
}

asio::awaitable<Error> ScannerSession::read_scans() {
  for (;;) {
    const bool waiting = decoder_->in_scan();
    const TimePoint deadline = waiting ? clock_.now() + decoder_->patience() : kNoDeadline;
    const Result<std::string> bytes = co_await transport_.read(deadline);
    if (!bytes && bytes.error().code == Errc::timeout && waiting) {
      deliver(decoder_->give_up());
      continue;
    }
    if (!bytes) co_return bytes.error();
    if (!waiting) {
      begun_at_ = clock_.now();
      if (std::exchange(adjusted_, false)) {
        if (auto error = renew_decoder()) callbacks_.on_damage(*error);
      }
    }
    deliver(decoder_->feed(as_bytes(*bytes)));
    send(decoder_->answer());
  }
}

void ScannerSession::adjust(ScannerSettings settings) {
  settings_ = std::move(settings);
  adjusted_ = true;
}

std::optional<Error> ScannerSession::renew_decoder() {
  Result<std::unique_ptr<ScanDecoder>> made = make_decoder(source_, settings_);
  if (!made) return made.error();
  decoder_ = std::move(*made);
  return std::nullopt;
}

void ScannerSession::signal(Feedback feedback) {
  if (source_.descriptor) send(feedback_command(*source_.descriptor, feedback));
}

void ScannerSession::send(std::string command) {
  if (command.empty()) return;
  outbox_.push_back(std::move(command));
  if (std::exchange(sending_, true)) return;
  asio::co_spawn(executor_, send_all(), asio::detached);
}

asio::awaitable<void> ScannerSession::send_all() {
  while (!outbox_.empty()) {
    const std::string command = std::move(outbox_.front());
    outbox_.pop_front();
    const WriteOutcome sent = co_await transport_.write(as_bytes(command), clock_.now() + kCommandTimeout);
    // One that is gone is told by the reading.
    if (sent.error && sent.error->code != Errc::gone) callbacks_.on_damage(prefixed("command", *sent.error));
  }
  sending_ = false;
  sent_.notify();
}

void ScannerSession::deliver(Decoded decoded) {
  for (DecodedScan& scan : decoded.scans) {
    RawScan raw{source_.key, corrected(scan.data, settings_), std::move(scan.aim), clock_.now(),
                source_.protocol};
    raw.as_sent = std::move(scan.data);
    raw.raw = std::move(scan.raw);
    raw.took = clock_.now() - begun_at_;
    (scan.complete ? callbacks_.on_scan : callbacks_.on_unfinished)(std::move(raw));
  }
  if (decoded.damage) callbacks_.on_damage(std::move(*decoded.damage));
}

}  // namespace packbench::drivers
