// Replay of a recording in (virtual or real) time.
#include "drivers/recordings/replay_transport.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "drivers/inbox.hpp"

namespace packbench::drivers {
namespace {

constexpr std::size_t kUnbounded = SIZE_MAX;

class ReplayTransport : public Transport {
 public:
  ReplayTransport(asio::any_io_executor executor, Clock& clock, Recording recording)
      : clock_(clock), recording_(std::move(recording)), inbox_(std::move(executor), clock, kUnbounded) {
    takes_all_ =
        std::none_of(recording_.events.begin(), recording_.events.end(),
                     [](const RecordedEvent& event) { return event.kind == RecordedEvent::Kind::to_device; });
    arm();
  }

  asio::awaitable<WriteOutcome> write(Bytes bytes, TimePoint) override {
    const std::string at = describe() + ": event " + std::to_string(next_ + 1);
    if (ended()) co_return WriteOutcome{0, Error{Errc::gone, at + ": the recording has ended"}};
    if (takes_all_) co_return WriteOutcome{bytes.size(), std::nullopt};
    const RecordedEvent& event = recording_.events[next_];
    if (event.kind != RecordedEvent::Kind::to_device ||
        event.bytes != std::string(bytes.begin(), bytes.end()))
      co_return WriteOutcome{0, Error{Errc::malformed, at + ": the recording has something else here"}};
    ++next_;
    arm();
    co_return WriteOutcome{bytes.size(), std::nullopt};
  }
  asio::awaitable<Result<std::string>> read(TimePoint deadline) override { return inbox_.read(deadline); }
  void cancel() override { inbox_.cancel(); }
  asio::awaitable<void> close() override {
    alarm_.reset();
    inbox_.cancel();
    co_return;
  }
  std::string describe() const override {
    return recording_.about.empty() ? "replay" : "replay of " + recording_.about.front();
  }
  std::string device_id() const override { return recording_.device_id; }

 private:
  bool ended() const { return next_ >= recording_.events.size(); }

  // Orders the next event that comes from the device.
  void arm() {
    if (ended()) {
      fail({Errc::gone, describe() + ": the recording has ended"});
      return;
    }
    const RecordedEvent& event = recording_.events[next_];
    if (event.kind == RecordedEvent::Kind::to_device) return;
    alarm_ = clock_.alarm(clock_.now() + event.after, [this] { play(); });
  }

  void play() {
    const RecordedEvent& event = recording_.events[next_++];
    if (event.kind == RecordedEvent::Kind::failure) {
      next_ = recording_.events.size();
      fail({event.failure, event.message});
      return;
    }
    inbox_.push(event.bytes);
    arm();
  }

  void fail(Error error) {
    inbox_.fail(error);
    report_broken(std::move(error));
  }

  Clock& clock_;
  Recording recording_;
  Inbox inbox_;
  bool takes_all_ = false;
  std::size_t next_ = 0;
  std::unique_ptr<Alarm> alarm_;
};

}  // namespace

std::unique_ptr<Transport> create_replay_transport(asio::any_io_executor executor, Clock& clock,
                                                   Recording recording) {
  return std::make_unique<ReplayTransport>(std::move(executor), clock, std::move(recording));
}

}  // namespace packbench::drivers
