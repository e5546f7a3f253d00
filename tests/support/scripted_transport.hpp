// A device that plays a written dialogue: script.expect(bytes).reply(bytes, after(2ms)). Unread or unexpected
// bytes fail the test.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "drivers/inbox.hpp"
#include "drivers/transport.hpp"

namespace packbench::tests {

struct After {
  drivers::Duration delay{};
};
inline After after(drivers::Duration delay) {
  return {delay};
}

// One step: what the device expects to be sent, what it takes of it, what it does then.
struct ScriptStep {
  std::optional<std::string> expected;  // nothing: the device speaks unasked
  std::optional<std::size_t> accepted;  // nothing: all
  bool stalls = false;                  // takes no more until cancelled or timed out
  std::optional<drivers::Errc> failure;
  std::vector<std::pair<std::string, drivers::Duration>> replies;
};

struct ScriptState {
  std::deque<ScriptStep> steps;
  std::string device_id;
  bool can_read = true;
  bool closed = false;
  std::vector<std::string> at_close;  // what the host had in hand when it was closed
  std::size_t unread = 0;             // replies given or due that nobody has read
};

class ScriptedTransport : public drivers::Transport {
 public:
  ScriptedTransport(boost::asio::any_io_executor executor, drivers::Clock& clock,
                    std::shared_ptr<ScriptState> state)
      : clock_(clock), state_(std::move(state)), inbox_(executor, clock, SIZE_MAX), stall_(executor, clock) {
    speak_unasked();
  }

  boost::asio::awaitable<drivers::WriteOutcome> write(drivers::Bytes bytes,
                                                      drivers::TimePoint deadline) override {
    const std::string sent(bytes.begin(), bytes.end());
    if (broken_) co_return drivers::WriteOutcome{0, broken_};
    if (state_->steps.empty() || state_->steps.front().expected != sent) {
      ADD_FAILURE() << "unexpected bytes sent: " << testing::PrintToString(sent);
      co_return drivers::WriteOutcome{0, drivers::Error{drivers::Errc::io_error, "not in the script"}};
    }
    ScriptStep step = std::move(state_->steps.front());
    state_->steps.pop_front();
    const std::size_t taken = std::min(step.accepted.value_or(sent.size()), sent.size());
    if (step.stalls) {
      const bool cancelled = co_await stall_.wait(deadline);
      co_return drivers::WriteOutcome{
          taken, drivers::Error{cancelled ? drivers::Errc::cancelled : drivers::Errc::timeout, "stalled"}};
    }
    for (auto& [text, delay] : step.replies) reply_later(std::move(text), delay);
    if (step.failure) {
      break_down(*step.failure);
      co_return drivers::WriteOutcome{taken, broken_};
    }
    speak_unasked();
    co_return drivers::WriteOutcome{taken, std::nullopt};
  }

  boost::asio::awaitable<drivers::Result<std::string>> read(drivers::TimePoint deadline) override {
    drivers::Result<std::string> got = co_await inbox_.read(deadline);
    if (got) --state_->unread;
    co_return got;
  }

  void cancel() override {
    stall_.notify();
    inbox_.cancel();
  }
  boost::asio::awaitable<void> close() override {
    alarms_.clear();
    inbox_.cancel();
    state_->closed = true;
    for (auto& text : std::exchange(state_->at_close, {})) inbox_.push(std::move(text));
    co_return;
  }
  std::string describe() const override { return "script"; }
  std::string device_id() const override { return state_->device_id; }
  bool can_read() const override { return state_->can_read; }

 private:
  void reply_later(std::string text, drivers::Duration delay) {
    ++state_->unread;
    if (delay == drivers::Duration::zero()) return inbox_.push(std::move(text));
    alarms_.push_back(clock_.alarm(clock_.now() + delay, [this, text] { inbox_.push(text); }));
  }

  void speak_unasked() {
    while (!broken_ && !state_->steps.empty() && !state_->steps.front().expected) {
      ScriptStep step = std::move(state_->steps.front());
      state_->steps.pop_front();
      for (auto& [text, delay] : step.replies) reply_later(std::move(text), delay);
      if (!step.failure) continue;
      const drivers::Duration delay =
          step.replies.empty() ? drivers::Duration::zero() : step.replies.back().second;
      alarms_.push_back(
          clock_.alarm(clock_.now() + delay, [this, code = *step.failure] { break_down(code); }));
    }
  }

  void break_down(drivers::Errc code) {
    broken_ = drivers::Error{code, "scripted failure"};
    inbox_.fail(*broken_);
    report_broken(*broken_);
  }

  drivers::Clock& clock_;
  std::shared_ptr<ScriptState> state_;
  drivers::Inbox inbox_;
  drivers::Signal stall_;
  std::optional<drivers::Error> broken_;
  std::vector<std::unique_ptr<drivers::Alarm>> alarms_;
};

// Holds the dialogue; when it goes out of scope everything expected must have been sent, everything replied
// been read.
class Script {
 public:
  Script() = default;
  Script(const Script&) = delete;
  Script& operator=(const Script&) = delete;
  ~Script() {
    for (const ScriptStep& step : state_->steps)
      if (step.expected) ADD_FAILURE() << "never sent: " << testing::PrintToString(*step.expected);
    if (state_->unread > 0) ADD_FAILURE() << state_->unread << " replies were never read";
  }

  // The next write has to be exactly these bytes.
  Script& expect(std::string bytes) {
    state_->steps.push_back({std::move(bytes), {}, false, {}, {}});
    return *this;
  }
  // The device speaks without being asked, when the step before is done (or when it is opened).
  Script& say(std::string bytes, After delay = {}) {
    state_->steps.push_back({std::nullopt, {}, false, {}, {}});
    return reply(std::move(bytes), delay);
  }
  // What it says to the last expect(); several replies are several reads. Delays count from the write.
  Script& reply(std::string bytes, After delay = {}) {
    state_->steps.back().replies.emplace_back(std::move(bytes), delay.delay);
    return *this;
  }
  // Of the last expect() only the first `count` bytes are taken; then fail() or stall().
  Script& accept_only(std::size_t count) {
    state_->steps.back().accepted = count;
    return *this;
  }
  Script& fail(drivers::Errc code = drivers::Errc::gone) {
    if (state_->steps.empty()) state_->steps.push_back({});
    state_->steps.back().failure = code;
    return *this;
  }
  // Takes no more, like a printer without paper, until the write is cancelled or its deadline passes.
  Script& stall() {
    state_->steps.back().stalls = true;
    return *this;
  }
  // Comes in while the transport is being closed, as what the host had taken and nobody had read.
  Script& say_at_close(std::string bytes) {
    state_->at_close.push_back(std::move(bytes));
    ++state_->unread;
    return *this;
  }
  Script& device_id(std::string id) {
    state_->device_id = std::move(id);
    return *this;
  }
  Script& write_only() {
    state_->can_read = false;
    return *this;
  }

  // One device that plays this script; what is left goes to the next one made.
  std::unique_ptr<drivers::Transport> transport(boost::asio::any_io_executor executor,
                                                drivers::Clock& clock) {
    state_->closed = false;
    return std::make_unique<ScriptedTransport>(std::move(executor), clock, state_);
  }
  bool closed() const { return state_->closed; }

 private:
  std::shared_ptr<ScriptState> state_ = std::make_shared<ScriptState>();
};

}  // namespace packbench::tests
