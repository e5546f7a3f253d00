// Scanner session: one loop for all ways in which scanners talk.
#include "drivers/scanners/scanner_session.hpp"

#include <utility>

#include "drivers/aim.hpp"
#include "drivers/hid/ibm_oem.hpp"
#include "drivers/hid/keyboard_scanner.hpp"
#include "drivers/hid/pos_scanner.hpp"
#include "drivers/scanners/commands.hpp"
#include "drivers/scanners/correction.hpp"
#include "drivers/serial/line_decoder.hpp"

namespace packbench::drivers {
namespace {

Result<std::unique_ptr<ScanDecoder>> pos_decoder(const ScannerSource& source, const ScannerSettings&) {
  const Result<hid::PosLayout> layout = hid::pos_layout(*source.descriptor);
  if (!layout) return layout.error();
  return std::unique_ptr<ScanDecoder>(std::make_unique<hid::PosDecoder>(*layout, source.extra_lead));
}

Result<std::unique_ptr<ScanDecoder>> keyboard_decoder(const ScannerSource& source,
                                                      const ScannerSettings& settings) {
  auto made = hid::KeyboardDecoder::make(hid::keyboard_form(*source.descriptor), settings);
  if (!made) return made.error();
  return std::unique_ptr<ScanDecoder>(std::move(*made));
}

}  // namespace

Result<std::unique_ptr<ScanDecoder>> make_decoder(const ScannerSource& source,
                                                  const ScannerSettings& settings) {
  switch (source.protocol) {
    case Protocol::hid_pos:
      return pos_decoder(source, settings);
    case Protocol::ibm_hand_held:
      return std::unique_ptr<ScanDecoder>(std::make_unique<hid::IbmOemDecoder>(hid::IbmOemKind::hand_held));
    case Protocol::ibm_table_top:
      return std::unique_ptr<ScanDecoder>(std::make_unique<hid::IbmOemDecoder>(hid::IbmOemKind::table_top));
    case Protocol::keyboard:
      return keyboard_decoder(source, settings);
    case Protocol::cdc:
      return std::unique_ptr<ScanDecoder>(std::make_unique<LineDecoder>(settings));
    default:
      return Error{Errc::unsupported, std::string(to_string(source.protocol)) + " is no scanner's protocol"};
  }
}

ScannerSession::ScannerSession(asio::any_io_executor executor, Transport& transport, Clock& clock,
                               ScannerSource source, ScannerSettings settings, ScannerCallbacks callbacks)
    : transport_(transport),
      clock_(clock),
      source_(std::move(source)),
      settings_(std::move(settings)),
      callbacks_(std::move(callbacks)),
      outbox_(std::move(executor), transport, clock,
              [this](Error error) { callbacks_.on_damage(std::move(error)); }) {}

asio::awaitable<Error> ScannerSession::run() {
  if (auto error = renew_decoder()) co_return *error;
  outbox_.send(opening_command(source_.protocol));
  Error why = co_await read_scans();
  co_await outbox_.finish();
  co_await transport_.close();
  co_await read_rest();
  co_return why;
}

// What the host had taken when the plug went, but this loop had not: the scanner has beeped for it.
asio::awaitable<void> ScannerSession::read_rest() {
  for (;;) {
    const Result<std::string> bytes = co_await transport_.read(clock_.now());
    if (!bytes) co_return;
    deliver(decoder_->feed(as_bytes(*bytes)));
  }
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
    outbox_.send(decoder_->answer());
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
  outbox_.send(feedback_command(source_.protocol, source_.descriptor, feedback));
}

void ScannerSession::deliver(Decoded decoded) {
  for (DecodedScan& scan : decoded.scans) {
    if (source_.protocol == Protocol::keyboard && scan.aim.empty()) move_aim(scan, settings_.prefix);
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
