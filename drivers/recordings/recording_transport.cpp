// Recording transport: a transparent wrapper.
#include "drivers/recordings/recording_transport.hpp"

#include <utility>

namespace packbench::drivers {
namespace {

class RecordingTransport : public Transport {
 public:
  RecordingTransport(Clock& clock, std::unique_ptr<Transport> inner, std::function<void(std::string)> sink)
      : clock_(clock), inner_(std::move(inner)), sink_(std::move(sink)), last_(clock.now()) {
    inner_->on_broken([this](Error error) { report_broken(std::move(error)); });
  }

  asio::awaitable<WriteOutcome> write(Bytes bytes, TimePoint deadline) override {
    WriteOutcome outcome = co_await inner_->write(bytes, deadline);
    const Bytes taken = bytes.first(outcome.accepted);
    record(RecordedEvent::Kind::to_device, std::string(taken.begin(), taken.end()));
    if (outcome.error) record_failure(*outcome.error);
    co_return outcome;
  }
  asio::awaitable<Result<std::string>> read(TimePoint deadline) override {
    Result<std::string> got = co_await inner_->read(deadline);
    if (got) record(RecordedEvent::Kind::from_device, *got);
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
  void record(RecordedEvent::Kind kind, std::string bytes) {
    sink_(format_event({kind, since_last(), std::move(bytes), Errc::io_error, {}}));
  }
  void record_failure(const Error& error) {
    if (error.code == Errc::timeout || error.code == Errc::cancelled) return;
    sink_(format_event({RecordedEvent::Kind::failure, since_last(), {}, error.code, error.message}));
  }

  Clock& clock_;
  std::unique_ptr<Transport> inner_;
  std::function<void(std::string)> sink_;
  TimePoint last_;
};

}  // namespace

std::unique_ptr<Transport> create_recording_transport(Clock& clock, std::unique_ptr<Transport> inner,
                                                      std::function<void(std::string line)> sink) {
  return std::make_unique<RecordingTransport>(clock, std::move(inner), std::move(sink));
}

}  // namespace packbench::drivers
