// Recording transport: a transparent wrapper.
#include "drivers/recordings/recording_transport.hpp"

#include <utility>

namespace packbench::drivers {
namespace {

class RecordingTransport : public Transport {
 public:
  RecordingTransport(Clock& clock, std::unique_ptr<Transport> inner, std::shared_ptr<RecordingTap> tap)
      : clock_(clock), inner_(std::move(inner)), tap_(std::move(tap)), last_(clock.now()) {
    inner_->on_broken([this](Error error) { report_broken(std::move(error)); });
  }

  asio::awaitable<WriteOutcome> write(Bytes bytes, TimePoint deadline) override {
    WriteOutcome outcome = co_await inner_->write(bytes, deadline);
    record(RecordedEvent::Kind::to_device, bytes.first(outcome.accepted));
    if (outcome.error) record_failure(*outcome.error);
    co_return outcome;
  }
  asio::awaitable<Result<std::string>> read(TimePoint deadline) override {
    Result<std::string> got = co_await inner_->read(deadline);
    if (got) record(RecordedEvent::Kind::from_device, as_bytes(*got));
    if (!got) record_failure(got.error());
    co_return got;
  }
  void cancel() override { inner_->cancel(); }
  asio::awaitable<void> close() override { return inner_->close(); }
  std::string describe() const override { return inner_->describe(); }
  bool can_read() const override { return inner_->can_read(); }
  std::string device_id() const override { return inner_->device_id(); }
  asio::awaitable<Result<PortStatus>> port_status(TimePoint deadline) override {
    return inner_->port_status(deadline);
  }

 private:
  Duration since_last() {
    const TimePoint now = clock_.now();
    return now - std::exchange(last_, now);
  }
  void record(RecordedEvent::Kind kind, Bytes bytes) {
    if (!tap_->sink) return;
    tap_->sink(
        format_event({kind, since_last(), std::string(bytes.begin(), bytes.end()), Errc::io_error, {}}));
  }
  void record_failure(const Error& error) {
    if (!tap_->sink || error.code == Errc::timeout || error.code == Errc::cancelled) return;
    tap_->sink(format_event({RecordedEvent::Kind::failure, since_last(), {}, error.code, error.message}));
  }

  Clock& clock_;
  std::unique_ptr<Transport> inner_;
  std::shared_ptr<RecordingTap> tap_;
  TimePoint last_;
};

}  // namespace

std::unique_ptr<Transport> create_recording_transport(Clock& clock, std::unique_ptr<Transport> inner,
                                                      std::shared_ptr<RecordingTap> tap) {
  return std::make_unique<RecordingTransport>(clock, std::move(inner), std::move(tap));
}

}  // namespace packbench::drivers
