// Scale session.
#include "drivers/scales/scale_session.hpp"

#include <array>
#include <utility>

namespace packbench::drivers {
namespace {

constexpr std::int64_t kMicrogramsInGram = 1'000'000;

struct NeedRow {
  ScaleStatus status;
  std::string_view need;
};

// What a person has to do; every other status is a moment's matter.
constexpr std::array kNeeds = {
    NeedRow{ScaleStatus::fault, "the scale reports a fault; switch it off and on, else have it repaired"},
    NeedRow{ScaleStatus::over_limit, "too heavy for the scale"},
    NeedRow{ScaleStatus::under_zero, "the scale is below zero; empty it and press its zero key"},
    NeedRow{ScaleStatus::needs_calibration, "the scale must be calibrated"},
    NeedRow{ScaleStatus::needs_zero, "empty the scale and press its zero key"},
};

std::int64_t rounded_grams(std::int64_t micrograms) {
  const std::int64_t half = micrograms < 0 ? -kMicrogramsInGram / 2 : kMicrogramsInGram / 2;
  return (micrograms + half) / kMicrogramsInGram;
}

}  // namespace

ScaleSession::ScaleSession(asio::any_io_executor executor, Transport& transport, Clock& clock,
                           std::string key, hid::ScaleLayout layout, ScaleCallbacks callbacks)
    : transport_(transport),
      clock_(clock),
      key_(std::move(key)),
      layout_(std::move(layout)),
      callbacks_(std::move(callbacks)),
      outbox_(std::move(executor), transport, clock,
              [this](Error error) { callbacks_.on_damage(std::move(error)); }) {}

asio::awaitable<Error> ScaleSession::run() {
  weighing_.opened();
  Error why = co_await read_reports();
  co_await outbox_.finish();
  co_return why;
}

asio::awaitable<Error> ScaleSession::read_reports() {
  for (;;) {
    const Result<std::string> report = co_await transport_.read(kNoDeadline);
    if (!report) co_return report.error();
    take(*report);
  }
}

void ScaleSession::take(const std::string& report) {
  const Result<std::optional<ScaleReading>> read = hid::read_scale(layout_, as_bytes(report));
  if (!read) return callbacks_.on_damage(read.error());
  if (!*read) return;
  const ScaleReading& reading = **read;
  const TimePoint now = clock_.now();
  callbacks_.on_report(now);
  tell(reading);
  if (const auto event = weighing_.feed(reading, now))
    callbacks_.on_weight(Weighed{key_, rounded_grams(event->micrograms), now});
}

void ScaleSession::tell(const ScaleReading& reading) {
  if (told_ == reading.status) return;
  told_ = reading.status;
  for (const NeedRow& row : kNeeds)
    if (row.status == reading.status) callbacks_.on_damage({Errc::io_error, std::string(row.need)});
  if (reading.status == ScaleStatus::stable && !reading.micrograms)
    callbacks_.on_damage({Errc::unsupported, "the scale shows a unit without one meaning; set it to grams"});
}

bool ScaleSession::zero() {
  weighing_.clear_tare();
  outbox_.send(std::string(layout_.zero.begin(), layout_.zero.end()));
  return !layout_.zero.empty();
}

}  // namespace packbench::drivers
