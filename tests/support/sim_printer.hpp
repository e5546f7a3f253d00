// A ZPL label printer, simulated down to what lies on the table: it alone knows which labels have come out.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "drivers/inbox.hpp"
#include "drivers/signal.hpp"
#include "drivers/transport.hpp"

namespace packbench::tests {

class SimPrinter {
 public:
  // What it does with a question while it is out of paper.
  enum class Empty { tells, keeps_silent, answers_later };

  SimPrinter(drivers::Clock& clock, unsigned seed, Empty empty)
      : clock_(clock), random_(seed), empty_(empty) {}

  // A new way to it; the one before is no more.
  std::unique_ptr<drivers::Transport> plug_in(boost::asio::any_io_executor executor);

  // What happens to it.
  void set_paper(bool there);
  void set_power(bool on);
  void be_silent_for(drivers::Duration time) { silent_until_ = clock_.now() + time; }
  void talk_nonsense_for(drivers::Duration time) { nonsense_until_ = clock_.now() + time; }
  void answer_late_for(drivers::Duration time) { late_until_ = clock_.now() + time; }
  void take_no_job_for(drivers::Duration time) { stalled_until_ = clock_.now() + time; }

  bool has_paper() const { return paper_; }
  bool has_power() const { return power_; }
  // How many labels of that job have come out.
  int printed(const std::string& job);
  const std::map<std::string, int>& truth();

 private:
  class Line;

  void work();  // what has been printed since somebody looked last
  void receive(std::string_view bytes);
  void answer();
  std::string status() const;
  std::string nonsense();
  bool one_in(unsigned n) { return random_() % n == 0; }

  drivers::Clock& clock_;
  std::mt19937 random_;
  Empty empty_;
  Line* line_ = nullptr;
  std::uint64_t plugged_ = 0;  // times; what an answer under way was meant for
  bool paper_ = true, power_ = true;
  drivers::TimePoint silent_until_{}, nonsense_until_{}, late_until_{}, stalled_until_{}, last_answer_{};
  std::string received_;                   // not yet a whole format
  std::deque<std::string> formats_;        // jobs to be printed, the first one just now
  std::optional<drivers::TimePoint> out_;  // when the first one has come out
  int owed_ = 0;                           // answers
  std::vector<std::unique_ptr<drivers::Alarm>> answers_;
  std::map<std::string, int> truth_;
};

// One connection.
class SimPrinter::Line : public drivers::Transport {
 public:
  Line(boost::asio::any_io_executor executor, SimPrinter& printer)
      : printer_(printer), inbox_(executor, printer.clock_, SIZE_MAX), wake_(executor, printer.clock_) {}
  ~Line() override {
    if (printer_.line_ == this) printer_.line_ = nullptr;
  }

  boost::asio::awaitable<drivers::WriteOutcome> write(drivers::Bytes bytes,
                                                      drivers::TimePoint deadline) override;
  boost::asio::awaitable<drivers::Result<std::string>> read(drivers::TimePoint deadline) override {
    return inbox_.read(deadline);
  }
  void cancel() override {
    cancelled_ = writing_;
    wake_.notify();
    inbox_.cancel();
  }
  boost::asio::awaitable<void> close() override {
    inbox_.cancel();
    if (printer_.line_ == this) printer_.line_ = nullptr;
    co_return;
  }
  std::string describe() const override { return "simulated"; }

  void say(std::string text) { inbox_.push(std::move(text)); }
  void break_down() {
    broken_ = drivers::Error{drivers::Errc::gone, "unplugged"};
    inbox_.fail(*broken_);
    wake_.notify();
    report_broken(*broken_);
  }

 private:
  SimPrinter& printer_;
  drivers::Inbox inbox_;
  drivers::Signal wake_;
  std::optional<drivers::Error> broken_;
  bool writing_ = false, cancelled_ = false;
};

inline boost::asio::awaitable<drivers::WriteOutcome> SimPrinter::Line::write(drivers::Bytes bytes,
                                                                             drivers::TimePoint deadline) {
  using drivers::Errc;
  constexpr std::size_t kPiece = 24, kQuestion = 8;
  auto& clock = printer_.clock_;
  writing_ = true;
  drivers::WriteOutcome outcome;
  while (outcome.accepted < bytes.size() && !outcome.error) {
    const bool stalled = bytes.size() > kQuestion && clock.now() < printer_.stalled_until_;
    if (broken_) {
      outcome.error = broken_;
    } else if (cancelled_) {
      outcome.error = drivers::Error{Errc::cancelled, "cancelled"};
    } else if (clock.now() >= deadline) {
      outcome.error = drivers::Error{Errc::timeout, "takes no bytes"};
    } else if (stalled) {
      co_await wake_.wait(std::min(deadline, printer_.stalled_until_));
    } else {
      const auto piece = bytes.subspan(outcome.accepted, std::min(kPiece, bytes.size() - outcome.accepted));
      outcome.accepted += piece.size();
      printer_.receive({reinterpret_cast<const char*>(piece.data()), piece.size()});
      co_await wake_.wait(clock.now() + std::chrono::milliseconds(1));
      if (broken_) outcome.error = broken_;
    }
  }
  writing_ = false;
  cancelled_ = false;
  co_return outcome;
}

inline std::unique_ptr<drivers::Transport> SimPrinter::plug_in(boost::asio::any_io_executor executor) {
  ++plugged_;
  answers_.clear();
  auto line = std::make_unique<Line>(std::move(executor), *this);
  line_ = line.get();
  return line;
}

inline void SimPrinter::work() {
  constexpr auto kLabel = std::chrono::milliseconds(700);
  while (power_ && paper_ && !formats_.empty()) {
    if (!out_) out_ = clock_.now() + kLabel;
    if (*out_ > clock_.now()) return;
    ++truth_[formats_.front()];
    formats_.pop_front();
    out_ = formats_.empty() ? std::nullopt : std::optional(*out_ + kLabel);
  }
}

inline void SimPrinter::set_paper(bool there) {
  work();
  paper_ = there;
  out_.reset();  // a label that was cut short is printed anew
  work();
  for (; there && owed_ > 0; --owed_) answer();
}

inline void SimPrinter::set_power(bool on) {
  work();
  power_ = on;
  if (on) return;
  if (out_ && one_in(2)) ++truth_[formats_.front()];  // it was just about out
  out_.reset();
  formats_.clear();
  received_.clear();
  answers_.clear();
  owed_ = 0;
  if (line_) line_->break_down();
}

inline int SimPrinter::printed(const std::string& job) {
  work();
  const auto found = truth_.find(job);
  return found == truth_.end() ? 0 : found->second;
}

inline const std::map<std::string, int>& SimPrinter::truth() {
  work();
  return truth_;
}

inline void SimPrinter::receive(std::string_view bytes) {
  work();
  received_ += bytes;
  for (;;) {
    const auto question = received_.find("~HS"), end = received_.find("^XZ");
    if (question != std::string::npos && question < end) {
      received_.erase(question, 3);
      answer();
    } else if (end != std::string::npos) {
      const auto begin = received_.rfind("^FX ", end) + 4;
      formats_.push_back(received_.substr(begin, received_.find("^FS", begin) - begin));
      received_.erase(0, end + 3);
      work();
    } else {
      return;
    }
  }
}

inline std::string SimPrinter::status() const {
  const auto framed = [](const std::string& line) { return "\x02" + line + "\x03\r\n"; };
  std::string formats = std::to_string(formats_.size());
  formats.insert(0, 3 - std::min<std::size_t>(3, formats.size()), '0');
  const std::string paper_out = paper_ ? "0" : "1", partial = received_.empty() ? "0" : "1";
  return framed("030," + paper_out + ",0,1218," + formats + ",0,0," + partial + ",000,0,0,0") +
         framed("001,0,0,0,1,2,6,0,00000000,1,000") + framed("1234,0");
}

inline std::string SimPrinter::nonsense() {
  switch (random_() % 4) {
    case 0:
      return status().substr(0, random_() % 60);
    case 1:
      return "\x02\x03\x02\x03\x02\x03\r\n";
    case 2:
      return "\x02"
             "030,x,0\x03\r\n" +
             status();
    default: {
      std::string noise;
      for (unsigned i = 0, size = random_() % 200; i < size; ++i) noise += static_cast<char>(random_());
      return noise;
    }
  }
}

inline void SimPrinter::answer() {
  const auto now = clock_.now();
  if (!line_ || now < silent_until_ || (!paper_ && empty_ == Empty::keeps_silent)) return;
  if (!paper_ && empty_ == Empty::answers_later) {
    ++owed_;
    return;
  }
  auto when = now + std::chrono::milliseconds(5);
  if (now < late_until_) when += std::chrono::milliseconds(random_() % 3500);
  when = last_answer_ = std::max(when, last_answer_);  // answers keep their order
  auto say = [this, line = plugged_, text = now < nonsense_until_ ? nonsense() : status()] {
    if (line_ && line == plugged_) line_->say(text);
  };
  answers_.push_back(clock_.alarm(when, std::move(say)));
  if (answers_.size() > 500) answers_.erase(answers_.begin(), answers_.begin() + 250);
}

}  // namespace packbench::tests
